extension TOMLScanner {
    /// Reads a dotted key, with where each of its parts stands.
    mutating func dottedKey() throws(Stop) -> [(key: String, offset: Int)] {
        var parts: [(key: String, offset: Int)] = []
        while true {
            let offset = at
            parts.append((try simpleKey(), offset))
            guard parts.count <= Self.depthLimit else {
                throw stop("the key has more than \(Self.depthLimit) parts", remedy: "shorten the key")
            }
            let end = at
            skipSpaces()
            guard peek == UInt8(ascii: ".") else {
                at = end
                return parts
            }
            at += 1
            skipSpaces()
        }
    }

    /// Reads a dotted key below `table`, notes its place and returns its full path.
    mutating func key(under table: TOMLPath) throws(Stop) -> TOMLPath {
        var path = table
        for (key, offset) in try dottedKey() {
            path = path.appending(key)
            note(path, at: offset)
        }
        return path
    }

    /// Objects to a value for a key that has one.
    mutating func objectIfRepeated(_ path: TOMLPath, at offset: Int) {
        guard let earlier = outline.values[path] else { return }
        object("the key has a value already, on line \(earlier.line)", at: offset)
    }

    /// Notes that the statement at hand repeats another.
    mutating func object(_ problem: String, at offset: Int) {
        guard objection == nil else { return }
        objection = .init(problem: problem, remedy: "keep one of the two", place: place(offset), isRepetition: true)
    }

    /// Steps over a value and notes the places of what is in it.
    mutating func value(_ path: TOMLPath, depth: Int) throws(Stop) {
        guard depth < Self.depthLimit else {
            throw stop("the value is nested more than \(Self.depthLimit) deep", remedy: "remove the inner brackets")
        }
        if outline.values[path] == nil { outline.values[path] = place(at) }
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try string()
        case UInt8(ascii: "["): try array(path, depth: depth)
        case UInt8(ascii: "{"): try inlineTable(path, depth: depth)
        default: try scalar()
        }
    }

    private mutating func simpleKey() throws(Stop) -> String {
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
            guard !sees("\"\"\""), !sees("'''") else { throw stop("a key cannot span lines", remedy: "quote it once") }
            return String(decoding: try string(), as: UTF8.self)
        }
        let start = at
        while let byte = peek, Self.isBareKeyByte(byte) { at += 1 }
        guard at > start else { throw stop("there is no key here", remedy: "write `key = value`") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func array(_ path: TOMLPath, depth: Int) throws(Stop) {
        let opened = at
        at += 1
        var count = 0
        while true {
            try skipWithinArray(opened: opened)
            if peek == UInt8(ascii: "]") { break }
            let element = path.appending(count)
            note(element, at: at)
            try value(element, depth: depth + 1)
            count += 1
            try skipWithinArray(opened: opened)
            guard peek == UInt8(ascii: ",") else { break }
            at += 1
        }
        guard peek == UInt8(ascii: "]") else {
            throw stop("there is no comma between two values of the list", remedy: "write a comma after each value")
        }
        at += 1
    }

    /// Goes to the next value, comma or bracket; a header or key means that the list was never closed.
    private mutating func skipWithinArray(opened: Int) throws(Stop) {
        while true {
            skipSpaces()
            skipComment()
            if peek == 0x0D { at += 1 }
            guard peek == UInt8(ascii: "\n") else { break }
            at += 1
            if looksLikeHeader() || looksLikePair() { at = bytes.count }
        }
        guard at >= bytes.count else { return }
        at = opened
        throw stop("the list is not closed", remedy: "end it with `]`")
    }

    private mutating func inlineTable(_ path: TOMLPath, depth: Int) throws(Stop) {
        at += 1
        skipSpaces()
        if peek == UInt8(ascii: "}") {
            at += 1
            return
        }
        while true {
            skipSpaces()
            let start = at
            let inner = try key(under: path)
            objectIfRepeated(inner, at: start)
            skipSpaces()
            guard peek == UInt8(ascii: "=") else {
                throw stop("there is no `=` after the key", remedy: "write `{ key = value }`")
            }
            at += 1
            skipSpaces()
            try value(inner, depth: depth + 1)
            skipSpaces()
            guard peek == UInt8(ascii: ",") else { break }
            at += 1
        }
        guard peek == UInt8(ascii: "}") else {
            throw stop("the inline table is not closed", remedy: "end it with `}` on the same line")
        }
        at += 1
    }

    /// Numbers, dates and booleans.
    private mutating func scalar() throws(Stop) {
        let start = at
        skipScalar()
        // A date and its time may be parted by one space.
        if at - start == 10, bytes[start + 4] == UInt8(ascii: "-"), peek == 0x20, at + 1 < bytes.count,
            (0x30...0x39).contains(bytes[at + 1])
        {
            at += 1
            skipScalar()
        }
        guard !TOMLScalar.isValid(bytes[start..<at]) else { return }
        let length = at - start
        at = start
        guard length > 0 else { throw stop("there is no value here", remedy: "write a value, with quotes around text") }
        throw stop("this is no value", remedy: "put text in quotes; `true`, `false` and plain numbers stand without")
    }

    private mutating func skipScalar() {
        while let byte = peek, Self.isBareKeyByte(byte) || "+.:".utf8.contains(byte) { at += 1 }
    }

    /// Steps over a string of any of the four kinds and returns its content; only keys need it exact.
    private mutating func string() throws(Stop) -> [UInt8] {
        if sees("\"\"\"") || sees("'''") {
            try multilineString()
            return []
        }
        let start = at
        let quote = bytes[at]
        at += 1
        var content: [UInt8] = []
        while let byte = peek {
            switch byte {
            case quote:
                at += 1
                return content
            case UInt8(ascii: "\n"):
                at = start
                throw stop("the text is not closed", remedy: "end it with the quote it begins with, on the same line")
            case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): escape(into: &content)
            default:
                content.append(byte)
                at += 1
            }
        }
        at = start
        throw stop("the text is not closed", remedy: "end it with the quote it begins with, on the same line")
    }

    private mutating func multilineString() throws(Stop) {
        let start = at
        let quote = bytes[at]
        at += 3
        var ignored: [UInt8] = []
        while let byte = peek {
            if byte == quote, at + 2 < bytes.count, bytes[at + 1] == quote, bytes[at + 2] == quote {
                at += 3
                // The text itself may end in one or two quotes.
                for _ in 0..<2 where peek == quote { at += 1 }
                return
            }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { escape(into: &ignored) } else { at += 1 }
        }
        at = start
        throw stop("the text is not closed", remedy: "end it with the three quotes it begins with")
    }

    private mutating func escape(into content: inout [UInt8]) {
        at += 1
        guard let letter = peek else { return }
        // The line's end is left for the caller to see.
        guard letter != UInt8(ascii: "\n") else { return }
        at += 1
        let digits = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
        switch letter {
        case UInt8(ascii: "b"): content.append(8)
        case UInt8(ascii: "t"): content.append(9)
        case UInt8(ascii: "n"): content.append(10)
        case UInt8(ascii: "f"): content.append(12)
        case UInt8(ascii: "r"): content.append(13)
        case _ where digits > 0: scalarEscape(digits, into: &content)
        default: content.append(letter)
        }
    }

    private mutating func scalarEscape(_ digits: Int, into content: inout [UInt8]) {
        let hex = bytes[at..<min(at + digits, bytes.count)]
        guard hex.count == digits, let number = UInt32(String(decoding: hex, as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(number)
        else { return }
        if number == 0 {
            // The parser's interface is made of C strings, which would end here without a word.
            objection = stop("the text contains the character NUL", remedy: "remove `\\u0000`").defect
        }
        at += digits
        content.append(contentsOf: String(Character(scalar)).utf8)
    }
}
