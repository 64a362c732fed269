/// The directives of a Cache-Control field that matter to a cache of one user (RFC 9111 §5.2.2).
struct CacheControl: Equatable {
    /// In seconds; zero for a value that is no number, which RFC 9111 §4.2.1 takes for stale.
    var maxAge: Int?
    /// Whether an answer may not be used again without asking: `no-store`, or `no-cache` for the whole of it.
    var mustAsk = false

    /// Ages are counted to this at most (RFC 9111 §1.2.2).
    private static let longest = 1 << 31

    init(_ field: String) {
        for directive in Self.directives(in: field) {
            let parts = directive.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map { Self.trimmed($0).lowercased() } ?? ""
            let value = parts.count > 1 ? Self.unquoted(Self.trimmed(parts[1])) : nil
            switch name {
            case "no-store": mustAsk = true
            // With a list of fields it speaks of those alone (§5.2.2.4).
            case "no-cache" where value == nil: mustAsk = true
            case "max-age":
                let seconds = Self.seconds(value ?? "")
                maxAge = min(maxAge ?? seconds, seconds)
            default: break
            }
        }
    }

    /// Digits as a number of seconds; zero for anything else (§1.2.2).
    static func seconds(_ text: some StringProtocol) -> Int {
        let digits = text.utf8
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return 0 }
        return digits.reduce(0) { min($0 * 10 + Int($1 & 0x0F), longest) }
    }

    /// The field at its commas, those within quotation marks aside.
    private static func directives(in field: String) -> [Substring] {
        var isQuoted = false
        var isEscaped = false
        return field[...].split { character in
            defer { isEscaped = isQuoted && character == "\\" && !isEscaped }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            return character == "," && !isQuoted
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    private static func unquoted(_ text: Substring) -> Substring {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        return text.dropFirst().dropLast()
    }
}
