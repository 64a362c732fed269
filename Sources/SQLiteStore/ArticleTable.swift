import Foundation
import GRDB
import News

/// Rows of `article`, with the earlier texts and the full-text index that belong to them.
struct ArticleTable {
    private let db: Database
    // Found once for all the articles of a visit: to find a statement costs as much as a short one's work.
    private let numbering: Statement
    private let insertion: Statement
    private let indexing: Statement

    init(_ db: Database) throws {
        self.db = db
        numbering = try db.cachedStatement(sql: "SELECT number FROM article WHERE id = ?")
        insertion = try db.cachedStatement(sql: Self.insertion)
        indexing = try db.cachedStatement(
            sql: "INSERT INTO article_text (rowid, title, subtitle, text) VALUES (?, ?, ?, ?)"
        )
    }

    func number(of id: Article.ID) throws -> Int64? {
        try Int64.fetchOne(numbering, arguments: [id.rawValue])
    }

    func insert(_ article: Article, at position: Int64) throws -> Int64 {
        try insertion.execute(arguments: StatementArguments(Self.values(article, position)))
        let number = db.lastInsertedRowID
        try index(number, title: article.title, subtitle: article.subtitle, text: article.text)
        return number
    }

    /// Keeps the present text in `revision` and puts the article's new one in its place.
    ///
    /// The article stays the one it was: its ID, its first sight and the source that brought it do not change.
    func revise(_ number: Int64, to article: Article, at position: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO revision (article, revision, seq, seen, source, title, subtitle, digest, text)
                SELECT number, revision, seq, revised, source, title, subtitle, digest, text
                FROM article WHERE number = ?
                """
        ).execute(arguments: [number])
        try db.cachedStatement(
            sql: """
                INSERT INTO article_text (article_text, rowid, title, subtitle, text)
                SELECT 'delete', number, title, subtitle, text FROM article WHERE number = ?
                """
        ).execute(arguments: [number])
        try db.cachedStatement(sql: Self.revision)
            .execute(arguments: StatementArguments(Self.values(article, position) + [number]))
        try index(number, title: article.title, subtitle: article.subtitle, text: article.text)
    }

    /// Deletes articles first seen before `moment`, unless a source still carried them after it.
    ///
    /// Their places in the stream are not given again.
    func prune(before moment: Date) throws {
        let old = """
            FROM article WHERE first_seen < ?1 AND NOT EXISTS
                (SELECT 1 FROM entry WHERE entry.article = article.number AND entry.last_seen >= ?1)
            """
        try db.execute(
            sql: """
                INSERT INTO article_text (article_text, rowid, title, subtitle, text)
                SELECT 'delete', number, title, subtitle, text \(old)
                """,
            arguments: [moment.rfc3339]
        )
        try db.execute(sql: "DELETE \(old)", arguments: [moment.rfc3339])
    }

    private func index(_ number: Int64, title: String?, subtitle: String?, text: String) throws {
        try indexing.execute(arguments: [number, title, subtitle, text])
    }

    private static let columns = [
        "seq", "guid", "url", "canonical_url", "title", "title_from", "subtitle", "authors", "site", "section", "tags",
        "published", "published_precision", "published_from", "published_raw", "updated", "updated_precision",
        "revised", "language", "language_declared", "script", "dir", "text_from", "word_count", "image", "enclosures",
        "via_name", "via_url", "digest", "state", "removed", "summary", "text", "id", "source", "first_seen",
    ]

    private static let insertion = """
        INSERT INTO article (\(columns.joined(separator: ", ")), revision)
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")), 1)
        """

    // The last three values tell who the article is, and a revision leaves them as they are.
    private static let revision = """
        UPDATE article SET revision = revision + 1,
            \(columns.dropLast(3).enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", "))
        WHERE number = ?\(columns.count + 1)
        """

    private static func values(_ article: Article, _ position: Int64) -> [(any DatabaseValueConvertible)?] {
        [
            position, article.guid, article.url, article.canonicalURL, article.title, article.titleFrom?.rawValue,
            article.subtitle, JSONList.text(article.authors), article.site, article.section,
            JSONList.text(article.tags), article.published?.formatted, article.published?.precision.rawValue,
            article.publishedFrom?.rawValue, article.published?.raw, article.updated?.formatted,
            article.updated?.precision.rawValue, article.lastSeen.rfc3339, article.language, article.languageDeclared,
            article.script, article.direction?.rawValue, article.textFrom.rawValue, article.wordCount, article.image,
            JSONList.text(article.enclosures), article.via?.name, article.via?.url, article.digest,
            article.state.rawValue, JSONList.text(article.removed), article.summary, article.text,
            article.id.rawValue, article.source.rawValue, article.firstSeen.rfc3339,
        ]
    }
}
