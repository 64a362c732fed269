import Foundation
import GRDB
import News

/// Reads how articles came to be what they are.
struct TrailTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    private static let mostRelatives = 100

    func trail(of id: Article.ID) throws -> ArticleTrail? {
        let found = try Row.fetchOne(
            db,
            sql: "SELECT \(ArticleRow.columns), number, page_note, copy_evidence FROM article WHERE id = ?",
            arguments: [id.rawValue]
        )
        guard let row = found else { return nil }
        let article = ArticleRow.article(row)
        var trail = ArticleTrail(article)
        trail.pageNote = row["page_note"]
        let documents = RawTable(db)
        let link = try documents.link(of: id)
        trail.documents = try [link?.feed, link?.page].compactMap { try $0.flatMap(documents.record) }
        trail.evidence = (row["copy_evidence"] as String?).flatMap(Examination.Evidence.init)
        trail.firstVisit = try VisitTable(db).record(of: article.source, beganAt: article.firstSeen)
        trail.entries = try entries(of: row["number"], source: article.source)
        if let original = article.copyOf {
            trail.original = try relatives("id = ?", original).first
            trail.original?.similarity = article.similarity
        }
        trail.copies = try relatives("copy_of = ?", id)
        if let story = article.story { trail.story = try StoryTable(db).story(story) }
        trail.recheck = try RecheckTable(db).plan(of: row["number"])
        trail.readers = try ReaderTable(db).readers()
        return trail
    }

    private func entries(of number: Int64, source: Source.ID) throws -> [EntryTrace] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT source, entry, (SELECT id FROM article WHERE number = entry.article), last_seen
                FROM entry WHERE article = ? ORDER BY source <> ?, source, entry LIMIT \(Self.mostRelatives)
                """,
            arguments: [number, source.rawValue]
        ).map(Self.entry)
    }

    /// Entries are found by source first: every source is asked for the names.
    func entries(named names: [String]) throws -> [EntryTrace] {
        try names.flatMap { name in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT entry.source, entry.entry, article.id, entry.last_seen
                    FROM source CROSS JOIN entry ON entry.source = source.id AND entry.entry = ?
                    LEFT JOIN article ON article.number = entry.article ORDER BY source.id
                    """,
                arguments: [name]
            ).map(Self.entry)
        }
    }

    func articles(at addresses: [String], limit: Int) throws -> [Article.ID] {
        guard !addresses.isEmpty else { return [] }
        let places = databaseQuestionMarks(count: addresses.count)
        let sql = "SELECT id FROM article WHERE canonical_url IN (\(places)) OR url IN (\(places)) LIMIT ?"
        return try String.fetchAll(db, sql: sql, arguments: StatementArguments(addresses + addresses) + [limit])
            .map(Article.ID.init(rawValue:))
    }

    private func relatives(_ condition: String, _ id: Article.ID) throws -> [ArticleTrail.Relative] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, source, title, similarity FROM article WHERE \(condition)
                ORDER BY number LIMIT \(Self.mostRelatives)
                """,
            arguments: [id.rawValue]
        ).map { row in
            ArticleTrail.Relative(
                id: Article.ID(rawValue: row[0]),
                source: Source.ID(rawValue: row[1]),
                title: row[2],
                similarity: row[3]
            )
        }
    }

    private static func entry(_ row: Row) -> EntryTrace {
        EntryTrace(
            source: Source.ID(rawValue: row[0]),
            entry: row[1],
            article: (row[2] as String?).map(Article.ID.init(rawValue:)),
            lastSeen: Date(rfc3339: row[3]) ?? .distantPast
        )
    }
}
