import News

/// An article laid out for a person: its fields, then its text.
struct ArticleSheet {
    private let article: Article
    init(_ article: Article) { self.article = article }

    var lines: [String] {
        var lines = [article.title ?? "(without title)"]
        if let subtitle = article.subtitle { lines.append(subtitle) }
        lines.append("")
        for (name, value) in fields { lines.append(name.padded(to: 12) + value.printable) }
        return lines.map(\.printable) + [""] + Self.text(article.text)
    }

    static func lines(of revision: Revision) -> [String] {
        let heading = "--- revision \(revision.number), seen \(revision.seen.rfc3339) at \(revision.source)"
        return ["", heading, revision.title ?? "(without title)", ""].map(\.printable) + text(revision.text)
    }

    private static func text(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    }

    private var fields: [(String, String)] {
        var fields: [(String, String)] = [("id", article.id.rawValue), ("source", article.source.rawValue)]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((name, value)) }
        }
        add("state", article.state == .withdrawn ? "withdrawn: its publisher took it back" : nil)
        add("address", article.url)
        add("guid", article.guid == article.url ? nil : article.guid)
        add("authors", article.authors.joined(separator: ", "))
        add("site", article.site)
        add("section", article.section)
        add("tags", article.tags.joined(separator: ", "))
        add("published", article.published.map { published($0) })
        add("updated", article.updated?.formatted)
        add("seen", article.firstSeen.rfc3339 + " … " + article.lastSeen.rfc3339)
        add("language", language)
        add("words", "\(article.wordCount), from the \(article.textFrom.rawValue)")
        add("page", article.mark.map { "\($0.rawValue): it \($0.sentence)" })
        add("robots", article.robots?.joined(separator: ", "))
        add("via", [article.via?.name, article.via?.url].compactMap(\.self).joined(separator: " "))
        add("image", article.image)
        for enclosure in article.enclosures { add("enclosure", enclosure.url) }
        add("revision", "\(article.revision)")
        for removal in article.removed { add("removed", "\(removal.rule): \(removal.text)") }
        return fields
    }

    private var language: String? {
        guard let language = article.language else { return article.languageDeclared.map { "declared \($0)" } }
        let declared = article.languageDeclared.flatMap { $0.hasPrefix(language) ? nil : " (declared \($0))" } ?? ""
        return language + declared
    }

    private func published(_ date: StatedDate) -> String {
        "\(date.formatted) (to the \(date.precision.rawValue), as “\(date.raw)”)"
    }
}

extension String {
    func padded(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }
}
