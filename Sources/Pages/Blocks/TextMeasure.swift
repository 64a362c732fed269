/// Length, end and content of a passage, in one pass.
struct TextMeasure {
    /// Characters, those of scripts that write without spaces counted three times.
    private(set) var length = 0
    /// Whether a letter or digit is in it.
    private(set) var hasWords = false
    private(set) var endsSentence = false

    init(_ text: [UInt8], _ range: Range<Int>) {
        text.withUnsafeBufferPointer { text in
            guard range.lowerBound >= 0, range.upperBound <= text.count else { return }
            var index = range.lowerBound
            while index < range.upperBound {
                let byte = text[index]
                if byte < 0x80 {
                    length += 1
                    if !hasWords { hasWords = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
                    index += 1
                    continue
                }
                let second = index + 1 < range.upperBound ? text[index + 1] : 0
                length += Self.isWide(byte, second) ? 3 : 1
                if !hasWords { hasWords = !Self.isMark(byte, second) }
                index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            }
            endsSentence = Self.endsSentence(text, range)
        }
    }

    /// Kana, ideographs, Hangul and Thai.
    private static func isWide(_ lead: UInt8, _ second: UInt8) -> Bool {
        switch lead {
        case 0xE0: second >= 0xB8 && second <= 0xB9
        case 0xE3: second >= 0x81 && second <= 0x83 || second >= 0x90
        case 0xE4...0xE9: true
        case 0xEA: second >= 0xB0
        case 0xEB...0xEC: true
        case 0xED: second <= 0x9E
        default: false
        }
    }

    /// Punctuation, symbols and spaces beyond ASCII.
    private static func isMark(_ lead: UInt8, _ second: UInt8) -> Bool {
        switch lead {
        case 0xC2: second != 0xAA && second != 0xB5 && second != 0xBA
        case 0xE2: true
        case 0xE3: second == 0x80
        case 0xEF: second >= 0xB8
        case 0xF0: second == 0x9F
        default: false
        }
    }

    private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        switch text[last] {
        case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x22, 0x27, 0x29: return true
        case 0x80...0xBF:
            guard range.count >= 2 else { return false }
            if text[last - 1] == 0xC2 { return text[last] == 0xBB }
            guard range.count >= 3 else { return false }
            switch (text[last - 2], text[last - 1], text[last]) {
            case (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0x98...0x9F), (0xE2, 0x80, 0xBA): return true
            case (0xE3, 0x80, 0x82), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F): return true
            case (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x89): return true
            default:
                // Arabic question mark and full stop.
                return text[last - 1] == 0xD8 && text[last] == 0x9F || text[last - 1] == 0xDB && text[last] == 0x94
            }
        default: return false
        }
    }
}
