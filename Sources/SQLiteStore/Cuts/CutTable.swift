import Foundation
import GRDB
import News

/// Reads articles as they were at one place in the stream of changes.
struct CutTable {
    /// What one page holds, at most, but for one article more.
    private static let mostArticles = 256
    private static let mostBytes = 1 << 20

    private let db: Database
    private let cut: ArchiveCut
    private let condition: CutCondition

    /// - Throws: `StoreError` when the cut is older than what the archive remembers, or in the future.
    init(_ cut: ArchiveCut, in db: Database) throws {
        self.db = db
        self.cut = cut
        let last = try Stream(db).last()
        let first = try Int64.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'told'") ?? 0
        guard (first...max(first, last)).contains(cut.asOf.rawValue) else {
            throw StoreError(
                .notRemembered,
                what: "cannot tell what the archive was at \(cut.asOf.rawValue)",
                why: "it remembers that from \(first) to \(last)"
            )
        }
        condition = CutCondition(cut)
    }

    func rows() throws -> ClosedRange<Int64>? {
        try ArticleTable.rows(since: cut.query.since, until: cut.query.until, in: db)
    }

    func lines(in rows: ClosedRange<Int64>) throws -> LinePage {
        var page = LinePage()
        try each("number, " + ArticleRow.columns, in: rows) { row, number in
            page.last = number
            if row.integer(Self.seq) <= cut.asOf.rawValue {
                page.groups.append(ArticleLine.group(row))
                ArticleLine.append(row, tellingLastSeen: cut.tellsLastSeen, to: &page.bytes)
            } else if let article = try former(number) {
                page.groups.append(article.group)
                var writer = JSONWriter()
                article.write(to: &writer, tellingLastSeen: cut.tellsLastSeen)
                page.bytes += writer.bytes
            } else {
                return true
            }
            page.bytes.append(0x0A)
            page.ends.append(page.bytes.count)
            return page.ends.count < Self.mostArticles && page.bytes.count < Self.mostBytes
        }
        return page
    }

    func articles(in rows: ClosedRange<Int64>) throws -> ArticlePage {
        var page = ArticlePage()
        var bytes = 0
        let current = try db.cachedStatement(sql: "SELECT \(ArticleRow.columns) FROM article WHERE number = ?")
        try each("number, seq", in: rows) { row, number in
            page.last = number
            let article =
                row.integer(1) <= cut.asOf.rawValue
                ? try Row.fetchOne(current, arguments: [number]).map(ArticleRow.article) : try former(number)
            guard let article else { return true }
            bytes += article.text.utf8.count
            page.articles.append(article)
            return page.articles.count < Self.mostArticles && bytes < Self.mostBytes
        }
        return page
    }

    func days() throws -> [String] {
        var days: [String] = []
        let query = cut.query
        let statement = try db.cachedStatement(
            sql: "SELECT min(first_seen) FROM article WHERE first_seen >= ? AND first_seen < ?"
        )
        var after = query.since?.rfc3339 ?? ""
        while let moment = try String.fetchOne(statement, arguments: [after, query.until?.rfc3339 ?? "~"]) {
            let day = String(moment.prefix(10))
            days.append(day)
            after = day + "~"
        }
        return days
    }

    private static let seq = 2

    private func each(_ columns: String, in rows: ClosedRange<Int64>, _ body: (AnswerRow, Int64) throws -> Bool) throws
    {
        let sql = "SELECT \(columns) FROM article \(condition.sql)"
        var statement = RowBinder(try db.cachedStatement(sql: sql))
        for argument in condition.arguments(in: rows) {
            switch argument {
            case let number as Int64: statement.add(number)
            default: statement.add(argument as? String)
            }
        }
        try statement.each { row in try body(row, row.integer(0)) }
    }

    /// Whether an article that is not read from its row is one of those to choose, as far as changes may change that.
    private func isWanted(_ article: Article) -> Bool {
        let query = cut.query
        if let state = query.state, article.state != state { return false }
        if let tag = query.tag, !article.tags.contains(tag) { return false }
        guard let wanted = query.language else { return true }
        guard let language = article.language else { return false }
        return language == wanted || language.lowercased().hasPrefix(wanted.lowercased() + "-")
    }

    /// When an article was withdrawn for the last time before the cut, as an earlier version told it.
    private func withdrawal(of number: Int64) throws -> Date? {
        // What it was before is kept with each of these changes, and the index of that finds them.
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT moment FROM change
                    WHERE article = ? AND seq <= ? AND former IS NOT NULL AND kind = 'withdrawn'
                    ORDER BY seq DESC LIMIT 1
                    """
            ),
            arguments: [number, cut.asOf.rawValue]
        ).map(Date.init(milliseconds:))
    }

    /// An article that changed since the cut, as it was then; nil when there was none yet.
    private func former(_ number: Int64) throws -> Article? {
        let json = try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT former FROM change WHERE article = ? AND seq > ? AND former IS NOT NULL ORDER BY seq LIMIT 1
                    """
            ),
            arguments: [number, cut.asOf.rawValue]
        )
        guard let json, var article = Article(json: Array(json.utf8)),
            let position = article.position, position <= cut.asOf, isWanted(article)
        else { return nil }
        if article.state == .withdrawn, article.withdrawn == nil { article.withdrawn = try withdrawal(of: number) }
        let text = try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT text FROM article WHERE number = ?1 AND digest = ?2
                    UNION ALL SELECT text FROM revision WHERE article = ?1 AND digest = ?2 LIMIT 1
                    """
            ),
            arguments: [number, article.digest]
        )
        guard let text else {
            throw StoreError(
                .notRemembered,
                what: "cannot tell what the archive was at \(cut.asOf.rawValue)",
                why: "revision \(article.revision) of the article \(article.id) is not kept any more"
            )
        }
        article.text = text
        return article
    }
}
