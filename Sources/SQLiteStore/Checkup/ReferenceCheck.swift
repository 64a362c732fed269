import GRDB
import News

/// Finds rows that refer to a row that is not there.
struct ReferenceCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    func ailments() throws -> [Ailment] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2
                """
        ).map { row in
            let count: Int = row[2]
            return Ailment(
                .references,
                "\(count) \(count == 1 ? "row" : "rows") of \(row[0] as String) refer to no \(row[1] as String)"
            )
        }
    }

    /// A source that rows refer to is listed again as one that no list names; what belongs to no article is deleted, and
    /// entries forget which article they led to.
    func mend() throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT "table", rowid, parent, fkid FROM pragma_foreign_key_check
                """
        )
        for table in Set(rows.filter { $0[2] == "source" }.map { $0[0] as String }).sorted() {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO source (id, kind, address, listed)
                    SELECT DISTINCT source, 'import', '', 0 FROM \(table.quotedDatabaseIdentifier)
                    """
            )
        }
        for table in Set(rows.filter { $0[2] == "article" }.map { $0[0] as String }).sorted() {
            let isMissing = "article IS NOT NULL AND article NOT IN (SELECT number FROM article)"
            let name = table.quotedDatabaseIdentifier
            try db.execute(
                sql: table == "entry"
                    ? "UPDATE entry SET article = NULL WHERE \(isMissing)" : "DELETE FROM \(name) WHERE \(isMissing)"
            )
        }
    }
}
