public import struct Foundation.Date

/// Which articles to list.
public struct ArticleQuery: Sendable, Hashable {
    public enum Order: Sendable, Hashable {
        /// By place in the stream of changes, oldest change first.
        case stream
        /// By the moment the article was first seen, newest first.
        case newest
    }

    public var source: Source.ID?
    /// First seen at or after this moment.
    public var since: Date?
    /// First seen before this moment.
    public var until: Date?
    /// A BCP 47 tag; `fr` also matches `fr-MA`.
    public var language: String?
    public var tag: String?
    /// Only copies of this article.
    public var copiesOf: Article.ID?
    /// Only articles of this story.
    public var story: String?
    /// Only articles that are live, or that were withdrawn.
    public var state: Article.State?
    /// Only articles further on in the stream.
    public var after: Position?
    public var order = Order.newest
    public var limit: Int?
    public init() {}
}

/// Which visits to list.
public struct VisitQuery: Sendable, Hashable {
    public var source: Source.ID?
    public var since: Date?
    public var until: Date?
    /// Only visits that failed or found a damaged document.
    public var onlyErrors = false
    /// Only what the logbook took in after this number.
    public var after: Int64?
    public var limit: Int?
    public init() {}
}

/// A source and what the archive holds of it.
public struct SourceOverview: Sendable, Hashable {
    public var id: Source.ID
    public var address: String
    /// Whether a source list still names it.
    public var isListed: Bool
    public var state: FeedState
    public var articles: Int
    public init(id: Source.ID, address: String, isListed: Bool, state: FeedState, articles: Int) {
        self.id = id
        self.address = address
        self.isListed = isListed
        self.state = state
        self.articles = articles
    }
}

/// The state of everything in four numbers.
public struct StoreSummary: Sendable, Hashable {
    /// Listed ones.
    public var sources: Int
    /// Listed sources whose next visit is due.
    public var due: Int
    /// Listed sources whose last visit failed.
    public var failing: Int
    public var articles: Int
    /// The latest visit of a listed source; later than now when the clock was ahead.
    public var lastVisit: Date?
    public init(sources: Int, due: Int, failing: Int, articles: Int, lastVisit: Date? = nil) {
        self.sources = sources
        self.due = due
        self.failing = failing
        self.articles = articles
        self.lastVisit = lastVisit
    }
}

/// An earlier text of an article.
public struct Revision: Sendable, Hashable {
    public var number: Int
    /// When the daemon first saw this text.
    public var seen: Date
    public var source: Source.ID
    public var title: String?
    public var subtitle: String?
    public var text: String
    public var digest: String
    /// What the next text changed of this one; nil when it was not compared.
    public var change: RevisionChange?
    public init(
        number: Int,
        seen: Date,
        source: Source.ID,
        title: String?,
        subtitle: String?,
        text: String,
        digest: String,
        change: RevisionChange? = nil
    ) {
        self.number = number
        self.seen = seen
        self.source = source
        self.title = title
        self.subtitle = subtitle
        self.text = text
        self.digest = digest
        self.change = change
    }
}
