import Foundation
import GRDB
import News

/// Rows of `delivery`: how handing changes to readers goes.
struct DeliveryTable {
    static let schema = """
        CREATE TABLE delivery (
            reader TEXT PRIMARY KEY,
            way TEXT NOT NULL,
            failing_since INTEGER,
            failures INTEGER NOT NULL,
            error TEXT,
            paused INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        DROP VIEW readers;
        CREATE VIEW readers AS SELECT
            name, place, (SELECT count(*) FROM change WHERE seq > place) AS lag,
            strftime('%Y-%m-%dT%H:%M:%SZ', moved / 1000, 'unixepoch') AS moved,
            delivery.way AS delivery,
            CASE WHEN paused THEN 'paused' WHEN failing_since NOT NULL THEN 'failing' END AS trouble,
            strftime('%Y-%m-%dT%H:%M:%SZ', failing_since / 1000, 'unixepoch') AS failingSince,
            error
            FROM reader LEFT JOIN delivery ON delivery.reader = reader.name;
        """

    private let db: Database
    init(_ db: Database) { self.db = db }

    func delivery(to reader: Reader.Name) throws -> Reader.Delivery? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.columns) FROM delivery WHERE reader = ?"),
            arguments: [reader.rawValue]
        ).flatMap { Self.delivery($0, from: 0) }
    }

    func note(_ delivery: Reader.Delivery, to reader: Reader.Name) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
            reader.rawValue, delivery.way, delivery.failingSince?.milliseconds, delivery.failures, delivery.error,
            delivery.isPaused,
        ])
    }

    func keep(_ readers: [Reader.Name]) throws {
        let names = Set(readers.map(\.rawValue))
        for name in try String.fetchAll(db, sql: "SELECT reader FROM delivery") where !names.contains(name) {
            try db.execute(sql: "DELETE FROM delivery WHERE reader = ?", arguments: [name])
        }
    }

    static let columns = "way, failing_since, failures, error, paused"

    /// The delivery in `columns`, the first of them at `index`; nil where there is none.
    static func delivery(_ row: Row, from index: Int) -> Reader.Delivery? {
        guard let way = row[index] as String? else { return nil }
        var delivery = Reader.Delivery(way: way)
        delivery.failingSince = (row[index + 1] as Int64?).map(Date.init(milliseconds:))
        delivery.failures = row[index + 2]
        delivery.error = row[index + 3]
        delivery.isPaused = row[index + 4]
        return delivery
    }
}
