import Foundation
import GRDB
import News

/// Rows of `page_queue`: entries that are stored when their pages have been read.
struct PageTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    static let schema = """
        CREATE TABLE page_queue (
            number INTEGER PRIMARY KEY,
            source TEXT NOT NULL REFERENCES source (id),
            entry TEXT NOT NULL,
            url TEXT NOT NULL,
            host TEXT NOT NULL,
            candidate TEXT NOT NULL,
            queued INTEGER NOT NULL,
            due INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            problem TEXT,
            UNIQUE (source, entry)
        ) STRICT;
        CREATE INDEX page_queue_due ON page_queue (due);
        """

    /// Adds an entry; one that waits already takes the feed's latest words and keeps its place.
    ///
    /// - Returns: whether it did not wait before.
    func add(_ candidate: Candidate, of source: Source.ID, at now: Date) throws -> Bool {
        let json = String(decoding: try JSONEncoder().encode(candidate), as: UTF8.self)
        let page = candidate.page ?? PageAddress(url: "", host: "")
        try db.cachedStatement(
            sql: "UPDATE page_queue SET url = ?, host = ?, candidate = ? WHERE source = ? AND entry = ?"
        ).execute(arguments: [page.url, page.host, json, source.rawValue, candidate.entry])
        guard db.changesCount == 0 else { return false }
        try db.cachedStatement(
            sql:
                "INSERT INTO page_queue (source, entry, url, host, candidate, queued, due) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            source.rawValue, candidate.entry, page.url, page.host, json, now.milliseconds, now.milliseconds,
        ])
        return true
    }

    /// - Returns: whether it was there.
    func remove(_ page: PageJob.ID) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM page_queue WHERE number = ?").execute(arguments: [page])
        return db.changesCount > 0
    }

    func postpone(_ page: PageJob.ID, until due: Date, because problem: String, isAttempt: Bool) throws {
        try db.execute(
            sql: "UPDATE page_queue SET due = ?, attempts = attempts + ?, problem = ? WHERE number = ?",
            arguments: [due.milliseconds, isAttempt ? 1 : 0, problem, page]
        )
    }

    /// Some of each host: one that brings a thousand must not keep the others waiting.
    func due(at now: Date, perHost: Int, limit: Int) throws -> [PageJob] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, source, candidate, url, host, queued, due, attempts, problem
                    FROM page_queue JOIN (
                        SELECT number AS place, row_number() OVER (PARTITION BY host ORDER BY due) AS turn
                        FROM page_queue WHERE due <= ?
                    ) ON place = number AND turn <= ? ORDER BY due LIMIT ?
                    """
            ),
            arguments: [now.milliseconds, perHost, limit]
        )
        return rows.compactMap(Self.job)
    }

    /// Those that wait for the page at one of these addresses.
    func waiting(at addresses: [String]) throws -> [PageJob] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT number, source, candidate, url, host, queued, due, attempts, problem
                FROM page_queue WHERE url IN (\(databaseQuestionMarks(count: addresses.count))) ORDER BY due LIMIT 100
                """,
            arguments: StatementArguments(addresses)
        ).compactMap(Self.job)
    }

    /// Nil for one that this version cannot read, which waits for one that can.
    private static func job(_ row: Row) -> PageJob? {
        guard let candidate = try? JSONDecoder().decode(Candidate.self, from: Data((row[2] as String).utf8))
        else { return nil }
        return PageJob(
            id: row[0],
            source: Source.ID(rawValue: row[1]),
            candidate: candidate,
            page: PageAddress(url: row[3], host: row[4]),
            queued: Date(milliseconds: row[5]),
            due: Date(milliseconds: row[6]),
            attempts: row[7],
            problem: row[8]
        )
    }

    func nextDue() throws -> Date? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(due) FROM page_queue")).map(Date.init(milliseconds:))
    }
}
