import Duplicates
public import Feeds
public import Foundation
public import News
import Text

/// Makes candidates of a feed's entries.
///
/// Pure: the same document, source and moment give the same candidates.
public struct EntryNormaliser: Sendable {
    private let source: Source
    private let zone: TimeZone?
    private let now: Date

    /// Takes `now` for the moment of observation, which relative dates are counted from.
    public init(source: Source, at now: Date) {
        self.source = source
        self.now = now
        zone = source.timezone.flatMap(TimeZone.init(identifier:))
    }

    public func candidates(in document: FeedDocument) -> [Candidate] {
        let names = EntryNames(document)
        return document.entries.enumerated().compactMap { index, entry in
            candidate(entry, at: index, in: document, names)
        }
    }

    private func candidate(
        _ entry: FeedEntry,
        at index: Int,
        in document: FeedDocument,
        _ names: EntryNames
    ) -> Candidate? {
        let declared = entry.language ?? document.feed.language ?? source.language
        let body = EntryBody(entry, declared: declared, zone: zone, observed: now)
        let title = entry.title.map(Typography.clean).flatMap { $0.isEmpty ? nil : $0 } ?? body.clean.title
        let address = names.addresses[index]
        guard title != nil || !body.text.isEmpty || address != nil else { return nil }

        let digest = ContentDigest.of(title: title, text: body.text)
        var article = Article(
            id: names.identity(of: index, source: source.id, title: title, text: body.text).id,
            source: source.id,
            title: title,
            text: body.text,
            textFrom: body.origin,
            wordCount: body.wordCount,
            digest: digest,
            firstSeen: now
        )
        article.titleFrom = title.map { _ in entry.title == nil ? .footer : .feed }
        article.guid = entry.id
        article.url = address?.withoutTracking.string ?? entry.link
        article.canonicalURL = names.normal[index]
        article.authors = authors(of: entry, in: document, body)
        article.site = source.title ?? document.feed.title
        article.section = body.clean.section
        article.tags = tags(of: entry)
        let published = entry.published?.ifStated
        article.published = published ?? body.clean.published
        article.publishedFrom = article.published.map { _ in published == nil ? .text : .feed }
        article.updated = entry.updated?.ifStated
        article.summary = body.summary
        article.image = entry.image ?? body.image
        article.enclosures = entry.enclosures
        article.via = body.clean.via ?? entry.origin.flatMap { $0.name == document.feed.title ? nil : $0 }
        article.removed = body.removed
        article.languageDeclared = declared
        article.language = body.language?.tag
        article.script = body.language?.script
        article.direction = body.language?.direction
        var candidate = Candidate(
            entry: names.name(of: index, digest: digest),
            alias: EntryAlias.of(title: title, text: body.text, published: article.published),
            article: article
        )
        if let address, let host = address.host, wantsPage(body) {
            candidate.page = PageAddress(url: address.string, host: host)
        }
        return candidate
    }

    /// Whether the feed gives too little of the article to be kept without its page.
    private func wantsPage(_ body: EntryBody) -> Bool {
        switch source.page {
        case .never: false
        case .always: true
        case .auto: body.origin == .summary || body.isTeaser
        }
    }

    /// RFC 4287 §4.2.1: the authors of an Atom feed are those of its entries without any.
    private func authors(of entry: FeedEntry, in document: FeedDocument, _ body: EntryBody) -> [String] {
        var people = entry.authors.compactMap { $0.name ?? $0.email }
        if people.isEmpty { people = body.clean.authors }
        if people.isEmpty, document.format.hasPrefix("atom") || document.format.hasPrefix("json") {
            people = document.feed.authors.compactMap(\.name)
        }
        return Self.distinct(people.map(Typography.clean), atMost: 50)
    }

    /// The operator's tags of the source, then the publisher's categories.
    private func tags(of entry: FeedEntry) -> [String] {
        Self.distinct(source.tags + entry.categories.map { Typography.clean($0.label ?? $0.term) }, atMost: 100)
    }

    private static func distinct(_ names: [String], atMost limit: Int) -> [String] {
        guard names.count > 1 else { return names.filter { !$0.isEmpty } }
        var seen = Set<String>()
        return Array(names.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(limit))
    }
}

extension StatedDate {
    private static let year1000 = -30_610_224_000.0

    /// Nil for the first day of 1970 and for years before 1000, by which programs that know no date say so.
    fileprivate var ifStated: StatedDate? {
        let seconds = instant.timeIntervalSince1970
        return (0..<86_400).contains(seconds) || seconds < Self.year1000 ? nil : self
    }
}
