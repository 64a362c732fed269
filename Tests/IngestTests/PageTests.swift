import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite("Articles read from their pages") struct PageTests {
    /// A publisher with a feed of summaries; what a page or `robots.txt` answers is the test's.
    private final class Paper: Sendable {
        let answers = Mutex<[String: Publisher.Answer]>([:])
        let summary = Mutex("Le chapeau de l’article sur la pêche au thon, en une phrase.")

        func answer(_ path: String, _ status: Int = 200, _ text: String = "", _ headers: [String: String] = [:]) {
            let headers = headers.merging(["Content-Type": "text/html"]) { first, _ in first }
            answers.withLock { $0[path] = Publisher.Answer(status, headers: headers, text: text) }
        }

        func answer(to request: Publisher.Request) -> Publisher.Answer {
            if request.path == "/feed" {
                let host = request.headers["host"] ?? ""
                let summary = summary.withLock(\.self)
                return Publisher.Answer(
                    text: """
                        <rss version="2.0"><channel><title>Le Journal</title><item>
                        <title>La pêche au thon reprend à Agadir</title><link>http://\(host)/thon</link>
                        <guid isPermaLink="false">thon</guid><pubDate>Mon, 24 Nov 2025 10:12:07 +0100</pubDate>
                        <description>\(summary)</description></item></channel></rss>
                        """
                )
            }
            return answers.withLock { $0[request.path] } ?? Publisher.Answer(404)
        }
    }

    private static let paragraphs = (1...6).map {
        "La pêche au thon reprend à Agadir, et le chapeau de l’article le dit en une phrase ; voici le paragraphe"
            + " numéro \($0), dans lequel les pêcheurs racontent la campagne, ses bateaux, ses filets et ses prix."
    }
    private static let page = """
        <!DOCTYPE html><html lang="fr"><head><title>La pêche au thon reprend à Agadir - Le Journal</title>
        <meta name="author" content="Aïcha Benali"></head><body><nav><a href="/">Accueil</a> <a href="/m">Maroc</a></nav>
        <article><h1>La pêche au thon reprend à Agadir</h1>\(paragraphs.map { "<p>\($0)</p>" }.joined())</article>
        <footer>© Le Journal</footer></body></html>
        """

    private func withPaper(_ body: @Sendable (Paper, Publisher, Archive, Source) async throws -> Void) async throws {
        let paper = Paper()
        try await Archive.with { archive async throws in
            try await Publisher.serving({ paper.answer(to: $0) }) { publisher in
                var source = Archive.feed("journal", publisher.base + "/feed")
                source.page = .auto
                try await body(paper, publisher, archive, source)
            }
        }
    }

    @Test("a summary's article is stored once, with the text of its page and what the feed says of it")
    func fullText() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.answer("/thon", 200, Self.page)
            let first = try await archive.visit([source])
            #expect(first.new == 1 && first.visits == 1)
            let article = try #require(try await archive.articles().first)
            #expect(article.text == Self.paragraphs.joined(separator: "\n\n"))
            #expect(article.textFrom == .page)
            #expect(article.title == "La pêche au thon reprend à Agadir")
            #expect(article.summary == paper.summary.withLock(\.self))
            #expect(article.authors == ["Aïcha Benali"])
            #expect(article.published?.formatted == "2025-11-24T09:12:07Z")
            #expect(article.revision == 1)
            let second = try await archive.visit([source])
            #expect(second.new == 0 && second.revised == 0)
            #expect(publisher.requests.filter { $0.path == "/thon" }.count == 1)
        }
    }

    @Test("a page whose canonical address is on another site says where it was taken from")
    func canonicalElsewhere() async throws {
        for (link, url) in [
            ("https://www.agence.example/thon", "https://www.agence.example/thon"), ("/thon?a=1", nil),
            ("https://www.agence.example/", nil),
        ] {
            try await withPaper { paper, _, archive, source async throws in
                let canonical = "<link rel=\"canonical\" href=\"\(link)\"></head>"
                paper.answer("/thon", 200, Self.page.replacing("</head>", with: canonical))
                try await archive.visit([source])
                let article = try #require(try await archive.articles().first)
                #expect(article.via?.url == url)
                #expect(article.url?.hasSuffix("/thon") == true)
                #expect(article.url?.contains("agence") == false)
            }
        }
    }

    @Test("a changed summary has the page read again; what changed there is a revision")
    func revision() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.answer("/thon", 200, Self.page)
            try await archive.visit([source])
            paper.summary.withLock { $0 = "Le chapeau de l’article sur la pêche au thon, en une autre phrase." }
            let unchanged = try await archive.visit([source])
            #expect(unchanged.new == 0 && unchanged.revised == 0)
            paper.summary.withLock { $0 = "Le chapeau de l’article sur la pêche au thon, en une dernière phrase." }
            paper.answer("/thon", 200, Self.page.replacing("ses prix", with: "ses quotas"))
            let revised = try await archive.visit([source])
            #expect(revised.revised == 1)
            let article = try #require(try await archive.articles().first)
            #expect(article.revision == 2 && article.text.contains("ses quotas"))
        }
    }

    @Test(
        "the feed's words stand when the page is gone, forbidden, a wall, or another article",
        arguments: ["gone", "forbidden", "wall", "other"]
    )
    func feedStands(trouble: String) async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            switch trouble {
            case "gone": paper.answer("/thon", 410)
            case "forbidden":
                paper.answer("/robots.txt", 200, "User-agent: *\nDisallow: /")
                paper.answer("/thon", 200, Self.page)
            case "wall":
                let wall = "<p>Nous et nos partenaires déposons des traceurs pour mesurer l’audience du site.</p>"
                paper.answer(
                    "/thon",
                    200,
                    "<html><body><main>\(String(repeating: wall, count: 9))</main></body></html>"
                )
            default:
                let text = "<p>Le championnat de basket a commencé samedi soir dans la grande salle de Casablanca.</p>"
                paper.answer("/thon", 200, "<article><h1>Basket</h1>\(String(repeating: text, count: 9))</article>")
            }
            let round = try await archive.visit([source])
            #expect(round.new == 1)
            let article = try #require(try await archive.articles().first)
            #expect(article.text == paper.summary.withLock(\.self))
            #expect(article.textFrom == .summary)
            #expect(publisher.requests.contains { $0.path == "/thon" } == (trouble != "forbidden"))
        }
    }

    @Test("of a paid article the feed's words stand, with what else its page says of it and of robots")
    func paywall() async throws {
        try await withPaper { paper, _, archive, source async throws in
            let data = """
                <script type="application/ld+json">{"@type": "NewsArticle", "headline": "La pêche au thon reprend à Agadir",
                "isAccessibleForFree": false, "author": {"name": "Aïcha Benali"}}</script><meta name="robots" content="noarchive">
                """
            let teaser = "<p>\(Self.paragraphs[0])</p><div><p>Il vous reste 82 % de cet article à lire.</p></div>"
            paper.answer(
                "/thon",
                200,
                "<html><head>\(data)</head><body><h1>La pêche au thon reprend à Agadir</h1>\(teaser)</body></html>",
                ["X-Robots-Tag": "max-snippet:20, otherbot: noindex"]
            )
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.mark == .paywall)
            #expect(article.text == paper.summary.withLock(\.self) && article.textFrom == .summary)
            #expect(article.authors == ["Aïcha Benali"])
            #expect(article.robots == ["noarchive", "max-snippet:20"])
            // It stays known, though the text that is stored is not the page's.
            let second = try await archive.visit([source])
            #expect(second.new == 0 && second.revised == 0)
        }
    }

    @Test(
        "a page that leads to the front page, or asks for consent, is marked so",
        arguments: [PageMark.missing, .consent]
    )
    func wall(mark: PageMark) async throws {
        try await withPaper { paper, _, archive, source async throws in
            if mark == .missing {
                paper.answer("/thon", 302, "", ["Location": "/"])
                paper.answer("/", 200, Self.page)
            } else {
                let wall = "<p>Nous et nos partenaires déposons des traceurs pour mesurer l’audience du site.</p>"
                paper.answer("/thon", 200, "<html><body><main>\(wall)\(wall)</main></body></html>")
            }
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.mark == mark)
            #expect(article.text == paper.summary.withLock(\.self) && article.textFrom == .summary)
        }
    }

    @Test("the further pages of an article are read and joined; the next article is not")
    func series() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            func page(_ range: ClosedRange<Int>, next: String) -> String {
                "<html><head><title>La pêche au thon reprend à Agadir</title></head><body>"
                    + "<article><h1>La pêche au thon reprend à Agadir</h1>"
                    + range.map { "<p>\(Self.paragraphs[$0])</p>" }.joined() + "</article>"
                    + "<a rel=\"next\" href=\"\(next)\">Suivant</a></body></html>"
            }
            paper.answer("/thon", 200, page(0...1, next: "/thon/2"))
            paper.answer("/thon/2", 200, page(2...3, next: "/thon/3"))
            paper.answer("/thon/3", 200, page(4...5, next: "/sardine"))
            paper.answer("/sardine", 200, Self.page)
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.text == Self.paragraphs.joined(separator: "\n\n"))
            #expect(!publisher.requests.contains { $0.path == "/sardine" })
        }
    }

    @Test("the rules of a source hold for its pages")
    func rules() async throws {
        try await withPaper { paper, _, archive, source async throws in
            var source = source
            source.rules.strip = ["numéro 6"]
            paper.answer("/thon", 200, Self.page)
            try await archive.visit([source])
            let article = try #require(try await archive.articles().first)
            #expect(article.text == Self.paragraphs.dropLast().joined(separator: "\n\n"))
            #expect(try await archive.store.siteMemory(of: source.id) != nil)
        }
    }

    @Test("a page that fails for the moment is tried again later, and its article waits for it")
    func later() async throws {
        try await withPaper { paper, _, archive, source async throws in
            paper.answer("/thon", 503)
            let round = try await archive.visit([source])
            #expect(round.new == 0)
            let now = Date()
            #expect(try await archive.store.pagesDue(at: now, perHost: 8, limit: 8).isEmpty)
            let job = try #require(
                try await archive.store.pagesDue(at: now + 3600, perHost: 8, limit: 8).first
            )
            #expect(job.attempts == 1 && job.problem?.contains("503") == true)
            #expect(job.candidate.article.title == "La pêche au thon reprend à Agadir")
            // Seen again meanwhile, it waits on in its place.
            let again = try await archive.visit([source])
            #expect(again.new == 0)
            #expect(try await archive.store.pagesDue(at: now + 3600, perHost: 8, limit: 8).map(\.id) == [job.id])
        }
    }

    @Test(
        "where a page asks to be left alone none of its source's is asked for; what takes too long is not waited for",
        arguments: [(429, 1800), (503, 1800), (403, 1800), (429, 86_400)]
    )
    func rests(status: Int, seconds: Int) async throws {
        try await Archive.with { archive async throws in
            let items = (1...5).map { number in
                "<item><title>La pêche \(number)</title><guid isPermaLink=\"false\">\(number)</guid>"
                    + "<link>http://HOST/\(number)</link><description>Le chapeau \(number), en une phrase.</description></item>"
            }
            try await Publisher.serving({ request in
                guard request.path == "/feed" else {
                    let isRobots = request.path == "/robots.txt"
                    return Publisher.Answer(isRobots ? 404 : status, headers: ["Retry-After": "\(seconds)"])
                }
                let feed = "<rss version=\"2.0\"><channel><title>Le Journal</title>\(items.joined())</channel></rss>"
                return Publisher.Answer(text: feed.replacing("HOST", with: request.headers["host"] ?? ""))
            }) { publisher async throws in
                var source = Archive.feed("journal", publisher.base + "/feed")
                source.page = .auto
                var options = Archive.options
                options.perHost = 1
                let now = Date()
                let round = try await archive.visit([source], options: options)
                #expect(publisher.requests.count { !["/feed", "/robots.txt"].contains($0.path) } == 1)
                let waiting = try await archive.store.pagesDue(at: now + 100_000, perHost: 8, limit: 8)
                if seconds > 3600 {
                    #expect(round.new == 5 && waiting.isEmpty)
                } else {
                    // A refusal is no reason to try again, but a page that was not asked for is.
                    #expect(round.new == (status == 403 ? 1 : 0) && waiting.count == 5 - round.new)
                    #expect(
                        waiting.allSatisfy { $0.due >= now + Double(seconds) && $0.due < now + Double(seconds) + 60 }
                    )
                    #expect(waiting.reduce(0) { $0 + $1.attempts } == 1 - round.new)
                }
            }
        }
    }

    @Test("the words of a full feed need no page")
    func full() async throws {
        try await withPaper { paper, publisher, archive, source async throws in
            paper.summary.withLock { $0 = Self.paragraphs.joined(separator: " ") }
            let round = try await archive.visit([source])
            #expect(round.new == 1)
            #expect(!publisher.requests.contains { $0.path == "/thon" })
        }
    }
}
