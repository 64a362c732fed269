import enum Text.SectionName

/// What a page's publisher is called, and titles without it.
struct PublisherNames {
    /// What may part a publisher's name from a title.
    static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " › ", " ‹ ", " / ", " : ", " → ", " ← ", " ~ ",
        " < ", " > ", " ¦ ", " || ",
    ]

    /// As the page's data say it.
    private let stated: [[UInt64]]
    /// What the headings say that lead to the site's first page.
    private let headings: [[UInt64]]
    private let host: String
    /// Whether an end of titles (`TitleEnds.number`) is known for the site's.
    private let isLearned: ((UInt64) -> Bool)?

    init(stated: [String], headings: [String], host: String, isLearned: ((UInt64) -> Bool)?) {
        func words(_ names: [String]) -> [[UInt64]] { names.map { PageWords.words($0) }.filter { !$0.isEmpty } }
        self.headings = words(headings)
        self.stated = words(stated) + self.headings.filter { $0.count > 1 }
        self.host = host.lowercased()
        self.isLearned = isLearned
    }

    /// Whether the words are a name that is surely the publisher's.
    func contains(_ words: [UInt64]) -> Bool { stated.contains(words) }

    /// The same, or what a heading says that leads to its first page, even if that is a word.
    func holds(_ words: [UInt64]) -> Bool { contains(words) || headings.contains(words) }

    /// A title without the publisher's name at either end.
    func cut(_ title: String) -> String {
        var title = isLearned.map { TitleEnds.cut(title, isOfSite: $0) } ?? title
        for _ in 0..<4 {
            guard
                let shorter = Self.separators.lazy.compactMap({ cut(title, at: $0) }).first ?? cutOpening(title)
                    ?? cutBracket(title) ?? cutSection(title)
            else {
                return title
            }
            title = shorter
        }
        return title
    }

    /// `The Herald: Port opens`, where the publisher is known to be called so.
    private func cutOpening(_ title: String) -> String? {
        guard let colon = title.place(of: ": ") else { return nil }
        let name = PageWords.words(String(title[..<colon.lowerBound]))
        guard holds(name) || isHost(String(title[..<colon.lowerBound])) else {
            return nil
        }
        let rest = String(title[colon.upperBound...]).trimmed
        return rest.utf8.count > 10 ? rest : nil
    }

    private func cut(_ title: String, at separator: String) -> String? {
        let ranges = title.places(of: separator)
        guard let last = ranges.last, let first = ranges.first, last.lowerBound > title.startIndex else { return nil }
        if isSite(String(title[last.upperBound...])) { return String(title[..<last.lowerBound]).trimmed }
        let rest = String(title[first.upperBound...]).trimmed
        let opening = String(title[..<first.lowerBound])
        if contains(PageWords.words(opening)) || isHost(opening), rest.utf8.count > 10 { return rest }
        // `Port opens – The Herald – News of the coast`: what follows the publisher's name is its motto.
        for (range, next) in zip(ranges, ranges.dropFirst())
        where isHost(String(title[range.upperBound..<next.lowerBound])) {
            let head = String(title[..<range.lowerBound]).trimmed
            if head.utf8.count > 20 { return head }
        }
        return nil
    }

    /// The title before the name of a section: `Port opens | Business`, `Port opens - Business - The Herald`.
    private func cutSection(_ title: String) -> String? {
        for separator in [" | ", " - ", " – ", " — ", " · ", " • "] {
            let pieces = title.parted(at: separator)
            guard pieces.count > 1, let last = pieces.last else { continue }
            let named = separator == " | " && SectionName.isWhole(last) ? 1 : 2
            guard pieces.count > named, SectionName.isWhole(pieces[pieces.count - named]) else { continue }
            guard named == 1 || PageWords.words(last).count <= 5 else { continue }
            let head = pieces.dropLast(named).joined(separator: separator).trimmed
            if head.utf8.count > 15, PageWords.words(head).count > 2 { return head }
        }
        return nil
    }

    /// The title before a bracket that names the publisher: `Port opens (The Herald)`.
    private func cutBracket(_ title: String) -> String? {
        guard title.hasSuffix(")"), let open = title.places(of: " (").last, isHost(String(title[open.upperBound...]))
        else {
            return nil
        }
        return String(title[..<open.lowerBound]).trimmed
    }

    /// Whether a piece names the publisher as its address does: all of the host's name but its end, an article aside.
    private func isHost(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count <= 5 else { return false }
        let names = host.split(separator: ".").dropLast().map { $0.filter { $0 != "-" } }.filter { $0 != "www" }
        let plain = words.joined()
        let bare = words.first.map { Self.articles.contains(String($0)) } == true ? words.dropFirst().joined() : plain
        return plain.utf8.count > 3 && names.contains { $0 == plain || $0 == bare }
    }

    private static let articles: Set<String> = [
        "the", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "o", "a", "der", "die", "das", "de", "het",
    ]

    private func isSite(_ text: String) -> Bool {
        let words = PageWords.words(text)
        guard !words.isEmpty else { return false }
        if stated.contains(where: { $0 == words || PageWords.contains(words, $0) || PageWords.contains($0, words) }) {
            return true
        }
        let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
        let bare = host.filter { $0 != "." && $0 != "-" }
        if plain.count > 2, bare.contains(plain) || isHost(text) { return true }
        let lower = text.lowercased()
        return [".com", ".de", ".fr", ".org", ".net", ".ch", ".at", ".es", ".it", ".co.uk", ".ma"].contains {
            lower.hasSuffix($0)
        }
    }
}
