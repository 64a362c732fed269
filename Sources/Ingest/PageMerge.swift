import Duplicates
import News
import Pages
import Text

/// An entry of a feed and its article's page as one article.
///
/// The feed knows best what the article is called, who wrote it and when; the page has the text, unless it is a wall, a
/// teaser, another article, or no article at all.
struct PageMerge {
    /// The article, complete.
    private(set) var candidate: Candidate
    /// Why the text is the feed's, to follow “the page”; nil when it is the page's.
    private(set) var feedStands: String?

    /// How many words of the article the page has; 0 when they are not the article's, nil when the page is marked.
    private(set) var words: Int?

    private let feed: Article
    private let page: PageDocument

    /// Of the words that the feed announces, this share at least stands in the page: else the page is a wall that asks
    /// for consent or money, or another article.
    private static let announced = 0.5

    /// `robots` is what the answer's header and the page ask.
    init(_ candidate: Candidate, _ page: PageDocument, robots: RobotsDirectives) {
        feed = candidate.article
        self.page = page
        self.candidate = candidate
        self.candidate.page = nil
        self.candidate.article.robots = robots.list
        let text = page.paragraphs.joined(separator: "\n\n")
        let wordCount = WordCount.of(text)
        if let mark = page.mark {
            self.candidate.article.mark = mark
            feedStands = mark.sentence
            if mark.isWall { return }
        }
        words = page.mark == nil ? wordCount : nil
        guard isAnnounced(text) else {
            words = 0
            self.candidate.article.mark = nil
            feedStands = "holds another text than the feed announces"
            return
        }
        if feedStands == nil, wordCount <= feed.wordCount {
            feedStands = "holds no more than the feed"
            return
        }
        self.candidate.feedDigest = feed.digest
        takeMetadata()
        if feedStands == nil { take(text, wordCount) }
        self.candidate.article.digest = ContentDigest.of(
            title: self.candidate.article.title,
            text: self.candidate.article.text
        )
    }

    private mutating func takeMetadata() {
        var article = candidate.article
        article.title = feed.title ?? page.title
        article.titleFrom = feed.title == nil ? page.title.map { _ in .page } : feed.titleFrom
        article.subtitle = feed.subtitle ?? page.subtitle
        if article.authors.isEmpty { article.authors = page.authors }
        article.section = feed.section ?? page.section
        article.site = feed.site ?? page.site
        if article.tags.isEmpty { article.tags = page.tags }
        if let published = page.published {
            if feed.published == nil {
                article.published = published
                article.publishedFrom = page.publishedFrom
            } else if let stated = feed.published, stated.isOther(than: published) {
                article.removed.append(.date(published, from: page.publishedFrom ?? .page))
            }
        }
        article.updated = feed.updated ?? page.updated
        article.image = feed.image ?? page.image
        article.via = feed.via ?? page.via
        article.languageDeclared = page.language ?? feed.languageDeclared
        candidate.article = article
    }

    private mutating func take(_ text: String, _ wordCount: Int) {
        var article = candidate.article
        article.text = text
        article.textFrom = .page
        article.wordCount = wordCount
        if article.summary == nil, !feed.text.isEmpty { article.summary = feed.text.bounded(toBytes: 8192) }
        if let detected = LanguageDetector.detect(text, hint: article.languageDeclared) {
            article.language = detected.tag
            article.script = detected.script
            article.direction = detected.direction
        }
        article.removed += page.removed
        candidate.article = article
    }

    private func isAnnounced(_ text: String) -> Bool {
        let said = Self.words([feed.title, feed.text].compactMap(\.self).joined(separator: " "))
        guard said.count >= 3 else { return true }
        let held = Set(Self.words([page.title, page.subtitle, text].compactMap(\.self).joined(separator: " ")))
        return Double(said.count(where: held.contains)) >= Double(said.count) * Self.announced
    }

    /// The words of four letters and more, without case: shorter ones stand in any text.
    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 }
    }
}
