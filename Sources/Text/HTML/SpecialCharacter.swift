/// The characters beyond ASCII that are not written as they come.
enum SpecialCharacter {
    case hardSpace, softSpace, nothing, joiner, control, visible

    /// Decides on the three bytes that begin a character (the third is 0 for two-byte ones).
    init(_ lead: UInt8, _ second: UInt8, _ third: UInt8) {
        switch (lead, second, third) {
        case (0xC2, 0xA0, _), (0xE2, 0x80, 0xAF): self = .hardSpace
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x81, 0x9F):
            self = .softSpace
        case (0xC2, 0x80...0x9F, _): self = .control
        // Soft hyphen; zero-width space; direction marks; embeddings; word joiner; isolates; BOM; noncharacters.
        case (0xC2, 0xAD, _), (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F),
            (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0), (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF),
            (0xEF, 0xBF, 0xBE...0xBF):
            self = .nothing
        case (0xE2, 0x80, 0x8C...0x8D): self = .joiner
        default: self = .visible
        }
    }
}
