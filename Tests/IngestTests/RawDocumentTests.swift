import Foundation
import Ingest
import News
import SQLiteStore
import TestSupport
import Testing
import Warc

@Suite("Documents that visits keep") struct RawDocumentTests {
    private static let feed = """
        <rss version="2.0"><channel><title>Le Journal</title>
        <item><title>Un</title><guid isPermaLink="false">un</guid><description>Le premier article.</description></item>
        <item><title>Deux</title><guid isPermaLink="false">deux</guid><description>Le second.</description></item>
        </channel></rss>
        """

    private func records(_ archive: Archive) async throws -> [RawRecord] {
        var records: [RawRecord] = []
        for article in try await archive.articles() {
            let link = try await archive.store.rawLink(of: article.id)
            for id in [link?.feed, link?.page] {
                guard let id, let record = try await archive.store.rawRecord(id) else { continue }
                if !records.contains(record) { records.append(record) }
            }
        }
        return records
    }

    @Test("a feed is kept once for all its articles, and not again while it says nothing new")
    func feed() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(at: "/feed") { _ in
                Publisher.Answer(headers: ["Set-Cookie": "a=geheim", "X-Paper": "yes"], text: Self.feed)
            }
            try await archive.visit([source], keepingFor: nil)
            let first = try await records(archive)
            try #require(first.count == 1)
            let response = try RawReader(folder: archive.folder + "/raw").response(first[0])
            #expect(response.body == Array(Self.feed.utf8))
            #expect(response.headers["x-paper"] == "yes")
            #expect(response.url == publisher.base + "/feed")
            try await archive.visit([source], keepingFor: nil)
            #expect(try await archive.lastVisit(of: "journal")?.outcome == .unchanged)
            #expect(try await records(archive) == first)
            let kept = try await archive.store.rawFeeds(RawQuery(), after: nil, limit: 10)
            #expect(kept == first)
            #expect(try await archive.store.rawLinks(to: first[0].id).map(\.entry) == ["guid:un", "guid:deux"])
        }
    }

    @Test("a changed text is read from the later document, the other article from the earlier")
    func revision() async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.reply(200, at: "/feed", [:], Self.feed)
            try await archive.visit([source], keepingFor: nil)
            site.reply(200, at: "/feed", [:], Self.feed.replacingOccurrences(of: "Le second.", with: "Le deuxième."))
            try await archive.visit([source], keepingFor: nil)
            let kept = try await archive.store.rawFeeds(RawQuery(), after: nil, limit: 10)
            try #require(kept.count == 2)
            #expect(try await archive.store.rawLinks(to: kept[0].id).map(\.entry) == ["guid:un"])
            #expect(try await archive.store.rawLinks(to: kept[1].id).map(\.entry) == ["guid:deux"])
        }
    }

    @Test("an article's pages are kept with its feed")
    func pages() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            let words = (1...6).map {
                "Paragraphe \($0) sur la pêche au thon à Agadir, que les pêcheurs racontent longuement."
            }
            let page =
                "<html><body><article><h1>Le thon</h1>\(words.map { "<p>\($0)</p>" }.joined())</article></body></html>"
            site.reply(
                200,
                at: "/feed",
                [:],
                """
                <rss version="2.0"><channel><title>J</title><item><title>Le thon</title><guid>\(publisher.base)/thon</guid>
                <link>\(publisher.base)/thon</link><description>La pêche au thon à Agadir.</description></item></channel></rss>
                """
            )
            site.reply(200, at: "/thon", ["Content-Type": "text/html"], page)
            var source = source
            source.page = .auto
            try await archive.visit([source], keepingFor: nil)
            let article = try #require(try await archive.articles().first)
            #expect(article.textFrom == .page)
            let kept = try await records(archive)
            #expect(kept.map(\.kind) == [.feed, .page])
            let reader = RawReader(folder: archive.folder + "/raw")
            #expect(try kept.map { try reader.response($0).body.count }.last == page.utf8.count)
        }
    }

    @Test("nothing is kept where the settings say so, and articles are stored where nothing can be kept")
    func without() async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.reply(200, at: "/feed", [:], Self.feed)
            try await archive.visit([source], keepingFor: .zero)
            #expect(try await archive.articles().count == 2)
            #expect(!FileManager.default.fileExists(atPath: archive.folder + "/raw"))
            try archive.write("no folder", to: "raw")
            var other = source
            other.id = Source.ID(rawValue: "other")
            site.reply(200, at: "/feed", [:], Self.feed.replacingOccurrences(of: "second", with: "deuxième"))
            try await archive.visit([other], keepingFor: nil)
            #expect(try await archive.articles().count > 2)
            #expect(try await records(archive).isEmpty)
        }
    }
}

extension Archive {
    /// One round that keeps documents in the folder `raw`; nil for ever, and none for no time.
    func visit(_ sources: [Source], keepingFor retention: Duration?) async throws {
        var options = Self.options
        options.rawRetention = retention
        let raw = RawFolder(path: folder + "/raw", index: store, software: "test")
        let ingester = Ingester(store: store, transport: transport, options: options, log: Self.silent, raw: raw)
        try await ingester.apply(sources, options)
        for source in sources { try await store.makeDue(source.id, at: Date()) }
        _ = try await ingester.runOnce()
    }
}
