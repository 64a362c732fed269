import News
import Pages
import Text

import struct Foundation.Date
import struct Foundation.TimeZone

/// A document taken apart, whatever form it came in.
struct DocumentParts {
    var title: String?
    var titleFrom: Article.TitleOrigin?
    var subtitle: String?
    var authors: [String] = []
    var site: String?
    var section: String?
    var tags: [String] = []
    var published: StatedDate?
    var publishedFrom: Article.DateOrigin?
    var updated: StatedDate?
    var via: Via?
    var image: String?
    var language: String?
    var paragraphs: [String] = []
    var removed: [Removal] = []
    var address: WebAddress?
    var mark: PageMark?
    var robots: [String]?

    /// Takes a plain text apart.
    init(plain bytes: [UInt8], url: String?, observed: Date, zone: TimeZone?) {
        let document = PlainDocument.read(PlainDocument.decode(bytes), observed: observed, zone: zone)
        title = document.title
        titleFrom = document.titleFrom
        subtitle = document.subtitle
        authors = document.authors
        site = document.site
        section = document.section
        tags = document.tags
        published = document.published
        publishedFrom = document.published.map { _ in .text }
        via = document.via
        paragraphs = document.paragraphs
        removed = document.removed
        address = Self.usable(url.flatMap(WebAddress.init))
    }

    /// Takes an article's page apart.
    init(page bytes: [UInt8], url: String?, observed: Date, zone: TimeZone?, advice: PageAdvice) {
        let given = url.flatMap(WebAddress.init)
        let page = PageReader().read(bytes, address: given, at: observed, zone: zone, advice: advice)
        title = page.title
        titleFrom = page.title.map { _ in .page }
        subtitle = page.subtitle
        authors = page.authors
        site = page.site
        section = page.section
        tags = page.tags
        published = page.published
        publishedFrom = page.publishedFrom
        updated = page.updated
        let original = page.original(at: given)
        via = page.via ?? original
        image = page.image
        language = page.language
        paragraphs = page.paragraphs
        removed = page.removed
        mark = page.mark
        robots = page.robots.list
        if let mark, mark.isWall {
            removed += paragraphs.map { Removal(rule: mark.rawValue, text: $0) }
            paragraphs = []
        }
        // What is taken from another site is an article of its own, a copy.
        let canonical = original == nil ? page.canonical.flatMap(WebAddress.init) : nil
        address = Self.usable(canonical ?? given)
    }

    private static func usable(_ address: WebAddress?) -> WebAddress? {
        address.flatMap { $0.isWeb && !$0.isHomePage ? $0 : nil }
    }
}
