import GRDB
public import News

extension SQLiteStore: StoreSearch {
    public func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit] {
        try await read("cannot search the archive") { db in
            var among = query.among
            among.order = .stream
            among.limit = nil
            let condition = ArticleCondition(among)
            // FTS5 works out excerpts for the rows it returns only, when it sorts by `rank` itself.
            let isLimited = !condition.arguments.isEmpty
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT rowid, rank, highlight(article_text, 0, ?, ?), snippet(article_text, 2, ?, ?, '…', 32)
                    FROM article_text
                    WHERE article_text MATCH ? AND rank MATCH 'bm25(8.0, 3.0, 1.0)'
                    \(isLimited ? "AND rowid IN (SELECT number FROM article \(condition.sql))" : "")
                    ORDER BY rank LIMIT ?
                    """,
                arguments: [SearchHit.start, SearchHit.end, SearchHit.start, SearchHit.end, query.words.expression]
                    + condition.arguments + [query.among.limit ?? -1]
            )
            let article = try db.cachedStatement(sql: "SELECT \(ArticleRow.columns) FROM article WHERE number = ?")
            return try rows.compactMap { row in
                try Row.fetchOne(article, arguments: [row[0] as Int64]).map { found in
                    SearchHit(
                        article: ArticleRow.article(found),
                        score: -(row[1] as Double),
                        title: row[2],
                        excerpt: row[3] ?? ""
                    )
                }
            }
        }
    }
}
