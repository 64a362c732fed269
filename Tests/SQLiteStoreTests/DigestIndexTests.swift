import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("Articles by their digests") struct DigestIndexTests {
    private func article(_ number: Int, source: String = "a", at moment: Double = 0) -> Article {
        let text = "Le texte numéro \(number)."
        var article = Samples.article(String(format: "%016x", number), source: source, text: text)
        article.wordCount = 120
        article.digest = ContentDigest.of(title: article.title, text: text)
        article.firstSeen = Samples.start.addingTimeInterval(moment)
        article.lastSeen = article.firstSeen
        return article
    }

    /// The same text under another address and name.
    private func renamed(_ number: Int) -> Article {
        var article = article(number)
        article.id = Article.ID(rawValue: String(format: "%016x", 1_000_000 + number))
        return article
    }

    private func open(_ path: String) throws -> SQLiteStore {
        try SQLiteStore(path: path, access: .create, articlesInMemory: 16)
    }

    private func store(_ numbers: ClosedRange<Int>, in store: SQLiteStore) async throws {
        for number in numbers {
            _ = try await store.commit(Samples.visit([article(number)]), deciding: Samples.decide)
        }
    }

    /// Which of the texts are known when they come under another name.
    private func known(_ numbers: [Int], _ store: SQLiteStore) async throws -> [Int] {
        let verdicts = try await store.weigh(Samples.visit(numbers.map(renamed))) { visit, memory in
            visit.candidates.map { candidate in
                memory.digests[candidate.article.digest].map { .exact($0.id) } ?? .new
            }
        }
        return zip(numbers, verdicts).filter { $1 == .exact(article($0).id) }.map(\.0)
    }

    @Test("a known text is found at once, in runs, and after the archive was closed or its process killed")
    func found() async throws {
        try await Samples.withDatabasePath { path async throws in
            let numbers = [1, 20, 63, 64, 90]
            let first = try open(path)
            try await store(1...90, in: first)
            #expect(try await known(numbers + [91], first) == numbers)
            #expect(try sqlite(path, "SELECT count(*) > 0 FROM digest_run") == "1\n")
            // The first one is still open, as after a kill.
            let second = try open(path)
            try await store(91...140, in: second)
            #expect(try await known(numbers + [91, 140, 141], second) == numbers + [91, 140])
            // And takes in what the other stored.
            try await store(141...180, in: first)
            #expect(try await known([1, 100, 180, 181], first) == [1, 100, 180])
            first.close()
            second.close()
        }
    }

    @Test("the same text twice in one visit, or in two that share a commit, is one article")
    func together() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try open(path)
            let visits = [[article(1)], [renamed(1)], [renamed(2)], [article(2)]].map { Samples.visit($0) }
            let decide: @Sendable (Visit, Memory) -> [Verdict] = { Judge().verdicts(on: $0, against: $1) }
            let count = try await withThrowingTaskGroup(of: Int.self) { group in
                for visit in visits { group.addTask { try await store.commit(visit, deciding: decide).new.count } }
                return try await group.reduce(0, +)
            }
            #expect(count == 2)
            #expect(try sqlite(path, "SELECT count(*) FROM article") == "2\n")
            store.close()
        }
    }

    @Test("a text that was revised is found by its new words and no more by the old ones")
    func revised() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try open(path)
            try await self.store(1...40, in: store)
            var revision = article(300)
            revision.id = article(7).id
            _ = try await store.commit(Samples.visit([revision]), deciding: Samples.decide)
            try await self.store(41...80, in: store)
            #expect(try await known([7, 8], store) == [8])
            let found = try await store.weigh(Samples.visit([renamed(300)])) { visit, memory in
                visit.candidates.map { memory.digests[$0.article.digest].map { .exact($0.id) } ?? .new }
            }
            #expect(found == [.exact(article(7).id)])
            store.close()
        }
    }

    @Test("an archive whose texts were found by an index of SQLite's knows them after the upgrade")
    func upgraded() async throws {
        try await Samples.withDatabasePath { path async throws in
            let old = try open(path)
            try await store(1...90, in: old)
            old.close()
            try sqlite(
                path,
                """
                DROP TABLE digest_run; DROP TABLE digest_part; DELETE FROM setting WHERE name = 'digested';
                CREATE INDEX article_digest ON article (digest);
                DELETE FROM grdb_migrations WHERE identifier LIKE '19 %';
                """
            )
            let store = try open(path)
            #expect(try await known([1, 45, 90, 91], store) == [1, 45, 90])
            #expect(try sqlite(path, "SELECT count(*) FROM sqlite_master WHERE name = 'article_digest'") == "0\n")
            #expect(try await store.examine(isAlone: true) == [])
            store.close()
        }
    }

    @Test("what is known of an entry costs the same however many its source has had")
    func recalled() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try open(path)
            try await self.store(1...20, in: store)
            let visits = (1...3).map { _ in Samples.visit([article(5)]) }
            for visit in visits {
                #expect(try await store.commit(visit, deciding: Samples.decide).known == 1)
            }
            let plan = try sqlite(
                path,
                """
                EXPLAIN QUERY PLAN SELECT entry.digest FROM article
                JOIN entry INDEXED BY entry_article ON entry.article = article.number
                WHERE article.id = 'x' AND entry.source = 'a'
                """
            )
            #expect(plan.contains("entry_article (article=? AND source=?)"))
            store.close()
        }
    }
}
