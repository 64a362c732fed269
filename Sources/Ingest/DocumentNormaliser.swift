import Duplicates
public import News
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
    /// changes when the file does. Relative dates are counted from `observed`, when the document was taken from the web.
    public func candidate(
        _ bytes: [UInt8],
        name: String,
        stamp: String?,
        url: String? = nil,
        observed: Date,
        at now: Date
    ) -> Candidate? {
        let document = DocumentParts(bytes, url: url, isHTML: Self.isHTML(name, bytes), observed: observed, zone: zone)
        let text = document.plain.paragraphs.joined(separator: "\n\n")
        guard !text.isEmpty || document.plain.title != nil else { return nil }
        let title = document.plain.title
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
        article.titleFrom = document.plain.titleFrom
        article.subtitle = document.plain.subtitle
        article.authors = document.plain.authors
        article.site = document.plain.site ?? source.title
        article.section = document.plain.section
        article.tags = source.tags + document.plain.tags.filter { !source.tags.contains($0) }
        article.published = document.plain.published
        article.publishedFrom = document.plain.published.map { _ in document.hasPageDate ? .page : .text }
        article.via = document.plain.via
        article.url = address?.withoutTracking.string
        article.canonicalURL = address?.canonical
        article.removed = document.plain.removed
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

/// A document taken apart, whatever form it came in.
private struct DocumentParts {
    var plain: PlainDocument
    var address: WebAddress?
    var language: String?
    var hasPageDate = false

    init(_ bytes: [UInt8], url: String?, isHTML: Bool, observed: Date, zone: TimeZone?) {
        let given = url.flatMap(WebAddress.init)
        guard isHTML else {
            plain = PlainDocument.read(PlainDocument.decode(bytes), observed: observed, zone: zone)
            address = Self.usable(given)
            return
        }
        let page = HTMLDocument.read(bytes, charset: nil, base: given)
        let paragraphs = page.text.blocks.filter { $0.kind != .caption }.map(\.text)
        plain = PlainDocument.read(paragraphs.joined(separator: "\n\n"), observed: observed, zone: zone)
        if let title = page.surestTitle, plain.title == nil || plain.titleFrom == .text {
            // The page's own words for its title are surer than the first line of its text.
            if let first = plain.title, first != title, !title.contains(first) { plain.paragraphs.insert(first, at: 0) }
            plain.title = title
            plain.titleFrom = .page
            if plain.paragraphs.first == title { plain.paragraphs.removeFirst() }
        }
        if plain.authors.isEmpty { plain.authors = page.authors }
        if let published = page.published.flatMap({ DateReader(zone: zone).read($0) }) {
            plain.published = published
            hasPageDate = true
        }
        plain.site = plain.site ?? page.siteName
        address = Self.usable(page.canonical.flatMap(WebAddress.init) ?? given)
        language = page.language
    }

    private static func usable(_ address: WebAddress?) -> WebAddress? {
        address.flatMap { $0.isWeb && !$0.isHomePage ? $0 : nil }
    }
}

extension HTMLPage {
    /// The heading that the page's metadata confirm, else what the page gives to those who share it, else its title.
    fileprivate var surestTitle: String? {
        if let heading, [sharedTitle, documentTitle].contains(where: { $0?.contains(heading) == true }) {
            return heading
        }
        return sharedTitle ?? heading ?? documentTitle
    }
}
