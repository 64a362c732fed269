import GRDB
public import News

extension SQLiteStore: StoreSearch {
    /// How many of the newest articles that have the words are weighed against each other.
    private static let mostWeighed = 10_000

    public func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit] {
        try await read("cannot search the archive") { db in
            let words = query.words.expression
            var (filters, arguments) = ("", StatementArguments([words]))
            // Of what has an index the few rows are listed; the rest is looked up for each article that has the words.
            var listed = ArticleQuery()
            (listed.source, listed.copiesOf, listed.story) = (
                query.among.source, query.among.copiesOf, query.among.story
            )
            let list = ArticleCondition(listed)
            if let filter = list.filter {
                filters += " AND +rowid IN (SELECT number FROM article WHERE \(filter))"
                arguments += list.filterArguments
            }
            var looked = query.among
            (looked.source, looked.copiesOf, looked.story) = (nil, nil, nil)
            let look = ArticleCondition(looked)
            if let filter = look.filter {
                filters += " AND EXISTS (SELECT 1 FROM article WHERE number = article_text.rowid AND \(filter))"
                arguments += look.filterArguments
            }
            if query.among.since != nil || query.among.until != nil {
                guard let rows = try ArticleTable.rows(since: query.among.since, until: query.among.until, in: db)
                else {
                    return []
                }
                filters += " AND rowid BETWEEN ? AND ?"
                arguments += [rows.lowerBound, rows.upperBound]
            }
            let limit = query.among.limit
            arguments += [limit.map { max(Self.mostWeighed, $0) } ?? -1, limit ?? -1]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT number, score FROM (
                        SELECT rowid AS number, relevance(article_text) AS score FROM article_text
                        WHERE article_text MATCH ?\(filters) ORDER BY rowid DESC LIMIT ?
                    ) ORDER BY score DESC, number DESC LIMIT ?
                    """,
                arguments: arguments
            )
            return try Self.hits(rows, words, in: db)
        }
    }

    private static func hits(_ rows: [Row], _ words: String, in db: Database) throws -> [SearchHit] {
        let article = try db.cachedStatement(sql: "SELECT \(ArticleRow.columns) FROM article WHERE number = ?")
        var excerpts = try Self.excerpts(of: rows.map { $0[0] }, words, in: db)
        return try rows.compactMap { row in
            let number: Int64 = row[0]
            guard let found = try Row.fetchOne(article, arguments: [number]) else { return nil }
            let marked = excerpts.removeValue(forKey: number)
            return SearchHit(
                article: ArticleRow.article(found),
                score: row[1],
                title: marked?.title,
                excerpt: marked?.text ?? ""
            )
        }
    }

    /// Title and text around the words, by row.
    ///
    /// Read as the rows lie: a beginning of words costs a pass over all that begin so, for each query.
    private static func excerpts(of numbers: [Int64], _ words: String, in db: Database) throws
        -> [Int64: (title: String?, text: String?)]
    {
        var excerpts: [Int64: (title: String?, text: String?)] = [:]
        var rest = numbers.sorted(by: >)[...]
        while let last = rest.first {
            let part = rest.prefix(1000)
            rest = rest.dropFirst(1000)
            let (start, end) = (SearchHit.start, SearchHit.end)
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT rowid, highlight(article_text, 0, ?, ?), snippet(article_text, 2, ?, ?, '…', 32)
                        FROM article_text WHERE article_text MATCH ? AND rowid BETWEEN ? AND ?
                        AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC
                        """
                ),
                arguments: [start, end, start, end, words, part.last ?? last, last, "\(Array(part))"]
            )
            while let row = try rows.next() { excerpts[row[0]] = (row[1], row[2]) }
        }
        return excerpts
    }
}
