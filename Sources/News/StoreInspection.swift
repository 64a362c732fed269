public import struct Foundation.Date

/// What an operator asks of a store to look inside, beyond what the daemon's own work needs.
public protocol StoreInspection: Sendable {
    /// The visits of the logbook that the query and `accepts` let through: the newest first, or with `query.after` the
    /// oldest first.
    func logbook(
        _ query: VisitQuery,
        where accepts: @escaping @Sendable (VisitRecord) -> Bool
    ) async throws(StoreError) -> [LoggedVisit]

    /// What the daemon told of itself, in the order of `logbook`.
    func events(
        _ query: VisitQuery,
        where accepts: @escaping @Sendable (EventRecord) -> Bool
    ) async throws(StoreError) -> [EventRecord]

    /// Keeps events; what `number` they have is the store's to say.
    func record(_ events: [EventRecord]) async throws(StoreError)

    /// The visits that match, added up for each source, in the order of their IDs.
    func totals(_ query: VisitQuery) async throws(StoreError) -> [VisitTotal]

    /// How many articles each source brought in each of the last `count` spans of 24 hours, the oldest first.
    func newByDay(_ count: Int, until now: Date) async throws(StoreError) -> [Source.ID: [Int]]

    /// Articles first seen in each of the last `count` hours, the oldest first.
    func newByHour(_ count: Int, until now: Date) async throws(StoreError) -> [HourCount]

    /// All that is known of how an article came to be what it is; nil when there is none with this ID.
    func trail(of article: Article.ID) async throws(StoreError) -> ArticleTrail?

    /// The entries with one of these names, of any source.
    func entries(named names: [String]) async throws(StoreError) -> [EntryTrace]

    /// The IDs of articles at one of these addresses, as published or canonical, at most `limit`.
    ///
    /// Reads the whole archive when no index helps.
    func articles(at addresses: [String], limit: Int) async throws(StoreError) -> [Article.ID]

    /// Entries that wait for the page at one of these addresses.
    func pagesWaiting(at addresses: [String]) async throws(StoreError) -> [PageJob]

    /// The size and state of everything, in numbers.
    func measures(at now: Date) async throws(StoreError) -> StoreMeasures

    /// Every source that is listed, was, or came with an import, in order.
    func sourceNames() async throws(StoreError) -> [Source.ID]

    /// The newest articles that hold all these words, at most `limit`; words are compared without case and accents.
    func find(_ words: [String], limit: Int) async throws(StoreError) -> [Article]

    /// Copies the whole archive, as it is at one moment, into a new file, checks the copy and gives it this name.
    ///
    /// The daemon goes on writing meanwhile. A copy that is not whole leaves nothing behind.
    func backUp(to path: String) async throws(StoreError) -> BackupReport
}

/// A visit and its number in the logbook, which grows.
public struct LoggedVisit: Sendable, Hashable {
    public var number: Int64
    public var record: VisitRecord
    public init(number: Int64, record: VisitRecord) {
        self.number = number
        self.record = record
    }
}

/// Something the daemon told that is no visit.
public struct EventRecord: Sendable, Hashable {
    /// Grows; zero until a store gave it.
    public var number: Int64 = 0
    public var time: Date
    /// The kind's lasting name.
    public var kind: String
    public var level: String
    public var source: Source.ID?
    public var message: String
    public var fields: [String: String] = [:]
    public init(time: Date, kind: String, level: String, source: Source.ID? = nil, message: String) {
        self.time = time
        self.kind = kind
        self.level = level
        self.source = source
        self.message = message
    }
}

/// The visits of one source, added up.
public struct VisitTotal: Sendable, Hashable {
    public var source: Source.ID
    public var visits = 0
    /// Answers with the status 200.
    public var whole = 0
    /// Answers with the status 304.
    public var unchanged = 0
    public var failed = 0
    public var damaged = 0
    public var new = 0
    public var revised = 0
    public var bytes = 0
    public var medianDuration = Duration.zero
    public init(source: Source.ID) { self.source = source }
}

/// The articles of one hour.
public struct HourCount: Sendable, Hashable {
    public var start: Date
    public var articles = 0
    /// Those among them that copy an earlier one.
    public var copies = 0
    public init(start: Date) { self.start = start }
}

/// The size and state of an archive.
public struct StoreMeasures: Sendable, Hashable {
    /// A listed source, as far as monitoring wants to know.
    public struct SourceMark: Sendable, Hashable {
        public var id: Source.ID
        public var lastSuccess: Date?
        public var failures: Int
        public var isParked: Bool
        public init(id: Source.ID, lastSuccess: Date?, failures: Int, isParked: Bool) {
            self.id = id
            self.lastSuccess = lastSuccess
            self.failures = failures
            self.isParked = isParked
        }
    }

    /// Listed ones, in order of their IDs.
    public var sources: [SourceMark] = []
    /// Listed sources whose next visit is due.
    public var due = 0
    /// When the most overdue of them fell due.
    public var dueSince: Date?
    public var pagesWaiting = 0
    public var articles = 0
    /// Those among the articles that their publishers took back.
    public var withdrawn = 0
    /// Articles whose pages are to be looked at again, at some time and by now.
    public var rechecksPlanned = 0
    public var rechecksDue = 0
    public var stories = 0
    public var lastVisit: Date?
    /// Of the database file, and of the journal beside it.
    public var databaseBytes = 0
    public var journalBytes = 0
    public init() {}
}

/// What a backup made.
public struct BackupReport: Sendable, Hashable {
    public var bytes: Int
    public var articles: Int
    public init(bytes: Int, articles: Int) {
        self.bytes = bytes
        self.articles = articles
    }
}
