import struct Text.DateReader
import struct Text.WebAddress

/// Finds the title among what a page offers for one.
///
/// Of the sources, headings that the metadata confirm are surest, then JSON-LD's headline; titles for sharing are often
/// worded anew, and the document's carries the publisher's name.
struct TitleChoice {
    private(set) var title: String?
    /// The page's first-level headings.
    private(set) var headings: [String] = []
    /// Whether a heading says it.
    private(set) var isHeading = false

    private let tree: PageTree
    private let names: PublisherNames
    private let headline: String?
    private let shared: String?
    private let document: String?

    private static let longest = 300

    init(
        _ tree: PageTree,
        _ tags: MetaTags,
        _ linked: LinkedArticle?,
        address: WebAddress?,
        announced: String?,
        isLearned: ((UInt64) -> Bool)? = nil
    ) {
        self.tree = tree
        headline = linked?.headline
        shared = tags.first(
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "title"
        )
        document = tags.documentTitle
        let places = tree.headings.filter { tree.nodes[$0].tag == .h1 }
        let home = HomeLink(tree, address: address)
        // The publisher's name, which leads to its first page, is as often as not the page's first heading.
        let homes = Set(places.filter { home.isWhole($0) })
        names = PublisherNames(
            stated: [tags.first("og:site_name", "application-name"), linked?.publisher].compactMap { $0 },
            headings: homes.map { tree.line($0) },
            host: address?.host ?? "",
            isLearned: isLearned
        )
        headings = places.filter { !homes.contains($0) }.map { heading($0) }.filter { !$0.isEmpty && !isName($0) }
        if let announced { take(announced) }
        if title == nil { choose() }
    }

    /// Takes the heading that says what the feed calls the article.
    private mutating func take(_ announced: String) {
        let words = PageWords.words(announced)
        guard words.count > 1 else { return }
        title = headings.prefix(6).first { PageWords.words($0) == words }
        isHeading = title != nil
    }

    /// Whether a heading is the publisher's name and nothing else.
    private func isName(_ heading: String) -> Bool { names.contains(PageWords.words(heading)) }

    private mutating func choose() {
        let shared = shared.map(withoutSite)
        let document = document.map(withoutSite)
        let candidates = [headline, shared, document].compactMap { $0 }
        let words = candidates.map { PageWords.words($0) }
        let stated = headline == nil || shared == nil ? nil : words.first.flatMap { $0 == words[1] ? headline : nil }
        // What a heading says word for word is surer than what it holds or is held by.
        let near = headings.prefix(6).map { (text: $0, words: PageWords.words($0)) }
        for candidate in words where title == nil { title = near.first { $0.words == candidate }?.text }
        for heading in near where title == nil {
            title = prolonged(heading.words, stated) ?? confirmed(heading.text, candidates, words)
        }
        isHeading = title != nil
        if title == nil, headline == nil, let heading = headingAtEdge() ?? headingInTitle() ?? headingBehindColon() {
            title = heading
            isHeading = true
        }
        if title == nil {
            let only = headings.count == 1 && headings[0].utf8.count > 15 && shared == nil ? headings[0] : nil
            title = headline ?? only ?? shared ?? document ?? headings.first
        }
        title = title.map(withoutSite).map(Self.withoutLooseMarks)
    }

    /// Without the dash or colon that parted a kicker which is gone.
    private static func withoutLooseMarks(_ title: String) -> String {
        let marks: [Character] = ["-", "–", "—", ":", "|", "·"]
        var rest = title[...]
        while let first = rest.first, marks.contains(first), rest.dropFirst().first == " " { rest = rest.dropFirst(2) }
        while let last = rest.last, marks.contains(last), rest.dropLast().last == " " { rest = rest.dropLast(2) }
        return rest.isEmpty ? title : String(rest)
    }

    /// A heading's text without the kicker inside it, unless a colon joins the two.
    private func heading(_ index: Int) -> String {
        let whole = tree.line(index)
        let plain = PageLine.read(tree, index, limit: 2000, without: .kicker)
        guard !plain.isEmpty, plain.utf8.count < whole.utf8.count, plain.utf8.count * 3 >= whole.utf8.count else {
            return whole
        }
        let stated = [headline, shared].compactMap { $0.map { PageWords.words($0) } }
        if stated.contains(PageWords.words(whole)) { return whole }
        if stated.contains(PageWords.words(plain)) { return plain }
        return whole.dropLast(plain.count).trimmed.hasSuffix(":") ? whole : plain
    }

    /// The title that all metadata agree on where a heading puts a kicker or a deck beside it, in an element of its own.
    private func prolonged(_ heading: [UInt64], _ stated: String?) -> String? {
        guard let stated else { return nil }
        let words = PageWords.words(stated)
        guard words.count > 1, heading.count > words.count else { return nil }
        if heading.suffix(words.count).elementsEqual(words) { return stated }
        guard heading.starts(with: words) else { return nil }
        let index = tree.headings.first { tree.nodes[$0].tag == .h1 && PageWords.words(tree.line($0)) == heading }
        guard let index else { return nil }
        var read: [UInt64] = []
        for place in (index + 1)..<max(index + 1, Int(tree.nodes[index].end)) where tree.nodes[place].tag == .text {
            read += PageWords.words(tree.html.nodes[place].text)
            if read == words { return stated }
        }
        return nil
    }

    /// What the title is when a heading and a candidate say the same; nil when none does.
    private func confirmed(_ heading: String, _ candidates: [String], _ words: [[UInt64]]) -> String? {
        let own = PageWords.words(heading)
        guard !own.isEmpty else { return nil }
        for (candidate, words) in zip(candidates, words) {
            // A date run into the heading.
            if candidate.utf8.count > 15, heading.hasSuffix(candidate),
                DateReader(dayFirst: true).read(heading.dropLast(candidate.count).trimmed) != nil
            {
                return candidate
            }
            // A kicker run into the heading: what is shared is the title alone.
            if words.count > 2, own.count > words.count, own.count <= words.count + 6,
                own.suffix(words.count).elementsEqual(words)
            {
                let opening = heading.dropLast(min(candidate.count, heading.count)).trimmed
                return opening.hasSuffix(":") ? heading : candidate
            }
        }
        let isLong = heading.utf8.count > 15
        // The head's title names the publisher too; what is meant for sharing seldom does.
        let telling = shared == nil || document == nil ? words[...] : words.dropLast()
        let isAlike = isLong && telling.contains { PageWords.contains($0, own) || PageWords.contains(own, $0) }
        return isAlike ? heading : nil
    }

    /// A lesser heading that is one of the pieces of the document's title.
    private func headingInTitle() -> String? {
        let pieces = documentPieces.map(\.words)
        guard let longest = pieces.first?.count else { return nil }
        for level in [PageTag.h1, .h2, .h3] {
            for index in tree.headings where tree.nodes[index].tag == level {
                let text = tree.line(index)
                let words = PageWords.words(text)
                if words.count == longest, text.utf8.count < Self.longest, pieces.contains(words), text.utf8.count > 5 {
                    return text
                }
            }
        }
        return nil
    }

    /// A lesser heading with which the document's title begins or ends, a separator between it and the rest.
    ///
    /// Titles hold marks that also part them: French puts a space before a colon.
    private func headingAtEdge() -> String? {
        for level in [PageTag.h1, .h2, .h3] {
            for index in tree.headings where tree.nodes[index].tag == level {
                let text = tree.line(index)
                if text.utf8.count < Self.longest, isAtEdge(text) { return text }
            }
        }
        return nil
    }

    private func isAtEdge(_ text: String) -> Bool {
        guard let document, document.utf8.count > text.utf8.count + 3 else { return false }
        // The publisher's name is the shorter part.
        let words = PageWords.words(text)
        guard words.count > 3, words.count * 2 > PageWords.words(document).count, !names.holds(words)
        else { return false }
        if document.hasPrefix(text) {
            let rest = document.dropFirst(text.count)
            return PublisherNames.separators.contains { rest.hasPrefix($0) }
        }
        guard document.hasSuffix(text) else { return false }
        let rest = document.dropLast(text.count)
        return PublisherNames.separators.contains { rest.hasSuffix($0) }
    }

    /// What follows the first colon of the document's title, where a lesser heading says it word for word: blogs put
    /// their own name in front, `My notes: Port opens`.
    private func headingBehindColon() -> String? {
        guard let document, let colon = document.place(of: ": ") else { return nil }
        let words = PageWords.words(String(document[colon.upperBound...]))
        guard words.count > 2 else { return nil }
        for index in tree.headings where tree.nodes[index].tag != .h1 {
            let text = tree.line(index)
            if text.utf8.count < Self.longest, PageWords.words(text) == words { return text }
        }
        return nil
    }

    /// The longest pieces of the document's title that are not the publisher's name.
    private var documentPieces: [(text: String, words: [UInt64])] {
        guard let document else { return [] }
        let pieces = Self.pieces(of: document).map { (text: $0, words: PageWords.words($0)) }
            .filter { !$0.words.isEmpty && !names.contains($0.words) }
        let longest = pieces.map(\.words.count).max() ?? 0
        return pieces.filter { $0.words.count == longest }
    }

    private static func pieces(of title: String) -> [String] {
        var pieces = [title]
        for separator in PublisherNames.separators {
            pieces = pieces.flatMap { $0.parted(at: separator) }
        }
        return Array(pieces.prefix(12))
    }

    /// Takes the piece of the document's title with which a passage above the text begins, where no heading says it.
    ///
    /// `passages` are those right above the text. A byline may follow in the same passage.
    mutating func prefer(passageAmong passages: [String]) {
        guard !isHeading, headline == nil, shared == nil, let document else { return }
        if let whole = passages.last(where: { $0.utf8.count < Self.longest && isAtEdge($0) }) {
            return title = whole.trimmed
        }
        let pieces = documentPieces.filter { $0.words.count > 3 && $0.text != document }
        guard !pieces.isEmpty else { return }
        for passage in passages.reversed() where passage.utf8.count < Self.longest {
            let words = PageWords.words(passage)
            let piece = pieces.first { words.starts(with: $0.words) && words.count <= $0.words.count + 8 }
            if let piece { return title = piece.text.trimmed }
        }
    }

    /// Prefers the heading right above the text to a title that only the head of the page gives.
    ///
    /// `isClose` says whether it stands right above the text.
    mutating func prefer(headingAbove place: Int, isClose: (Int) -> Bool) {
        guard !isHeading, headline == nil else { return }
        let above = tree.headings.last { $0 < place && tree.nodes[$0].tag == .h1 && !tree.line($0).isEmpty }
        guard let above else { return }
        let text = heading(above)
        let words = PageWords.words(text)
        guard words.count > 1, text.utf8.count < Self.longest, !names.contains(words) else { return }
        let isFirst = tree.headings.first { tree.nodes[$0].tag == .h1 && !tree.line($0).isEmpty } == above
        let isOnly = isFirst && words.count > 2 && isClose(above)
        guard isOnly || isAlike(words) else { return }
        title = text
        isHeading = true
    }

    /// Whether a good part of the words stands in what the page's head gives for its title, if that gives any.
    private func isAlike(_ words: [UInt64]) -> Bool {
        let known = [shared ?? document].compactMap { $0 }.map { Set(PageWords.words($0)) }
        return known.isEmpty
            || known.contains { title in
                words.filter { title.contains($0) }.count * 5 >= 2 * min(words.count, title.count)
            }
    }

    /// A title without the publisher's name at either end.
    func withoutSite(_ title: String) -> String { names.cut(title) }
}

extension StringProtocol {
    /// Without white space at the ends.
    var trimmed: String {
        var rest = Substring(self)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
