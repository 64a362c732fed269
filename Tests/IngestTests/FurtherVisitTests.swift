import Feeds
import Foundation
import News
import TestSupport
import Testing

@testable import Ingest

@Suite struct GapTests {
    private static func items(_ numbers: ClosedRange<Int>, generator: String = "") -> String {
        RSS.feed(generator + numbers.reversed().map { RSS.item($0) }.joined())
    }

    private static let wordPress = "<generator>https://wordpress.org/?v=6.4</generator>"

    @Test("a document that shares nothing with the one before left a gap, which older pages of WordPress fill")
    func wordPressPages() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(at: "/feed", [:], Self.items(1...10, generator: Self.wordPress))
            try await archive.visit([source])
            site.reply(at: "/feed", [:], Self.items(31...40, generator: Self.wordPress))
            site.reply(at: "/feed?paged=2", [:], Self.items(21...30, generator: Self.wordPress))
            site.reply(at: "/feed?paged=3", [:], Self.items(8...20, generator: Self.wordPress))
            #expect(try await archive.visit([source]).new == 30)
            let note = try #require(try await archive.lastVisit(of: "journal")?.note)
            #expect(note.contains("a gap") && note.hasSuffix("23 read from 2 older pages"))
            #expect(try await archive.articles().count == 40)
            // The next one goes on where this one ended.
            site.reply(at: "/feed", [:], Self.items(35...41, generator: Self.wordPress))
            try await archive.visit([source])
            #expect(try await archive.lastVisit(of: "journal")?.note == nil)
            #expect(publisher.requests.count { $0.target.contains("paged") } == 2)
        }
    }

    @Test("older pages are five at most")
    func bounded() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(at: "/feed", [:], Self.items(1...5, generator: Self.wordPress))
            try await archive.visit([source])
            site.reply(at: "/feed", [:], Self.items(991...995, generator: Self.wordPress))
            for page in 2...9 {
                let last = 995 - page * 10
                site.reply(at: "/feed?paged=\(page)", [:], Self.items((last - 4)...last, generator: Self.wordPress))
            }
            #expect(try await archive.visit([source]).new == 30)
            #expect(publisher.requests.count { $0.target.contains("paged") } == 5)
        }
    }

    @Test("without older pages a gap is told all the same, and the news sitemap of the site is asked")
    func sitemap() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            func feed(_ numbers: ClosedRange<Int>) -> String {
                Self.items(numbers).replacing("https://journal.example/<", with: publisher.base + "/<")
            }
            site.reply(at: "/feed", [:], feed(1...5))
            try await archive.visit([source])
            site.reply(at: "/feed", [:], feed(11...15))
            site.reply(
                at: "/robots.txt",
                [:],
                "Sitemap: \(publisher.base)/sitemap.xml\nSitemap: \(publisher.base)/news.xml"
            )
            let fresh = Date().addingTimeInterval(3600).rfc3339
            site.reply(
                at: "/news.xml",
                [:],
                """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://journal.example/neu</loc><news:news><news:title>Entre-temps</news:title>
                <news:publication_date>\(fresh)</news:publication_date></news:news></url>
                <url><loc>https://journal.example/alt</loc><news:news><news:title>Ancien</news:title>
                <news:publication_date>2020-01-01T00:00:00Z</news:publication_date></news:news></url></urlset>
                """
            )
            #expect(try await archive.visit([source]).new == 6)
            #expect(try await archive.articles().contains { $0.title == "Entre-temps" })
            #expect(try await archive.lastVisit(of: "journal")?.note?.contains("news sitemap") == true)
        }
    }

    @Test("a few entries, or the same under other names, are no gap")
    func noGap() async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.reply(at: "/feed", [:], Self.items(1...10))
            try await archive.visit([source])
            // All guids and addresses changed; titles and dates did not.
            let renamed = Self.items(1...10).replacing("article-", with: "nouveau-")
            site.reply(at: "/feed", [:], renamed)
            try await archive.visit([source])
            #expect(try await archive.lastVisit(of: "journal")?.note == nil)
            site.reply(at: "/feed", [:], Self.items(50...51))
            try await archive.visit([source])
            #expect(try await archive.lastVisit(of: "journal")?.note == nil)
        }
    }

    @Test("pages of another host, of itself and of no pages are not asked")
    func addresses() {
        func address(_ head: (inout FeedHead) -> Void) -> String? {
            var document = FeedDocument(format: "rss2.0", encoding: "utf-8")
            head(&document.feed)
            let url = "https://a.example/feed?x=1&paged=7#f"
            return OlderPage.address(2, after: document, at: url, first: url)
        }
        #expect(address { _ in } == nil)
        #expect(address { $0.generator = "WordPress 3" } == "https://a.example/feed?x=1&paged=2")
        #expect(
            address { $0.links = [FeedLink(url: "https://a.example/feed?p=2", rel: "next")] }
                == "https://a.example/feed?p=2"
        )
        #expect(
            address { $0.links = [FeedLink(url: "https://a.example/1.xml", rel: "prev-archive")] }
                == "https://a.example/1.xml"
        )
        #expect(address { $0.links = [FeedLink(url: "https://b.example/feed", rel: "next")] } == nil)
        #expect(address { $0.links = [FeedLink(url: "https://a.example/feed?x=1&paged=7#f", rel: "next")] } == nil)
    }
}

@Suite struct SitemapIndexTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func index(_ children: [(String, Double?)]) -> FeedDocument {
        var document = FeedDocument(format: "sitemapindex", encoding: "utf-8")
        for (name, days) in children {
            var entry = FeedEntry()
            entry.link = name
            entry.updated = days.map {
                StatedDate(instant: now.addingTimeInterval($0 * 86_400), precision: .second, raw: "")
            }
            document.entries.append(entry)
        }
        return document
    }

    @Test("the newest sitemaps are read first, a few at a time, and only what changed since")
    func plan() {
        let listed = (1...9).map { ("s\($0)", Double(-$0)) as (String, Double?) }
        let first = SitemapPlan(index(listed.reversed()), after: nil, at: now)
        #expect(first.children.map(\.url) == ["s1", "s2", "s3", "s4", "s5"] && !first.isMore)
        let progress = first.progress(having: first.children, at: now)
        let idle = SitemapPlan(index(listed), after: progress, at: now)
        #expect(idle.children.isEmpty && !idle.isMore)
        let changed = SitemapPlan(index(listed + [("s3", nil), ("s8", -2), ("neu", 0)]), after: progress, at: now)
        #expect(changed.children.map(\.url) == ["neu"])
        var later = listed
        later[7].1 = -2
        #expect(SitemapPlan(index(later), after: progress, at: now).children.map(\.url) == ["s8"])
        let failed = first.progress(having: Array(first.children.dropFirst()), at: now)
        #expect(SitemapPlan(index(listed), after: failed, at: now).children.map(\.url) == ["s1"])
        let many = (1...8).map { ("n\($0)", Double($0)) as (String, Double?) }
        let wave = SitemapPlan(index(many), after: progress, at: now)
        #expect(wave.children.count == 5 && wave.isMore && wave.children.first?.url == "n8")
        let rest = SitemapPlan(index(many), after: wave.progress(having: wave.children, at: now), at: now)
        #expect(rest.children.map(\.url) == ["n3", "n2", "n1"] && !rest.isMore)
    }

    @Test("sitemaps without a date are read once a day, those for news first, and progress is bounded")
    func undated() {
        let names: [(String, Double?)] = [("a", nil), ("b", nil), ("news", nil)]
        let first = SitemapPlan(index(names), after: nil, at: now)
        #expect(first.children.map(\.url) == ["news", "a", "b"])
        let progress = first.progress(having: first.children, at: now)
        #expect(SitemapPlan(index(names), after: progress, at: now.addingTimeInterval(3600)).children.isEmpty)
        #expect(SitemapPlan(index(names), after: progress, at: now.addingTimeInterval(90_000)).children.count == 3)
        let many = (0..<300).map { SitemapPlan.Child(url: "c\($0)", changed: now.addingTimeInterval(Double($0))) }
        let bounded = first.progress(having: many, at: now)
        #expect(bounded.read.count == 200 && bounded.floor != nil)
    }

    @Test("an index is a source: its sitemaps' entries come in, and only changed ones are read again")
    func visit() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            @Sendable func index(_ stamps: [String]) -> String {
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                    + stamps.enumerated().map { number, stamp in
                        "<sitemap><loc>\(publisher.base)/s\(number)</loc><lastmod>\(stamp)</lastmod></sitemap>"
                    }.joined() + "</sitemapindex>"
            }
            @Sendable func sitemap(_ names: [String]) -> String {
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                    + names.map { "<url><loc>https://journal.example/\($0)</loc><lastmod>2025-11-01</lastmod></url>" }
                    .joined() + "</urlset>"
            }
            site.publish(index(["2025-11-01", "2025-11-02"]), etag: "\"1\"")
            site.reply(at: "/s0", [:], sitemap(["a", "b"]))
            site.reply(500, at: "/s1")
            #expect(try await archive.visit([source]).new == 2)
            var visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.outcome == .read && visit.note == "1 of 2 sitemaps read, 1 could not be")
            // What could not be read is read at the next visit, though the index did not change.
            site.reply(at: "/s1", [:], sitemap(["c"]))
            #expect(try await archive.visit([source]).new == 1)
            try await archive.visit([source])
            visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.status == 304)
            site.publish(index(["2025-11-03", "2025-11-02"]), etag: "\"2\"")
            site.reply(at: "/s0", [:], sitemap(["a", "b", "d"]))
            #expect(try await archive.visit([source]).new == 1)
            #expect(publisher.requests.count { $0.path == "/s1" } == 2)
            #expect(try await archive.articles().first { $0.url?.hasSuffix("/d") == true } != nil)
        }
    }
}
