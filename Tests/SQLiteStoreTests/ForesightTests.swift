import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("Looking at articles ahead of the writer") struct ForesightTests {
    /// Words of a small language, so that texts share some and not others.
    private static func words(_ count: Int, _ random: inout some RandomNumberGenerator) -> String {
        (0..<count).map { _ in "mot\(Int.random(in: 0..<400, using: &random))" }.joined(separator: " ")
    }

    /// Articles of some sources, in visits of 20: texts of their own, copies with some words changed, and texts with
    /// passages that their source repeats.
    private static func visits(_ count: Int) -> [Visit] {
        var random = SystemRandomNumberGenerator()
        let ends = (0..<3).map { _ in words(30, &random) }
        var texts: [String] = []
        return (0..<count).map { visit in
            let source = "source\(visit % 3)"
            let articles = (0..<20).map { place in
                var text = words(80, &random) + "\n\n" + words(60, &random)
                if let known = texts.randomElement(using: &random), place % 4 == 0 {
                    text = known + " " + words(4, &random)
                }
                texts.append(text)
                if place % 3 == 0 { text += "\n\n" + ends[visit % 3] }
                let id = String(format: "%016x", visit * 20 + place + 1)
                var article = Samples.article(id, source: source, title: words(6, &random), text: text)
                article.wordCount = text.split(separator: " ").count
                return article
            }
            return Samples.visit(articles, source: source)
        }
    }

    private static func verdicts(on visits: [Visit], together: Bool) async throws -> [[String?]] {
        try await Samples.withDatabasePath { path in
            let store = try SQLiteStore(
                path: path,
                access: .create,
                examiner: TextExaminer(),
                articlesInMemory: 50
            )
            defer { store.close() }
            for batch in stride(from: 0, to: visits.count, by: 5) {
                try await store.write("cannot try") { [desk = store.desk] db in
                    try desk.begin(db)
                    let batch = visits[batch..<batch + 5]
                    if together { desk.foresee(Array(batch)) }
                    for visit in batch { _ = try VisitWriter(db, visit, desk).write(deciding: Samples.decide) }
                    try desk.settle(upTo: Stream(db).last(), in: db)
                }
            }
            return try await store.articles(ArticleQuery()).sorted { $0.id.rawValue < $1.id.rawValue }.map {
                [$0.id.rawValue, $0.copyOf?.rawValue, $0.similarity.map { String($0) }, $0.story]
            }
        }
    }

    @Test("articles are judged the same whether they were looked at ahead or not")
    func agrees() async throws {
        let visits = Self.visits(40)
        let alone = try await Self.verdicts(on: visits, together: false)
        #expect(alone.count == 800)
        #expect(alone.count { $0[1] != nil } > 50)
        #expect(try await Self.verdicts(on: visits, together: true) == alone)
    }

    private struct Previewer: ArticlePreviewer {
        func preview(_ article: Article) -> ArticlePreview {
            ArticlePreview(keys: [UInt64(article.wordCount)], leastShared: 1, reading: article.text)
        }
    }

    /// What was seen of an article, as soon as it was.
    private func sight(of article: Article, in foresight: Foresight) async throws -> Foresight.Sight? {
        // What is not seen at the first question is the writer's.
        try await Task.sleep(for: .milliseconds(50))
        return foresight.take(article)
    }

    @Test("what is found in the runs ahead is what is found there in the article's turn")
    func findsTheSame() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            defer { store.close() }
            let (index, expected) = try await store.write("cannot try") { db in
                var index = SketchIndex()
                index.runs.tailArticles = 20
                index.runs.copies = CopyFolder(of: path)
                for number in 1...395 {
                    index.runs.add([UInt64(number % 40), UInt64(number) << 20], of: Int64(number))
                    try index.runs.settle(upTo: Int64(number), in: db)
                }
                #expect(index.readableRuns.count == index.runs.runs.count)
                let expected = try (0..<40).map {
                    try index.articles(sharing: [UInt64($0)], atLeast: 1, limit: 100, in: db)
                }
                return (index.readableRuns, expected)
            }
            let items = (0..<40).map { number in
                var article = Samples.article(String(format: "%016x", number))
                article.wordCount = number
                return Foresight.Item(article: article, previewer: Previewer())
            }
            let foresight = Foresight(of: items, in: index, on: Foresight.Thread(), isTimed: true)
            for (number, item) in items.enumerated() {
                let sight = try await sight(of: item.article, in: foresight)
                let found = try #require(sight?.sightings).sightings.ranked(atLeast: 1, limit: 100)
                // The last 15 are in memory.
                #expect(found == expected[number].filter { $0 <= 380 })
            }
            #expect(foresight.end() > .zero)
        }
    }

    @Test("a sight is of one text, is taken once, and is none when the writer was there first or it has ended")
    func isOfOneText() async throws {
        let articles = (0..<40).map { Samples.article(String(format: "%016x", $0), text: "Texte \($0).") }
        let items = articles.map { Foresight.Item(article: $0, previewer: Previewer()) }
        let foresight = Foresight(of: items, in: [], on: Foresight.Thread(), isTimed: false)
        let first = try #require(try await sight(of: articles[10], in: foresight))
        #expect(first.preview.reading as? String == "Texte 10.")
        #expect(foresight.take(articles[10]) == nil)
        var other = articles[11]
        other.text = "Un autre texte."
        #expect(foresight.take(other) == nil)
        #expect(foresight.take(articles[11]) == nil)
        #expect(foresight.take(Samples.article("ffffffffffffffff")) == nil)
        #expect(foresight.end() == .zero)
        #expect(foresight.take(articles[12]) == nil)
    }
}
