import Foundation
import GRDB
import News

/// Takes articles out of the archive with all that belongs to them: earlier texts, full text, places in the stream.
///
/// What stays is a tombstone, and one change that tells readers of the deletion in place of all the article's earlier
/// ones. Its copies stay copies of it: what was judged is no less true, and its ID names it as before.
struct Burial {
    private let db: Database
    private let now: Date

    init(_ db: Database, at now: Date) {
        self.db = db
        self.now = now
    }

    /// - Returns: how many there were.
    func bury(_ numbers: [Int64]) throws -> Int {
        guard !numbers.isEmpty else { return 0 }
        let first = try Stream(db).reserve(numbers.count)
        let tombstones = TombstoneTable(db)
        var changes = try ChangeTable(db)
        var deleted = 0
        for (offset, number) in numbers.enumerated() {
            let found = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT id, source, digest, word_count, revision,
                            coalesce((SELECT max(last_seen) FROM entry WHERE entry.article = number), first_seen)
                        FROM article WHERE number = ?
                        """
                ),
                arguments: [number]
            )
            guard let row = found else { continue }
            try delete(number)
            deleted += 1
            let place = first + Int64(offset)
            try tombstones.add(
                row[0],
                source: row[1],
                digest: row[2],
                words: row[3],
                shown: (row[5] as String?).flatMap(Date.init(rfc3339:)) ?? now,
                at: place
            )
            try changes.add(.deleted, of: 0, revision: row[4], at: now, place: place)
        }
        try ArticleCount(db).add(-deleted)
        return numbers.count
    }

    private func delete(_ number: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO article_text (article_text, rowid, title, subtitle, text)
                SELECT 'delete', number, title, subtitle, text FROM article WHERE number = ?
                """
        ).execute(arguments: [number])
        // Every change but the first keeps what was before, and that has the place of the change before: none of them
        // is looked for in the whole stream. Those from before there was a stream are known by the texts.
        try db.cachedStatement(
            sql: """
                DELETE FROM change WHERE article = ?1 AND seq IN (
                    SELECT seq FROM article WHERE number = ?1
                    UNION ALL SELECT seq FROM revision WHERE article = ?1
                    UNION ALL SELECT seq FROM change WHERE article = ?1 AND former IS NOT NULL
                    UNION ALL SELECT json_extract(former, '$.seq') FROM change
                        WHERE article = ?1 AND former IS NOT NULL AND json_valid(former)
                )
                """
        ).execute(arguments: [number])
        try db.cachedStatement(sql: "DELETE FROM article WHERE number = ?").execute(arguments: [number])
    }
}
