import struct Text.WebAddress

/// Finds the title among what a page offers for one.
struct TitleChoice {
    private(set) var title: String?
    /// The page's first-level headings.
    private(set) var headings: [String] = []

    private let siteWords: [[UInt64]]
    private let host: String

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", " : "]

    init(_ tree: PageTree, _ tags: MetaTags, _ linked: LinkedArticle?, address: WebAddress?) {
        siteWords = [tags.first("og:site_name", "application-name"), linked?.publisher].compactMap { $0 }
            .map { PageWords.words($0) }.filter { !$0.isEmpty }
        host = (address?.host ?? "").lowercased()
        headings = tree.headings.filter { tree.nodes[$0].tag == .h1 }.map { tree.line($0) }.filter { !$0.isEmpty }
        let shared = tags.first(
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title"
        )
        let og = shared.map(withoutSite)
        let document = tags.documentTitle.map(withoutSite)
        let candidates = [linked?.headline, og, document].compactMap { $0 }.map { PageWords.words($0) }
        for heading in headings.prefix(6) where title == nil {
            let words = PageWords.words(heading)
            guard !words.isEmpty else { continue }
            let isConfirmed = candidates.contains { candidate in
                candidate == words
                    || heading.utf8.count > 15
                        && (PageWords.contains(candidate, words) || PageWords.contains(words, candidate))
            }
            if isConfirmed { title = heading }
        }
        if title == nil {
            let only = headings.count == 1 && headings[0].utf8.count > 15 && og == nil ? headings[0] : nil
            title = linked?.headline ?? only ?? og ?? document ?? headings.first
        }
        title = title.map(withoutSite)
    }

    /// A title without the publisher's name behind it.
    func withoutSite(_ title: String) -> String {
        var title = title
        for _ in 0..<4 {
            guard let shorter = Self.separators.lazy.compactMap({ cut(title, at: $0) }).first else { return title }
            title = shorter
        }
        return title
    }

    private func cut(_ title: String, at separator: String) -> String? {
        guard let range = title.ranges(of: separator).last, range.lowerBound > title.startIndex else { return nil }
        let tail = String(title[range.upperBound...])
        let words = PageWords.words(tail)
        guard !words.isEmpty, isSite(words, tail) else { return nil }
        return String(title[..<range.lowerBound]).trimmed
    }

    private func isSite(_ words: [UInt64], _ text: String) -> Bool {
        if siteWords.contains(where: { $0 == words || PageWords.contains(words, $0) || PageWords.contains($0, words) })
        {
            return true
        }
        let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
        let bare = host.filter { $0 != "." && $0 != "-" }
        if plain.count > 2, bare.contains(plain) { return true }
        let lower = text.lowercased()
        return [".com", ".de", ".fr", ".org", ".net", ".ch", ".at", ".es", ".it", ".co.uk", ".ma"].contains {
            lower.hasSuffix($0)
        }
    }
}

extension String {
    /// Without white space at the ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
