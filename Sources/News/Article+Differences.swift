extension Article {
    /// The names, as in its JSON, of what `other` says otherwise about the same piece of news, title and text among it.
    ///
    /// What a store gave either of them (place, moments, revision, verdicts, state) is left out.
    public func differences(from other: Article) -> [String] {
        let (mine, theirs) = (said, other.said)
        return zip(mine, theirs).compactMap { $0.value == $1.value ? nil : $0.name }
    }

    /// What the article says, as it is written.
    private var said: [(name: String, value: [UInt8])] {
        func value(_ name: String, _ text: String?) -> (String, [UInt8]) { (name, Array((text ?? "\u{0}").utf8)) }
        func list(_ name: String, _ texts: [String]) -> (String, [UInt8]) {
            (name, Array(texts.joined(separator: "\u{0}").utf8))
        }
        return [
            value("guid", guid), value("url", url), value("canonicalURL", canonicalURL),
            value("title", title), value("titleFrom", titleFrom?.rawValue), value("subtitle", subtitle),
            list("authors", authors), value("site", site), value("section", section), list("tags", tags),
            value("published", published?.formatted), value("publishedPrecision", published?.precision.rawValue),
            value("publishedFrom", publishedFrom?.rawValue), value("publishedRaw", published?.raw),
            value("updated", updated?.formatted),
            value("language", language), value("languageDeclared", languageDeclared), value("script", script),
            value("dir", direction?.rawValue),
            value("text", text), value("textFrom", textFrom.rawValue), value("summary", summary), value("image", image),
            list("enclosures", enclosures.flatMap { [$0.url, $0.type ?? "", "\($0.length ?? -1)"] }),
            list("via", [via?.name ?? "\u{0}", via?.url ?? "\u{0}"]),
            list("removed", removed.flatMap { [$0.rule, $0.text] }), value("mark", mark?.rawValue),
            list("robots", robots ?? []),
        ]
    }
}
