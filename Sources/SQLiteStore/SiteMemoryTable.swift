import Foundation
import GRDB
import News

/// Rows of `site_memory`: what the pages of sources have taught.
struct SiteMemoryTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    static let schema = """
        CREATE TABLE site_memory (
            source TEXT PRIMARY KEY REFERENCES source (id),
            pages INTEGER NOT NULL,
            memory BLOB NOT NULL
        ) STRICT;
        """

    func read(_ source: Source.ID) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: "SELECT memory FROM site_memory WHERE source = ?")
        return try Data.fetchOne(statement, arguments: [source.rawValue]).map { [UInt8]($0) }
    }

    func write(_ record: SiteMemoryRecord, of source: Source.ID) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO site_memory (source, pages, memory) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET pages = excluded.pages, memory = excluded.memory
                """
        ).execute(arguments: [source.rawValue, record.pages, Data(record.bytes)])
    }

    /// Forgets what sources taught that no list names any more.
    func forgetUnlisted() throws {
        try db.execute(sql: "DELETE FROM site_memory WHERE source IN (SELECT id FROM source WHERE NOT listed)")
    }
}
