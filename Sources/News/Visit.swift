public import struct Foundation.Date

/// What one look at one source produced, before anything is decided or stored.
public struct Visit: Sendable {
    /// Tells this visit from every other, so that a second commit of it can be known.
    public let token: Int64
    /// What to remember about the source from now on.
    public var state: FeedState
    public var record: VisitRecord
    /// What was found, in the document's order.
    public var candidates: [Candidate]
    /// The entry that waited for its page and is stored by this visit, which then is no look at the source: its state
    /// stays as it is.
    public var settles: PageJob.ID?
    /// What the page taught about its source's pages, to be kept with it.
    public var siteMemory: SiteMemoryRecord?
    /// Documents that gave no candidate and need not be read again until they change: stamps by entry.
    public var passedOver: [String: String] = [:]
    /// Nil for a folder.
    public var contact: Contact?
    /// What the visit saw of articles that are stored already, for their pages to be looked at.
    public var wish = RecheckWish()
    /// The end of a look at a stored article's page, which is no look at the source: its state stays as it is.
    public var recheck: RecheckOutcome?
    /// What the candidates were read from, until it is kept.
    public var documents: [RawDocument] = []
    /// Where that is kept.
    public var records: [RawRecord] = []
    /// What the operator is to be told once the visit is stored.
    public var remarks: [Remark] = []

    public enum Remark: Sendable, Hashable {
        /// Entries came and went unseen since the visit before; what was done about it.
        case gap(String)
    }

    public init(state: FeedState, record: VisitRecord, candidates: [Candidate] = []) {
        token = .random(in: .min ... .max)
        self.state = state
        self.record = record
        self.candidates = candidates
    }
}

/// An article as a visit found it, not yet compared with what is stored.
public struct Candidate: Sendable, Codable {
    /// Names the entry within its source from visit to visit: its guid, else its address, else its content.
    public var entry: String
    /// A mark that changes when a file does; nil for entries of feeds.
    public var stamp: String?
    /// What stays of an entry whose name changes: a hash of its title and date; nil for files.
    public var alias: Int64?
    /// The article's own page, when that is to be read before the article is stored.
    public var page: PageAddress?
    /// The digest of what the feed says of the article, when the text is its page's: by it the entry is known again.
    public var feedDigest: String?
    /// What it was read from, as far as that is kept: its feed, and its article's page.
    public var feedDocument: RawDocument.ID?
    public var pageDocument: RawDocument.ID?
    public var article: Article

    public init(entry: String, stamp: String? = nil, alias: Int64? = nil, article: Article) {
        self.entry = entry
        self.stamp = stamp
        self.alias = alias
        self.article = article
    }
}

/// One line of the logbook: what a visit did.
public struct VisitRecord: Hashable, Sendable {
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// A document was read.
        case read
        /// The publisher, or the digest of the document, said that nothing changed.
        case unchanged
        /// The document was read, though part of it could not be.
        case damaged
        case failed
    }

    public var source: Source.ID
    public var started: Date
    public var duration: Duration
    public var outcome: Outcome
    /// The HTTP status; nil when no answer came or the source is a folder.
    public var status: Int?
    /// Received, before decoding.
    public var bytes: Int
    public var entries: Int
    public var new: Int
    public var revised: Int
    public var known: Int
    /// Entries refused by the source's `keep` and `drop`.
    public var dropped: Int
    public var error: String?
    /// What is worth knowing about the visit and is no error, on one line: a move, a gap.
    public var note: String?
    public var nextVisit: Date?
    public var reason: String?

    public init(source: Source.ID, started: Date, outcome: Outcome = .read) {
        self.source = source
        self.started = started
        self.outcome = outcome
        duration = .zero
        bytes = 0
        entries = 0
        new = 0
        revised = 0
        known = 0
        dropped = 0
    }
}

/// What the store already holds that could collide with a visit's candidates.
public struct Memory: Sendable {
    /// What is known of a stored article.
    public struct Known: Sendable, Hashable {
        public var id: Article.ID
        public var digest: String
        public var revision: Int
        public var source: Source.ID
        public var wordCount: Int
        public init(id: Article.ID, digest: String, revision: Int, source: Source.ID, wordCount: Int) {
            self.id = id
            self.digest = digest
            self.revision = revision
            self.source = source
            self.wordCount = wordCount
        }
    }

    /// The article an entry led to, and the digest the source last gave for it.
    public struct Entry: Sendable, Hashable {
        /// Nil when the article is no longer kept, or there never was one.
        public var article: Article.ID?
        public var digest: String
        public var alias: Int64?
        public init(article: Article.ID?, digest: String, alias: Int64? = nil) {
            self.article = article
            self.digest = digest
            self.alias = alias
        }
    }

    /// A stored entry that has a candidate's title and date, under another name.
    public struct Namesake: Sendable, Hashable {
        public var entry: String
        public var article: Known
        /// The article's canonical address.
        public var address: String?
        public init(entry: String, article: Known, address: String?) {
            self.entry = entry
            self.article = article
            self.address = address
        }
    }

    /// By `Candidate.entry`, of the visited source only.
    public var entries: [String: Entry] = [:]
    /// By identity, whatever the source.
    public var articles: [Article.ID: Known] = [:]
    /// By digest: the visited source's own first, else another's.
    public var digests: [String: Known] = [:]
    /// For each article among `articles`, the digest the visited source last gave for it under any entry.
    public var given: [Article.ID: String] = [:]
    /// By `Candidate.alias`, for candidates known neither by name nor by identity: entries of the visited source.
    public var namesakes: [Int64: [Namesake]] = [:]
    /// Articles that were deleted, of those that candidates would be.
    public var buried: Set<Article.ID> = []
    /// The words of deleted articles of the visited source, by digest.
    public var buriedDigests: [String: Int] = [:]
    public init() {}
}

/// What is to become of one candidate.
public enum Verdict: Sendable, Hashable {
    case new
    /// To be stored when its page has been read; with the article that it changes, if that is known already.
    case awaited(Article.ID?)
    /// Nothing to store: it is this article, unchanged.
    case exact(Article.ID)
    /// A changed text of this article.
    case revision(of: Article.ID)
    /// Nothing to store: it was kept once, and its time is over.
    case forgotten
}

/// What a visit added.
public struct Harvest: Sendable, Hashable {
    public var new: [Article.ID] = []
    public var revised: [Article.ID] = []
    public var known = 0
    /// Articles that wait for their pages.
    public var awaited = 0
    public var withdrawn = 0
    public var restored = 0
    public init() {}
}
