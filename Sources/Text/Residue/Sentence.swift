/// What tells a sentence from a heading.
enum Sentence {
    /// Whether a text closes as a sentence does, closing quotes and brackets aside.
    static func ends(_ text: String) -> Bool {
        for scalar in text.unicodeScalars.suffix(6).reversed() {
            switch scalar.value {
            case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x3002: return true
            case 0xBB, 0x201D, 0x201C, 0x22, 0x27, 0x2019, 0x29, 0x5D, 0x20, 0xA0, 0x202F: continue
            default: return false
            }
        }
        return false
    }
}
