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
    public var consecutiveFailures = 0
    /// The last failure on one line; nil after a success.
    public var lastError: String?
    /// The title the document gives itself.
    public var title: String?

    public init(source: Source.ID, nextVisit: Date) {
        self.source = source
        self.nextVisit = nextVisit
    }
}
