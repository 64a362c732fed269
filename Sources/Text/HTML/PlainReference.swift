/// A character reference that reads the same by every rule, or an ampersand that begins none.
///
/// The HTML standard (§13.2.5.72) knows two thousand names, some without their semicolon; here are those that texts are
/// full of. About all others there is no answer, and whoever asks must ask a whole parser.
struct PlainReference {
    var scalar: Unicode.Scalar
    /// Bytes of the input.
    var length: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, inAttribute: Bool = false) {
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        if next == UInt8(ascii: "#") {
            guard let (scalar, length) = Self.number(bytes, start) else { return nil }
            self.init(scalar: scalar, length: length)
            return
        }
        var end = start + 1
        while end < bytes.count, end - start <= 16, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        // A comment after it would be left out, which joins what stands around it.
        guard end == bytes.count || bytes[end] != UInt8(ascii: "<") else { return nil }
        let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
            guard let scalar = Self.named(name) else { return nil }
            self.init(scalar: scalar, length: end + 1 - start)
        } else {
            // In the query of an address a name before an equals sign is a parameter.
            let isParameter = inAttribute && end < bytes.count && bytes[end] == UInt8(ascii: "=")
            guard isParameter || !Self.mayBeName(name) else { return nil }
            self.init(scalar: "&", length: 1)
        }
    }

    private init(scalar: Unicode.Scalar, length: Int) {
        self.scalar = scalar
        self.length = length
    }

    /// An attribute's value with its references decoded; nil where one has no answer.
    static func decoded(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !value.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) else { return nil }
        guard value.contains(UInt8(ascii: "&")) else { return Array(value) }
        var output: [UInt8] = []
        output.reserveCapacity(value.count)
        var index = 0
        while index < value.count {
            guard value[index] == UInt8(ascii: "&") else {
                output.append(value[index])
                index += 1
                continue
            }
            guard let reference = PlainReference(value, at: index, inAttribute: true) else { return nil }
            output.append(contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
            index += reference.length
        }
        return output
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Unicode.Scalar, Int)? {
        var index = start + 2
        let isHex = index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHex { index += 1 }
        let first = index
        var code: UInt32 = 0
        while index < bytes.count, index - first < 8, let digit = bytes[index].hexValue, isHex || digit < 10 {
            code = code &* (isHex ? 16 : 10) &+ UInt32(digit)
            index += 1
        }
        guard index > first, index - first < 8, index < bytes.count, bytes[index] == UInt8(ascii: ";"),
            let scalar = Unicode.Scalar(code), isOrdinary(code)
        else { return nil }
        return (scalar, index + 1 - start)
    }

    /// Controls, private planes and what is no character have rules of their own.
    private static func isOrdinary(_ code: UInt32) -> Bool {
        switch code {
        case 0x20...0x7E, 0xA0...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0x1FFFD: true
        default: false
        }
    }

    private static func named(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard let key = CaseName(name) else { return nil }
        return names[key]
    }

    /// Whether some name that counts without its semicolon may begin so.
    private static func mayBeName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count >= 2 else { return false }
        return starts.contains(UInt16(name[0]) << 8 | UInt16(name[1]))
    }

    /// A name of at most eight letters, as one word.
    private struct CaseName: Hashable {
        var word: UInt64 = 0

        init?(_ name: UnsafeBufferPointer<UInt8>) {
            guard name.count <= 8 else { return nil }
            for byte in name { word = word << 8 | UInt64(byte) }
        }
    }

    private static let names: [CaseName: Unicode.Scalar] = {
        var names: [CaseName: Unicode.Scalar] = [:]
        for (name, scalar) in common {
            let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            if let key = CaseName(bytes) { names[key] = scalar }
        }
        return names
    }()

    private static let common: [(StaticString, Unicode.Scalar)] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
        ("rsquo", "’"), ("lsquo", "‘"), ("rdquo", "”"), ("ldquo", "“"), ("sbquo", "‚"), ("bdquo", "„"),
        ("laquo", "«"), ("raquo", "»"), ("lsaquo", "‹"), ("rsaquo", "›"), ("ndash", "–"), ("mdash", "—"),
        ("hellip", "…"), ("bull", "•"), ("middot", "·"), ("euro", "€"), ("pound", "£"), ("yen", "¥"), ("cent", "¢"),
        ("copy", "©"), ("reg", "®"), ("trade", "™"), ("deg", "°"), ("times", "×"), ("plusmn", "±"), ("frac12", "½"),
        ("sup2", "²"), ("sup3", "³"), ("sect", "§"), ("para", "¶"), ("rarr", "→"), ("larr", "←"), ("shy", "\u{AD}"),
        ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"), ("zwnj", "\u{200C}"), ("zwj", "\u{200D}"),
        ("lrm", "\u{200E}"), ("rlm", "\u{200F}"), ("ordm", "º"), ("ordf", "ª"), ("iexcl", "¡"), ("iquest", "¿"),
        ("agrave", "à"), ("aacute", "á"), ("acirc", "â"), ("atilde", "ã"), ("auml", "ä"), ("aring", "å"),
        ("aelig", "æ"), ("ccedil", "ç"), ("egrave", "è"), ("eacute", "é"), ("ecirc", "ê"), ("euml", "ë"),
        ("igrave", "ì"), ("iacute", "í"), ("icirc", "î"), ("iuml", "ï"), ("ntilde", "ñ"), ("ograve", "ò"),
        ("oacute", "ó"), ("ocirc", "ô"), ("otilde", "õ"), ("ouml", "ö"), ("oslash", "ø"), ("ugrave", "ù"),
        ("uacute", "ú"), ("ucirc", "û"), ("uuml", "ü"), ("yacute", "ý"), ("yuml", "ÿ"), ("oelig", "œ"),
        ("szlig", "ß"), ("scaron", "š"), ("Agrave", "À"), ("Aacute", "Á"), ("Acirc", "Â"), ("Atilde", "Ã"),
        ("Auml", "Ä"), ("Aring", "Å"), ("AElig", "Æ"), ("Ccedil", "Ç"), ("Egrave", "È"), ("Eacute", "É"),
        ("Ecirc", "Ê"), ("Euml", "Ë"), ("Iacute", "Í"), ("Icirc", "Î"), ("Iuml", "Ï"), ("Ntilde", "Ñ"),
        ("Oacute", "Ó"), ("Ocirc", "Ô"), ("Ouml", "Ö"), ("Oslash", "Ø"), ("Ugrave", "Ù"), ("Uacute", "Ú"),
        ("Ucirc", "Û"), ("Uuml", "Ü"), ("OElig", "Œ"),
        ("Igrave", "Ì"), ("Ograve", "Ò"), ("Ugrave", "Ù"), ("Otilde", "Õ"), ("infin", "∞"), ("minus", "−"),
        ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("asymp", "≈"), ("equiv", "≡"), ("uarr", "↑"), ("darr", "↓"),
        ("harr", "↔"), ("rArr", "⇒"), ("hArr", "⇔"), ("prime", "′"), ("Prime", "″"), ("dagger", "†"), ("Dagger", "‡"),
        ("permil", "‰"), ("frac14", "¼"), ("frac34", "¾"), ("sup1", "¹"), ("not", "¬"), ("divide", "÷"),
        ("micro", "µ"), ("curren", "¤"), ("brvbar", "¦"), ("uml", "¨"), ("macr", "¯"), ("acute", "´"), ("cedil", "¸"),
        ("sum", "∑"), ("radic", "√"), ("int", "∫"), ("part", "∂"), ("forall", "∀"), ("exist", "∃"), ("isin", "∈"),
        ("cap", "∩"), ("cup", "∪"), ("sub", "⊂"), ("sup", "⊃"), ("and", "∧"), ("or", "∨"), ("nabla", "∇"),
        ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
        ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
        ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("phi", "φ"), ("chi", "χ"), ("psi", "ψ"),
        ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Pi", "Π"), ("Sigma", "Σ"),
        ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"), ("hearts", "♥"), ("spades", "♠"), ("clubs", "♣"), ("diams", "♦"),
        ("loz", "◊"), ("fnof", "ƒ"), ("tilde", "˜"), ("circ", "ˆ"), ("Scaron", "Š"), ("Yuml", "Ÿ"), ("Yacute", "Ý"),
        ("thorn", "þ"), ("THORN", "Þ"), ("eth", "ð"), ("ETH", "Ð"), ("oline", "‾"), ("frasl", "⁄"),
    ]

    /// The first two letters of every name that counts without its semicolon.
    private static let starts: Set<UInt16> = {
        let pairs =
            "AEAMAaAcAgArAtAuCOCcETEaEcEgEuGTIaIcIgIuLTNtOaOcOgOsOtOuQURETHUaUcUgUuYaaaacaeagamaratau"
            + "brcccecocudedieaecegeteufrgtiaicieigiqiulaltmaminbnontoaocogorosotoupaplpoqurareseshsusz"
            + "thtiuaucugumuuyayeyu"
        let bytes = Array(pairs.utf8)
        return Set(stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) })
    }()
}
