import Foundation
import GRDB
import News

/// Rows of `visit_log`.
struct VisitTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    func records(_ query: VisitQuery) throws -> [VisitRecord] {
        var terms: [String] = []
        var arguments = StatementArguments()
        if let source = query.source {
            terms.append("source = ?")
            arguments += [source.rawValue]
        }
        if let since = query.since {
            terms.append("started >= ?")
            arguments += [since.milliseconds]
        }
        if let until = query.until {
            terms.append("started < ?")
            arguments += [until.milliseconds]
        }
        if query.onlyErrors { terms.append("outcome IN ('failed', 'damaged')") }
        let condition = terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT source, started, duration_ms, outcome, status, bytes, entries, new, revised, known, dropped, error,
                    next_visit, reason, note
                FROM visit_log \(condition) ORDER BY started DESC, number DESC LIMIT ?
                """,
            arguments: arguments + [query.limit ?? -1]
        ).map(Self.record)
    }

    func prune(before moment: Date) throws {
        try db.execute(sql: "DELETE FROM visit_log WHERE started < ?", arguments: [moment.milliseconds])
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
