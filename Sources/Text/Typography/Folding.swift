/// Letters without case and accents, so that `À LIRE` and `à lire` compare equal.
///
/// Latin letters lose case and diacritics (`œ` becomes `oe`); Arabic letters lose vowel signs and the variants of
/// alef, yeh and teh marbuta that writers mix.
enum Folding {
    /// What one scalar contributes to a folded word.
    enum Part {
        /// A letter: one or two scalars to compare by.
        case letter(UInt32, UInt32)
        case digit(Int)
        /// Part of the word, but nothing to compare by, such as a vowel sign.
        case silent
        /// Not part of any word.
        case other
    }

    /// What `scalar` contributes.
    static func part(of scalar: UInt32) -> Part {
        switch scalar {
        case 0x61...0x7A: .letter(scalar, 0)
        case 0x41...0x5A: .letter(scalar + 32, 0)
        case 0x30...0x39: .digit(Int(scalar) - 0x30)
        case 0..<0xAA: .other
        case 0xC0...0x17F: latin(scalar)
        case 0x300...0x36F, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x200C, 0x200D: .silent
        case 0x660...0x669: .digit(Int(scalar) - 0x660)
        case 0x620...0x6D3: .letter(arabic(scalar), 0)
        case 0x6F0...0x6F9: .digit(Int(scalar) - 0x6F0)
        case 0xAA, 0xB5, 0xBA, 0x180...0x2AF, 0x370...0x5F4, 0x6D5...0x1FFF: .letter(lowered(scalar), 0)
        case 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFDFB, 0xFE70...0xFEFC, 0x20000...0x3FFFF: .letter(scalar, 0)
        default: .other
        }
    }

    /// Whether `scalar` is a capital of a script that has them.
    static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
        case 0x100...0x137, 0x14A...0x177: scalar % 2 == 0
        case 0x139...0x148, 0x179...0x17E: scalar % 2 == 1
        case 0x178, 0x391...0x3AB, 0x400...0x42F: true
        default: false
        }
    }

    private static func lowered(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x391...0x3AB, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        default: scalar
        }
    }

    private static func arabic(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x622, 0x623, 0x625, 0x671: 0x627
        case 0x649, 0x626, 0x6CC: 0x64A
        case 0x629: 0x647
        case 0x624: 0x648
        case 0x6A9: 0x643
        default: scalar
        }
    }

    /// The base letters of U+00C0…U+017F in order; a digit stands for a pair, 0 for a sign.
    private static let bases: StaticString = """
        aaaaaa1ceeeeiiiidnooooo0ouuuuy23aaaaaa1ceeeeiiiidnooooo0ouuuuy2yaaaaaaccccccccddddeeeeeeeeee\
        gggggggghhhhiiiiiiiiii44jjkkkllllllllllnnnnnnnnnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """

    private static func base(_ scalar: UInt32) -> UInt8 {
        scalar >= 0xC0 && scalar <= 0x17F ? bases.utf8Start[Int(scalar - 0xC0)] : 0
    }

    /// The base letter of an accented Latin letter of two bytes; nil for other characters and for pairs.
    static func base(_ lead: UInt8, _ next: UInt8) -> UInt8? {
        guard lead >= 0xC3, lead <= 0xC5 else { return nil }
        let base = base(UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F))
        return base >= UInt8(ascii: "a") ? base : nil
    }

    private static func latin(_ scalar: UInt32) -> Part {
        switch base(scalar) {
        case UInt8(ascii: "0"): .other
        case UInt8(ascii: "1"): .letter(0x61, 0x65)
        case UInt8(ascii: "2"): .letter(0x74, 0x68)
        case UInt8(ascii: "3"): .letter(0x73, 0x73)
        case UInt8(ascii: "4"): .letter(0x69, 0x6A)
        case UInt8(ascii: "5"): .letter(0x6F, 0x65)
        case let base: .letter(UInt32(base), 0)
        }
    }
}
