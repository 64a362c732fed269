import Foundation
import News
import SQLiteStore
import Testing

@Suite("Search") struct SearchTests {
    private func withArchive(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            var articles = [
                Samples.article(
                    "000000000000000a",
                    title: "Grève au port",
                    text: "Les dockers de Tanger cessent le travail."
                ),
                Samples.article(
                    "000000000000000b",
                    title: "Les marchés",
                    text: "Une grève des dockers inquiète le port, dit-on."
                ),
                Samples.article(
                    "000000000000000c",
                    title: "Élections",
                    text: "L’élu de Fès a réélu domicile à Kénitra."
                ),
            ]
            articles[1].language = "fr"
            articles[1].firstSeen = Samples.start.addingTimeInterval(7200)
            _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
            try await body(store)
        }
    }

    private func found(_ query: String, in store: SQLiteStore, among: ArticleQuery = ArticleQuery()) async throws
        -> String
    {
        let hits = try await store.search(SearchQuery(SearchWords(query), among: among))
        return hits.map { String($0.article.id.rawValue.suffix(1)) }.joined()
    }

    @Test(
        "words, phrases, beginnings, nearness, fields and operators find what they say; accents and case do not count"
    )
    func finding() async throws {
        try await withArchive { store async throws in
            #expect(try await found("GREVE port", in: store) == "ab")
            #expect(try await found("kenitra", in: store) == "c")
            #expect(try await found("\"dockers de Tanger\"", in: store) == "a")
            #expect(try await found("elect*", in: store) == "c")
            #expect(try await found("title:greve", in: store) == "a")
            #expect(try await found("dockers NOT tanger", in: store) == "b")
            #expect(try await found("tanger OR kénitra", in: store).count == 2)
            #expect(try await found("NEAR(grève port, 5)", in: store) == "ab")
            #expect(try await found("NEAR(grève inquiète, 1)", in: store) == "")
            #expect(try await found("NEAR(grève dockers, 1)", in: store) == "b")
        }
    }

    @Test("filters leave the others out")
    func filters() async throws {
        try await withArchive { store async throws in
            var among = ArticleQuery()
            among.language = "fr"
            #expect(try await found("dockers", in: store, among: among) == "b")
            among = ArticleQuery()
            among.until = Samples.start.addingTimeInterval(3600)
            among.limit = 1
            #expect(try await found("dockers", in: store, among: among) == "a")
        }
    }

    @Test("a hit has its words marked, and a revised article is found by its new words only")
    func marks() async throws {
        try await withArchive { store async throws in
            let hit = try #require(try await store.search(SearchQuery(SearchWords("grève tanger"))).first)
            #expect(hit.title == "\u{2}Grève\u{3} au port")
            #expect(hit.excerpt.contains("\u{2}Tanger\u{3}"))
            #expect(hit.score > 0)
            let revised = Samples.article("000000000000000a", title: "Fin du conflit", text: "Le travail reprend.")
            _ = try await store.commit(Samples.visit([revised]), deciding: Samples.decide)
            #expect(try await found("tanger", in: store) == "")
            #expect(try await found("reprend", in: store) == "a")
        }
    }
}
