/// Walks over a TOML document once and notes its statements and the places of its keys and values.
///
/// Follows the grammar of TOML 1.0 as far as structure goes: comments, bare, quoted and dotted keys, the four kinds
/// of strings, arrays and inline tables. Anything else is a run of characters. After a defect it goes on at the next
/// line that looks like a statement.
struct TOMLScanner {
    /// Deeper nesting, and longer dotted keys, are refused: the parser recurses.
    static let depthLimit = 32

    let bytes: [UInt8]
    private let lineStarts: [Int]
    var outline = TOMLOutline()
    var at = 0
    /// What is wrong with the statement at hand though its structure is right.
    var objection: TOMLOutline.Defect?
    /// The table that pairs go to.
    private var table = TOMLPath()
    /// The lines of the tables that have had a `[…]` header.
    private var headerLines: [TOMLPath: Int] = [:]
    /// How many `[[…]]` headers each list has had.
    private var listCounts: [TOMLPath: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    mutating func run() {
        while skipToStatement() {
            let start = at
            var statement = TOMLOutline.Statement(table: table, start: place(start))
            if peek == UInt8(ascii: "[") { statement.kind = sees("[[") ? .list : .table }
            objection = nil
            do throws(Stop) {
                if statement.kind == .pair { try pair(&statement) } else { try header(&statement) }
                try endOfLine()
                statement.defect = objection
            } catch {
                statement.defect = error.defect
                recover(from: start)
            }
            let end = bytes[start..<at].lastIndex { $0 > 0x20 } ?? start
            statement.range = start..<end + 1
            statement.lastLine = place(end).line
            outline.statements.append(statement)
        }
    }

    /// The line and column of a byte.
    func place(_ offset: Int) -> TOMLPlace {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let before = bytes[lineStarts[low]..<max(lineStarts[low], min(offset, bytes.count))]
        return TOMLPlace(line: low + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
    }

    var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// Whether `text` stands here.
    func sees(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { at + $0.count <= bytes.count && bytes[at..<at + $0.count].elementsEqual($0) }
    }

    mutating func skipSpaces() {
        while peek == 0x20 || peek == 0x09 { at += 1 }
    }

    mutating func skipComment() {
        guard peek == UInt8(ascii: "#") else { return }
        while let byte = peek, byte != UInt8(ascii: "\n") { at += 1 }
    }

    // MARK: - Statements

    private mutating func skipToStatement() -> Bool {
        while let byte = peek {
            switch byte {
            case 0x20, 0x09, 0x0D, 0x0A: at += 1
            case UInt8(ascii: "#"): skipComment()
            default: return true
            }
        }
        return false
    }

    private mutating func header(_ statement: inout TOMLOutline.Statement) throws(Stop) {
        let start = at
        let (keys, isList) = try headerKeys()
        table = TOMLPath()
        for (number, key) in keys.enumerated() {
            table = table.appending(key)
            note(table, at: start)
            if number == keys.count - 1, isList { listCounts[table, default: 0] += 1 }
            if let count = listCounts[table] { table = table.appending(count - 1) }
        }
        note(table, at: start)
        if !isList {
            if let line = headerLines[table] { object("the table is there already, on line \(line)", at: start) }
            headerLines[table] = headerLines[table] ?? place(start).line
        }
        statement.path = table
        statement.table = table
    }

    private mutating func headerKeys() throws(Stop) -> (keys: [String], isList: Bool) {
        let isList = sees("[[")
        at += isList ? 2 : 1
        skipSpaces()
        let keys = try dottedKey().map(\.key)
        skipSpaces()
        guard isList ? sees("]]") : sees("]") else {
            throw stop("the header is not closed", remedy: isList ? "end it with `]]`" : "end it with `]`")
        }
        at += isList ? 2 : 1
        return (keys, isList)
    }

    private mutating func pair(_ statement: inout TOMLOutline.Statement) throws(Stop) {
        let start = at
        let path = try key(under: table)
        statement.path = path
        objectIfRepeated(path, at: start)
        skipSpaces()
        guard peek == UInt8(ascii: "=") else {
            throw stop("there is no `=` after the key", remedy: "write `key = value`")
        }
        at += 1
        skipSpaces()
        try value(path, depth: 0)
    }

    private mutating func endOfLine() throws(Stop) {
        skipSpaces()
        skipComment()
        if peek == 0x0D { at += 1 }
        guard let byte = peek, byte != UInt8(ascii: "\n") else { return }
        throw stop("there is more on the line than one value", remedy: "begin a new line, or quote the whole text")
    }

    // MARK: - Recovery

    /// Goes to the first line after the one `start` is on that looks like a statement.
    private mutating func recover(from start: Int) {
        at = start
        repeat {
            while let byte = peek, byte != UInt8(ascii: "\n") { at += 1 }
            if at < bytes.count { at += 1 }
        } while at < bytes.count && !beginsLikeHeader && !looksLikePair()
    }

    /// Whether the line that begins here begins as a header does, closed or not.
    private var beginsLikeHeader: Bool {
        let line = bytes[at...].drop { $0 == 0x20 || $0 == 0x09 }
        let name = line.drop { $0 == UInt8(ascii: "[") }
        guard (1...2).contains(name.startIndex - line.startIndex), let first = name.first else { return false }
        return Self.isBareKeyByte(first) && !(0x30...0x39).contains(first) && first != UInt8(ascii: "-")
    }

    /// Whether the line that begins here could be a header of its own.
    func looksLikeHeader() -> Bool {
        var probe = self
        probe.skipSpaces()
        guard probe.peek == UInt8(ascii: "[") else { return false }
        return (try? probe.headerKeys()) != nil && (try? probe.endOfLine()) != nil
    }

    /// Whether the line that begins here could be a pair of its own.
    func looksLikePair() -> Bool {
        var probe = self
        probe.skipSpaces()
        guard (try? probe.dottedKey()) != nil else { return false }
        probe.skipSpaces()
        return probe.peek == UInt8(ascii: "=")
    }
}

extension TOMLScanner {
    static func isBareKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// What ends the reading of a statement.
    struct Stop: Error {
        var defect: TOMLOutline.Defect
    }

    func stop(_ problem: String, remedy: String) -> Stop {
        Stop(defect: .init(problem: problem, remedy: remedy, place: place(at)))
    }

    /// Notes where a path was first mentioned.
    mutating func note(_ path: TOMLPath, at offset: Int) {
        if outline.keys[path] == nil { outline.keys[path] = place(offset) }
    }
}
