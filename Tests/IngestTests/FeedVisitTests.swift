import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite struct FeedVisitTests {
    /// A publisher whose one feed a test changes between visits.
    private final class Paper: Sendable {
        private let state = Mutex<(answer: Publisher.Answer, etag: String?)>((.init(text: ""), nil))

        func publish(_ document: String, etag: String? = nil, headers: [String: String] = [:]) {
            var headers = headers
            if let etag { headers["ETag"] = etag }
            state.withLock { $0 = (Publisher.Answer(headers: headers, text: document), etag) }
        }

        func answer(_ status: Int, headers: [String: String] = [:], text: String = "") {
            state.withLock { $0 = (Publisher.Answer(status, headers: headers, text: text), nil) }
        }

        func answer(to request: Publisher.Request) -> Publisher.Answer {
            state.withLock { state in
                let isKnown = state.etag != nil && request.headers["if-none-match"] == state.etag
                return isKnown ? Publisher.Answer(304) : state.answer
            }
        }
    }

    private func withPaper(_ body: @Sendable (Paper, Publisher, Archive, Source) async throws -> Void) async throws {
        let paper = Paper()
        try await Archive.with { archive async throws in
            try await Publisher.serving({ paper.answer(to: $0) }) { publisher in
                try await body(paper, publisher, archive, Archive.feed("journal", publisher.base + "/feed"))
            }
        }
    }

    @Test("an article comes in with everything its entry says")
    func wholeEntry() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(RSS.feed(RSS.item(1, text: "Premier paragraphe.</p><p>Second &amp; dernier.")))
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.title == "Titre 1")
            #expect(article.text == "Premier paragraphe.\n\nSecond & dernier.")
            #expect(article.url == "https://journal.example/article-1")
            #expect(article.guid == "article-1")
            #expect(article.authors == ["Aïcha Benali"])
            #expect(article.tags == ["Monde", "Sécurité"])
            #expect(article.published?.formatted == "2025-11-24T09:11:00Z")
            #expect(article.publishedFrom == .feed)
            #expect(article.site == "Le Journal")
            #expect(article.languageDeclared == "fr")
            #expect(article.wordCount == 4)
            #expect(article.revision == 1)
        }
    }

    @Test("a second visit gets 304 for the validator and stores nothing")
    func unchanged() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.publish(RSS.feed((1...40).map { RSS.item($0) }.joined()), etag: "\"é-1\"")
            let first = try await archive.visit([source])
            #expect(first.new == 40)
            let second = try await archive.visit([source])
            #expect(second.new == 0)
            #expect(publisher.requests.last?.headers["if-none-match"] != nil)
            let visit = try await archive.lastVisit(of: "journal")
            #expect(visit?.status == 304)
            #expect(visit?.outcome == .unchanged)
            #expect(try await archive.articles().count == 40)
        }
    }

    @Test("what one address said of its freshness is not sent to another")
    func otherAddress() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.publish(RSS.feed(RSS.item(1)), etag: "\"e\"")
            try await archive.visit([source])
            var state = try #require(try await archive.store.state(of: source.id))
            #expect(state.validators.etag == "\"e\"" && state.address == publisher.base + "/feed")
            // As a visit leaves it that was under way when the list changed.
            state.nextVisit = Date()
            let visitor = FeedVisitor(transport: archive.transport, options: Archive.options)
            let visit = await visitor.visit(
                source,
                at: publisher.base + "/new",
                after: state,
                sieve: try Sieve(source),
                turn: { _ in }
            )
            #expect(publisher.requests.last?.headers["if-none-match"] == nil)
            #expect(visit?.record.outcome == .read)
        }
    }

    @Test("the same bytes again are unchanged, though the publisher gives no validator")
    func sameBytes() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(RSS.feed(RSS.item(1)))
            try await archive.visit([source])
            try await archive.visit([source])
            let visit = try await archive.lastVisit(of: "journal")
            #expect(visit?.status == 200)
            #expect(visit?.outcome == .unchanged)
        }
    }

    @Test("new entries are stored beside the known ones, and a changed text is a revision")
    func newAndRevised() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(RSS.feed(RSS.item(1) + RSS.item(2)))
            try await archive.visit([source])
            paper.publish(RSS.feed(RSS.item(3) + RSS.item(2, text: "Un texte corrigé.") + RSS.item(1)))
            let round = try await archive.visit([source])
            #expect(round.new == 1 && round.revised == 1 && round.known == 1)
            let articles = try await archive.articles()
            #expect(articles.map(\.revision).sorted() == [1, 1, 2])
            let changed = try #require(articles.first { $0.revision == 2 })
            #expect(changed.text == "Un texte corrigé.")
            #expect(try await archive.store.revisions(of: changed.id).count == 1)
        }
    }

    @Test("one article in two feeds is one article")
    func twoFeeds() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.publish(RSS.feed(RSS.item(1) + RSS.item(2)))
            let other = Archive.feed("autre", publisher.base + "/autre")
            let round = try await archive.visit([source, other])
            #expect(round.new == 2 && round.known == 2)
            #expect(try await archive.articles().count == 2)
        }
    }

    @Test("entries that all point to the front page are told apart by their guids")
    func frontPageLinks() async throws {
        try await withPaper { paper, _, archive, source async throws in
            let items = (1...3).map { number in
                "<item><title>Brève \(number)</title><link>https://journal.example/</link><guid>b-\(number)</guid></item>"
            }
            paper.publish(RSS.feed(items.joined()))
            #expect(try await archive.visit([source]).new == 3)
        }
    }

    @Test("entries that share one guid are told apart by their addresses")
    func sharedGUID() async throws {
        try await withPaper { paper, _, archive, source async throws in
            let items = (1...3).map { number in
                "<item><title>Brève \(number)</title><link>https://journal.example/b\(number)</link><guid>flux</guid></item>"
            }
            paper.publish(RSS.feed(items.joined()))
            #expect(try await archive.visit([source]).new == 3)
        }
    }

    @Test("markup escaped once too often is read as markup, a text about tags as text")
    func escapedTwice() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(
                RSS.feed(
                    """
                    <item><title>Un</title><link>https://journal.example/un</link>
                    <description>&amp;lt;p&amp;gt;Premier.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Second.&amp;lt;/p&amp;gt;</description></item>
                    <item><title>Deux</title><link>https://journal.example/deux</link>
                    <description>Un paragraphe commence par &amp;lt;p&amp;gt;.</description></item>
                    """
                )
            )
            try await archive.visit([source])
            let texts = try await archive.articles().map(\.text)
            #expect(Set(texts) == ["Premier.\n\nSecond.", "Un paragraphe commence par <p>."])
        }
    }

    @Test("a date that is not known stays unknown")
    func unknownDate() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(
                RSS.feed(
                    """
                    <item><title>Sans date</title><link>https://journal.example/x</link></item>
                    <item><title>Date vide</title><link>https://journal.example/y</link>
                    <pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>
                    <item><title>Date nulle</title><link>https://journal.example/z</link>
                    <pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>
                    """
                )
            )
            try await archive.visit([source])
            let articles = try await archive.articles()
            #expect(articles.count == 3)
            #expect(articles.allSatisfy { $0.published == nil && $0.updated == nil && $0.publishedFrom == nil })
        }
    }

    @Test("a cut document keeps its complete entries, and no validator hides the rest")
    func cut() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            let whole = RSS.feed((1...10).map { RSS.item($0) }.joined())
            let cut = String(whole.prefix(whole.count / 2))
            paper.publish(cut, etag: "\"cut\"")
            let first = try await archive.visit([source])
            #expect((3...6).contains(first.new))
            #expect(try await archive.lastVisit(of: "journal")?.outcome == .damaged)
            #expect(try await archive.lastVisit(of: "journal")?.error?.contains("line") == true)
            paper.publish(whole, etag: "\"whole\"")
            let second = try await archive.visit([source])
            #expect(first.new + second.new == 10)
            #expect(publisher.requests.last?.headers["if-none-match"] == nil)
        }
    }

    @Test("a failing source says why, waits longer each time, and recovers")
    func failures() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.answer(500)
            try await archive.visit([source])
            try await archive.visit([source])
            let state = try #require(try await archive.store.state(of: source.id))
            #expect(state.consecutiveFailures == 2)
            #expect(state.lastError == "the publisher answers 500 Internal Server Error")
            paper.publish(RSS.feed(RSS.item(1)))
            try await archive.visit([source])
            let recovered = try #require(try await archive.store.state(of: source.id))
            #expect(recovered.consecutiveFailures == 0 && recovered.lastError == nil)
        }
    }

    @Test("a page in a feed's place is named as one, with the feeds it announces")
    func page() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.answer(
                200,
                text: """
                    <!doctype html><html><head><title>Accueil</title>
                    <link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body><p>Bonjour</p></body></html>
                    """
            )
            try await archive.visit([source])
            let visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.outcome == .failed)
            #expect(visit.error?.contains("web page") == true)
            #expect(visit.error?.contains(publisher.base + "/rss.xml") == true)
        }
    }

    @Test(
        "documents that are no feed fail with a reason and store nothing",
        arguments: ["", "   ", "Bonjour.", "{\"a\": 1}"]
    )
    func notFeeds(document: String) async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.answer(200, text: document)
            try await archive.visit([source])
            let visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.outcome == .failed)
            #expect(visit.error?.isEmpty == false)
            #expect(try await archive.articles().isEmpty)
        }
    }

    @Test("a feed larger than allowed is refused by name of the setting")
    func tooLarge() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(RSS.feed((1...3000).map { RSS.item($0) }.joined()))
            var options = Archive.options
            options.maximumBytes = 100_000
            try await archive.visit([source], options: options)
            let error = try #require(try await archive.lastVisit(of: "journal")?.error)
            #expect(error.contains("fetch.max_bytes"))
            #expect(try await archive.articles().isEmpty)
        }
    }

    @Test("thirty thousand entries come in, each once")
    func manyEntries() async throws {
        try await withPaper { paper, _, archive, source async throws in
            let items = (1...30_000).map { number in
                "<item><title>T\(number)</title><link>https://journal.example/\(number)</link></item>\n"
            }
            paper.publish(RSS.feed(items.joined()))
            var options = Archive.options
            options.timeout = .seconds(60)
            #expect(try await archive.visit([source], options: options).new == 30_000)
            #expect(try sqliteCount(archive.folder) == 30_000)
        }
    }

    @Test("control characters and a wrong encoding leave valid text")
    func encodings() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(
                RSS.feed("<item><title>Été\u{1}\u{8} à Rabat</title><link>https://journal.example/e</link></item>")
            )
            try await archive.visit([source])
            #expect(try await archive.articles().first?.title == "Été à Rabat")
        }
    }

    @Test("the operator's patterns decide what comes in")
    func sieve() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.publish(RSS.feed((1...10).map { RSS.item($0) }.joined()))
            var sieved = source
            sieved.keep = ["Titre [1-5]$"]
            sieved.drop = ["article-3"]
            let round = try await archive.visit([sieved])
            #expect(round.new == 4)
            #expect(try await archive.lastVisit(of: "journal")?.dropped == 6)
        }
    }

    @Test("one host that never answers does not hold the others up")
    func deadHost() async throws {
        try await RawPublisher.serving({ _ in [.pause(.seconds(60)), .close] }) { silent async throws in
            try await withPaper { paper, publisher, archive, _ async throws in
                paper.publish(RSS.feed(RSS.item(1)))
                var options = Archive.options
                options.timeout = .seconds(10)
                let dead = Archive.feed("mort", silent.base + "/feed")
                let sources = [dead] + (1...30).map { Archive.feed("s\($0)", publisher.base + "/\($0)") }
                try await archive.visit(sources, options: options)
                let visits = try await archive.store.visits(VisitQuery())
                #expect(visits.count == 31)
                #expect(visits.filter { $0.outcome == .failed }.map(\.source.rawValue) == ["mort"])
                // The dead host's visit began among the first, and ended last.
                #expect(visits.allSatisfy { $0.source == dead.id || $0.duration < .seconds(10) })
            }
        }
    }

    private func sqliteCount(_ folder: String) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [folder + "/a.db", "SELECT count(*) FROM articles WHERE id <> ''"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
    }
}
