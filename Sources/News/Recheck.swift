public import struct Foundation.Date

/// Why the page of a stored article is to be looked at again, and what earlier looks told.
public struct RecheckPlan: Sendable, Hashable {
    public enum Reason: String, Sendable {
        /// It left its feed before its turn: younger and older articles stayed.
        case departed
        /// It is young, and its source's articles are followed.
        case young
        /// It was withdrawn, and may come back.
        case withdrawn
    }

    public var reason: Reason
    /// Nil for a withdrawn article that is not looked for any more, until a feed shows it again.
    public var due: Date?
    /// When it was withdrawn.
    public var since: Date?
    /// Looks in a row that told nothing.
    public var failures = 0
    /// Looks in a row at a page that says that there is nothing, though its status does not.
    public var doubts = 0
    /// Whether the article was ever found at its address.
    public var wasThere = false
    /// Of the last answer that had the article.
    public var validators = FeedState.Validators()
    /// What the last look told, on one line.
    public var finding: String?

    public init(_ reason: Reason, due: Date?) {
        self.reason = reason
        self.due = due
    }
}

/// A stored article whose page is due to be looked at.
public struct RecheckJob: Sendable, Identifiable {
    /// The number of its row.
    public var id: Int64
    public var article: Article
    /// The source in which it was noticed.
    public var source: Source.ID
    /// The entry of its own source that leads to it, and the digest that the feed last gave; nil without one.
    public var entry: String?
    public var feedDigest: String?
    public var plan: RecheckPlan
    /// Looks at pages of the source since the day began, in UTC.
    public var looksToday: Int

    public init(
        id: Int64,
        article: Article,
        source: Source.ID,
        entry: String?,
        feedDigest: String?,
        plan: RecheckPlan,
        looksToday: Int
    ) {
        self.id = id
        self.article = article
        self.source = source
        self.entry = entry
        self.feedDigest = feedDigest
        self.plan = plan
        self.looksToday = looksToday
    }
}

/// What a look at an article's page amounts to, to be stored with it.
public struct RecheckOutcome: Sendable, Hashable {
    /// The number of the article's row.
    public var article: Int64
    /// What the article is from now on.
    public var state: Article.State
    /// Nil when it is not to be looked at again.
    public var plan: RecheckPlan?
    /// Whether the publisher was asked.
    public var wasAsked: Bool
    public var moment: Date

    public init(_ article: Int64, _ state: Article.State, _ plan: RecheckPlan?, wasAsked: Bool, at moment: Date) {
        self.article = article
        self.state = state
        self.plan = plan
        self.wasAsked = wasAsked
        self.moment = moment
    }
}

/// What a visit saw of articles that are stored already.
public struct RecheckWish: Sendable, Hashable {
    /// Those that left the document before their turn.
    public var departed: [Article.ID] = []
    /// Those that are in the document and were not in the one before.
    public var arrived: Set<Article.ID> = []
    /// When the pages of articles that are new are to be looked at first; nil for not at all.
    public var young: Date?

    public init() {}

    public var isEmpty: Bool { departed.isEmpty && arrived.isEmpty && young == nil }
}

extension Source {
    /// Whose pages are looked at again.
    public enum RecheckPolicy: String, Sendable, Hashable, CaseIterable {
        case never
        /// Of articles that left their feed before their turn.
        case suspects
        /// Of these, and of all articles an hour, six hours, a day and a week after they were first seen.
        case young
    }
}
