import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct DiscoverTests {
    private static let page = """
        <!doctype html><html><head><title>Le Journal</title>
        <link rel="alternate" type="application/rss+xml" title="Une" href="/une.xml">
        <link rel="alternate" type="application/atom+xml" href="morte.xml">
        <link rel="alternate" hreflang="en" href="/en"></head><body><p>Bonjour</p></body></html>
        """

    private static func rss(_ title: String, language: String = "fr") -> String {
        """
        <rss version="2.0"><channel><title>\(title)</title><language>\(language)</language>
        <item><title>A</title><link>https://journal.example/a</link><pubDate>Mon, 24 Nov 2025 10:00:00 GMT</pubDate></item>
        </channel></rss>
        """
    }

    private static func answer(to path: String) -> Publisher.Answer {
        switch path {
        case "/section": Publisher.Answer(headers: ["Content-Type": "text/html"], text: page)
        case "/une.xml", "/feed": Publisher.Answer(text: rss("La \"une\" \\ du jour"))
        case "/rss": Publisher.Answer(text: rss("Interdit"))
        case "/feed.json": Publisher.Answer(301, headers: ["Location": "/v1/feed.json"])
        case "/v1/feed.json":
            Publisher.Answer(
                text: """
                    {"version": "https://jsonfeed.org/version/1.1", "title": "En JSON", "language": "not a tag",
                    "items": [{"id": "1", "content_text": "x"}]}
                    """
            )
        case "/robots.txt":
            Publisher.Answer(text: "User-agent: *\nDisallow: /rss\nSitemap: /news.xml\nSitemap: relative.xml\n")
        default: Publisher.Answer(404, text: "")
        }
    }

    private func discover(
        _ path: String,
        _ arguments: String...,
        answer: @escaping @Sendable (String) -> Publisher.Answer = { Self.answer(to: $0) },
        then check: @Sendable (Command, Publisher) throws -> Void
    ) async throws {
        try await Workplace.with { work async throws in
            try await Publisher.serving({ answer($0.path) }) { publisher async throws in
                let all = ["discover", publisher.base + path, "--config", work.settings] + arguments
                try check(await Command.start(all).wait(), publisher)
            }
        }
    }

    @Test("feeds that are announced and feeds in the usual places are read, listed once, and ready to paste")
    func table() async throws {
        try await discover("/section") { command, publisher in
            #expect(command.status == 0)
            let lines = command.output.split(separator: "\n").map(String.init)
            #expect(lines[0].hasPrefix("FEED "))
            #expect(lines[1].hasPrefix("\(publisher.base)/une.xml ") && lines[1].contains("announced"))
            #expect(lines[1].contains("rss2.0") && lines[1].contains("2025-11-24"))
            // Moved for good, so named by its new place; `/feed` is the same document as `/une.xml`.
            #expect(lines[2].hasPrefix("\(publisher.base)/v1/feed.json ") && lines[2].contains("tried"))
            #expect(lines.count { $0 == "[[source]]" } == 2)
            #expect(lines.contains(#"title = "La \"une\" \\ du jour""#))
            #expect(lines.contains(#"language = "fr""#) && !command.output.contains("not a tag"))
            #expect(!publisher.requests.contains { $0.path == "/rss" })
        }
    }

    @Test("a sitemap that robots.txt names is found, whatever the page says, and one that is not there is not")
    func sitemap() async throws {
        let answer: @Sendable (Publisher.Request) -> Publisher.Answer = { request in
            let base = "http://" + (request.headers["host"] ?? "")
            return switch request.path {
            case "/": .init(text: "<html><body>Rien</body></html>")
            case "/robots.txt": .init(text: "Sitemap: \(base)/dead.xml\nSitemap: \(base)/plans/news.xml\n")
            case "/plans/news.xml":
                .init(
                    text: """
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                        <url><loc>https://journal.example/a</loc><lastmod>2025-11-24T10:00:00Z</lastmod></url>
                        </urlset>
                        """
                )
            default: .init(404, text: "")
            }
        }
        try await Workplace.with { work async throws in
            try await Publisher.serving(answer) { publisher async throws in
                let found = try await Command.depeche("discover", publisher.base, "--json", "--config", work.settings)
                #expect(found.status == 0, "\(found.errors)")
                let value = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
                #expect(value?["url"] as? String == publisher.base + "/plans/news.xml")
                #expect(value?["found"] as? String == "robots" && value?["format"] as? String == "sitemap")
            }
        }
    }

    @Test("what is printed is a source list without fault")
    func paste() async throws {
        let printed = Mutex("")
        try await discover("/section") { command, _ in
            let table = command.output.firstRange(of: "[[source]]")?.lowerBound ?? command.output.endIndex
            printed.withLock { $0 = String(command.output[table...]) }
        }
        try await Workplace.with { work async throws in
            try work.write(printed.withLock { $0 }, to: "sources.d/list.toml")
            let check = try await Command.depeche("check", "--config", work.settings)
            #expect(check.status == 0, "\(check.errors)")
        }
    }

    @Test("JSON lines name each feed, and a feed itself is one")
    func json() async throws {
        try await discover("/une.xml", "--json") { command, publisher in
            let lines = command.output.split(separator: "\n")
            let first = try #require(lines.first)
            let value = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
            #expect(value?["url"] as? String == publisher.base + "/une.xml")
            #expect(value?["found"] as? String == "itself" && value?["entries"] as? Int == 1)
            #expect((value?["toml"] as? String)?.hasPrefix("[[source]]\n") == true)
            #expect(lines.count == 2)
        }
    }

    @Test("where there is no feed the command says so and ends with 65, without a page with 69")
    func nothing() async throws {
        let bare: @Sendable (String) -> Publisher.Answer = { path in
            path == "/" ? Publisher.Answer(text: "<html><body>Rien</body></html>") : Publisher.Answer(404, text: "")
        }
        try await discover("/", answer: bare) { command, _ in
            #expect(command.status == 65)
            #expect(command.errors.contains("no feed found") && command.output.isEmpty)
        }
        try await discover("/x", answer: { _ in Publisher.Answer(500, text: "") }) { command, _ in
            #expect(command.status == 69)
            #expect(command.errors.contains("500 Internal Server Error"))
        }
    }
}
