import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite("The full-text index") struct FullTextTests {
    private func check(_ db: Database) throws {
        try db.execute(sql: "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
    }

    private static func segments(_ db: Database) throws -> Int? {
        try Int.fetchOne(db, sql: "SELECT count(DISTINCT segid) FROM article_text_idx")
    }

    private func article(_ number: Int, _ text: String) -> Article {
        Samples.article(String(format: "%016x", number), text: text)
    }

    @Test("what a commit adds and what it changes make one segment, and former words are found no more")
    func oneSegment() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            defer { store.close() }
            let first = (1...20).map { article($0, "Première dépêche \($0).") }
            _ = try await store.commit(Samples.visit(first), deciding: Samples.decide)
            let second = (11...30).map { article($0, "Seconde dépêche \($0).") }
            let later = Samples.start.addingTimeInterval(600)
            _ = try await store.commit(Samples.visit(second, at: later), deciding: Samples.decide)
            try await store.write("cannot try") { db in
                #expect(try Self.segments(db) == 2)
                try check(db)
            }
            let hits = try await store.search(SearchQuery(SearchWords("premiere"), among: ArticleQuery()))
            #expect(hits.count == 10)
        }
    }

    @Test("a text that changes twice in one transaction has the words of the last")
    func twice() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            defer { store.close() }
            _ = try await store.commit(
                Samples.visit([article(1, "un"), article(2, "deux")]),
                deciding: Samples.decide
            )
            try await store.write("cannot try") { db in
                func words(_ text: String) -> FullTextDraft.Words { .init(title: "Titre", subtitle: nil, text: text) }
                var draft = FullTextDraft()
                try draft.remove(words("un"), of: 1, in: db)
                try draft.add(words("trois"), of: 1, in: db)
                try draft.remove(words("trois"), of: 1, in: db)
                try draft.add(words("quatre"), of: 1, in: db)
                try db.execute(sql: "UPDATE article SET text = 'quatre' WHERE number = 1")
                try draft.write(to: db)
                try check(db)
                let found = try Int.fetchAll(
                    db,
                    sql: "SELECT rowid FROM article_text WHERE article_text MATCH 'quatre'"
                )
                #expect(found == [1])
            }
        }
    }

    @Test(
        "in a quiet moment the segments of many commits become few, by themselves and on demand",
        arguments: [true, false]
    )
    func quiet(isAsked: Bool) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, gathering: .milliseconds(1))
            defer { store.close() }
            for number in 1...40 {
                let visit = Samples.visit([article(number, "Dépêche \(number).")])
                _ = try await store.commit(visit, deciding: Samples.decide)
            }
            if isAsked { await store.rest() }
            var segments: Int?
            for _ in 0..<500 {
                segments = try await store.read("cannot count") { try Self.segments($0) }
                if isAsked || segments ?? 40 < 10 { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(segments ?? 40 < 10)
            try await store.write("cannot try") { try check($0) }
            let hits = try await store.search(SearchQuery(SearchWords("depeche"), among: ArticleQuery()))
            #expect(hits.count == 40)
        }
    }
}
