import Foundation
import News
import SQLiteStore
import Testing

@Suite struct ViewTests {
    private func withArchive(_ body: (String, SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            _ = try await store.commit(Samples.visit([Samples.full("00000000000000ab")]), deciding: Samples.decide)
            try await body(path, store)
        }
    }

    @Test("the columns of the views are those that other programs rely on")
    func columns() async throws {
        try await withArchive { path, _ async throws in
            func columns(_ view: String) throws -> String {
                try sqlite(path, "SELECT group_concat(name, ' ') FROM pragma_table_info('\(view)')")
            }
            let articles = """
                id seq source guid url canonicalURL title titleFrom subtitle authors site section tags published \
                publishedPrecision publishedFrom publishedRaw updated firstSeen lastSeen language languageDeclared \
                script dir text textFrom wordCount summary image enclosures via revision digest copyOf similarity \
                story removed state mark robots number withdrawn

                """
            let latest = "id seq source published firstSeen language title subtitle url wordCount revision\n"
            let visits = """
                source started durationMs outcome status bytes entries new revised known dropped error nextVisit reason note

                """
            #expect(try columns("articles") == articles)
            #expect(try columns("latest") == latest)
            #expect(try columns("copies") == "id source title url copyOf similarity\n")
            #expect(try columns("visits") == visits)
            #expect(try columns("stories") == "id representative size first last\n")
            #expect(try columns("changes") == "seq change id at revision difference\n")
            #expect(try columns("revisions") == "id revision seen source title subtitle text digest change\n")
            let documents = "number source kind received url asked status bytes digest file offset length\n"
            #expect(try columns("documents") == documents)
            #expect(try columns("article_documents") == "id feed page\n")
            #expect(try columns("readers") == "name place lag moved delivery trouble failingSince error missed\n")
        }
    }

    @Test("the view gives the fields as the commands' JSON does")
    func sameAsJSON() async throws {
        try await withArchive { path, store in
            let article = try #require(try await store.articles(ArticleQuery()).first)
            let json = try #require(JSONSerialization.jsonObject(with: Data(article.json)) as? [String: Any])
            for (name, value) in json {
                let stored = try sqlite(path, "SELECT json_quote(\(name)) FROM articles")
                    .trimmingCharacters(in: .newlines)
                let read = try JSONSerialization.jsonObject(with: Data(stored.utf8), options: .fragmentsAllowed)
                // Lists and objects stand in their column as JSON text.
                let plain: Any =
                    if !(value is String), let text = read as? String {
                        try JSONSerialization.jsonObject(with: Data(text.utf8))
                    } else {
                        read
                    }
                #expect((plain as? NSObject) == (value as? NSObject), "\(name)")
            }
        }
    }

    @Test("full-text search folds accents and finds title, subtitle and text")
    func search() async throws {
        try await withArchive { path, _ async throws in
            for word in ["chapeau", "PREMIER", "a part", "titre"] {
                let query = "SELECT count(*) FROM article_text WHERE article_text MATCH '\(word)'"
                #expect(try sqlite(path, query) == "1\n", "\(word)")
            }
            #expect(try sqlite(path, "SELECT count(*) FROM article_text WHERE article_text MATCH 'absent'") == "0\n")
        }
    }

    @Test("the full-text index follows a revision and stays consistent with the articles")
    func searchAfterRevision() async throws {
        try await withArchive { path, store in
            var changed = Samples.full("00000000000000ab")
            changed.text = "Entièrement récrit."
            changed.digest = "other"
            _ = try await store.commit(
                Samples.visit([changed], at: Samples.start.addingTimeInterval(60)),
                deciding: Samples.decide
            )
            let count = "SELECT count(*) FROM article_text WHERE article_text MATCH "
            #expect(try sqlite(path, count + "'paragraphe'") == "0\n")
            #expect(try sqlite(path, count + "'entierement'") == "1\n")
            try sqlite(path, "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test("another program reads while the daemon holds the archive open")
    func concurrentReader() async throws {
        try await withArchive { path, store in
            #expect(try sqlite(path, "SELECT count(*) FROM articles") == "1\n")
            _ = try await store.commit(Samples.visit([Samples.article("00000000000000cd")]), deciding: Samples.decide)
            #expect(try sqlite(path, "SELECT count(*) FROM latest") == "2\n")
        }
    }
}
