import News
import Text

/// Recognises pages that are no plain article: walls, teasers, live blogs, films, galleries.
///
/// What the page states as data comes first (schema.org, Open Graph), then its structure, then its visible words. In
/// doubt a page is an article: a long text with a film in it, or about cookies, paywalls and errors, is one.
struct MarkSearch {
    let tree: PageTree
    let page: PageBlocks
    let tags: MetaTags
    let facts: LinkedFacts
    let isFree: Bool?
    let address: WebAddress?
    let title: String?
    /// The blocks that were taken for the article's text.
    let kept: [Int]
    /// Whether the page's markup holds a script by which hosts try their visitors.
    let holdsTrial: () -> Bool

    /// Lengths in letters: a wall has few sentences, and more is an article.
    private static let shortest = 250
    private static let short = 900
    private static let teaser = 2500
    private static let longestWall = 5000

    func mark() -> PageMark? {
        let words = kept.map { PageWords.words(page.text[page.blocks[$0].text]) }
        let length = kept.reduce(0) { $0 + page.blocks[$1].length }
        return wall(words, length) ?? (isTeaser(words, length) ? .paywall : nil) ?? kind(words, length)
    }

    // MARK: Walls

    private func wall(_ words: [[UInt64]], _ length: Int) -> PageMark? {
        guard length < Self.longestWall else { return nil }
        if length < 1500, isChallenge(words, length) { return .challenge }
        if isConsent(words, length) { return .consent }
        return length < Self.short && isMissing(words, length) ? .missing : nil
    }

    private var names: [[UInt64]] {
        let heading = tree.headings.first { tree.nodes[$0].tag == .h1 }.map { tree.line($0) }
        return [tags.documentTitle, heading, title].compactMap(\.self).map { PageWords.words($0) }
    }

    private func isChallenge(_ words: [[UInt64]], _ length: Int) -> Bool {
        guard !facts.hasArticle else { return false }
        // Some guards load such scripts on any page.
        if length < 400, holdsTrial() { return true }
        if names.contains(where: { Self.find($0, .challenge, reach: 2) }) { return length < Self.short }
        return length < Self.short && words.contains { Self.find($0, .challenge, reach: 40) }
            && allWords().count < 160
    }

    /// All words of the page's short passages and long ones, wherever they stand.
    private func allWords() -> [UInt64] {
        var words: [UInt64] = []
        for block in page.blocks where words.count < 2000 { words += PageWords.words(page.text[block.text]) }
        return words
    }

    /// Whether most of the text speaks in the site's name of cookies and partners.
    private func isConsent(_ words: [[UInt64]], _ length: Int) -> Bool {
        let isOwn = { (words: [UInt64]) in Self.find(words, .consent, reach: .max) }
        guard !kept.isEmpty else { return names.contains { Self.find($0, .consent, reach: 3) } }
        let own = words.indices.filter { isOwn(words[$0]) }
        let opens = words.contains { Self.find($0, .consent, reach: 3) } || length < 500
        let isNamed = names.contains { Self.find($0, .consent, reach: 3) } || address.speaksOfConsent
        guard !own.isEmpty || isNamed else { return false }
        // Who quotes such a sentence goes on to say something of it.
        guard isNamed || own.count > 1 || opens else { return false }
        let matter = words.indices.filter { index in
            let hits = words[index].count(where: MarkPhrases.consentWords.contains)
            return own.contains(index) || hits >= 2 && hits * 14 >= words[index].count
        }
        let share = matter.reduce(0) { $0 + words[$1].count }
        let total = words.reduce(0) { $0 + $1.count }
        let isDated = facts.hasArticle && length > Self.short
        return share * 10 >= total * (isDated ? 9 : 6)
    }

    private func isMissing(_ words: [[UInt64]], _ length: Int) -> Bool {
        guard !facts.hasArticle, tags.first("article:published_time", "datepublished") == nil else { return false }
        for name in names {
            // “404”, alone or before the site's name.
            if name.count <= 6, name.first == Self.number404 || name.last == Self.number404 { return true }
            if Self.find(name, .missing, reach: 6) { return true }
        }
        return length < Self.short / 2 && words.contains { Self.find($0, .missing, reach: 8) }
    }

    private static let number404 = PageWords.words("404").first

    private static func find(_ words: [UInt64], _ family: MarkPhrases.Family, reach: Int) -> Bool {
        MarkPhrases.pages.first(in: words, of: [family], reach: reach) != nil
    }

    // MARK: Teasers

    private func isTeaser(_ words: [[UInt64]], _ length: Int) -> Bool {
        guard let first = kept.first, let last = kept.last else { return false }
        if isFree == false, isCut(words, length) { return true }
        let inside = Set(kept.dropLast(2))
        let atEnd = Set(kept.suffix(2))
        for index in (first + 1)..<max(first + 1, min(page.blocks.count, last + 16)) where !inside.contains(index) {
            let block = page.blocks[index]
            guard block.length < (atEnd.contains(index) ? 160 : 400), block.links < 0.95 else { continue }
            let words = PageWords.words(page.text[block.text])
            if Self.find(words, .remainder, reach: 8) { return true }
            if isFree != true, length < Self.teaser, Self.find(words, .paywall, reach: 8) { return true }
            if isFree == false, length < Self.teaser, Self.find(words, .subscriber, reach: 8) { return true }
        }
        return false
    }

    /// Whether of an article that is not free the page shows only the beginning.
    private func isCut(_ words: [[UInt64]], _ length: Int) -> Bool {
        let count = words.reduce(0) { $0 + $1.count }
        if let stated = facts.wordCount, stated > 2 * count, stated > count + 100 { return true }
        if length < 700 { return true }
        guard let inside = lengthOfPaidParts() else { return length < 1200 }
        return inside * 10 < length && length < Self.teaser
    }

    /// How much of the text stands in the elements that hold what is not free; nil when nothing names any.
    private func lengthOfPaidParts() -> Int? {
        let selectors = facts.paidParts.compactMap { try? Selector($0) }
        guard !selectors.isEmpty else { return nil }
        var search = SelectorSearch(tree.html)
        let parts = selectors.flatMap { search.find($0) }
        return kept.reduce(0) { sum, index in
            let place = Int(page.blocks[index].place)
            return parts.contains { tree.contains($0, place) } ? sum + page.blocks[index].length : sum
        }
    }

    // MARK: Other kinds

    private func kind(_ words: [[UInt64]], _ length: Int) -> PageMark? {
        let address = address
        if facts.isLiveBlog || isLive(words) { return .liveBlog }
        guard length < 1500 else { return nil }
        let clues = PageClues(tree)
        let type = tags.first("og:type")?.lowercased() ?? ""
        if length < Self.short, type.hasPrefix("video") { return .video }
        if length < Self.short, clues.players > 0 || facts.hasVideo {
            if address.speaksOfVideo { return .video }
            if length < Self.shortest, facts.hasVideo || !facts.hasArticle { return .video }
            if facts.hasVideo, !facts.hasArticle, type != "article" { return .video }
        }
        let isNamed = facts.isGallery || address.speaksOfPictures
        if isNamed, clues.captionedPictures >= 4 || facts.isGallery && length < Self.short { return .gallery }
        return clues.captionedPictures >= 8 && length < Self.short ? .gallery : nil
    }

    /// Whether the text is a row of reports with the time of each, and the page calls itself live.
    private func isLive(_ words: [[UInt64]]) -> Bool {
        let title = PageWords.words(self.title ?? "")
        let isNamed =
            address.speaksOfLiveReports
            || Self.liveWords.contains {
                title.starts(with: $0) || title.count > $0.count && title.suffix($0.count) == $0[...]
            }
        guard isNamed, let first = kept.first, let last = kept.last else { return false }
        let clocks = (first...last).count { Self.beginsWithClock(page.text[page.blocks[$0].text]) }
        return clocks >= Self.fewestReports
    }

    private static let fewestReports = 5

    private static let liveWords = [
        "en direct", "direct", "live", "live updates", "live blog", "liveblog", "liveticker", "im liveticker",
        "en directo",
        "en vivo", "última hora", "minuto a minuto", "ao vivo", "ao minuto", "diretta", "in diretta", "مباشر",
        "بث مباشر",
        "لحظة بلحظة",
    ].map { PageWords.words($0) }

    /// `14:05`, `14h05`, `14.05 Uhr`, `9:32 am` at the beginning.
    private static func beginsWithClock(_ text: ArraySlice<UInt8>) -> Bool {
        let digits = text.prefix { $0 &- 0x30 < 10 }
        guard (1...2).contains(digits.count) else { return false }
        let rest = text.dropFirst(digits.count)
        guard let mark = rest.first, mark == 0x3A || mark == 0x68 || mark == 0x2E || mark == 0x48 else { return false }
        return rest.dropFirst().prefix { $0 &- 0x30 < 10 }.count == 2
    }
}

extension WebAddress? {
    fileprivate var speaksOfConsent: Bool { AddressWords(self).speaksOfConsent }
    fileprivate var speaksOfVideo: Bool { AddressWords(self).speaksOfVideo }
    fileprivate var speaksOfPictures: Bool { AddressWords(self).speaksOfPictures }
    fileprivate var speaksOfLiveReports: Bool { AddressWords(self).speaksOfLiveReports }
}
