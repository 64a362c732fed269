/// Walks a text letter by letter, folding what does not distinguish one date from another.
///
/// Capitals, accents and Arabic spelling variants fall together; digits of the Arabic, Persian and full-width
/// sets count as digits; typographic dashes and spaces as their plain forms.
struct FoldedLetters {
    /// What a character is in a date.
    enum Kind {
        case space
        case digit(Int)
        case letter([UInt8])
        /// A letter that is a word by itself, as 年.
        case unit(String)
        case sign(UInt8)
    }

    /// A character and how many bytes it takes.
    struct Letter {
        var kind: Kind
        var length: Int
    }

    private let text: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    mutating func advance(_ letter: Letter) {
        position += letter.length
    }

    func peek() -> Letter? {
        guard position < text.count else { return nil }
        let byte = text[position]
        guard byte >= 0x80 else { return Letter(kind: Self.ascii(byte), length: 1) }
        let (scalar, length) = decode()
        return Letter(kind: Self.kind(of: scalar), length: length)
    }

    /// The folded word here; at least one letter.
    mutating func word() -> String {
        var word: [UInt8] = []
        while let next = peek() {
            switch next.kind {
            case .letter(let folded): word += folded
            // An apostrophe or accent within a word does not end it.
            case .sign(0) where !word.isEmpty: break
            default: return String(decoding: word, as: UTF8.self)
            }
            advance(next)
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// Skips a bracketed comment with those nested in it, or to the end where it is not closed.
    mutating func skipComment(closing: UInt8 = UInt8(ascii: ")")) {
        guard position < text.count else { return }
        let opening = text[position]
        var depth = 0
        while position < text.count {
            if text[position] == opening { depth += 1 }
            if text[position] == closing { depth -= 1 }
            position += 1
            if depth == 0 { return }
        }
    }

    private func decode() -> (Unicode.Scalar, Int) {
        let rest = UnsafeBufferPointer(rebasing: text[position..<min(position + 4, text.count)])
        var decoder = UTF8()
        var bytes = rest.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
        return (scalar, max(1, UTF8.width(scalar)))
    }

    private static func ascii(_ byte: UInt8) -> Kind {
        switch byte {
        case 0x30...0x39: .digit(Int(byte - 0x30))
        case 0x41...0x5A: .letter([byte | 0x20])
        case 0x61...0x7A: .letter([byte])
        case 0...0x20: .space
        default: .sign(byte)
        }
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F, 0x2060...0x2069, 0x3000, 0xFEFF: .space
        case 0x660...0x669: .digit(Int(scalar.value - 0x660))
        case 0x6F0...0x6F9: .digit(Int(scalar.value - 0x6F0))
        case 0xFF10...0xFF19: .digit(Int(scalar.value - 0xFF10))
        case 0x2010...0x2015, 0x2212: .sign(UInt8(ascii: "-"))
        case 0x60C, 0x3001, 0xFF0C: .sign(UInt8(ascii: ","))
        case 0xFF1A: .sign(UInt8(ascii: ":"))
        case 0xB7, 0x2022: .sign(UInt8(ascii: ","))
        case 0xAA, 0xBA, 0xB0: .letter([UInt8(ascii: "o")])
        // Marks over letters, vowel signs of Arabic, tatweel, apostrophes: nothing by themselves.
        case 0x300...0x36F, 0x640, 0x64B...0x65F, 0x670, 0x2019, 0x2BC: .sign(0)
        case 0x3400...0x9FFF: .unit(String(scalar))
        default:
            if scalar.properties.isAlphabetic { .letter(folded(scalar)) } else { .sign(1) }
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "أ", "إ", "آ", "ٱ": return Array("ا".utf8)
        case "ى", "ی", "ئ": return Array("ي".utf8)
        case "ة": return Array("ه".utf8)
        case "ک": return Array("ك".utf8)
        case "ß": return Array("ss".utf8)
        case "ı", "İ": return Array("i".utf8)
        case "ł", "Ł": return Array("l".utf8)
        case "ø", "Ø": return Array("o".utf8)
        case "đ", "Đ", "ð": return Array("d".utf8)
        case "æ", "Æ": return Array("ae".utf8)
        case "œ", "Œ": return Array("oe".utf8)
        default: break
        }
        let lower = scalar.properties.lowercaseMapping
        if scalar.value < 0x250 || (0x370...0x3FF).contains(scalar.value) || (0x1E00...0x1FFF).contains(scalar.value) {
            return Array(unaccented(lower).utf8)
        }
        return Array(lower.utf8)
    }

    /// The first scalar of the canonical decomposition, which is the bare letter.
    private static func unaccented(_ lower: String) -> String {
        guard let scalar = lower.unicodeScalars.first else { return lower }
        return bareLetters[scalar].map { String($0) } ?? lower
    }

    private static let bareLetters: [Unicode.Scalar: Unicode.Scalar] = {
        let families = [
            "aàáâãäåāăą", "cçćĉċč", "dď", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭį", "jĵ", "kķ", "lĺļľŀ",
            "nñńņňŉ", "oòóôõöōŏőơ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųư", "wŵ", "yýÿŷ", "zźżž", "αάἀἁ", "εέ",
            "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "aạảấầẩẫậắằẳẵặ", "eẹẻẽếềểễệ", "iỉị", "oọỏốồổỗộớờởỡợ", "uụủứừửữự",
            "yỳỵỷỹ",
        ]
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for family in families {
            guard let bare = family.unicodeScalars.first else { continue }
            for letter in family.unicodeScalars.dropFirst() { letters[letter] = bare }
        }
        return letters
    }()
}
