/// Counts words as a reader would.
enum WordCount {
    /// Runs between white space that hold a letter or digit; in scripts written without spaces each character is one.
    static func of(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in kinds.withUnsafeBufferPointer { count(bytes, $0) } }
    }

    private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        // 1 within a word, else 0: a number, because a branch would be guessed wrong at every other word.
        var isInWord: UInt8 = 0
        var index = 0
        while index < bytes.count {
            var kind = kinds[Int(bytes[index])]
            if kind == manyBytes {
                let (own, width) = wide(bytes, at: index)
                index += width
                if own == alone {
                    count += 1
                    isInWord = 0
                    continue
                }
                kind = own
            } else {
                index &+= 1
            }
            let before = isInWord
            isInWord = isInWord & (kind >> 1) | kind & 1
            count &+= Int(isInWord & ~before)
        }
        return count
    }

    // Bit 0: begins a word, or goes on with it. Bit 1: does not end one.
    private static let space: UInt8 = 0
    private static let sign: UInt8 = 2
    private static let letter: UInt8 = 3
    /// More than its first byte must be looked at.
    private static let manyBytes: UInt8 = 4
    /// A word by itself.
    private static let alone: UInt8 = 8

    /// The kind of each byte.
    ///
    /// Of two bytes are Latin, Greek, Cyrillic, Hebrew, Arabic; below U+00C0 (lead C2) only signs and the no-break
    /// space. Bytes that go on change nothing.
    private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0...0x20: space
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xC1, 0xC3...0xDF: letter
        case 0xC2, 0xE0...0xEF: manyBytes
        default: sign
        }
    }

    /// The kind and width of a character whose first byte does not tell.
    private static func wide(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (kind: UInt8, width: Int) {
        let lead = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if lead == 0xC2 { return (next == 0xA0 ? space : sign, 2) }
        // The code point without its last six bits.
        switch UInt16(lead & 15) << 6 | UInt16(next & 63) {
        case 0x80: return (sign, 3)  // U+2000…: dashes and quotation marks
        case 0xC0: return (space, 3)  // U+3000…: CJK punctuation
        case 0xC1...0xC3, 0xD0...0x27F: return (alone, 3)  // kana and ideographs
        default: return (letter, 3)
        }
    }
}
