import enum Text.HTMLFragment

#if canImport(Glibc)
    import Glibc
#endif

/// Replaces references by what they stand for.
///
/// Numbers between 128 and 159 are read as windows-1252, as browsers do; two surrogates as the one character they
/// spell; names of HTML that no document declares as HTML reads them. What is no reference stays as it stands.
struct ReferenceDecoder {
    /// Whether every reference was one.
    enum Outcome {
        case wellFormed
        /// A bare ampersand, an undeclared name or a character XML forbids, at this offset of the source.
        case broken(Int)
    }

    private var named: [[UInt8]: [UInt8]] = [:]
    private static let longestName = 32

    /// Appends the text to `output`, decoded.
    ///
    /// With `escaping`, `&`, `<` and `>` are written as references, for text that becomes markup.
    mutating func append(
        _ text: UnsafeBufferPointer<UInt8>,
        to output: inout [UInt8],
        entities: inout DeclaredEntities,
        escaping: Bool = false
    ) -> Outcome {
        guard let base = text.baseAddress else { return .wellFormed }
        var outcome = Outcome.wellFormed
        var start = 0
        while start < text.count {
            guard let found = memchr(base + start, Int32(UInt8(ascii: "&")), text.count - start) else {
                Self.put(UnsafeBufferPointer(rebasing: text[start...]), to: &output, escaping: escaping)
                return outcome
            }
            let sign = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
            if sign > start {
                Self.put(UnsafeBufferPointer(rebasing: text[start..<sign]), to: &output, escaping: escaping)
            }
            if let (character, length) = Self.common(text, sign) {
                if escaping {
                    output.append(contentsOf: text[sign..<sign + length])
                } else {
                    output.append(character)
                }
                start = sign + length
                continue
            }
            let (value, length, isSound) = reference(text, sign, &entities)
            value.withUnsafeBufferPointer { Self.put($0, to: &output, escaping: escaping) }
            if !isSound, case .wellFormed = outcome { outcome = .broken(sign) }
            start = sign + length
        }
        return outcome
    }

    /// Appends text as it is, or with its markup signs as references.
    static func put(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], escaping: Bool) {
        guard escaping else {
            output.append(contentsOf: text)
            return
        }
        var start = 0
        for index in text.indices {
            let name: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): name = "&amp;"
            case UInt8(ascii: "<"): name = "&lt;"
            case UInt8(ascii: ">"): name = "&gt;"
            default: continue
            }
            output.append(contentsOf: text[start..<index])
            output.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
            start = index + 1
        }
        output.append(contentsOf: text[start...])
    }

    /// The character of a text that is one numeric reference; nil for anything else.
    static func character(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count > 3, text[0] == UInt8(ascii: "&"), text[1] == UInt8(ascii: "#"),
            let (value, length, _) = number(text, 0), length == text.count, !value.isEmpty
        else { return nil }
        return value
    }

    private mutating func reference(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ entities: inout DeclaredEntities
    ) -> (value: [UInt8], length: Int, isSound: Bool) {
        let bare = (value: [UInt8(ascii: "&")], length: 1, isSound: false)
        guard start + 1 < text.count else { return bare }
        if text[start + 1] == UInt8(ascii: "#") { return Self.number(text, start) ?? bare }
        var end = start + 1
        while end < text.count, end - start <= Self.longestName, Self.isNamePart(text[end]) { end += 1 }
        guard end < text.count, text[end] == UInt8(ascii: ";"), end > start + 1 else { return bare }
        let name = text[(start + 1)..<end]
        let length = end + 1 - start
        if let value = entities.text(of: name) { return (value, length, true) }
        if let value = htmlCharacter(Array(name)) { return (value, length, false) }
        return bare
    }

    /// Whether the ampersand here starts a reference that a semicolon ends.
    static func isComplete(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var end = start + 1
        if end < text.count, text[end] == UInt8(ascii: "#") { end += 1 }
        let first = end
        while end < text.count, end - start <= longestName, isNamePart(text[end]) { end += 1 }
        return end > first && end < text.count && text[end] == UInt8(ascii: ";")
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    /// The five references of XML itself, which are nearly all there are.
    private static func common(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (character: UInt8, length: Int)? {
        func spells(_ name: StaticString) -> Bool {
            let count = name.utf8CodeUnitCount
            guard start + count < text.count else { return false }
            for index in 0..<count where text[start + 1 + index] != name.utf8Start[index] { return false }
            return true
        }
        if spells("lt;") { return (UInt8(ascii: "<"), 4) }
        if spells("gt;") { return (UInt8(ascii: ">"), 4) }
        if spells("amp;") { return (UInt8(ascii: "&"), 5) }
        if spells("quot;") { return (UInt8(ascii: "\""), 6) }
        return spells("apos;") ? (UInt8(ascii: "'"), 6) : nil
    }

    /// What HTML reads a name as; each name is asked for once.
    private mutating func htmlCharacter(_ name: [UInt8]) -> [UInt8]? {
        if let known = named[name] { return known.isEmpty ? nil : known }
        guard name.allSatisfy({ $0 < 0x80 }), named.count < 4096 else { return nil }
        if let invisible = Self.invisible[String(decoding: name, as: UTF8.self)] { return Array(invisible.utf8) }
        // Between letters, so that a space character survives the trimming of plain text.
        let plain = HTMLFragment.plainText("x&\(String(decoding: name, as: UTF8.self));x")
        var value = Array(plain.utf8)
        if value.count >= 3, value.first == UInt8(ascii: "x"), value.last == UInt8(ascii: "x"),
            value[1] != UInt8(ascii: "&")
        {
            value = Array(value[1..<value.count - 1])
        } else {
            value = []
        }
        named[name] = value
        return value.isEmpty ? nil : value
    }

    /// Spaces and marks that do not outlast the way through plain text.
    private static let invisible = [
        "nbsp": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{AD}", "hairsp": "\u{200A}",
        "numsp": "\u{2007}", "puncsp": "\u{2008}", "NoBreak": "\u{2060}", "ZeroWidthSpace": "\u{200B}",
    ]

    private static func number(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int
    ) -> (value: [UInt8], length: Int, isSound: Bool)? {
        guard let (code, length, isClosed) = codePoint(text, start) else { return nil }
        if (0xD800...0xDBFF).contains(code), start + length < text.count, text[start + length] == UInt8(ascii: "&"),
            let (low, lowLength, _) = codePoint(text, start + length), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
        {
            return (Array(String(scalar).utf8), length + lowLength, false)
        }
        if (0x80...0x9F).contains(code) {
            return (Windows1252.letter(UInt8(code)), length, false)
        }
        let isAllowed = code >= 0x20 && code != 0x7F || code == 9 || code == 10 || code == 13
        guard isAllowed, code != 0xFFFE, code != 0xFFFF, let scalar = Unicode.Scalar(code) else {
            return ([], length, false)
        }
        return (Array(String(scalar).utf8), length, isClosed)
    }

    /// The number of `&#…;` or `&#x…;` and the bytes it takes; the semicolon may be missing.
    private static func codePoint(
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int
    ) -> (code: UInt32, length: Int, isClosed: Bool)? {
        guard start + 2 < text.count, text[start + 1] == UInt8(ascii: "#") else { return nil }
        let isHex = text[start + 2] | 0x20 == UInt8(ascii: "x")
        var index = start + (isHex ? 3 : 2)
        let first = index
        var code: UInt32 = 0
        while index < text.count, let digit = digit(text[index], isHex) {
            code = min(code * (isHex ? 16 : 10) + digit, 0x20_0000)
            index += 1
        }
        guard index > first else { return nil }
        let isClosed = index < text.count && text[index] == UInt8(ascii: ";")
        return (code, index - start + (isClosed ? 1 : 0), isClosed)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHex: UInt32(byte - 0x37)
        case 0x61...0x66 where isHex: UInt32(byte - 0x57)
        default: nil
        }
    }
}
