public import News

public import enum Text.HTMLFragment
public import struct Text.WebAddress

/// What a feed said, once read: the same fields whatever dialect it was written in.
public struct FeedDocument: Sendable, Hashable {
    /// The dialect's name as `depeche parse` prints it, such as `rss2.0`, `rdf`, `atom1.0`, `json1.1`, `sitemap`.
    ///
    /// The entries of a `sitemapindex` are no articles but further sitemaps.
    public var format: String
    /// The name of the encoding the bytes were read in.
    public var encoding: String
    /// Why the document was not well-formed; nil when it was.
    public var defect: FeedDefect?
    /// Whether the document ended before it should: entries may be missing.
    public var isCut = false
    public var feed: FeedHead
    public var entries: FeedEntries

    public init(format: String, encoding: String, feed: FeedHead = .init(), entries: FeedEntries = []) {
        self.format = format
        self.encoding = encoding
        self.feed = feed
        self.entries = entries
    }
}

/// The first thing that was wrong with a document that could still be read.
public struct FeedDefect: Sendable, Hashable {
    public var message: String
    public var line: Int?
    public var column: Int?
    public init(message: String, line: Int? = nil, column: Int? = nil) {
        self.message = message
        self.line = line
        self.column = column
    }
}

/// What a feed says about itself.
public struct FeedHead: Sendable, Hashable {
    public var id: String?
    /// Plain text.
    public var title: String?
    /// The web page the feed belongs to, resolved.
    public var link: String?
    public var links: [FeedLink] = []
    public var description: FeedContent?
    public var language: String?
    public var updated: StatedDate?
    public var published: StatedDate?
    public var authors: [FeedPerson] = []
    public var categories: [FeedCategory] = []
    public var contributors: [FeedPerson] = []
    /// Who is responsible for the feed as such: RSS `webMaster`, `dc:publisher`, the owner of a podcast.
    public var publisher: FeedPerson?
    public var image: String?
    public var icon: String?
    public var logo: String?
    /// Plain text.
    public var rights: String?
    public var generator: String?
    public var isExplicit: Bool?
    /// How long the document may be kept before it is asked for again, in minutes (RSS 2.0 `ttl`).
    public var ttl: Int?
    /// What it asks of its visitors, `ttl` included.
    public var pace = FeedPace()
    public init() {}

    /// The address the feed gives as its own.
    public var feedURL: String? { links.first { $0.rel == "self" && !$0.url.isEmpty }?.url }
    /// The address of the next, older part of a paged feed (RFC 5005).
    public var nextURL: String? { links.first { $0.rel == "next" && !$0.url.isEmpty }?.url }
}

/// One item of a feed.
public struct FeedEntry: Sendable, Hashable {
    /// The guid or id, literally.
    public var id: String?
    /// Plain text.
    public var title: String?
    /// The entry's web page, resolved.
    public var link: String?
    public var links: [FeedLink] = []
    public var summary: FeedContent?
    public var content: FeedContent?
    public var authors: [FeedPerson] = []
    public var categories: [FeedCategory] = []
    public var published: StatedDate?
    public var updated: StatedDate?
    public var enclosures: [Enclosure] = []
    public var image: String?
    public var language: String?
    /// The feed an entry was taken from (RSS `source`, Atom `source`).
    public var origin: Via?
    private var rare = RareDetails.none
    public init() {}
}

extension FeedEntry {
    /// What few entries state.
    ///
    /// Kept apart, so that the many entries that state none of it take half the memory.
    public var details: FeedEntryDetails {
        get {
            switch rare {
            case .none: FeedEntryDetails()
            case .some(let details): details
            }
        }
        set { rare = newValue == FeedEntryDetails() ? .none : .some(newValue) }
    }

    var hasDetails: Bool {
        if case .none = rare { false } else { true }
    }

    /// Behind a reference, which costs one word where there are none.
    private enum RareDetails: Sendable, Hashable {
        case none
        indirect case some(FeedEntryDetails)
    }
}

/// What few entries state about themselves.
public struct FeedEntryDetails: Sendable, Hashable {
    /// The id of the feed the entry was taken from, literally.
    public var originID: String?
    public var originUpdated: StatedDate?
    public var contributors: [FeedPerson] = []
    public var publisher: FeedPerson?
    public var created: StatedDate?
    /// Media RSS contents that are not among the enclosures.
    public var media: [Enclosure] = []
    /// Where readers discuss the entry.
    public var comments: String?
    /// The feed of what readers say about the entry (`wfw:commentRss`, Atom's `replies`).
    public var commentFeed: String?
    /// How often readers had answered when the document was written (`slash:comments`, `thr:total`, `thr:count`).
    public var commentCount: Int?
    /// The id of the entry that this one answers (`thr:in-reply-to`), literally.
    public var inReplyTo: String?
    /// Of a recording, in seconds.
    public var duration: Int?
    public var isExplicit: Bool?
    /// Plain text.
    public var rights: String?
    public var place: FeedPlace?
    public init() {}
}

/// A text with its markup, if it has any.
public struct FeedContent: Sendable, Hashable {
    /// UTF-8; HTML when `isHTML`, sanitised and with its addresses resolved unless the reader was told otherwise.
    public var value: String
    public var isHTML: Bool
    /// What the addresses of HTML that is not sanitised are relative to.
    public var base: WebAddress?
    public init(value: String, isHTML: Bool, base: WebAddress? = nil) {
        self.value = value
        self.isHTML = isHTML
        self.base = base
    }

    /// The text as it may be shown: HTML without anything that acts, its addresses resolved.
    public var sanitised: String {
        isHTML ? HTMLFragment.sanitised(value, base: base) : value
    }
}

/// A link of a feed or entry.
public struct FeedLink: Sendable, Hashable {
    /// Resolved; empty where the publisher stated a link and forgot its address.
    public var url: String
    /// `alternate` for the page itself; `canonical` for the address behind a reader-counting redirect.
    public var rel: String
    public var type: String?
    public var title: String?
    public var language: String?
    public var length: Int?
    public init(url: String, rel: String = "alternate", type: String? = nil) {
        self.url = url
        self.rel = rel
        self.type = type
    }
}

/// An author, contributor or publisher.
public struct FeedPerson: Sendable, Hashable {
    public var name: String?
    public var email: String?
    public var url: String?
    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }
}

/// A subject, as the publisher sorts.
public struct FeedCategory: Sendable, Hashable {
    public var term: String
    public var scheme: String?
    public var label: String?
    public init(term: String, scheme: String? = nil, label: String? = nil) {
        self.term = term
        self.scheme = scheme
        self.label = label
    }
}

/// Where on earth an entry is about (GeoRSS, GML, W3C Basic Geo).
public struct FeedPlace: Sendable, Hashable {
    /// How the corners are joined.
    public enum Shape: String, Sendable { case point = "Point", line = "LineString", polygon = "Polygon", box = "Box" }

    public var shape: Shape
    /// Longitude, latitude and, where given, elevation of each corner.
    public var corners: [[Double]]
    public init(shape: Shape, corners: [[Double]]) {
        self.shape = shape
        self.corners = corners
    }
}
