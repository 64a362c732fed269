import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("The archive's checkup") struct CheckupTests {
    private static let topics = ["le port", "la pêche", "les douanes", "les dattes", "le train", "la pluie"]

    /// An archive with copies, a story, revisions, runs of sketches and a deletion, closed again.
    private func fill(_ path: String) async throws {
        let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer(), articlesInMemory: 16)
        try await store.register(["a", "b"].map { Samples.source($0) }, at: Samples.start)
        for number in 1...60 {
            let topic = Self.topics[number % 6]
            let text = (1...12).map {
                "À Tanger, \(topic) compte \(number * $0) agents et \($0 + number) navires de plus."
            }
            .joined(separator: " ")
            var article = Samples.article(
                String(format: "%016x", number),
                source: number.isMultiple(of: 2) ? "a" : "b",
                title: "Sur \(topic), \(number)",
                text: text
            )
            article.wordCount = 120
            article.digest = ContentDigest.of(title: article.title, text: text)
            article.firstSeen = Samples.start.addingTimeInterval(Double(number))
            article.lastSeen = article.firstSeen
            let visit = Samples.visit([article], source: article.source.rawValue, at: article.firstSeen)
            _ = try await store.commit(visit, deciding: Samples.decide)
        }
        var revised = Samples.article(String(format: "%016x", 7), source: "b", text: "Un texte tout autre sur le port.")
        revised.digest = "revised"
        _ = try await store.commit(Samples.visit([revised], source: "b"), deciding: Samples.decide)
        try await store.prune(visitsBefore: nil, articlesBefore: Samples.start.addingTimeInterval(3))
        store.close()
    }

    private func all(_ store: SQLiteStore) async throws -> [Ailment] {
        try await store.examinePages() + store.examine(isAlone: true)
    }

    /// Breaks a sound archive by SQL, and looks, repairs and looks again.
    private func found(breaking sql: String, _ check: (String) throws -> Void = { _ in }) async throws -> [Ailment] {
        try await Samples.withDatabasePath { path async throws in
            try await fill(path)
            do {
                let sound = try SQLiteStore(path: path, access: .existing)
                #expect(try await all(sound) == [])
                sound.close()
            }
            try sqlite(path, sql)
            let store = try SQLiteStore(path: path, access: .existing, examiner: TextExaminer(), articlesInMemory: 16)
            let ailments = try await all(store)
            for part in Set(ailments.map(\.part)) { try await store.repair(part) }
            #expect(try await all(store) == [])
            // What was repaired takes articles as before.
            let article = Samples.article("00000000000000ff", text: "Un texte de plus.")
            #expect(try await store.commit(Samples.visit([article]), deciding: Samples.decide).new.count == 1)
            #expect(try await all(store) == [])
            store.close()
            try check(path)
            return ailments
        }
    }

    @Test("an archive that was only read and written is sound, for a reader too")
    func sound() async throws {
        try await Samples.withDatabasePath { path async throws in
            try await fill(path)
            let runs = try sqlite(path, "SELECT count(*) > 1 FROM sketch_run")
            #expect(runs == "1\n")
            let reader = try SQLiteStore(path: path, access: .read)
            #expect(try await reader.examinePages() == [])
            #expect(try await reader.examine(isAlone: false) == [])
        }
    }

    @Test(
        "full text that lacks an article, has one too many or other words is found and made anew",
        arguments: [
            "INSERT INTO article_text (article_text, rowid, title, subtitle, text) SELECT 'delete', number, title, subtitle, text FROM article WHERE number = 20",
            "INSERT INTO article_text (rowid, title, text) VALUES (100000, 'Un titre', 'Un texte')",
            "UPDATE article SET text = 'Un autre texte.' WHERE number = 20",
        ]
    )
    func fullText(sql: String) async throws {
        let ailments = try await found(breaking: sql) { path throws in
            #expect(try sqlite(path, "SELECT count(*) FROM article_text WHERE article_text MATCH 'tanger'") != "0\n")
        }
        #expect(ailments.map(\.part) == [.fullText])
    }

    @Test(
        "an index of copies that lost keys, or has others, is found and written anew",
        arguments: [
            "DELETE FROM sketch_part WHERE number = (SELECT max(number) FROM sketch_part)",
            "UPDATE sketch_part SET keys = randomblob(length(keys)) WHERE number = (SELECT min(number) FROM sketch_part)",
            "UPDATE sketch_run SET filter = zeroblob(length(filter))", "UPDATE sketch_run SET filter = x'00'",
            "DELETE FROM sketch_run; DELETE FROM sketch_part", "UPDATE sketch_run SET keys = keys + 1",
            "UPDATE article SET sketch = x'0102' WHERE number = 9",
        ]
    )
    func sketches(sql: String) async throws {
        let ailments = try await found(breaking: sql)
        #expect(!ailments.isEmpty && ailments.allSatisfy { $0.part == .sketches })
    }

    @Test(
        "an index of digests that lost keys, or has others, is found and written anew",
        arguments: [
            "DELETE FROM digest_part WHERE number = (SELECT max(number) FROM digest_part)",
            "UPDATE digest_part SET keys = randomblob(length(keys)) WHERE number = (SELECT min(number) FROM digest_part)",
            "UPDATE digest_run SET filter = zeroblob(length(filter))", "UPDATE digest_run SET filter = x'00'",
            "DELETE FROM digest_run; DELETE FROM digest_part", "UPDATE digest_run SET keys = keys + 1",
        ]
    )
    func digests(sql: String) async throws {
        let ailments = try await found(breaking: sql)
        #expect(!ailments.isEmpty && ailments.allSatisfy { $0.part == .digests })
    }

    @Test("after the index of copies was written anew, copies are found as before")
    func copies() async throws {
        try await Samples.withDatabasePath { path async throws in
            try await fill(path)
            try sqlite(path, "DELETE FROM sketch_run; DELETE FROM sketch_part")
            let store = try SQLiteStore(path: path, access: .existing, examiner: TextExaminer(), articlesInMemory: 16)
            try await store.repair(.sketches)
            let original = try #require(
                try await store.articles(withIDPrefix: String(format: "%016x", 30), limit: 1).first
            )
            var copy = original
            copy.id = Article.ID(rawValue: "00000000000000fe")
            copy.source = Source.ID(rawValue: "c")
            (copy.copyOf, copy.story) = (nil, nil)
            _ = try await store.commit(Samples.visit([copy], source: "c"), deciding: Samples.decide)
            let stored = try #require(try await store.articles(withIDPrefix: copy.id.rawValue, limit: 1).first)
            #expect(stored.copyOf != nil)
        }
    }

    @Test(
        "stories that are lost, or smaller than what is in them, are found and counted anew",
        arguments: ["UPDATE story SET size = 1 WHERE size > 1", "DELETE FROM story"]
    )
    func stories(sql: String) async throws {
        let ailments = try await found(breaking: sql) { path throws in
            #expect(try sqlite(path, "SELECT count(*) > 0 FROM stories") == "1\n")
        }
        #expect(ailments.map(\.part) == [.stories])
    }

    @Test(
        "changes of no article, changes and deletions that are not told, and counters that lag are found and mended",
        arguments: [
            "INSERT INTO change (seq, article, kind, revision, moment) VALUES (100000, 100000, 'new', 1, 0)",
            "DELETE FROM change WHERE article = 20", "DELETE FROM change WHERE kind = 'deleted'",
            "UPDATE setting SET value = 5 WHERE name = 'seq'", "DELETE FROM setting WHERE name = 'seq'",
            "UPDATE change_count SET changes = changes + 3", "DELETE FROM change_count",
            "INSERT INTO change_count VALUES (77, 1)", "UPDATE setting SET value = value + 3 WHERE name = 'articles'",
            "DELETE FROM setting WHERE name = 'articles'",
        ]
    )
    func changes(sql: String) async throws {
        let ailments = try await found(breaking: sql) { path throws in
            #expect(
                try sqlite(path, "SELECT count(*) FROM articles WHERE seq NOT IN (SELECT seq FROM changes)") == "0\n"
            )
        }
        #expect(!ailments.isEmpty && ailments.allSatisfy { $0.part == .changes })
    }

    @Test("rows that refer to nothing are found; a lost source is one that no list names, lost articles are forgotten")
    func references() async throws {
        let ailments = try await found(
            breaking: """
                PRAGMA foreign_keys = OFF;
                DELETE FROM source WHERE id = 'b';
                UPDATE entry SET article = 100000 WHERE article = 20;
                INSERT INTO revision VALUES (100000, 1, 1, '2026-01-01T00:00:00Z', 'a', NULL, NULL, 'd', 't', NULL);
                """
        ) { path throws in
            #expect(try sqlite(path, "SELECT kind, listed FROM source WHERE id = 'b'") == "import|0\n")
            #expect(try sqlite(path, "SELECT count(*) FROM entry WHERE article IS NULL") != "0\n")
            #expect(try sqlite(path, "SELECT count(*) FROM revision WHERE article = 100000") == "0\n")
            #expect(try sqlite(path, "SELECT count(*) FROM articles WHERE source = 'b'") != "0\n")
        }
        #expect(!ailments.isEmpty && ailments.allSatisfy { $0.part == .references })
    }

    @Test("a view or an index that another program took away or replaced is made again")
    func schema() async throws {
        let ailments = try await found(
            breaking: """
                DROP VIEW latest; CREATE VIEW latest AS SELECT 1 AS one; DROP VIEW changes; DROP INDEX article_source;
                """
        ) { path throws in
            #expect(try sqlite(path, "SELECT count(*) > 50 FROM latest") == "1\n")
            #expect(try sqlite(path, "SELECT count(*) > 50 FROM changes") == "1\n")
        }
        #expect(ailments.count == 3 && ailments.allSatisfy { $0.part == .schema })
    }

    @Test("an index that differs from its table is found and made anew")
    func indexes() async throws {
        // The index is taken for one of another column while a row changes.
        let ailments = try await found(
            breaking: """
                PRAGMA writable_schema = ON;
                CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_master WHERE name = 'article_published';
                DELETE FROM sqlite_master WHERE name = 'article_published' AND 0;
                UPDATE sqlite_master SET sql = 'CREATE INDEX article_published ON article (published) WHERE number = -1'
                    WHERE name = 'article_published';
                PRAGMA writable_schema = RESET;
                UPDATE article SET published = '2026-11-22' WHERE number = 20;
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = (SELECT sql FROM kept) WHERE name = 'article_published';
                PRAGMA writable_schema = RESET;
                """
        )
        #expect(ailments.map(\.part) == [.indexes])
    }

    @Test("broken pages are told with what to do, and nothing is written over them")
    func pages() async throws {
        try await Samples.withDatabasePath { path async throws in
            try await fill(path)
            let root =
                Int(
                    try sqlite(path, "SELECT rootpage FROM sqlite_master WHERE name = 'article_first_seen'")
                        .trimmingCharacters(in: .newlines)
                ) ?? 0
            try #require(root > 1)
            let handle = try #require(FileHandle(forUpdatingAtPath: path))
            try handle.seek(toOffset: UInt64(root - 1) * 8192)
            try handle.write(contentsOf: Data(repeating: 0xEE, count: 4096))
            try handle.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let store = try SQLiteStore(path: path, access: .read)
            let ailments = try await store.examinePages()
            #expect(ailments.map(\.part) == [.pages])
            #expect(ailments.first?.remedy?.contains("backup") == true)
            store.close()
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }
}
