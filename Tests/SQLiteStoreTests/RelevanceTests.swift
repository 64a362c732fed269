import Foundation
import News
import SQLiteStore
import Testing

@Suite("The order of hits") struct RelevanceTests {
    private static let words = ["le", "port", "grève", "accord", "ministre", "marché", "tanger", "dockers"]

    /// Articles whose words are the rarer the later they stand in the list.
    private static func articles(_ count: Int) -> [Article] {
        (0..<count).map { number in
            var text: [String] = []
            for (rank, word) in words.enumerated() where number % (rank * rank + 1) == rank {
                text += Array(repeating: word, count: 1 + (number / (rank + 2)) % 3)
            }
            text += Array(repeating: "mot", count: number % 17)
            var article = Samples.article(
                String(format: "%016x", number + 1),
                title: number % 11 == 3 ? "Le \(words[number % 8])" : "Titre",
                text: text.joined(separator: " ") + "."
            )
            article.firstSeen = Samples.start.addingTimeInterval(Double(number))
            return article
        }
    }

    @Test(
        "hits are scored as FTS5 scores them, also those of words that are too frequent to be counted",
        arguments: [(300, 1e-9), (2600, 0.05)]
    )
    func scores(count: Int, most: Double) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            _ = try await store.commit(Samples.visit(Self.articles(count)), deciding: Samples.decide)
            for query in [
                "dockers", "tanger", "port grève", "\"accord ministre\"", "march*", "title:le", "le OR dockers",
            ] {
                let words = try SearchWords(query)
                let hits = try await store.search(SearchQuery(words))
                let expected = try sqlite(
                    path,
                    """
                    SELECT articles.id, -bm25(article_text, 8.0, 3.0, 1.0) FROM article_text
                    JOIN articles ON number = article_text.rowid
                    WHERE article_text MATCH '\(words.expression)' ORDER BY 2 DESC, number DESC
                    """
                ).split(separator: "\n").map { $0.split(separator: "|") }
                #expect(!hits.isEmpty && hits.count == expected.count)
                let scores = Dictionary(uniqueKeysWithValues: expected.map { (String($0[0]), Double($0[1]) ?? -1) })
                for hit in hits {
                    let score = try #require(scores[hit.article.id.rawValue])
                    #expect(abs(hit.score - score) <= most * max(1, score), "\(query): \(hit.score), not \(score)")
                }
                #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
                var few = ArticleQuery()
                few.limit = 3
                #expect(try await store.search(SearchQuery(words, among: few)) == Array(hits.prefix(3)))
            }
        }
    }
}
