import Duplicates
import News
import Pages
import Text

/// An entry of a feed and its article's page as one article.
///
/// The feed knows best what the article is called, who wrote it and when; the page has the text.
struct PageMerge {
    /// Nil when the page holds no more than the feed, or another text than the feed announces.
    let candidate: Candidate?

    /// Of the words that the feed announces, this share at least stands in the page: else the page is a wall that asks
    /// for consent or money, or another article.
    private static let announced = 0.5

    init(_ candidate: Candidate, _ page: PageDocument) {
        let feed = candidate.article
        let text = page.paragraphs.joined(separator: "\n\n")
        let wordCount = WordCount.of(text)
        guard wordCount > feed.wordCount, Self.isAnnounced(page, text, by: feed) else {
            self.candidate = nil
            return
        }
        var article = feed
        article.text = text
        article.textFrom = .page
        article.wordCount = wordCount
        article.title = feed.title ?? page.title
        article.titleFrom = feed.title == nil ? page.title.map { _ in .page } : feed.titleFrom
        article.subtitle = feed.subtitle ?? page.subtitle
        if article.authors.isEmpty { article.authors = page.authors }
        article.section = feed.section ?? page.section
        article.site = feed.site ?? page.site
        if article.tags.isEmpty { article.tags = page.tags }
        if feed.published == nil, let published = page.published {
            article.published = published
            article.publishedFrom = page.publishedFrom
        }
        article.updated = feed.updated ?? page.updated
        article.image = feed.image ?? page.image
        article.via = feed.via ?? page.via
        if article.summary == nil, !feed.text.isEmpty { article.summary = feed.text.bounded(toBytes: 8192) }
        article.languageDeclared = page.language ?? feed.languageDeclared
        if let detected = LanguageDetector.detect(text, hint: article.languageDeclared) {
            article.language = detected.tag
            article.script = detected.script
            article.direction = detected.direction
        }
        article.removed = feed.removed + page.removed
        article.digest = ContentDigest.of(title: article.title, text: text)
        var merged = candidate
        merged.page = nil
        merged.feedDigest = feed.digest
        merged.article = article
        self.candidate = merged
    }

    private static func isAnnounced(_ page: PageDocument, _ text: String, by feed: Article) -> Bool {
        let said = words([feed.title, feed.text].compactMap(\.self).joined(separator: " "))
        guard said.count >= 3 else { return true }
        let held = Set(words([page.title, page.subtitle, text].compactMap(\.self).joined(separator: " ")))
        return Double(said.count(where: held.contains)) >= Double(said.count) * announced
    }

    /// The words of four letters and more, without case: shorter ones stand in any text.
    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 }
    }
}
