import GRDB
import News

import struct Foundation.Date

/// Stores articles that were read again, within a transaction.
struct ReprocessWriter {
    private let db: Database
    private let desk: CopyDesk
    private let now: Date

    init(_ db: Database, _ desk: CopyDesk, at now: Date) {
        self.db = db
        self.desk = desk
        self.now = now
    }

    /// - Returns: those that are still what they were when their documents were read.
    func write(_ updates: [Reprocessed]) throws -> [Article.ID] {
        var articles = try ArticleTable(db, desk)
        var stored: [Article.ID] = []
        for update in updates {
            guard let number = try number(of: update) else { continue }
            var article = update.after.article
            article.lastSeen = now
            let position = try Stream(db).reserve(1)
            let change = ArticleTable.Revising(kind: .reprocessed, keepsText: !update.changesText)
            let writer = RevisionWriter(db, desk)
            try writer.revise(number, to: article, in: &articles, at: position, change)
            try noteEntry(update, number)
            try db.cachedStatement(sql: "UPDATE article SET page_note = ? WHERE number = ?")
                .execute(arguments: [update.pageNote, number])
            stored.append(update.before.id)
        }
        return stored
    }

    /// The article's number while its text is the one that was read, from the same documents.
    private func number(of update: Reprocessed) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT number FROM article JOIN article_raw ON article_raw.article = number
                    WHERE id = ? AND digest = ? AND feed IS ? AND page IS ?
                    """
            ),
            arguments: [
                update.before.id.rawValue, update.before.digest, update.link.feed?.rawValue,
                update.link.page?.rawValue,
            ]
        )
    }

    /// Notes what the entry gives by today's rules, so that its next visit finds it known.
    ///
    /// Where the feed gave another text since, which was not taken, that is left.
    private func noteEntry(_ update: Reprocessed, _ number: Int64) throws {
        let isFromPage = update.after.feedDigest != nil
        try db.cachedStatement(
            sql: """
                UPDATE entry SET digest = ?1 WHERE source = ?2 AND entry = ?3 AND article = ?4 AND (?5 OR digest = ?6)
                """
        ).execute(arguments: [
            update.after.feedDigest ?? update.after.article.digest, update.source.rawValue, update.link.entry, number,
            isFromPage, update.before.digest,
        ])
    }
}
