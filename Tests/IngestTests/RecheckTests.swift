import Events
import Foundation
import Logging
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@testable import Ingest

@Suite("Articles that are taken back", .serialized) struct RecheckTests {
    private static let words = (1...30).map { "La campagne de pêche numéro \($0) a commencé." }.joined(separator: " ")

    private static func item(_ number: Int, _ base: String) -> String {
        """
        <item><title>Campagne \(number) des pêcheurs d’Agadir</title><link>\(base)/article-\(number)</link>
        <guid isPermaLink="false">a\(number)</guid><pubDate>Mon, 24 Nov 2025 10:\(10 + number):00 +0100</pubDate>
        <description><![CDATA[<p>\(words) Fin \(number).</p>]]></description></item>
        """
    }

    private static func page(_ number: Int) -> String {
        """
        <!DOCTYPE html><html lang="fr"><head><title>Campagne \(number) des pêcheurs d’Agadir</title></head><body>
        <article><h1>Campagne \(number) des pêcheurs d’Agadir</h1><p>\(words) Fin \(number).</p></article></body></html>
        """
    }

    private static let html = ["Content-Type": "text/html"]

    /// A feed of articles 1 to 8 that carries their whole texts, and their pages.
    private func withJournal(
        _ body: @Sendable (Site, Publisher, Archive, Source, _ show: @Sendable ([Int]) -> Void) async throws -> Void
    ) async throws {
        try await Site.serving { site, publisher, archive, feed async throws in
            var source = feed
            source.page = .auto
            for number in 1...8 { site.reply(at: "/article-\(number)", Self.html, Self.page(number)) }
            let show: @Sendable ([Int]) -> Void = { numbers in
                let items = numbers.map { Self.item($0, publisher.base) }.joined()
                site.reply(at: "/feed", [:], RSS.feed(items))
            }
            show(Array((1...8).reversed()))
            try await archive.visit([source])
            #expect(publisher.requests.count { $0.path != "/feed" } == 0)
            try await body(site, publisher, archive, source, show)
        }
    }

    private func state(_ number: Int, _ archive: Archive) async throws -> Article.State? {
        try await archive.articles().first { $0.guid == "a\(number)" }?.state
    }

    private func asked(_ publisher: Publisher, _ number: Int) -> Int {
        publisher.requests.count { $0.path == "/article-\(number)" }
    }

    private static let without5 = [8, 7, 6, 4, 3, 2, 1]

    @Test("a page that asks to be left alone is, with the others of its source")
    func rests() async throws {
        try await withJournal { site, publisher, archive, source, show async throws in
            for number in [3, 5] { site.reply(503, at: "/article-\(number)", ["Retry-After": "7200"]) }
            show([8, 7, 6, 4, 2, 1])
            let start = Date()
            try await archive.visit([source])
            #expect(asked(publisher, 3) + asked(publisher, 5) == 1)
            let due = try await archive.store.rechecksDue(at: start + 7190, limit: 8)
            #expect(due.count == 1 && due.first?.plan.failures == 1)
            #expect(try await archive.articles().allSatisfy { $0.state == .live })
        }
    }

    @Test(
        "one that leaves its feed before its turn is withdrawn when its page is gone, and readers are told",
        arguments: [404, 410]
    )
    func gone(status: Int) async throws {
        try await withJournal { site, publisher, archive, source, show async throws in
            site.reply(status, at: "/article-5")
            show(Self.without5)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            #expect(try await archive.articles().count { $0.state == .withdrawn } == 1)
            let change = try #require(try await archive.store.changes(after: .start, limit: 100).last)
            #expect(change.kind == .withdrawn && change.article?.guid == "a5" && change.article?.state == .withdrawn)
            #expect(asked(publisher, 5) == 1)
            // Its text is kept, and what was before can be told.
            #expect(change.article?.text.hasSuffix("Fin 5.") == true)
            let cut = ArchiveCut(ArticleQuery(), asOf: Position(rawValue: 8), tellsLastSeen: false)
            let rows = try #require(try await archive.store.rows(cut))
            #expect(try await archive.store.articles(cut, in: rows).articles.allSatisfy { $0.state == .live })
        }
    }

    @Test("events tell what was taken back, what came back, and of looks that changed nothing")
    func events() async throws {
        try await withJournal { site, publisher, archive, source, show async throws in
            let recorder = LogRecorder()
            let log = recorder.logger(from: .debug)
            site.reply(410, at: "/article-5")
            site.reply(503, at: "/article-3")
            show([8, 7, 6, 4, 2, 1])
            try await archive.visit([source], log: log)
            let withdrawn = recorder.events(.articleWithdrawn)
            #expect(withdrawn.map { $0["url"] } == [publisher.base + "/article-5"])
            #expect(withdrawn.first?["source"] == source.id.rawValue && withdrawn.first?["finding"] != nil)
            #expect(recorder.events(.pageRechecked).map { $0["outcome"] } == ["unclear"])
            let measures = try await archive.store.measures(at: Date().addingTimeInterval(2 * 86_400))
            #expect(measures.withdrawn == 1 && measures.rechecksPlanned == 2 && measures.rechecksDue == 2)
            for number in [3, 5] { site.reply(at: "/article-\(number)", Self.html, Self.page(number)) }
            try await makeDue(archive)
            try await archive.visit([source], log: log)
            #expect(recorder.events(.pageRechecked).map { $0["outcome"] } == ["unclear", "there"])
            #expect(recorder.events(.articleRestored).map { $0["url"] } == [publisher.base + "/article-5"])
            #expect(try await archive.store.measures(at: Date()).withdrawn == 0)
        }
    }

    @Test("one that an import brought as withdrawn comes back when its feed shows it again, and its page is there")
    func imported() async throws {
        try await withJournal { site, _, archive, source, show async throws in
            site.reply(404, at: "/article-5")
            show(Self.without5)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            // An export does not tell when its page is to be looked at.
            try await sqlite(archive, "DELETE FROM recheck")
            site.reply(at: "/article-5", Self.html, Self.page(5))
            show(Array((1...8).reversed()))
            try await archive.visit([source])
            #expect(try await state(5, archive) == .live)
        }
    }

    @Test("a withdrawn article that its feed shows with another text stays withdrawn until its page is back")
    func revisedWhileWithdrawn() async throws {
        try await withJournal { site, _, archive, source, show async throws in
            site.reply(404, at: "/article-5")
            show(Self.without5)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            let changed = { (base: String) in
                let item = Self.item(5, base).replacing("Fin 5.", with: "Une fin que le journal a corrigée.")
                func items(_ numbers: [Int]) -> String { numbers.map { Self.item($0, base) }.joined() }
                site.reply(at: "/feed", [:], RSS.feed(items([8, 7, 6]) + item + items([4, 3, 2, 1])))
            }
            let base = try #require(try await archive.articles().first?.url?.replacing("/article-8", with: ""))
            changed(base)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            site.reply(at: "/article-5", Self.html, Self.page(5))
            try await makeDue(archive)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .live)
            let kinds = try await archive.store.changes(after: Position(rawValue: 8), limit: 100).map(\.kind)
            #expect(kinds == [.withdrawn, .revised, .restored])
        }
    }

    @Test("one whose page is still there stays, and is asked for once")
    func stays() async throws {
        try await withJournal { _, publisher, archive, source, show async throws in
            show(Self.without5)
            for _ in 0..<3 { try await archive.visit([source]) }
            #expect(try await state(5, archive) == .live)
            #expect(asked(publisher, 5) == 1)
            #expect(try await archive.store.changes(after: .start, limit: 100).count == 8)
        }
    }

    @Test("a way to the front page takes an article back, a way to another page of it does not")
    func home() async throws {
        try await withJournal { site, _, archive, source, show async throws in
            site.redirect("/article-5", to: "/", 302)
            site.reply(
                at: "/",
                Self.html,
                "<html><head><title>Le Journal</title></head><body><h1>Le Journal</h1></body></html>"
            )
            site.redirect("/article-3", to: "/nouveau/article-3", 301)
            site.reply(at: "/nouveau/article-3", Self.html, Self.page(3))
            show([8, 7, 6, 4, 2, 1])
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            #expect(try await state(3, archive) == .live)
        }
    }

    @Test("what may pass withdraws nothing", arguments: [500, 503, 429, 403, 451])
    func passing(status: Int) async throws {
        try await withJournal { site, publisher, archive, source, show async throws in
            site.reply(status, at: "/article-5")
            show(Self.without5)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .live)
            #expect(asked(publisher, 5) == 1)
            let next = try #require(try await archive.store.nextRecheck())
            #expect(next.timeIntervalSinceNow > 500)
        }
    }

    @Test("pages that robots.txt forbids, or the operator does, are not looked at, and the article stays")
    func forbidden() async throws {
        for policy in 0..<3 {
            try await withJournal { site, publisher, archive, source, show async throws in
                var source = source
                var options = Archive.options
                switch policy {
                case 0: site.reply(at: "/robots.txt", [:], "User-agent: *\nDisallow: /article-\n")
                case 1: source.recheck = .never
                default: options.rechecksPerDay = 0
                }
                site.reply(404, at: "/article-5")
                show(Self.without5)
                try await archive.visit([source], options: options)
                #expect(try await state(5, archive) == .live)
                #expect(asked(publisher, 5) == 0)
            }
        }
    }

    @Test("an article that its feed shows again comes back when its page does")
    func back() async throws {
        try await withJournal { site, publisher, archive, source, show async throws in
            site.reply(404, at: "/article-5")
            show(Self.without5)
            try await archive.visit([source])
            #expect(try await state(5, archive) == .withdrawn)
            show(Array((1...8).reversed()))
            try await archive.visit([source])
            // The feed alone does not bring it back.
            #expect(try await state(5, archive) == .withdrawn)
            #expect(asked(publisher, 5) == 2)
            show(Self.without5)
            try await archive.visit([source])
            site.reply(at: "/article-5", Self.html, Self.page(5))
            show(Array((1...8).reversed()))
            try await archive.visit([source])
            #expect(try await state(5, archive) == .live)
            let kinds = try await archive.store.changes(after: Position(rawValue: 8), limit: 100).map(\.kind)
            #expect(kinds == [.withdrawn, .restored])
        }
    }

    @Test("a young article's page is asked for with its validators, and a changed text is a revision")
    func young() async throws {
        try await Site.serving { site, publisher, archive, feed async throws in
            var source = feed
            source.page = .always
            source.recheck = .young
            let item = Self.item(1, publisher.base).replacing(Self.words, with: "La campagne de pêche a commencé.")
            site.reply(at: "/feed", [:], RSS.feed(item))
            site.publish(Self.page(1), at: "/article-1", etag: "\"1\"", Self.html)
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.textFrom == .page)
            let first = try #require(try await archive.store.nextRecheck())
            #expect(abs(first.timeIntervalSinceNow - 3600) < 60)
            try await makeDue(archive)
            try await archive.visit([source])
            #expect(asked(publisher, 1) == 2)
            try await makeDue(archive)
            try await archive.visit([source])
            #expect(publisher.requests.last { $0.path == "/article-1" }?.headers["if-none-match"] == "\"1\"")
            #expect(try await archive.articles().first?.revision == 1)
            let changed = Self.page(1).replacing(
                "Fin 1.",
                with: "La coopérative rectifie : fin de la campagne en mars."
            )
            site.publish(changed, at: "/article-1", etag: "\"2\"", Self.html)
            try await makeDue(archive)
            try await archive.visit([source])
            let revised = try #require(try await archive.articles().first)
            #expect(revised.revision == 2 && revised.text.contains("rectifie"))
            // Its feed, which has not changed, does not undo it.
            try await archive.visit([source])
            #expect(try await archive.articles().first?.revision == 2)
            site.reply(410, at: "/article-1")
            try await makeDue(archive)
            try await archive.visit([source])
            #expect(try await archive.articles().first?.state == .withdrawn)
        }
    }

    @Test("a running daemon looks by itself, beside its visits")
    func daemon() async throws {
        try await withJournal { site, _, archive, source, show async throws in
            site.reply(404, at: "/article-5")
            show(Self.without5)
            try await archive.store.makeDue(source.id, at: Date())
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: Archive.options,
                log: Archive.silent
            )
            try await ingester.apply([source], Archive.options)
            let running = Task { await ingester.run() }
            let deadline = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < deadline, try await state(5, archive) != .withdrawn {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await state(5, archive) == .withdrawn)
            await ingester.stop(grace: .seconds(5))
            await running.value
        }
    }

    /// Has every look due now.
    private func makeDue(_ archive: Archive) async throws {
        try await sqlite(archive, "UPDATE recheck SET due = 1 WHERE due IS NOT NULL")
    }

    private func sqlite(_ archive: Archive, _ sql: String) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [archive.folder + "/a.db", sql]
        // To wait for it here would keep the publisher from answering.
        let status = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        #expect(status == 0)
    }
}
