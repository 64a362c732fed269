import Foundation
import GRDB
import News

/// Rows of `reader`: the places of readers in the stream of changes.
struct ReaderTable {
    static let schema = """
        CREATE TABLE reader (name TEXT PRIMARY KEY, place INTEGER NOT NULL, moved INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE VIEW readers AS SELECT
            name, place, (SELECT count(*) FROM change WHERE seq > place) AS lag,
            strftime('%Y-%m-%dT%H:%M:%SZ', moved / 1000, 'unixepoch') AS moved
            FROM reader;
        """

    // Whoever deletes changes, and why ever: those who had not taken them are told how many they were.
    static let missed = """
        ALTER TABLE reader ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
        CREATE TRIGGER change_missed AFTER DELETE ON change BEGIN
            UPDATE reader SET missed = missed + 1 WHERE place < OLD.seq;
        END;

        DROP VIEW readers;
        CREATE VIEW readers AS SELECT
            name, place, (SELECT count(*) FROM change WHERE seq > place) AS lag,
            strftime('%Y-%m-%dT%H:%M:%SZ', moved / 1000, 'unixepoch') AS moved,
            delivery.way AS delivery,
            CASE WHEN paused THEN 'paused' WHEN failing_since NOT NULL THEN 'failing' END AS trouble,
            strftime('%Y-%m-%dT%H:%M:%SZ', failing_since / 1000, 'unixepoch') AS failingSince,
            error, missed
            FROM reader LEFT JOIN delivery ON delivery.reader = reader.name;
        """

    // How many changes lie behind a place: those of its own block are counted, those of the blocks behind it added up.
    private static let lag = """
        (SELECT count(*) FROM change WHERE seq > place AND seq < ((place >> \(ChangeTable.blockBits)) + 1) << \(ChangeTable.blockBits))
            + (SELECT coalesce(sum(changes), 0) FROM change_count WHERE block > place >> \(ChangeTable.blockBits))
        """

    static let counted = """
        DROP VIEW readers;
        CREATE VIEW readers AS SELECT
            name, place, \(lag) AS lag,
            strftime('%Y-%m-%dT%H:%M:%SZ', moved / 1000, 'unixepoch') AS moved,
            delivery.way AS delivery,
            CASE WHEN paused THEN 'paused' WHEN failing_since NOT NULL THEN 'failing' END AS trouble,
            strftime('%Y-%m-%dT%H:%M:%SZ', failing_since / 1000, 'unixepoch') AS failingSince,
            error, missed
            FROM reader LEFT JOIN delivery ON delivery.reader = reader.name;
        """

    private let db: Database
    init(_ db: Database) { self.db = db }

    func readers() throws -> [Reader] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT name, place, moved, \(Self.lag),
                    (SELECT moment FROM change WHERE seq > place ORDER BY seq LIMIT 1), missed,
                    \(DeliveryTable.columns)
                FROM reader LEFT JOIN delivery ON delivery.reader = reader.name ORDER BY name
                """
        ).compactMap { row in
            guard let name = Reader.Name(rawValue: row[0]) else { return nil }
            var reader = Reader(
                name: name,
                place: Position(rawValue: row[1]),
                moved: Date(milliseconds: row[2]),
                lag: row[3]
            )
            reader.waitingSince = (row[4] as Int64?).map(Date.init(milliseconds:))
            reader.missed = row[5]
            reader.delivery = DeliveryTable.delivery(row, from: 6)
            return reader
        }
    }

    func place(of reader: Reader.Name) throws -> Position? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT place FROM reader WHERE name = ?"),
            arguments: [reader.rawValue]
        ).map(Position.init(rawValue:))
    }

    func move(_ reader: Reader.Name, to position: Position, at now: Date) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO reader (name, place, moved) VALUES (?, ?, ?) ON CONFLICT DO UPDATE
                SET place = excluded.place, moved = excluded.moved WHERE excluded.place > place
                """
        ).execute(arguments: [reader.rawValue, position.rawValue, now.milliseconds])
    }

    func forget(_ reader: Reader.Name) throws -> Bool {
        try db.execute(sql: "DELETE FROM reader WHERE name = ?", arguments: [reader.rawValue])
        return db.changesCount > 0
    }
}
