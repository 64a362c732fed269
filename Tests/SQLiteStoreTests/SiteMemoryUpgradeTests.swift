import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite struct SiteMemoryUpgradeTests {
    /// An archive as it was after a migration, with a source, its state, an article and an entry that waits for its page.
    private func makeArchive(_ path: String, after migration: String) throws {
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: migration)
        var waiting = Candidate(
            entry: "guid:2",
            article: Samples.article("0000000000000002", title: "Celui qui attend")
        )
        waiting.page = PageAddress(url: "https://a.example/2", host: "a.example")
        let json = String(decoding: try JSONEncoder().encode(waiting), as: UTF8.self)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO source (id, kind, address, listed) VALUES ('a', 'feed', 'https://a.example/feed', 1);
                    INSERT INTO feed_state (source, next_visit, failures) VALUES ('a', 1760000900000, 0);
                    INSERT INTO article (id, seq, source, title, title_from, first_seen, revised, text_from, word_count,
                        revision, digest, state, text)
                        VALUES ('0000000000000001', 1, 'a', 'Le port', 'feed', '2025-10-09T08:53:20Z',
                        '2025-10-09T08:53:20Z', 'feed', 2, 1, 'd1', 'live', 'Un texte.');
                    INSERT INTO article_text (rowid, title, text) VALUES (1, 'Le port', 'Un texte.');
                    INSERT INTO entry (source, entry, article, digest, last_seen)
                        VALUES ('a', 'guid:1', 1, 'd1', '2025-10-09T08:53:20Z');
                    UPDATE setting SET value = 1 WHERE name = 'seq';
                    """
            )
            try db.execute(
                sql: """
                    INSERT INTO page_queue (source, entry, url, host, candidate, queued, due)
                        VALUES ('a', 'guid:2', 'https://a.example/2', 'a.example', ?, 1760000000000, 1760000000000)
                    """,
                arguments: [json]
            )
            guard migration.hasPrefix("12") else { return }
            try db.execute(
                sql: "INSERT INTO site_memory VALUES ('a', 7, ?)",
                arguments: [Data([1, 2, 3])]
            )
        }
        try queue.close()
    }

    @Test("an archive from before pages were remembered keeps all it has, and learns from then on")
    func before() async throws {
        try await Samples.withDatabasePath { path async throws in
            try makeArchive(path, after: "11 stories that became one")
            do {
                let store = try SQLiteStore(path: path, access: .create)
                let id = Source.ID(rawValue: "a")
                #expect(try await store.articles(ArticleQuery()).map(\.title) == ["Le port"])
                let jobs = try await store.pagesDue(at: Samples.start, perHost: 8, limit: 8)
                #expect(jobs.map(\.candidate.article.title) == ["Celui qui attend"])
                #expect(try await store.siteMemory(of: id) == nil)
                // The page is read, and what it taught comes with the visit.
                var visit = Samples.visit([Samples.article("0000000000000002", title: "Celui qui attend")])
                visit.settles = try #require(jobs.first).id
                visit.siteMemory = SiteMemoryRecord(pages: 1, bytes: [9, 8, 7])
                _ = try await store.commit(visit, deciding: Samples.decide)
                store.close()
            }
            let store = try SQLiteStore(path: path, access: .existing)
            #expect(try await store.siteMemory(of: Source.ID(rawValue: "a")) == [9, 8, 7])
            #expect(try await store.articles(ArticleQuery()).count == 2)
            #expect(try await store.pagesDue(at: .distantFuture, perHost: 8, limit: 8).isEmpty)
        }
    }

    @Test("what pages taught before the later migrations is there after them")
    func kept() async throws {
        try await Samples.withDatabasePath { path async throws in
            try makeArchive(path, after: "12 what pages repeat")
            let store = try SQLiteStore(path: path, access: .create)
            #expect(try await store.siteMemory(of: Source.ID(rawValue: "a")) == [1, 2, 3])
            #expect(try await store.articles(ArticleQuery()).count == 1)
        }
    }
}
