public import struct Foundation.Date

/// What the daemon remembers about a source between two visits.
public struct FeedState: Hashable, Sendable {
    /// The proofs of freshness a server gave, sent back on the next visit.
    public struct Validators: Hashable, Sendable, Codable {
        public var etag: String?
        public var lastModified: String?
        public init(etag: String? = nil, lastModified: String? = nil) {
            self.etag = etag
            self.lastModified = lastModified
        }
        public var isEmpty: Bool { etag == nil && lastModified == nil }
    }

    public var source: Source.ID
    /// Where validators and digest come from; they mean nothing at another address.
    public var address: String?
    public var validators = Validators()
    /// The digest of the last document that was read whole; the same bytes need not be read again.
    public var documentDigest: String?
    public var nextVisit: Date
    /// Why `nextVisit` is when it is, for people.
    public var reason: String?
    /// The wait that was decided on, before anything was added to spread visits.
    public var wait: Duration?
    public var lastVisit: Date?
    public var lastSuccess: Date?
    /// When a visit last brought a new article.
    public var lastNew: Date?
    /// What was learned of the source's rhythm, as its learner wrote it; nil before there was anything to learn.
    public var habit: [UInt8]?
    public var consecutiveFailures = 0
    /// The last failure on one line; nil after a success.
    public var lastError: String?
    /// The title the document gives itself.
    public var title: String?
    /// What the document last read asks of its visitors.
    public var pace = FeedPace()
    /// When a document last came whole, and not the word that nothing changed.
    public var lastWhole: Date?
    /// The address that is visited instead of the list's own.
    public var move: FeedMove?
    /// The first of the failures in a row; nil after a success.
    public var failingSince: Date?
    public var parking: Parking?
    /// When the operator was told that the source is silent; nil once it has spoken again.
    public var silenceTold: Date?
    /// Hashes of the newest entries of the last document: a document that shares none of them left a gap.
    public var newestEntries: [UInt32] = []
    /// The entries of the last document and their dates, as their reader wrote them; nil when nothing can be told by them.
    public var listing: [UInt8]?
    /// For a sitemap index.
    public var sitemaps: SitemapProgress?

    public init(source: Source.ID, nextVisit: Date) {
        self.source = source
        self.nextVisit = nextVisit
    }
}
