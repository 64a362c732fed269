/// The entities a document declares for itself, as far as they are plain text.
///
/// External entities are never read. Entities whose text holds a reference or a tag are left out, so that nothing
/// expands twice, and the sum of all expansions is bounded: a document cannot grow by them.
struct DeclaredEntities {
    private static let maximumCount = 256
    private static let maximumLength = 1024
    private static let maximumExpansion = 256 << 10

    private var values: [[UInt8]: [UInt8]] = [:]
    private var expanded = 0

    /// The text of an entity; nil when it is not declared or the document has expanded too much already.
    mutating func text(of name: some Collection<UInt8>) -> [UInt8]? {
        guard !values.isEmpty, let value = values[Array(name)] else { return nil }
        expanded += value.count
        return expanded <= Self.maximumExpansion ? value : nil
    }

    /// Reads the declaration whose name follows at `start`; answers the offset behind it.
    mutating func declare(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var offset = start
        func skipSpace() { while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 } }
        func isQuote() -> Bool {
            offset < bytes.count && (bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'"))
        }
        skipSpace()
        let name = offset
        while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: ">"), !isQuote() { offset += 1 }
        let nameEnd = offset
        skipSpace()
        guard isQuote(), let close = bytes[(offset + 1)...].firstIndex(of: bytes[offset]) else {
            // SYSTEM, PUBLIC or a parameter entity: the caller skips its quoted parts.
            return max(offset, start + 1)
        }
        let value = bytes[(offset + 1)..<close]
        let isPlain =
            !value.contains(UInt8(ascii: "&")) && !value.contains(UInt8(ascii: "<"))
            && !value.contains(UInt8(ascii: "%"))
        let isKnown = values[Array(bytes[name..<nameEnd])] != nil
        if nameEnd > name, value.count <= Self.maximumLength, values.count < Self.maximumCount, !isKnown {
            if isPlain {
                values[Array(bytes[name..<nameEnd])] = Array(value)
            } else if let character = ReferenceDecoder.character(UnsafeBufferPointer(rebasing: value)) {
                values[Array(bytes[name..<nameEnd])] = character
            }
        }
        return close + 1
    }
}
