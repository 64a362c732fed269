import Foundation
import GRDB
import News

/// Brings articles of an export back.
struct Restoration {
    private let db: Database
    private let desk: CopyDesk

    init(_ db: Database, _ desk: CopyDesk) {
        self.db = db
        self.desk = desk
    }

    /// Whether the articles keep their places: the archive is empty, or an attempt to found it was cut short.
    func begin(upTo last: Position) throws -> Bool {
        let isFounding = try Int.fetchOne(db, sql: "SELECT 1 FROM setting WHERE name = 'founding'") != nil
        if try !isFounding && Stream(db).last() > 0 { return false }
        let place = try max(Stream(db).last(), last.rawValue)
        try db.execute(sql: "UPDATE setting SET value = ? WHERE name = 'seq'", arguments: [place])
        try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('founding', 1)")
        return true
    }

    func store(_ restored: [Article], founding: Bool) throws -> Int {
        var articles = try ArticleTable(db, desk)
        let known = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE id = ?")
        let taken = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE seq = ?")
        var count = 0
        for var article in restored where try Int.fetchOne(known, arguments: [article.id.rawValue]) == nil {
            try listSource(article.source)
            var place = article.position?.rawValue ?? 0
            let last = try Stream(db).last()
            if !founding || place < 1 || place > last { place = try Stream(db).reserve(1) }
            // A file may give one place to two articles.
            if founding, try Int.fetchOne(taken, arguments: [place]) != nil { place = try Stream(db).reserve(1) }
            let lastSeen = article.lastSeen
            article.lastSeen = min(max(article.firstSeen, lastSeen), Date())
            let examination = try examine(article)
            let number = try articles.insert(article, examination, at: place, telling: !founding)
            if let examination { desk.add(examination.sketch, of: number) }
            try keepVerdicts(article, number)
            try keepSight(article, number)
            count += 1
        }
        try ArticleCount(db).add(count)
        return count
    }

    /// The changes of a founding, which were not to be seen before all that comes before them.
    func end() throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO change (seq, article, kind, revision, moment, former)
                SELECT seq, number, 'new', revision, CAST(strftime('%s', first_seen) AS INTEGER) * 1000, NULL
                FROM article WHERE EXISTS (SELECT 1 FROM setting WHERE name = 'founding')
                """
        )
        try ChangeTable.recount(in: db)
        try db.execute(sql: "DELETE FROM setting WHERE name = 'founding'")
        // What the articles were before is not in an export.
        try db.execute(
            sql: "UPDATE setting SET value = (SELECT value FROM setting WHERE name = 'seq') WHERE name = 'told'"
        )
    }

    private func listSource(_ source: Source.ID) throws {
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO source (id, kind, address, listed) VALUES (?, 'import', '', 0)"
        ).execute(arguments: [source.rawValue])
    }

    /// The sketch is made anew, so that copies of the article are found; what was judged of it before stays.
    private func examine(_ article: Article) throws -> Examination? {
        guard var examination = try desk.examine(article, revising: nil, in: db) else { return nil }
        examination.isOriginal = false
        examination.counterpart = nil
        examination.evidence = nil
        examination.similarity = nil
        return examination
    }

    private func keepVerdicts(_ article: Article, _ number: Int64) throws {
        try db.cachedStatement(
            sql: """
                UPDATE article SET revision = ?, copy_of = ?, similarity = ?, story = ?, withdrawn = ? WHERE number = ?
                """
        ).execute(arguments: [
            article.revision, article.copyOf?.rawValue, article.similarity, article.story,
            article.withdrawn?.rfc3339, number,
        ])
    }

    /// Without a row of `entry` an archive does not know when an article was last seen.
    private func keepSight(_ article: Article, _ number: Int64) throws {
        guard article.lastSeen > article.firstSeen else { return }
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO entry (source, entry, article, digest, last_seen) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            article.source.rawValue, "import:" + article.id.rawValue, number, article.digest,
            article.lastSeen.rfc3339,
        ])
    }
}
