public import struct Foundation.Date

/// The durable memory of the daemon.
///
/// A store holds no policy. It answers questions and commits decisions; every
/// method is one transaction.
public protocol Store: Sendable {
    /// Makes the known sources match `sources`. The articles of removed ones stay.
    ///
    /// A new source, and one whose address changed, is due without validators when `firstVisits` says, and one whose
    /// rules changed at the latest then; a folder is due at once. Where nobody is to wait, those are made due too that
    /// were given their places before.
    func register(_ sources: [Source], at now: Date, spreading firstVisits: FirstVisits) async throws(StoreError)

    /// The listed sources whose next visit fell due after `moment`, most overdue first.
    func due(after moment: Date, at now: Date, limit: Int) async throws(StoreError) -> [DueVisit]

    /// When the first visit of any listed source after `moment` is due; nil without one.
    func nextDue(after moment: Date) async throws(StoreError) -> Date?

    /// Makes a source due now, as when a watched folder changed.
    func makeDue(_ source: Source.ID, at now: Date) async throws(StoreError)

    /// Puts the next visits of sources off to `date` where they are due earlier, as when their host asks for it.
    func postpone(_ sources: [Source.ID], until date: Date, reason: String) async throws(StoreError)

    /// What the daemon remembers about these sources, in any order; nothing about those that are not listed.
    func states(of sources: [Source.ID]) async throws(StoreError) -> [FeedState]

    /// The stamps of a source's entries, by entry.
    func stamps(of source: Source.ID) async throws(StoreError) -> [String: String]

    /// Recalls what could collide with the visit, asks `decide` what each candidate is, and
    /// writes articles, state and record, whole or not at all.
    ///
    /// A second commit of the same visit changes nothing. `decide` must be pure and answer one verdict a candidate:
    /// a store may call it again after a write conflict.
    func commit(
        _ visit: Visit,
        deciding decide: @escaping @Sendable (Visit, Memory) -> [Verdict]
    ) async throws(StoreError) -> Harvest

    /// Entries whose pages are due to be read, at most `perHost` of each host, most overdue first.
    func pagesDue(at now: Date, perHost: Int, limit: Int) async throws(StoreError) -> [PageJob]

    /// When the next page is due; nil when none waits.
    func nextPage() async throws(StoreError) -> Date?

    /// Puts a page off until `due`; the attempts that were made are counted.
    func postpone(_ page: PageJob.ID, until due: Date, because problem: String, isAttempt: Bool)
        async throws(StoreError)

    /// Articles whose pages are due to be looked at again, one of each source, most overdue first.
    func rechecksDue(at now: Date, limit: Int) async throws(StoreError) -> [RecheckJob]

    /// When the next article's page is to be looked at again; nil when none is.
    func nextRecheck() async throws(StoreError) -> Date?

    /// What the pages of a source have taught, as `Visit.siteMemory` last had it; nil when nothing has.
    func siteMemory(of source: Source.ID) async throws(StoreError) -> [UInt8]?

    /// What a commit of the visit would decide now; nothing is stored.
    func weigh(
        _ visit: Visit,
        deciding decide: @escaping @Sendable (Visit, Memory) -> [Verdict]
    ) async throws(StoreError) -> [Verdict]

    /// The sources with what the archive holds of each, in order of their IDs.
    func overview() async throws(StoreError) -> [SourceOverview]

    /// How the archive's sources do, and how many articles were first seen at or after `moment`.
    func summary(since moment: Date) async throws(StoreError) -> StoreSummary

    /// The articles that match, in the query's order.
    func articles(_ query: ArticleQuery) async throws(StoreError) -> [Article]

    /// The articles whose ID starts with `prefix`, at most `limit`.
    func articles(withIDPrefix prefix: String, limit: Int) async throws(StoreError) -> [Article]

    /// Earlier texts of an article, oldest first.
    func revisions(of article: Article.ID) async throws(StoreError) -> [Revision]

    /// The stories whose last article is not older than `since`, the largest first, at most `limit`.
    func stories(since: Date?, limit: Int?) async throws(StoreError) -> [Story]

    /// The logbook, newest first.
    func visits(_ query: VisitQuery) async throws(StoreError) -> [VisitRecord]

    /// The changes after `position`, in the stream's order, at most `limit`.
    func changes(after position: Position, limit: Int) async throws(StoreError) -> [Change]

    /// The last place taken in the stream of changes.
    func lastPosition() async throws(StoreError) -> Position

    /// An element whenever something may have been written since, by this process or another; the first at once.
    func rings() -> AsyncStream<Void>

    /// The readers with their places, in order of their names.
    func readers() async throws(StoreError) -> [Reader]

    /// Moves a reader's place on to `position`, and makes the reader if there is none. A place never moves back.
    func move(_ reader: Reader.Name, to position: Position, at now: Date) async throws(StoreError)

    /// Forgets a reader with its place.
    ///
    /// - Returns: whether there was one.
    func forget(_ reader: Reader.Name) async throws(StoreError) -> Bool

    /// Between which rows the moments of a cut lie; nil when nothing was first seen in its time.
    func rows(_ cut: ArchiveCut) async throws(StoreError) -> ClosedRange<Int64>?

    /// Articles of a cut among some rows, as JSON lines: some at a time, in the order of the rows.
    ///
    /// - Throws: when the archive no longer holds what the cut's articles were.
    func lines(_ cut: ArchiveCut, in rows: ClosedRange<Int64>) async throws(StoreError) -> LinePage

    /// The same as values.
    func articles(_ cut: ArchiveCut, in rows: ClosedRange<Int64>) async throws(StoreError) -> ArticlePage

    /// The days (`2026-11-22`, in UTC) on which articles were first seen that the cut may hold.
    func days(_ cut: ArchiveCut) async throws(StoreError) -> [String]

    /// Prepares for articles of an export whose last change is at `last`.
    ///
    /// - Returns: whether the archive is empty, or was being founded when the last attempt ended: its articles then keep
    ///   their places in the stream, and are told when the founding ends.
    func beginRestoring(upTo last: Position) async throws(StoreError) -> Bool

    /// Stores articles of an export with their verdicts as they are; those whose ID is known stay as they were.
    ///
    /// - Returns: how many were stored.
    func restore(_ articles: [Article], founding: Bool) async throws(StoreError) -> Int

    /// Tells the changes of a founding.
    func endRestoring() async throws(StoreError)

    /// Takes out what the rules give up, in many short transactions with pauses between them, so that visits are stored
    /// meanwhile. When its task is cancelled it ends early, and the next one goes on.
    func prune(_ rules: RetentionRules, at now: Date) async throws(StoreError) -> PruneReport
}

extension Store {
    /// Makes the known sources match `sources`; what is to be visited for it is due at once.
    public func register(_ sources: [Source], at now: Date) async throws(StoreError) {
        try await register(sources, at: now, spreading: .atOnce)
    }

    /// The listed sources whose next visit is due, most overdue first.
    public func due(at now: Date, limit: Int) async throws(StoreError) -> [DueVisit] {
        try await due(after: .distantPast, at: now, limit: limit)
    }

    /// What the daemon remembers about a listed source; nil for one that is not listed.
    public func state(of source: Source.ID) async throws(StoreError) -> FeedState? {
        try await states(of: [source]).first
    }

    /// When the next visit of any listed source is due; nil without sources.
    public func nextDue() async throws(StoreError) -> Date? {
        try await nextDue(after: .distantPast)
    }
}

/// What a caller means to do with an archive.
public enum StoreAccess: Sendable {
    /// Write, and make the archive if there is none.
    case create
    /// Write to one that exists.
    case existing
    /// Only read.
    case read
}

/// A place in the stream of changes.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static let start = Position(rawValue: 0)
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Why the store could not do what it was asked.
public struct StoreError: Explainable, Hashable {
    public enum Code: String, Sendable {
        /// There is no such database and none may be made.
        case missing
        case cannotCreate
        case readOnly
        case notADatabase
        case damaged
        case newerVersion
        case olderVersion
        /// It was in the archive, and is not any more.
        case notRemembered
        /// Another process holds it.
        case busy
        case full
        case failed
    }

    public var code: Code
    public var what: String
    public var why: String
    public var remedy: String?

    public init(_ code: Code, what: String, why: String, remedy: String? = nil) {
        self.code = code
        self.what = what
        self.why = why
        self.remedy = remedy
    }
}
