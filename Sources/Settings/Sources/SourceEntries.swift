/// Writes sources as a source list has them, to be pasted into one.
public struct SourceEntries: Sendable {
    /// One source to write.
    public struct Entry: Sendable, Hashable {
        public var url: String
        public var title: String?
        /// Left out when it is no language tag.
        public var language: String?
        public init(url: String, title: String? = nil, language: String? = nil) {
            self.url = url
            self.title = title
            self.language = language
        }
    }

    private let entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// A table `[[source]]` for each, with a name made of its address.
    public var toml: String {
        let names = OutlineName.names(for: entries.map(\.url))
        return entries.map { entry in
            var lines = [
                "[[source]]", "id = \(Self.quoted(names[entry.url] ?? "feed"))", "url = \(Self.quoted(entry.url))",
            ]
            if let title = entry.title, !title.isEmpty { lines.append("title = \(Self.quoted(title))") }
            if let language = entry.language.flatMap(LanguageTag.normalised) {
                lines.append("language = \(Self.quoted(language))")
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// A basic string (TOML 1.0).
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
