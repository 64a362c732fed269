/// What tells a sentence from a heading.
enum Sentence {
    /// Whether a text closes as a sentence does, closing quotes and brackets aside.
    static func ends(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { ends($0) }
    }

    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = bytes.count
        for _ in 0..<6 where end > 0 {
            var start = end - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            var cursor = ScalarCursor(bytes, from: start, to: end)
            end = start
            switch cursor.next() {
            case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x3002: return true
            case 0xBB, 0x201D, 0x201C, 0x22, 0x27, 0x2019, 0x29, 0x5D, 0x20, 0xA0, 0x202F: continue
            default: return false
            }
        }
        return false
    }
}
