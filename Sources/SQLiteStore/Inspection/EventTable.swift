import Foundation
import GRDB
import News

/// Rows of `event_log`: what the daemon told of itself.
struct EventTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    static let schema = """
        CREATE TABLE event_log (
            number INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            kind TEXT NOT NULL,
            level TEXT NOT NULL,
            source TEXT,
            message TEXT NOT NULL,
            fields TEXT
        ) STRICT;
        CREATE INDEX event_log_time ON event_log (time);
        CREATE VIEW events AS SELECT
            strftime('%Y-%m-%dT%H:%M:%SZ', time / 1000, 'unixepoch') AS time, kind, level, source, message, fields
            FROM event_log;
        """

    /// The newest first; with `query.after` the oldest first.
    func records(_ query: VisitQuery, where accepts: (EventRecord) -> Bool) throws -> [EventRecord] {
        let errors = "level IN ('warning', 'error', 'critical')"
        let condition = LogCondition(query, errors: errors, moment: "time")
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, time, kind, level, source, message, fields FROM event_log \(condition.sql)",
            arguments: condition.arguments
        )
        var events: [EventRecord] = []
        while events.count < query.limit ?? .max, let row = try rows.next() {
            let event = Self.event(row)
            if accepts(event) { events.append(event) }
        }
        return events
    }

    func add(_ events: [EventRecord]) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO event_log (time, kind, level, source, message, fields) VALUES (?, ?, ?, ?, ?, ?)"
        )
        for event in events {
            let fields = event.fields.isEmpty ? nil : try JSONEncoder().encode(event.fields)
            try statement.execute(arguments: [
                event.time.milliseconds, event.kind, event.level, event.source?.rawValue, event.message,
                fields.map { String(decoding: $0, as: UTF8.self) },
            ])
        }
    }

    /// Deletes events from before `moment`, at most `limit`; returns how many.
    func prune(before moment: Date, _ limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: "DELETE FROM event_log WHERE number IN (SELECT number FROM event_log WHERE time < ? LIMIT ?)"
        ).execute(arguments: [moment.milliseconds, limit])
        return db.changesCount
    }

    private static func event(_ row: Row) -> EventRecord {
        var event = EventRecord(
            time: Date(milliseconds: row[1]),
            kind: row[2],
            level: row[3],
            source: (row[4] as String?).map(Source.ID.init(rawValue:)),
            message: row[5]
        )
        event.number = row[0]
        let fields = (row[6] as String?).map { Data($0.utf8) }
        event.fields = fields.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
        return event
    }
}
