import TOMLKit

/// A TOML document read as far as it can be, with everything that keeps it from being read whole.
///
/// The parser stops at the first error. So the statement that holds the error is noted and blanked, and the rest is
/// read again, until it can be read: the other statements can then be judged in the same go. A header that cannot
/// stand is mended if its name can be made out; a table defined twice is read on its own.
struct TOMLDocument {
    /// What keeps a statement from being read.
    struct Fault {
        var place: TOMLPlace
        var path: TOMLPath?
        var problem: String
        var remedy: String
    }

    /// Errors that only the parser sees and that are told of one file; each takes another reading.
    static let parserErrorLimit = 50
    /// Tables of one file that are read on their own because they were defined before.
    private static let fragmentLimit = 16

    /// The document's root table; tables that were defined twice follow, each below a root of its own.
    private(set) var roots: [TOMLNode] = []
    private(set) var faults: [Fault] = []
    /// Values that were written and could not be read; a table, when it is not known which of its keys.
    private(set) var damaged: Set<TOMLPath> = []

    private let lists: Set<String>
    private let unreadable: Set<Int>
    private var fragments: [[UInt8]] = []
    /// How often the header on a line was in the way.
    private var headerTroubles: [Int: Int] = [:]

    /// Reads UTF-8.
    ///
    /// `lists` are the names that are written `[[name]]`. Statements on `unreadable` lines are left out without a fault.
    init(_ bytes: [UInt8], lists: Set<String>, unreadable: Set<Int> = []) {
        self.lists = lists
        self.unreadable = unreadable
        // The parser takes C strings; a control character is an error it will report in its place.
        fragments = [bytes.map { $0 == 0 ? 1 : $0 }]
        while let text = fragments.popLast() { read(text) }
        faults.sort { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
    }

    private mutating func read(_ original: [UInt8]) {
        var text = original
        // The parser must not see what is structurally wrong: toml++ 3.4 dies of an assertion at `[é]`.
        while takeOutHeaders(&text) {}
        takeOutPairs(&text)
        for count in 0... {
            let outline = TOMLOutline(text)
            do {
                let table = try TOMLTable(string: String(decoding: text, as: UTF8.self))
                roots.append(TOMLNodeReader(outline).root(table))
                return
            } catch let error as TOMLParseError {
                guard count < Self.parserErrorLimit else {
                    let place = TOMLPlace(line: error.source.begin.line, column: error.source.begin.column)
                    let problem = "from here on there are more errors"
                    faults.append(Fault(place: place, path: nil, problem: problem, remedy: "correct the others first"))
                    return
                }
                remove(error, from: &text, outline)
            } catch {
                return
            }
        }
    }

    /// Mends all headers that are structurally wrong; false when there are none.
    ///
    /// Goes from the last to the first, so that what is changed lies behind what is still to be looked at.
    private mutating func takeOutHeaders(_ text: inout [UInt8]) -> Bool {
        var end = text.count
        var isChanged = false
        for header in TOMLOutline(text).statements.reversed() where header.kind != .pair {
            if unreadable.contains(header.start.line) {
                text.blank(header.range.lowerBound..<end)
                isChanged = true
            } else if let defect = header.defect {
                if headerTroubles[header.start.line] == nil {
                    report(defect.problem, defect.remedy, header, defect.place, text)
                }
                mend(header, until: end, in: &text)
                isChanged = true
            }
            end = header.range.lowerBound
        }
        return isChanged
    }

    /// Takes out the pairs that are structurally wrong, and without a word those that are unreadable.
    private mutating func takeOutPairs(_ text: inout [UInt8]) {
        for statement in TOMLOutline(text).statements where statement.kind == .pair {
            let lines = statement.start.line...max(statement.start.line, statement.lastLine)
            if !unreadable.isEmpty, lines.contains(where: unreadable.contains) {
                damaged.insert(statement.path ?? statement.table)
            } else if let defect = statement.defect {
                report(defect.problem, defect.remedy, statement, defect.place, text)
            } else {
                continue
            }
            text.blank(statement.range)
        }
        if !unreadable.isEmpty { text.blankLines(unreadable) }
    }

    /// Notes the error and takes the statement that causes it out of `text`.
    private mutating func remove(_ error: TOMLParseError, from text: inout [UInt8], _ outline: TOMLOutline) {
        let place = TOMLPlace(line: error.source.begin.line, column: error.source.begin.column)
        let problem = Self.problem(error.description)
        let covering = outline.statements.last {
            ($0.start.line...max($0.start.line, $0.lastLine)).contains(place.line)
        }
        guard let statement = covering else {
            // In a comment or between statements.
            faults.append(Fault(place: place, path: nil, problem: problem, remedy: Self.remedy(problem)))
            text.blankLines([place.line])
            return
        }
        if statement.kind == .pair {
            report(problem, Self.remedy(problem), statement, place, text)
            text.blank(statement.range)
        } else {
            if headerTroubles[statement.start.line] == nil {
                report(problem, Self.remedy(problem), statement, place, text)
            }
            let next = outline.statements.first { $0.kind != .pair && $0.start.line > statement.start.line }
            mend(statement, until: next?.range.lowerBound ?? text.count, in: &text)
        }
    }

    private mutating func report(
        _ problem: String,
        _ remedy: String,
        _ statement: TOMLOutline.Statement,
        _ place: TOMLPlace,
        _ text: [UInt8]
    ) {
        var path = statement.path ?? statement.table
        if statement.kind != .pair {
            let name = statement.headerName(in: text)
            path = name.isEmpty ? TOMLPath() : TOMLPath().appending(String(decoding: name, as: UTF8.self))
        }
        faults.append(Fault(place: place, path: path, problem: problem, remedy: remedy))
        let isRepetition = statement.defect?.isRepetition ?? problem.hasPrefix("cannot redefine")
        if statement.kind == .pair, !isRepetition { damaged.insert(path) }
    }

    /// Makes the block below a bad header, which ends at `end`, readable if its name can be made out, or takes it out.
    private mutating func mend(_ header: TOMLOutline.Statement, until end: Int, in text: inout [UInt8]) {
        let trouble = headerTroubles[header.start.line, default: 0] + 1
        headerTroubles[header.start.line] = trouble
        let block = header.range.lowerBound..<end
        let firstLine = header.firstLine(in: text)
        let name = header.headerName(in: text)
        let isList = lists.contains(String(decoding: name, as: UTF8.self))
        let mended = Array((isList ? "[[" : "[").utf8) + name + Array((isList ? "]]" : "]").utf8)
        let isBroken = header.defect.map { !$0.isRepetition } ?? isList
        switch trouble {
        case 1 where !name.isEmpty && isBroken && !text[firstLine].elementsEqual(mended):
            text.replaceSubrange(firstLine, with: mended)
        case 1...2 where !name.isEmpty && fragments.count < Self.fragmentLimit:
            var alone = text
            alone.blank(0..<block.lowerBound)
            alone.blank(block.upperBound..<alone.count)
            alone.replaceSubrange(firstLine, with: mended)
            fragments.append(alone)
            text.blank(block)
        default:
            text.blank(block)
        }
    }
}

extension TOMLDocument {
    /// The parser's words without their beginning, “Error while parsing …: ”.
    private static func problem(_ description: String) -> String {
        guard description.hasPrefix("Error while parsing"), let colon = description.firstIndex(of: ":") else {
            return description.shown
        }
        return String(description[colon...].dropFirst(2)).shown
    }

    private static func remedy(_ problem: String) -> String {
        if problem.hasPrefix("cannot redefine") { return "keep one of the two definitions" }
        if problem.contains("escape sequence") {
            return "write `\\\\` for a backslash, or put the text in single quotes"
        }
        return "write it as <https://toml.io/en/v1.0.0> describes"
    }
}

extension TOMLOutline.Statement {
    fileprivate func firstLine(in text: [UInt8]) -> Range<Int> {
        range.lowerBound..<(text[range].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound)
    }

    /// What a header's name is, or seems to be.
    fileprivate func headerName(in text: [UInt8]) -> ArraySlice<UInt8> {
        text[firstLine(in: text)].drop { $0 == UInt8(ascii: "[") || $0 == 0x20 }
            .prefix(while: TOMLScanner.isBareKeyByte)
    }
}

extension [UInt8] {
    /// Writes spaces over a range, keeping its line breaks.
    fileprivate mutating func blank(_ range: Range<Int>) {
        for index in range where self[index] != UInt8(ascii: "\n") { self[index] = 0x20 }
    }

    fileprivate mutating func blankLines(_ lines: Set<Int>) {
        var number = 1
        for index in indices {
            if self[index] == UInt8(ascii: "\n") {
                number += 1
            } else if lines.contains(number) {
                self[index] = 0x20
            }
        }
    }
}
