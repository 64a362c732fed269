import GRDB
package import News

extension SQLiteStore {
    /// Bounds the size of the database file, in pages of 8 KiB; a write beyond it answers as a full disk does.
    package func limitPages(to count: Int) async throws(StoreError) {
        try await write("cannot bound the size of the database") { db in
            try db.execute(sql: "PRAGMA max_page_count = \(count)")
        }
    }
}
