import Foundation
import GRDB
import News

/// Finds what retention gives up, some at a time.
struct Expiry {
    private let db: Database
    init(_ db: Database) { self.db = db }

    /// Articles of one source that are looked at for their age at a time: a source with a bound of its own is read in
    /// the order of storing, in which ages hardly ever differ.
    private static let window = 1000

    /// Articles first seen before `moment`, whatever their sources.
    func articles(before moment: Date, _ limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT number FROM article WHERE first_seen < ? ORDER BY first_seen LIMIT ?"
            ),
            arguments: [moment.rfc3339, limit]
        )
    }

    /// The same of one source.
    func articles(of source: String, before moment: Date, _ limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number FROM (
                        SELECT number, first_seen FROM article WHERE source = ? ORDER BY number LIMIT \(Self.window)
                    ) WHERE first_seen < ? LIMIT ?
                    """
            ),
            arguments: [source, moment.rfc3339, limit]
        )
    }

    /// Articles of one source that were stored before its last `most`.
    func articles(of source: String, beyond most: Int, _ limit: Int) throws -> [Int64] {
        let last = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT number FROM article WHERE source = ? ORDER BY number DESC LIMIT 1 OFFSET ?"
            ),
            arguments: [source, most]
        )
        guard let last else { return [] }
        return try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT number FROM article WHERE source = ? AND number <= ? ORDER BY number LIMIT ?"
            ),
            arguments: [source, last, limit]
        )
    }

    /// How many articles there are more than `most`.
    func surplus(beyond most: Int) throws -> Int {
        max(0, (try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0) - most)
    }

    /// The articles stored first.
    func oldest(_ limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT number FROM article ORDER BY number LIMIT ?"),
            arguments: [limit]
        )
    }

    /// The sources that have anything, and whether a list names them.
    func sources() throws -> [(id: String, isListed: Bool)] {
        try Row.fetchAll(db, sql: "SELECT id, listed FROM source ORDER BY id").map { ($0[0], $0[1]) }
    }
}
