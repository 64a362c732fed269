/// A query as people write it: `budget "loi de finances" elect* title:maroc NEAR(port grève, 5) OR NOT (…)`, with filters
/// `source:`, `since:`, `until:`, `language:`, `tag:`, `story:` and `state:` anywhere outside of parentheses.
public struct SearchWords: Sendable, Hashable {
    /// What is wrong with a query.
    public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String
        public init(description: String) { self.description = description }
    }

    public static let filterNames: Set = ["source", "since", "until", "language", "tag", "story", "state"]
    private static let fields: Set = ["title", "subtitle", "text"]
    private static let operators: Set = ["AND", "OR", "NOT"]
    /// Words and operators of one query, at most.
    private static let mostTokens = 200

    /// As FTS5 reads it (https://www.sqlite.org/fts5.html, 3); every word is quoted, so that none is taken for syntax.
    public private(set) var expression = ""
    /// By name; the last one of a name counts.
    public private(set) var filters: [String: String] = [:]

    public init(_ query: String) throws(Fault) {
        var parts: [String] = []
        var rest = query[...]
        var depth = 0
        while let character = rest.first {
            guard parts.count < Self.mostTokens else { throw Fault(description: "the query is too long") }
            if character.isWhitespace {
                rest.removeFirst()
            } else if character == "(" || character == ")" {
                rest.removeFirst()
                depth += character == "(" ? 1 : -1
                guard depth >= 0 else { throw Fault(description: "a parenthesis is closed that was not opened") }
                parts.append(String(character))
            } else if let near = try Self.near(&rest) {
                parts.append(near)
            } else {
                try take(&rest, isInside: depth > 0, into: &parts)
            }
        }
        guard depth == 0 else { throw Fault(description: "a parenthesis is not closed") }
        guard !parts.isEmpty else { throw Fault(description: "the query names no word") }
        try Self.check(parts)
        expression = parts.joined(separator: " ")
    }

    /// Operators stand between words, fields before them, and parentheses hold some.
    private static func check(_ parts: [String]) throws(Fault) {
        func isWord(_ part: String) -> Bool { part.hasPrefix("\"") || part.hasPrefix("NEAR(") }
        for (index, part) in parts.enumerated() {
            let before = index > 0 ? parts[index - 1] : ")"
            let after = index + 1 < parts.count ? parts[index + 1] : ""
            let hasWordsAfter = isWord(after) || after == "(" || after.hasSuffix(" :")
            if operators.contains(part), !isWord(before) && before != ")" || index == 0 || !hasWordsAfter {
                throw Fault(description: "`\(part)` needs words on both sides")
            }
            if part.hasSuffix(" :"), !isWord(after), after != "(" {
                throw Fault(description: "`\(part.prefix { $0 != " " }):` needs a word behind it")
            }
            if part == "(", !hasWordsAfter { throw Fault(description: "parentheses hold no word") }
        }
    }

    /// Takes a word, a phrase, an operator, a field's name or a filter.
    private mutating func take(_ rest: inout Substring, isInside: Bool, into parts: inout [String]) throws(Fault) {
        if let name = Self.name(rest) {
            rest.removeFirst(name.count + 1)
            if Self.fields.contains(name) { return parts.append("\(name) :") }
            guard !isInside else { throw Fault(description: "the filter `\(name):` stands in parentheses") }
            let value = try Self.quoted(&rest) ?? Self.word(&rest)
            guard !value.isEmpty else { throw Fault(description: "the filter `\(name):` has no value") }
            filters[name] = value
            return
        }
        if let phrase = try Self.quoted(&rest) {
            parts.append(Self.quote(phrase, isBeginning: Self.star(&rest)))
            return
        }
        var word = Self.word(&rest)
        if Self.operators.contains(word) { return parts.append(word) }
        let isBeginning = word.hasSuffix("*")
        while word.hasSuffix("*") { word.removeLast() }
        guard word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { return }
        parts.append(Self.quote(word, isBeginning: isBeginning))
    }

    /// The name of a field or filter that stands at the beginning.
    private static func name(_ rest: Substring) -> String? {
        guard let colon = rest.prefix(12).firstIndex(of: ":") else { return nil }
        let name = String(rest[..<colon])
        return fields.contains(name) || filterNames.contains(name) ? name : nil
    }

    /// Words of an article near each other: `NEAR(port grève, 5)`, of ten words between them when no number is given.
    private static func near(_ rest: inout Substring) throws(Fault) -> String? {
        guard rest.hasPrefix("NEAR(") else { return nil }
        guard let close = rest.firstIndex(of: ")") else { throw Fault(description: "NEAR( is not closed") }
        let inside = rest[rest.index(rest.startIndex, offsetBy: 5)..<close]
        rest = rest[rest.index(after: close)...]
        let comma = inside.lastIndex(of: ",")
        var distance = 10
        if let comma {
            let number = inside[inside.index(after: comma)...].filter { !$0.isWhitespace }
            guard let given = Int(number), (0...1000).contains(given) else {
                throw Fault(description: "`\(number)` is no distance for NEAR")
            }
            distance = given
        }
        var words = inside[..<(comma ?? inside.endIndex)]
        var phrases: [String] = []
        while let first = words.first {
            if first.isWhitespace {
                words.removeFirst()
            } else {
                let phrase = try quoted(&words) ?? word(&words)
                phrases.append(quote(phrase, isBeginning: false))
            }
        }
        guard phrases.count > 1, phrases.count <= 20 else { throw Fault(description: "NEAR needs two words or more") }
        return "NEAR(\(phrases.joined(separator: " ")), \(distance))"
    }

    private static func quoted(_ rest: inout Substring) throws(Fault) -> String? {
        guard let first = rest.first, first == "\"" || first == "«" || first == "“" else { return nil }
        let closing: Set<Character> = first == "«" ? ["»"] : first == "“" ? ["”", "\""] : ["\""]
        let start = rest.index(after: rest.startIndex)
        guard let close = rest[start...].firstIndex(where: closing.contains) else {
            throw Fault(description: "a phrase is not closed")
        }
        defer { rest = rest[rest.index(after: close)...] }
        return String(rest[start..<close])
    }

    private static func star(_ rest: inout Substring) -> Bool {
        guard rest.first == "*" else { return false }
        rest.removeFirst()
        return true
    }

    private static func word(_ rest: inout Substring) -> String {
        let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" }
        // A quote within a word ends it; at its beginning it is passed over.
        rest = word.isEmpty ? rest.dropFirst() : rest[word.endIndex...]
        return String(word)
    }

    private static func quote(_ phrase: String, isBeginning: Bool) -> String {
        "\"" + phrase.filter { $0 != "\"" && $0 != "\0" } + "\"" + (isBeginning ? " *" : "")
    }
}
