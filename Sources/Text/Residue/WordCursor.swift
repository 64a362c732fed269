/// Reads the words of a text one by one, as `Line` parts them, without keeping them.
struct WordCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the word read last begins.
    private(set) var start = 0
    /// After the word read last.
    private(set) var offset = 0
    /// The letters of the word read last after which `ReadAlso` takes a sentence for ended, its last letter aside.
    private(set) var falseEnds = 0
    /// After the last of them.
    private(set) var falseEnd = 0

    /// Takes bytes that are valid UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The hash of the next word; nil when there is none.
    @inline(__always)
    mutating func next() -> UInt64? {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                if Self.isLetter(byte) { return word() }
                offset += 1
                continue
            }
            var cursor = ScalarCursor(bytes, from: offset)
            guard let scalar = cursor.next() else { break }
            if case .letter = Folding.part(of: scalar) { return word() }
            offset = cursor.offset
        }
        offset = bytes.count
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    private mutating func word() -> UInt64 {
        start = offset
        falseEnds = 0
        var hash = WordHash.seed
        var place = offset
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                guard Self.isLetter(byte) else { break }
                WordHash.add(byte | 0x20, to: &hash)
                place += 1
                continue
            }
            guard let next = add(at: place, to: &hash) else { break }
            if ReadAlso.isBoundary(bytes[next - 1]) {
                falseEnds += 1
                falseEnd = next
            }
            place = next
        }
        offset = place
        return hash
    }

    /// Adds a character beyond ASCII to a word; the place after it, nil when it is no part of a word.
    private func add(at place: Int, to hash: inout UInt64) -> Int? {
        if place + 1 < bytes.count, let base = Folding.base(bytes[place], bytes[place + 1]) {
            WordHash.add(base, to: &hash)
            return place + 2
        }
        var cursor = ScalarCursor(bytes, from: place)
        guard let scalar = cursor.next() else { return nil }
        switch Folding.part(of: scalar) {
        case .letter(let first, let second):
            WordHash.add(first, to: &hash)
            if second != 0 { WordHash.add(second, to: &hash) }
        case .silent: break
        case .digit, .other: return nil
        }
        return cursor.offset
    }
}
