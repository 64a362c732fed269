import GRDB
public import News

public import struct Foundation.Date

extension SQLiteStore: Store {
    public func register(
        _ sources: [Source],
        at now: Date,
        spreading firstVisits: FirstVisits
    ) async throws(StoreError) {
        try await write("cannot store the source list") { db in
            try SourceTable(db).register(sources, at: now, firstVisits)
        }
    }

    public func due(after moment: Date, at now: Date, limit: Int) async throws(StoreError) -> [DueVisit] {
        try await read("cannot read which sources are due") { db in
            try SourceTable(db).due(after: moment, at: now, limit: limit)
        }
    }

    public func nextDue(after moment: Date) async throws(StoreError) -> Date? {
        try await read("cannot read when the next source is due") { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT next_visit FROM feed_state JOIN source ON source.id = feed_state.source
                    WHERE listed AND next_visit > ? ORDER BY next_visit LIMIT 1
                    """,
                arguments: [moment.milliseconds]
            ).map(Date.init(milliseconds:))
        }
    }

    public func makeDue(_ source: Source.ID, at now: Date) async throws(StoreError) {
        try await write("cannot make the source \(source) due") { db in
            try db.execute(
                sql: "UPDATE feed_state SET next_visit = ?, reason = 'asked for' WHERE source = ? AND next_visit > ?",
                arguments: [now.milliseconds, source.rawValue, now.milliseconds]
            )
        }
    }

    public func postpone(_ sources: [Source.ID], until date: Date, reason: String) async throws(StoreError) {
        try await write("cannot put visits off") { db in
            let statement = try db.cachedStatement(
                sql: "UPDATE feed_state SET next_visit = ?, reason = ? WHERE source = ? AND next_visit < ?"
            )
            for source in sources {
                try statement.execute(arguments: [
                    date.milliseconds, reason, source.rawValue, date.milliseconds,
                ])
            }
        }
    }

    public func states(of sources: [Source.ID]) async throws(StoreError) -> [FeedState] {
        try await read("cannot read what is known of \(sources.count) sources") { db in
            let table = SourceTable(db)
            return try sources.compactMap { try table.state(of: $0) }
        }
    }

    public func stamps(of source: Source.ID) async throws(StoreError) -> [String: String] {
        try await read("cannot read what is known of the source \(source)") { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT entry, stamp FROM entry WHERE source = ? AND stamp IS NOT NULL",
                arguments: [source.rawValue]
            )
            return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        }
    }

    public func commit(
        _ visit: Visit,
        deciding decide: @escaping @Sendable (Visit, Memory) -> [Verdict]
    ) async throws(StoreError) -> Harvest {
        try await commit(Committer.Work(visit: visit, decide: decide))
    }

    public func pagesDue(at now: Date, perHost: Int, limit: Int) async throws(StoreError) -> [PageJob] {
        try await read("cannot read which pages are due") { db in
            try PageTable(db).due(at: now, perHost: perHost, limit: limit)
        }
    }

    public func nextPage() async throws(StoreError) -> Date? {
        try await read("cannot read when the next page is due") { db in try PageTable(db).nextDue() }
    }

    public func postpone(_ page: PageJob.ID, until due: Date, because problem: String, isAttempt: Bool)
        async throws(StoreError)
    {
        try await write("cannot put off the reading of a page") { db in
            try PageTable(db).postpone(page, until: due, because: problem, isAttempt: isAttempt)
        }
    }

    public func rechecksDue(at now: Date, limit: Int) async throws(StoreError) -> [RecheckJob] {
        try await read("cannot read which pages are to be looked at") { db in
            try RecheckTable(db).due(at: now, limit: limit)
        }
    }

    public func nextRecheck() async throws(StoreError) -> Date? {
        try await read("cannot read when a page is to be looked at") { db in try RecheckTable(db).nextDue() }
    }

    public func siteMemory(of source: Source.ID) async throws(StoreError) -> [UInt8]? {
        try await read("cannot read what the pages of \(source) have taught") { db in
            try SiteMemoryTable(db).read(source)
        }
    }

    public func weigh(
        _ visit: Visit,
        deciding decide: @escaping @Sendable (Visit, Memory) -> [Verdict]
    ) async throws(StoreError) -> [Verdict] {
        try await read("cannot read what is known of the source \(visit.state.source)") { db in
            var digests = DigestIndex()
            try digests.load(from: db)
            return decide(visit, try Recollection(db, visit, digests).memory())
        }
    }

    public func overview() async throws(StoreError) -> [SourceOverview] {
        try await read("cannot read the sources") { db in try SourceTable(db).overview() }
    }

    public func summary(since moment: Date) async throws(StoreError) -> StoreSummary {
        try await read("cannot count what the archive holds") { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*), coalesce(sum(next_visit <= ?), 0), coalesce(sum(failures > 0), 0),
                            (SELECT count(*) FROM article WHERE first_seen >= ?), max(last_visit)
                        FROM feed_state JOIN source ON source.id = feed_state.source WHERE listed
                        """
                ),
                arguments: [Date().milliseconds, moment.rfc3339]
            )
            return StoreSummary(
                sources: row?[0] ?? 0,
                due: row?[1] ?? 0,
                failing: row?[2] ?? 0,
                articles: row?[3] ?? 0,
                lastVisit: (row?[4] as Int64?).map(Date.init(milliseconds:))
            )
        }
    }

    public func articles(_ query: ArticleQuery) async throws(StoreError) -> [Article] {
        try await read("cannot read the articles") { db in
            guard query.order == .newest, let limit = query.limit else {
                let condition = ArticleCondition(query)
                return try Row.fetchAll(
                    db,
                    sql: "SELECT \(ArticleRow.columns) FROM article \(condition.sql)",
                    arguments: condition.arguments
                ).map(ArticleRow.article)
            }
            // Mostly enough are among the newest, which are found without a look at all that match.
            let newest = try Self.newest(ArticleCondition(query, newest: max(1000, limit)), in: db)
            return newest.count < limit ? try Self.newest(ArticleCondition(query), in: db) : newest
        }
    }

    /// The rows are chosen before they are read: what is sorted holds no texts.
    private static func newest(_ condition: ArticleCondition, in db: Database) throws -> [Article] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(ArticleRow.columns) FROM article
                WHERE number IN (SELECT number FROM article \(condition.sql)) ORDER BY number DESC
                """,
            arguments: condition.arguments
        ).map(ArticleRow.article)
    }

    public func articles(withIDPrefix prefix: String, limit: Int) async throws(StoreError) -> [Article] {
        try await read("cannot read the article \(prefix)") { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(ArticleRow.columns) FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                arguments: [prefix, prefix + "~", limit]
            ).map(ArticleRow.article)
        }
    }

    public func revisions(of article: Article.ID) async throws(StoreError) -> [Revision] {
        try await read("cannot read the revisions of \(article)") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT revision.revision, revision.seen, revision.source, revision.title, revision.subtitle,
                        revision.text, revision.digest, revision.change
                    FROM revision JOIN article ON article.number = revision.article
                    WHERE article.id = ? ORDER BY revision.revision
                    """,
                arguments: [article.rawValue]
            ).map { row in
                Revision(
                    number: row[0],
                    seen: Date(rfc3339: row[1]) ?? .distantPast,
                    source: Source.ID(rawValue: row[2]),
                    title: row[3],
                    subtitle: row[4],
                    text: row[5],
                    digest: row[6],
                    change: (row[7] as String?).flatMap(RevisionChange.init)
                )
            }
        }
    }

    public func stories(since: Date?, limit: Int?) async throws(StoreError) -> [Story] {
        try await read("cannot read the stories") { db in try StoryTable(db).stories(since: since, limit: limit) }
    }

    public func visits(_ query: VisitQuery) async throws(StoreError) -> [VisitRecord] {
        try await read("cannot read the logbook") { db in try VisitTable(db).records(query) }
    }
}
