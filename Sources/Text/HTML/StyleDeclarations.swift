/// The declarations of a `style` attribute, compared with white space and letter case left out of account.
struct StyleDeclarations: Sequence, IteratorProtocol {
    private let value: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ value: UnsafeBufferPointer<UInt8>) {
        self.value = value
    }

    mutating func next() -> Declaration? {
        guard position < value.count else { return nil }
        let end = Bytes.find(UInt8(ascii: ";"), in: value, from: position) ?? value.count
        let declaration = Declaration(bytes: UnsafeBufferPointer(rebasing: value[position..<end]))
        position = end + 1
        return declaration
    }

    struct Declaration {
        let bytes: UnsafeBufferPointer<UInt8>

        /// Whether it begins with a text in lower case.
        func begins(_ text: StaticString) -> Bool { rest(after: text) != nil }

        /// Whether it is a text in lower case.
        func spells(_ text: StaticString) -> Bool {
            rest(after: text).map { bytes[$0...].allSatisfy { $0 <= 0x20 } } ?? false
        }

        private func rest(after text: StaticString) -> Int? {
            var matched = 0
            for index in bytes.indices {
                if matched == text.utf8CodeUnitCount { return index }
                guard bytes[index] > 0x20 else { continue }
                guard bytes[index].lowered == text.utf8Start[matched] else { return nil }
                matched += 1
            }
            return matched == text.utf8CodeUnitCount ? bytes.count : nil
        }
    }
}
