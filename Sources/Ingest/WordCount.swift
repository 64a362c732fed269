/// Counts words as a reader would.
enum WordCount {
    /// Runs between white space that hold a letter or digit; in scripts written without spaces each character is one.
    static func of(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            var isInWord = false
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    let isSpace = byte <= 0x20
                    let isWordByte = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
                    if isSpace { isInWord = false }
                    if isWordByte, !isInWord {
                        count += 1
                        isInWord = true
                    }
                    index += 1
                } else if byte < 0xE0 {
                    // Two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic; below U+00C0 only signs and the no-break space.
                    if byte == 0xC2 {
                        if index + 1 < bytes.count, bytes[index + 1] == 0xA0 { isInWord = false }
                    } else if !isInWord {
                        count += 1
                        isInWord = true
                    }
                    index += 2
                } else if byte < 0xF0 {
                    // The code point without its last six bits.
                    let row = index + 1 < bytes.count ? UInt16(byte & 15) << 6 | UInt16(bytes[index + 1] & 63) : 0
                    switch row {
                    case 0x80: break  // U+2000…: dashes and quotation marks
                    case 0xC0: isInWord = false  // U+3000…: CJK punctuation
                    case 0xC1...0xC3, 0xD0...0x27F:  // kana and ideographs
                        count += 1
                        isInWord = false
                    default:
                        if !isInWord {
                            count += 1
                            isInWord = true
                        }
                    }
                    index += 3
                } else {
                    index += 4
                }
            }
            return count
        }
    }
}
