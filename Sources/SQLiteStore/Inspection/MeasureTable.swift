import Foundation
import GRDB
import News

/// Counts what an archive holds and how its sources do.
struct MeasureTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    func measures(at now: Date) throws -> StoreMeasures {
        var measures = StoreMeasures()
        measures.sources = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT source.id, last_success, failures, parking IS NOT NULL
                    FROM source JOIN feed_state ON feed_state.source = source.id WHERE listed ORDER BY source.id
                    """
            )
        ).map { row in
            StoreMeasures.SourceMark(
                id: Source.ID(rawValue: row[0]),
                lastSuccess: (row[1] as Int64?).map(Date.init(milliseconds:)),
                failures: row[2],
                isParked: row[3]
            )
        }
        let due = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*), min(next_visit)
                    FROM feed_state JOIN source ON source.id = feed_state.source WHERE listed AND next_visit <= ?
                    """
            ),
            arguments: [now.milliseconds]
        )
        measures.due = due?[0] ?? 0
        measures.dueSince = (due?[1] as Int64?).map(Date.init(milliseconds:))
        measures.pagesWaiting = try count("SELECT count(*) FROM page_queue")
        measures.articles = try ArticleCount(db).value()
        measures.withdrawn = try count("SELECT count(*) FROM article WHERE state = 'withdrawn'")
        measures.rechecksPlanned = try count("SELECT count(*) FROM recheck WHERE due IS NOT NULL")
        measures.rechecksDue =
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM recheck WHERE due <= ?"),
                arguments: [now.milliseconds]
            ) ?? 0
        measures.stories = try count("SELECT count(*) FROM story WHERE size > 1")
        measures.lastVisit = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(started) FROM visit_log"))
            .map(Date.init(milliseconds:))
        return measures
    }

    private func count(_ sql: String) throws -> Int { try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0 }

    func newByDay(_ count: Int, until now: Date) throws -> [Source.ID: [Int]] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT source, (?1 - unixepoch(first_seen)) / 86400 AS age, count(*) FROM article
                WHERE first_seen >= ?2 GROUP BY source, age
                """,
            arguments: [Int(now.timeIntervalSince1970), now.addingTimeInterval(-86_400 * Double(count)).rfc3339]
        )
        var days: [Source.ID: [Int]] = [:]
        while let row = try rows.next() {
            let age = min(max(row[1] as Int, 0), count - 1)
            let source = Source.ID(rawValue: row[0])
            days[source, default: Array(repeating: 0, count: count)][count - 1 - age] += row[2] as Int
        }
        return days
    }

    func newByHour(_ count: Int, until now: Date) throws -> [HourCount] {
        let first = (now.timeIntervalSince1970 / 3600).rounded(.down) - Double(count - 1)
        var hours = (0..<count).map { HourCount(start: Date(timeIntervalSince1970: (first + Double($0)) * 3600)) }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT unixepoch(first_seen) / 3600 AS hour, count(*), sum(copy_of IS NOT NULL) FROM article
                WHERE first_seen >= ? GROUP BY hour
                """,
            arguments: [Date(timeIntervalSince1970: first * 3600).rfc3339]
        )
        while let row = try rows.next() {
            let place = (row[0] as Int) - Int(first)
            guard hours.indices.contains(place) else { continue }
            hours[place].articles = row[1]
            hours[place].copies = row[2]
        }
        return hours
    }
}
