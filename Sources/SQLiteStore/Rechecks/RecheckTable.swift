import Foundation
import GRDB
import News

/// Rows of `recheck`: articles whose pages are to be looked at again.
struct RecheckTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    static let schema = """
        CREATE TABLE recheck (
            article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
            source TEXT NOT NULL REFERENCES source (id),
            reason TEXT NOT NULL,
            due INTEGER,
            since INTEGER,
            failures INTEGER NOT NULL DEFAULT 0,
            doubts INTEGER NOT NULL DEFAULT 0,
            was_there INTEGER NOT NULL DEFAULT 0,
            etag TEXT,
            last_modified TEXT,
            finding TEXT
        ) STRICT;
        CREATE INDEX recheck_due ON recheck (due) WHERE due IS NOT NULL;
        CREATE TABLE recheck_day (
            source TEXT PRIMARY KEY REFERENCES source (id),
            day INTEGER NOT NULL,
            looks INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE feed_state ADD COLUMN listing BLOB;
        """

    /// Has the pages of articles looked at that left their feed before their turn; those withdrawn already aside.
    func suspect(_ articles: [Article.ID], of source: String, at now: Date) throws {
        guard !articles.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO recheck (article, source, reason, due)
                SELECT number, ?1, 'departed', ?2 FROM article WHERE id = ?3 AND state = 'live' AND url IS NOT NULL
                ON CONFLICT DO UPDATE SET reason = excluded.reason, due = min(coalesce(due, excluded.due), excluded.due)
                """
        )
        for article in articles { try statement.execute(arguments: [source, now.milliseconds, article.rawValue]) }
    }

    /// Has the page of an article looked at that was added just now.
    ///
    /// Not by a query or an upsert: before such a statement FTS5 writes out what it has gathered.
    func watch(_ article: Int64, of source: String, from due: Date) throws {
        try db.cachedStatement(sql: "INSERT INTO recheck (article, source, reason, due) VALUES (?, ?, 'young', ?)")
            .execute(arguments: [article, source, due.milliseconds])
    }

    /// Has the page of a withdrawn article looked at that a feed shows again; of others nothing.
    ///
    /// One that an import brought so has no row yet.
    func look(for article: Int64, of source: String, at now: Date) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO recheck (article, source, reason, due)
                SELECT number, ?2, 'withdrawn', ?3 FROM article
                WHERE number = ?1 AND state = 'withdrawn' AND url IS NOT NULL
                ON CONFLICT DO UPDATE SET due = ?3 WHERE reason = 'withdrawn' AND coalesce(due > ?3, TRUE)
                """
        ).execute(arguments: [article, source, now.milliseconds])
    }

    /// One of each source, so that none is asked for more than it may be, nor keeps the others waiting.
    func due(at now: Date, limit: Int) throws -> [RecheckJob] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT article, recheck.source, reason, due, since, failures, doubts, was_there, etag,
                        last_modified, finding,
                        coalesce((SELECT looks FROM recheck_day WHERE source = recheck.source AND day = ?2), 0)
                    FROM recheck JOIN (
                        SELECT article AS place, row_number() OVER (PARTITION BY source ORDER BY due) AS turn
                        FROM recheck WHERE due <= ?1
                    ) ON place = article AND turn = 1 ORDER BY due LIMIT ?3
                    """
            ),
            arguments: [now.milliseconds, Self.day(now), limit]
        )
        let article = try db.cachedStatement(sql: "SELECT \(ArticleRow.columns) FROM article WHERE number = ?")
        let entry = try db.cachedStatement(
            sql: """
                SELECT entry.entry, entry.digest FROM article JOIN entry
                    ON entry.article = article.number AND entry.source = article.source
                WHERE number = ? ORDER BY entry.last_seen DESC LIMIT 1
                """
        )
        return try rows.compactMap { row in
            let number: Int64 = row[0]
            guard let found = try Row.fetchOne(article, arguments: [number]) else { return nil }
            let known = try Row.fetchOne(entry, arguments: [number])
            return RecheckJob(
                id: number,
                article: ArticleRow.article(found),
                source: Source.ID(rawValue: row[1]),
                entry: known?[0],
                feedDigest: known?[1],
                plan: Self.plan(row),
                looksToday: row[11]
            )
        }
    }

    func plan(of article: Int64) throws -> RecheckPlan? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT article, source, reason, due, since, failures, doubts, was_there, etag, last_modified, finding
                FROM recheck WHERE article = ?
                """,
            arguments: [article]
        ).map(Self.plan)
    }

    func nextDue() throws -> Date? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(due) FROM recheck WHERE due IS NOT NULL"))
            .map(Date.init(milliseconds:))
    }

    /// Keeps what a look told; the article is there still.
    func settle(_ outcome: RecheckOutcome) throws {
        if outcome.wasAsked {
            try db.cachedStatement(
                sql: """
                    INSERT INTO recheck_day (source, day, looks)
                    SELECT source, ?2, 1 FROM recheck WHERE article = ?1
                    ON CONFLICT DO UPDATE SET looks = CASE day WHEN excluded.day THEN looks + 1 ELSE 1 END,
                        day = excluded.day
                    """
            ).execute(arguments: [outcome.article, Self.day(outcome.moment)])
        }
        guard let plan = outcome.plan else {
            return try db.cachedStatement(sql: "DELETE FROM recheck WHERE article = ?")
                .execute(arguments: [outcome.article])
        }
        try db.cachedStatement(
            sql: """
                UPDATE recheck SET reason = ?2, due = ?3, since = ?4, failures = ?5, doubts = ?6, was_there = ?7,
                    etag = ?8, last_modified = ?9, finding = ?10 WHERE article = ?1
                """
        ).execute(arguments: [
            outcome.article, plan.reason.rawValue, plan.due?.milliseconds, plan.since?.milliseconds, plan.failures,
            plan.doubts, plan.wasThere, plan.validators.etag, plan.validators.lastModified, plan.finding,
        ])
    }

    /// Whether the article is one to be looked at, which another look may have ended.
    func holds(_ article: Int64) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM recheck WHERE article = ?"),
            arguments: [article]
        ) != nil
    }

    private static func plan(_ row: Row) -> RecheckPlan {
        func moment(_ index: Int) -> Date? { (row[index] as Int64?).map(Date.init(milliseconds:)) }
        var plan = RecheckPlan(RecheckPlan.Reason(rawValue: row[2]) ?? .departed, due: moment(3))
        plan.since = moment(4)
        plan.failures = row[5]
        plan.doubts = row[6]
        plan.wasThere = row[7]
        plan.validators = .init(etag: row[8], lastModified: row[9])
        plan.finding = row[10]
        return plan
    }

    /// Days since 1970, in UTC.
    private static func day(_ moment: Date) -> Int64 { moment.milliseconds / 86_400_000 }
}
