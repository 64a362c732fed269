import Foundation

/// What one scalar contributes to a folded word: base letters without case and accent, and the accent apart.
///
/// Compatibility decomposition (Unicode NFKD) and lower case, then what writers of one language mix: variants of alef,
/// yeh and teh marbuta; Cyrillic as Serbian newspapers write it in Latin letters. What is dropped or replaced so is
/// kept as the `accent`, by which equal texts are told from like ones.
struct Letter {
    enum Kind: UInt64 {
        /// Not part of any word.
        case other
        case letter
        case digit
        /// An accent that stands alone, a vowel sign.
        case mark
        /// A word of its own, as in scripts that do not part words.
        case ideograph
        /// Invisible: neither part of a word nor its end.
        case invisible
    }

    // From the low end: 3 bits kind, 1 capital, 20 first letter, 20 second letter, 20 accent.
    fileprivate(set) var bits: UInt64

    var kind: Kind { Kind(rawValue: bits & 7) ?? .other }
    var isCapital: Bool { bits & 8 != 0 }
    var first: UInt64 { bits >> 4 & 0xF_FFFF }
    var second: UInt64 { bits >> 24 & 0xF_FFFF }
    var accent: UInt64 { bits >> 44 }

    init(_ kind: Kind, _ first: UInt32 = 0, _ second: UInt32 = 0, accent: UInt32 = 0, isCapital: Bool = false) {
        bits =
            kind.rawValue | (isCapital ? 8 : 0) | UInt64(first & 0xF_FFFF) << 4 | UInt64(second & 0xF_FFFF) << 24
            | UInt64(accent & 0xF_FFFF) << 44
    }
}

/// `Letter`s by scalar.
enum LetterTable {
    static func letter(_ scalar: UInt32) -> Letter {
        if scalar < UInt32(low.count) { return low[Int(scalar)] }
        switch scalar {
        case 0x1E00...0x1FFF: return additions[Int(scalar - 0x1E00)]
        case 0x200B...0x200D, 0x2060, 0xFEFF: return Letter(.invisible)
        case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x245F, 0x2500...0x2BFF, 0x3000...0x3004, 0x3006...0x303F:
            return Letter(.other)
        case 0x3041...0x30FF: return kana[Int(scalar - 0x3040)]
        case 0x3005, 0x3400...0x9FFF, 0x20000...0x3FFFF: return Letter(.ideograph, scalar)
        case 0xAC00...0xD7A3: return hangul(scalar)
        case 0x1F000...0x1FAFF, 0xE000...0xF8FF: return Letter(.other)
        default: return Unicode.Scalar(scalar).map(decomposed) ?? Letter(.other)
        }
    }

    private static let low = (UInt32(0)..<0x1E00).map(entry)
    private static let additions = (UInt32(0x1E00)..<0x2000).map(entry)
    private static let kana = (UInt32(0x3040)..<0x3100).map(entry)

    /// To decompose a scalar costs a microsecond: only the blocks that have something to decompose are asked.
    private static func entry(_ value: UInt32) -> Letter {
        guard let scalar = Unicode.Scalar(value) else { return Letter(.other) }
        if value == 0xAD || value == 0x61C || value == 0x34F { return Letter(.invisible) }
        let decomposes = (0x80..<0x700).contains(value) || (0x900..<0xE00).contains(value) || value >= 0x1D00
        return decomposes ? decomposed(scalar) : plain(scalar)
    }

    private static func decomposed(_ scalar: Unicode.Scalar) -> Letter {
        if let special = special(scalar.value) { return special }
        let parts = String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars
        if let only = parts.first, parts.count == 1 { return plain(only) }
        var bases: [UInt32] = []
        var accent: UInt32 = 0
        var kind = Letter.Kind.other
        for part in parts {
            let letter = special(part.value) ?? plain(part)
            switch letter.kind {
            case .letter, .ideograph, .digit:
                if kind == .other { kind = letter.kind }
                bases.append(UInt32(letter.first))
                if letter.second != 0 { bases.append(UInt32(letter.second)) }
            case .mark: accent = accent &* 31 &+ UInt32(letter.accent)
            case .other, .invisible: break
            }
        }
        if kind == .other { return accent != 0 ? Letter(.mark, accent: accent) : Letter(.other) }
        let isCapital = scalar.properties.isUppercase
        return Letter(kind, bases.first ?? 0, bases.count > 1 ? bases[1] : 0, accent: accent, isCapital: isCapital)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Letter {
        if let special = special(scalar.value) { return special }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter:
            let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
            let letter = special(lower.value) ?? Letter(.letter, lower.value)
            return Letter(
                .letter,
                UInt32(letter.first),
                UInt32(letter.second),
                accent: UInt32(letter.accent),
                isCapital: true
            )
        case .lowercaseLetter, .modifierLetter: return Letter(.letter, scalar.value)
        case .otherLetter: return Letter(isUnparted(scalar.value) ? .ideograph : .letter, scalar.value)
        case .decimalNumber, .letterNumber, .otherNumber:
            let value = properties.numericValue.flatMap { (0...9).contains($0) ? UInt32($0) : nil }
            return Letter(.digit, value.map { 0x30 + $0 } ?? scalar.value)
        case .nonspacingMark, .spacingMark, .enclosingMark: return Letter(.mark, accent: scalar.value)
        case .format: return Letter(.invisible)
        default: return Letter(.other)
        }
    }

    /// Thai, Lao, Tibetan, Burmese, Khmer and kana: words are not parted.
    private static func isUnparted(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0xF900...0xFAFF, 0xFF66...0xFF9F: true
        default: false
        }
    }

    /// Hangul syllables as their parts (The Unicode Standard, 3.12), so that both spellings are one.
    private static func hangul(_ scalar: UInt32) -> Letter {
        let place = scalar - 0xAC00
        let tail = place % 28
        let vowel = 0x1161 + place % 588 / 28
        return Letter(.letter, 0x1100 + place / 588, vowel, accent: tail == 0 ? 0 : 0x11A7 + tail)
    }

    private static func special(_ scalar: UInt32) -> Letter? {
        if let pair = pairs[scalar] { return Letter(.letter, pair.0, pair.1, accent: scalar) }
        if let index = cyrillic.firstIndex(of: scalar) {
            return Letter(.letter, UInt32(latin[index]), accent: scalar)
        }
        switch scalar {
        case 0x11A8...0x11C2: return Letter(.mark, accent: scalar)
        case 0x640: return Letter(.mark, accent: scalar)
        case 0x671: return Letter(.letter, 0x627, accent: scalar)
        case 0x649, 0x6CC: return Letter(.letter, 0x64A, accent: scalar)
        case 0x629: return Letter(.letter, 0x647, accent: scalar)
        case 0x6A9: return Letter(.letter, 0x643, accent: scalar)
        default: return nil
        }
    }

    private static let cyrillic = "абвгдезиклмнопрстуфхцчшђћјыэ".unicodeScalars.map(\.value)
    private static let latin = Array("abvgdeziklmnoprstufhccsdcjye".utf8)
    /// Letters that are written as two, or that no decomposition takes their stroke from.
    private static let pairs: [UInt32: (UInt32, UInt32)] = {
        let rules = "æ a|œ o|ø o|ß ss|þ th|ð d|đ d|ħ h|ı i|ł l|ŧ t|ŋ n|ж z|щ sc|ю ju|я ja|љ lj|њ nj|џ dz|ъ -|ь -|ς σ"
        var table: [UInt32: (UInt32, UInt32)] = [:]
        for rule in rules.split(separator: "|") {
            let scalars = rule.unicodeScalars.map(\.value)
            guard scalars.count >= 3 else { continue }
            table[scalars[0]] = scalars[2] == 0x2D ? (0, 0) : (scalars[2], scalars.count > 3 ? scalars[3] : 0)
        }
        return table
    }()
}
