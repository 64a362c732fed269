import Foundation

/// The spelling of characters, as opposed to words: what every published text gets before it is compared or kept.
public enum Typography {
    /// `text` in one spelling: Unicode NFC, no invisible characters, single spaces, none before comma or full stop.
    ///
    /// Spaces at the ends go; line breaks stay, at most two together. French spacing before `: ; ! ? »` and after `«`
    /// stays, quotes and apostrophes stay as published. Mojibake (UTF-8 once read as windows-1252) is undone where
    /// the evidence is clear. Text that needs nothing is returned as it is, without an allocation.
    public static func clean(_ text: String) -> String {
        var text = text
        let needs = text.withUTF8 { TypographyScan(of: $0) }
        if needs.isEmpty { return text }
        var isComposed = !needs.contains(.normalisation)
        // What went through wrong hands twice has to come back twice.
        var rounds = needs.contains(.mojibake) ? 4 : 0
        while rounds > 0, let repaired = Mojibake.repaired(text) {
            text = repaired
            // Any character can come to light.
            isComposed = false
            rounds -= 1
        }
        if !isComposed { text = text.precomposedStringWithCanonicalMapping }
        if needs == .mojibake, isComposed { return text }
        var rewriter = TypographyRewriter()
        return text.withUTF8 { rewriter.rewrite($0) }
    }
}

/// What a text needs, found in one pass without looking closely: a need may turn out to be nothing.
struct TypographyScan: OptionSet {
    let rawValue: UInt8

    static let spelling = TypographyScan(rawValue: 1)
    static let normalisation = TypographyScan(rawValue: 2)
    static let mojibake = TypographyScan(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of bytes: UnsafeBufferPointer<UInt8>) {
        var needs = TypographyScan()
        let count = bytes.count
        var place = 0
        if let first = bytes.first, let last = bytes.last, first <= 0x20 || last <= 0x20 { needs.insert(.spelling) }
        while place < count {
            let byte = bytes[place]
            if byte > 0x20, byte < 0x7F {
                place += 1
                continue
            }
            let next = place + 1 < count ? bytes[place + 1] : 0
            let afterNext = place + 2 < count ? bytes[place + 2] : 0
            needs.formUnion(Self.needs(of: byte, next, afterNext, before: place > 0 ? bytes[place - 1] : 0))
            place += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        self = needs
    }

    private static func needs(_ scan: TypographyScan, if condition: Bool) -> TypographyScan { condition ? scan : [] }

    /// What a character needs, from its first three bytes and the byte before it.
    private static func needs(of lead: UInt8, _ next: UInt8, _ last: UInt8, before: UInt8) -> TypographyScan {
        switch lead {
        case 0x20:
            let isNear = next == 0x20 || next == 0x2C || next == 0x2E || next == 0x29 || next == 0xC2 || next == 0xD8
            return needs(.spelling, if: isNear || next == 0x0A || before == 0x28)
        case 0x0A: return needs(.spelling, if: next == 0x20 || next == 0x0A)
        case ..<0x20, 0x7F: return .spelling
        case 0xC2: return needs(.spelling, if: next <= 0xA0 || next == 0xAD)
        case 0xC3: return needs(.mojibake, if: isMojibakeLead(next) && isMojibakeTail(last))
        case 0xCC, 0xCD: return .normalisation
        case 0xCE: return needs(.normalisation, if: next == 0x87)
        case 0xD8: return needs(.spelling, if: next == 0x8C || next == 0x9C)
        case 0xD9: return needs(.normalisation, if: next >= 0x93 && next <= 0x95)
        case 0xDB: return needs(.normalisation, if: next >= 0x80 && next <= 0x95)
        case 0xE0: return .normalisation
        case 0xE1:
            return needs(
                .normalisation,
                if: next <= 0x87 || next >= 0xBC || next == 0xAC || next == 0xAD || next == 0xB7
            )
        case 0xE2: return ofE2(next, last)
        case 0xE3:
            return needs(.spelling, if: next == 0x80 && last == 0x80).union(needs(.normalisation, if: next == 0x82))
        case 0xEF:
            return next >= 0xA4 && next <= 0xAD ? [.normalisation, .spelling] : needs(.spelling, if: next >= 0xBB)
        case 0xF0: return needs(.normalisation, if: next == 0x9D || next == 0xAF || next == 0x91)
        default: return []
        }
    }

    /// The second byte of `Â`, `Ã`, `â`, `Ø` and `Ù`.
    private static func isMojibakeLead(_ byte: UInt8) -> Bool {
        byte == 0x82 || byte == 0x83 || byte == 0xA2 || byte == 0x98 || byte == 0x99
    }

    /// The first byte of what 0x80…0xBF shows as in windows-1252.
    private static func isMojibakeTail(_ byte: UInt8) -> Bool {
        byte == 0xC2 || byte == 0xC5 || byte == 0xC6 || byte == 0xCB || byte == 0xE2
    }

    private static func ofE2(_ next: UInt8, _ last: UInt8) -> TypographyScan {
        switch next {
        case 0x80: needs(.spelling, if: last <= 0x8F || (last >= 0xA8 && last <= 0xAF))
        case 0x81: needs(.spelling, if: last >= 0x9F)
        case 0x84: needs(.normalisation, if: last == 0xA6 || last == 0xAA || last == 0xAB)
        case 0xAB: .normalisation
        default: []
        }
    }
}
