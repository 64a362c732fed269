/// Reads JSON as far as it goes.
///
/// In a document that is cut or broken, the values that were complete before the break are kept; objects that were
/// open at the break are dropped when they stand in a list, and keep their finished members elsewhere. Comments, commas
/// too many and words that mean nothing (`NaN`, `undefined`: read as null) are noted and read over.
package struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    private var position = 0
    package private(set) var defect: (message: String, offset: Int)?
    /// Whether the document ended within a value.
    package private(set) var isCut = false

    package init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        // Each level takes a stack frame of this recursive reader.
        self.maximumDepth = min(maximumDepth, 256)
    }

    /// The document's value; nil where it begins with none.
    package mutating func read() -> JSONValue? {
        let value = value(depth: 0)
        skipSpace()
        if position < bytes.count { note("text after the end of the value") }
        return value
    }

    private mutating func note(_ message: String) {
        if defect == nil { defect = (message, position) }
    }

    private mutating func cut(_ what: StaticString) {
        isCut = true
        note("the document ends within \(what)")
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            if bytes[position] > 0x20 {
                guard bytes[position] == UInt8(ascii: "/"), skipComment() else { return }
            } else {
                position += 1
            }
        }
    }

    /// Goes past a comment of either kind, which JSON has not; false where none begins.
    private mutating func skipComment() -> Bool {
        guard position + 1 < bytes.count else { return false }
        let start = position
        switch bytes[start + 1] {
        case UInt8(ascii: "/"):
            note("a comment")
            while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        case UInt8(ascii: "*"):
            note("a comment")
            position = start + 3
            while position < bytes.count,
                bytes[position] != UInt8(ascii: "/") || bytes[position - 1] != UInt8(ascii: "*")
            {
                position += 1
            }
            if position < bytes.count { position += 1 } else { cutComment() }
        default: return false
        }
        return true
    }

    private mutating func cutComment() {
        position = bytes.count
        isCut = true
    }

    /// Goes past a comma; one with nothing before or behind it is noted.
    private mutating func skipComma(after hasValue: Bool) {
        let comma = position
        position += 1
        let next = peek()
        guard !hasValue || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") || next == UInt8(ascii: ",") else {
            return
        }
        if defect == nil { defect = ("a comma too many", comma) }
    }

    /// The next byte that is not white space; 0 at the end.
    private mutating func peek() -> UInt8 {
        skipSpace()
        return position < bytes.count ? bytes[position] : 0
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < maximumDepth else {
            note("values nested deeper than \(maximumDepth)")
            position = bytes.count
            return nil
        }
        switch peek() {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case 0:
            cut("a value")
            return nil
        default: return literal()
        }
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        while true {
            switch peek() {
            case UInt8(ascii: "}"):
                position += 1
                return .object(members)
            case UInt8(ascii: ","):
                skipComma(after: !members.isEmpty)
            case 0 where position >= bytes.count:
                cut("an object")
                return depth == 0 ? .object(members) : nil
            case UInt8(ascii: "\""):
                guard let key = string(), peek() == UInt8(ascii: ":") else {
                    if position == bytes.count { cut("an object") } else { note("a member without a value") }
                    return depth == 0 ? .object(members) : nil
                }
                position += 1
                guard let value = value(depth: depth + 1) else { return depth == 0 ? .object(members) : nil }
                members.append((key, value))
                if defect != nil, position >= bytes.count { return depth == 0 ? .object(members) : nil }
            case 0 where position == bytes.count:
                cut("an object")
                return depth == 0 ? .object(members) : nil
            default:
                note("a member without a name")
                return depth == 0 ? .object(members) : nil
            }
        }
    }

    private mutating func array(_ depth: Int) -> JSONValue? {
        position += 1
        var values: [JSONValue] = []
        while true {
            switch peek() {
            case UInt8(ascii: "]"):
                position += 1
                return .array(values)
            case UInt8(ascii: ","):
                skipComma(after: !values.isEmpty)
            case 0:
                cut("a list")
                return .array(values)
            default:
                guard let value = value(depth: depth + 1) else { return .array(values) }
                values.append(value)
            }
        }
    }

    private mutating func literal() -> JSONValue? {
        let start = position
        while position < bytes.count, Self.isLiteral(bytes[position]) { position += 1 }
        let word = String(decoding: bytes[start..<min(position, start + Self.longestLiteral)], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            if Self.isWhole(word), word.utf8.count > 15 { return .digits(word) }
            if let number = Double(word), number.isFinite { return .number(number) }
            let end = position
            if end > start, end == bytes.count {
                cut("a word")
                return nil
            }
            position = start
            note("a value that is none")
            guard end > start else {
                position = bytes.count
                return nil
            }
            position = end
            return .null
        }
    }

    /// Of a number or word; longer ones are cut.
    private static let longestLiteral = 256

    private static func isWhole(_ word: String) -> Bool {
        let digits = word.utf8.drop { $0 == UInt8(ascii: "-") }
        return !digits.isEmpty && word.utf8.count - digits.count <= 1 && digits.allSatisfy { 0x30...0x39 ~= $0 }
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// A string; nil when the document ends within it.
    private mutating func string() -> String? {
        position += 1
        var start = position
        var text: [UInt8] = []
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                guard !text.isEmpty else { return String(decoding: bytes[start..<position], as: UTF8.self) }
                text.append(contentsOf: bytes[start..<position])
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[start..<position])
                escape(&text)
                start = position
            default: position += 1
            }
        }
        cut("a string")
        return nil
    }

    private mutating func escape(_ text: inout [UInt8]) {
        guard position + 1 < bytes.count else {
            position = bytes.count
            return
        }
        let sign = bytes[position + 1]
        position += 2
        switch sign {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        case UInt8(ascii: "u"): unicode(&text)
        default: text.append(sign)
        }
    }

    private mutating func unicode(_ text: inout [UInt8]) {
        guard let code = hex(position) else { return note("an escape without its digits") }
        position += 4
        if (0xD800...0xDBFF).contains(code), position + 5 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u"), let low = hex(position + 2), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
        {
            position += 6
            text.append(contentsOf: String(scalar).utf8)
        } else if (0x80...0x9F).contains(code) {
            text.append(contentsOf: Windows1252.letter(UInt8(code)))
        } else if isText(code), let scalar = Unicode.Scalar(code) {
            text.append(contentsOf: String(scalar).utf8)
        } else if (0xD800...0xDFFF).contains(code) {
            text.append(contentsOf: UTF8.encodedReplacementCharacter)
        }
    }

    private func isText(_ code: UInt32) -> Bool {
        switch code {
        case 9, 10, 13: true
        case 0..<0x20, 0x7F, 0xFFFE...: false
        default: true
        }
    }

    private func hex(_ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }
}
