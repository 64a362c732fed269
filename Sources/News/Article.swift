public import struct Foundation.Date

/// A piece of news, cleaned and comparable, whatever document it came from.
///
/// Absent means unknown: no field is ever filled with a guess.
public struct Article: Hashable, Sendable, Identifiable, Codable {
    /// Sixteen lower-case hex digits: the first 8 bytes of SHA-256 over the identity key.
    ///
    /// Stable across revisions: a piece keeps its ID when its publisher corrects it.
    public struct ID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }
    }

    /// Where a title was found.
    public enum TitleOrigin: String, Sendable, Codable { case feed, page, text, footer }

    /// Where the text was found.
    public enum TextOrigin: String, Sendable, Codable { case feed, page, document, summary }

    /// Where the date of publication was found.
    public enum DateOrigin: String, Sendable, Codable { case feed, page, text, url }

    public enum State: String, Sendable, Codable { case live, withdrawn }

    public var id: ID
    /// The article's place in the stream of changes; nil until a store gave it one.
    public var position: Position?
    public var source: Source.ID
    public var guid: String?
    /// The address as published, resolved and cleaned of tracking.
    public var url: String?
    /// The address in its normal form (RFC 3986 §6), by which articles are compared.
    public var canonicalURL: String?

    public var title: String?
    public var titleFrom: TitleOrigin?
    public var subtitle: String?
    public var authors: [String] = []
    public var site: String?
    public var section: String?
    public var tags: [String] = []

    public var published: StatedDate?
    public var publishedFrom: DateOrigin?
    public var updated: StatedDate?
    public var firstSeen: Date
    public var lastSeen: Date

    public var language: String?
    public var languageDeclared: String?
    public var script: String?
    public var direction: Direction?

    /// Clean paragraphs joined by a blank line; headings are paragraphs.
    public var text: String
    public var textFrom: TextOrigin
    public var wordCount: Int
    /// What the article's page is, when it is no plain one; the text then is the feed's.
    public var mark: PageMark?
    /// What the publisher asks of those who list or copy the page, such as `noindex` or `max-snippet:50`; nil when the
    /// page was not read or asks nothing.
    public var robots: [String]?

    public var summary: String?
    public var image: String?
    public var enclosures: [Enclosure] = []
    public var via: Via?

    /// 1, 2, …: how often the text changed.
    public var revision = 1
    /// Changes exactly when title or text changes.
    public var digest: String
    public var copyOf: ID?
    public var similarity: Double?
    public var story: String?

    /// What normalisation took out, and by which rule.
    public var removed: [Removal] = []
    public var state = State.live
    /// When its publisher took it back, as far as an archive saw that; nil for one that is live.
    public var withdrawn: Date?

    public init(
        id: ID,
        source: Source.ID,
        title: String? = nil,
        text: String,
        textFrom: TextOrigin,
        wordCount: Int,
        digest: String,
        firstSeen: Date
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.text = text
        self.textFrom = textFrom
        self.wordCount = wordCount
        self.digest = digest
        self.firstSeen = firstSeen
        lastSeen = firstSeen
    }
}
