import Duplicates
public import News
public import Pages
import Text

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Makes candidates of plain text and HTML documents.
///
/// Pure but for the zone's rules.
public struct DocumentNormaliser: Sendable {
    private let source: Source
    private let zone: TimeZone?

    public init(source: Source) {
        self.source = source
        zone = source.timezone.flatMap(TimeZone.init(identifier:))
    }

    /// Reads one document; nil when there is no text in it.
    ///
    /// `name` is the document's within its source, such as its path, by which it is known from visit to visit; `stamp`
    /// changes when the file does. Relative dates are counted from `observed`, when the document was taken from the web; `advice` is what is known of a page's site.
    public func candidate(
        _ bytes: [UInt8],
        name: String,
        stamp: String?,
        url: String? = nil,
        observed: Date,
        at now: Date,
        advice: PageAdvice = PageAdvice()
    ) -> Candidate? {
        let document =
            Self.isHTML(name, bytes)
            ? DocumentParts(page: bytes, url: url, observed: observed, zone: zone, advice: advice)
            : DocumentParts(plain: bytes, url: url, observed: observed, zone: zone)
        let text = document.paragraphs.joined(separator: "\n\n")
        guard !text.isEmpty || document.title != nil else { return nil }
        let title = document.title
        let digest = ContentDigest.of(title: title, text: text)
        let address = document.address
        let identity: ArticleIdentity =
            address.map { .address($0.canonical) } ?? .content(title: title, text: text)
        var article = Article(
            id: identity.id,
            source: source.id,
            title: title,
            text: text,
            textFrom: .document,
            wordCount: WordCount.of(text),
            digest: digest,
            firstSeen: now
        )
        article.titleFrom = document.titleFrom
        article.subtitle = document.subtitle
        article.authors = document.authors
        article.site = document.site ?? source.title
        article.section = document.section
        article.tags = source.tags + document.tags.filter { !source.tags.contains($0) }
        article.published = document.published
        article.publishedFrom = document.publishedFrom
        article.updated = document.updated
        article.image = document.image
        article.via = document.via
        article.url = address?.withoutTracking.string
        article.canonicalURL = address?.canonical
        article.removed = document.removed
        article.mark = document.mark
        article.robots = document.robots
        article.languageDeclared = document.language ?? source.language
        if let detected = LanguageDetector.detect(text.isEmpty ? title ?? "" : text, hint: article.languageDeclared) {
            article.language = detected.tag
            article.script = detected.script
            article.direction = detected.direction
        }
        return Candidate(entry: "file:" + name, stamp: stamp, article: article)
    }

    private static func isHTML(_ name: String, _ bytes: [UInt8]) -> Bool {
        let lower = name.lowercased()
        if lower.hasSuffix(".html") || lower.hasSuffix(".htm") || lower.hasSuffix(".xhtml") { return true }
        if lower.hasSuffix(".txt") || lower.hasSuffix(".text") { return false }
        let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
        return start.contains("<html") || start.contains("<!doctype html")
    }
}
