import GRDB
import News

/// Compares the full-text index with the articles.
struct FullTextCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    /// By the numbers of rows only, which reads little and locks nothing.
    func countAilments() throws -> [Ailment] {
        let missing = try count(
            "SELECT count(*) FROM article WHERE number NOT IN (SELECT id FROM article_text_docsize)"
        )
        let surplus = try count(
            "SELECT count(*) FROM article_text_docsize WHERE id NOT IN (SELECT number FROM article)"
        )
        var ailments: [Ailment] = []
        if missing > 0 {
            ailments.append(Ailment(.fullText, "\(missing) articles are missing from the full-text index"))
        }
        if surplus > 0 { ailments.append(Ailment(.fullText, "the full-text index has \(surplus) articles too many")) }
        return ailments
    }

    /// Word by word; the statement counts as a write.
    func textAilments() throws -> [Ailment] {
        do {
            try db.execute(sql: "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
            return []
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return [Ailment(.fullText, "the full-text index differs from the texts of the articles")]
        }
    }

    func mend() throws {
        try db.execute(sql: "INSERT INTO article_text (article_text) VALUES ('rebuild')")
    }

    private func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
}
