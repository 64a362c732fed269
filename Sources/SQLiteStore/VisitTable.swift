import Foundation
import GRDB
import News

/// Rows of `visit_log`.
struct VisitTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    private static let columns = """
        source, started, duration_ms, outcome, status, bytes, entries, new, revised, known, dropped, error, next_visit,
        reason, note, number
        """

    func records(_ query: VisitQuery) throws -> [VisitRecord] {
        try logged(query) { _ in true }.map(\.record)
    }

    /// The newest first; with `query.after` the oldest first.
    func logged(_ query: VisitQuery, where accepts: (VisitRecord) -> Bool) throws -> [LoggedVisit] {
        let condition = LogCondition(query, errors: "outcome IN ('failed', 'damaged')", moment: "started")
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT \(Self.columns) FROM visit_log \(condition.sql)",
            arguments: condition.arguments
        )
        var visits: [LoggedVisit] = []
        while visits.count < query.limit ?? .max, let row = try rows.next() {
            let record = Self.record(row)
            if accepts(record) { visits.append(LoggedVisit(number: row[15], record: record)) }
        }
        return visits
    }

    func totals(_ query: VisitQuery) throws -> [VisitTotal] {
        let condition = LogCondition(
            query,
            errors: "outcome IN ('failed', 'damaged')",
            moment: "started",
            isOrdered: false
        )
        return try Row.fetchAll(
            db,
            sql: """
                SELECT source, count(*), sum(status IS 200), sum(status IS 304), sum(outcome = 'failed'),
                    sum(outcome = 'damaged'), sum(new), sum(revised), sum(bytes),
                    avg(CASE WHEN place * 2 BETWEEN visits AND visits + 2 THEN duration_ms END)
                FROM (
                    SELECT *, row_number() OVER (PARTITION BY source ORDER BY duration_ms) AS place,
                        count(*) OVER (PARTITION BY source) AS visits
                    FROM visit_log \(condition.sql)
                ) GROUP BY source ORDER BY source
                """,
            arguments: condition.arguments
        ).map { row in
            var total = VisitTotal(source: Source.ID(rawValue: row[0]))
            total.visits = row[1]
            total.whole = row[2]
            total.unchanged = row[3]
            total.failed = row[4]
            total.damaged = row[5]
            total.new = row[6]
            total.revised = row[7]
            total.bytes = row[8]
            total.medianDuration = .milliseconds((row[9] as Double?) ?? 0)
            return total
        }
    }

    /// The visit that began within this second.
    func record(of source: Source.ID, beganAt moment: Date) throws -> VisitRecord? {
        let start = moment.milliseconds / 1000 * 1000
        return try Row.fetchOne(
            db,
            sql: """
                SELECT \(Self.columns) FROM visit_log WHERE source = ? AND started >= ? AND started < ?
                ORDER BY started LIMIT 1
                """,
            arguments: [source.rawValue, start, start + 1000]
        ).map(Self.record)
    }

    /// Deletes visits begun before `moment`, at most `limit`; returns how many.
    func prune(before moment: Date, _ limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: """
                DELETE FROM visit_log WHERE number IN (
                    SELECT number FROM visit_log WHERE started < ? ORDER BY started LIMIT ?
                )
                """
        ).execute(arguments: [moment.milliseconds, limit])
        return db.changesCount
    }

    private static func record(_ row: Row) -> VisitRecord {
        var record = VisitRecord(
            source: Source.ID(rawValue: row[0]),
            started: Date(milliseconds: row[1]),
            outcome: VisitRecord.Outcome(rawValue: row[3]) ?? .failed
        )
        record.duration = .milliseconds(row[2] as Int64)
        record.status = row[4]
        record.bytes = row[5]
        record.entries = row[6]
        record.new = row[7]
        record.revised = row[8]
        record.known = row[9]
        record.dropped = row[10]
        record.error = row[11]
        record.nextVisit = (row[12] as Int64?).map(Date.init(milliseconds:))
        record.reason = row[13]
        record.note = row[14]
        return record
    }
}
