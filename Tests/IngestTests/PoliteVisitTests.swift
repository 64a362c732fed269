import Foundation
import Ingest
import News
import TestSupport
import Testing

@Suite struct PoliteVisitTests {
    private static let feed = RSS.feed(RSS.item(1) + RSS.item(2))

    private func wait(_ state: FeedState) throws -> Double {
        state.nextVisit.timeIntervalSince(try #require(state.lastVisit))
    }

    @Test("both validators are echoed byte for byte, and a 304's own replace them")
    func validators() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(
                at: "/feed",
                { request in
                    let first = ["ETag": "W/unquoted é", "Last-Modified": "Mon, 24 Nov 2025  10:00:00 GMT"]
                    return request.headers["if-none-match"] == nil
                        ? Publisher.Answer(headers: first, text: Self.feed)
                        : Publisher.Answer(304, headers: ["ETag": "\"second\""])
                }
            )
            for _ in 0..<3 { try await archive.visit([source]) }
            let asked = publisher.requests.map { [$0.headers["if-none-match"], $0.headers["if-modified-since"]] }
            #expect(asked.count == 3)
            #expect(asked[0] == [nil, nil])
            #expect(asked[1][0]?.hasPrefix("W/unquoted") == true)
            #expect(asked[1][1] == "Mon, 24 Nov 2025  10:00:00 GMT")
            // The 304 named no date, so there is none any more.
            #expect(asked[2] == ["\"second\"", nil])
        }
    }

    @Test("an answer without validators leaves none behind, 304 included")
    func dropped() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(
                at: "/feed",
                { request in
                    request.headers["if-none-match"] == nil
                        ? Publisher.Answer(headers: ["ETag": "\"e\""], text: Self.feed) : Publisher.Answer(304)
                }
            )
            try await archive.visit([source])
            #expect(try await archive.state(source).validators.etag == "\"e\"")
            try await archive.visit([source])
            #expect(try await archive.lastVisit(of: "journal")?.status == 304)
            #expect(try await archive.state(source).validators.isEmpty)
        }
    }

    @Test("a date before its time is not sent back")
    func absurd() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(at: "/feed", ["Last-Modified": "Thu, 01 Jan 1970 00:00:00 GMT"], Self.feed)
            try await archive.visit([source])
            try await archive.visit([source])
            #expect(publisher.requests.count == 2)
            #expect(publisher.requests.allSatisfy { $0.headers["if-modified-since"] == nil })
            #expect(try await archive.lastVisit(of: "journal")?.outcome == .unchanged)
        }
    }

    @Test("a publisher that answers 304 to anything is asked for the document after eight days")
    func unconditional() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.publish(Self.feed, etag: "\"e\"")
            try await archive.visit([source])
            var state = try await archive.state(source)
            #expect(state.lastWhole != nil)
            state.lastWhole = Date().addingTimeInterval(-9 * 86_400)
            let visitor = FeedVisitor(transport: archive.transport, options: Archive.options)
            let url = publisher.base + "/feed"
            let visit = await visitor.visit(source, at: url, after: state, sieve: try Sieve(source), turn: { _ in })
            #expect(publisher.requests.last?.headers["if-none-match"] == nil)
            #expect(visit?.record.outcome == .unchanged && visit?.record.status == 200)
            #expect(abs(visit?.state.lastWhole?.timeIntervalSinceNow ?? 99) < 60)
            #expect(visit?.state.validators.etag == "\"e\"")
        }
    }

    @Test("what HTTP says of freshness puts the next visit off, on 200 and on 304")
    func freshness() async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.publish(Self.feed, etag: "\"e\"", ["Cache-Control": "public, max-age=93600, must-revalidate"])
            for status in [200, 304] {
                try await archive.visit([source])
                let state = try await archive.state(source)
                #expect(try await archive.lastVisit(of: "journal")?.status == status)
                #expect((86_399...90_721).contains(try wait(state)))
            }
            // The reason is stored with the state and in the logbook.
            var options = Archive.options
            options.maximumInterval = .seconds(3600)
            try await archive.visit([source], options: options)
            #expect(try await archive.state(source).reason?.contains("Cache-Control: max-age") == true)
            #expect(try await archive.lastVisit(of: "journal")?.reason?.contains("max-age") == true)
        }
    }

    @Test("what a feed asked for holds while it is unchanged, and its operator's interval goes before it")
    func pace() async throws {
        try await Site.serving { site, _, archive, source async throws in
            let head =
                "<ttl>600</ttl><skipDays>"
                + ["Sunday", "Monday"].map { "<day>\($0)</day>" }.joined() + "</skipDays>"
            site.publish(Self.feed.replacing("<language>", with: head + "<language>"), etag: "\"e\"")
            var options = Archive.options
            options.maximumInterval = .seconds(3600)
            try await archive.visit([source], options: options)
            try await archive.visit([source], options: options)
            var state = try await archive.state(source)
            #expect(try await archive.lastVisit(of: "journal")?.status == 304)
            #expect(state.pace.timeToLive == 36_000 && state.pace.skippedDays == 0b11)
            #expect(try wait(state) >= 36_000)
            var fixed = source
            fixed.interval = .seconds(900)
            try await archive.visit([fixed], options: options)
            state = try await archive.state(source)
            #expect((899...946).contains(try wait(state)))
        }
    }

    @Test("Retry-After rules whatever the status, the operator's interval included", arguments: [429, 503, 500, 403])
    func retryAfter(status: Int) async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.reply(status, at: "/feed", ["Retry-After": "7200"])
            var fixed = source
            fixed.interval = .seconds(60)
            try await archive.visit([fixed])
            let state = try await archive.state(source)
            #expect((7199...7561).contains(try wait(state)))
            #expect(state.reason == "the publisher asked to be left alone for 2h")
        }
    }

    @Test("a source that is gone is parked, and a feed in its place brings it back at once")
    func gone() async throws {
        try await Site.serving { site, _, archive, source async throws in
            site.reply(410, at: "/feed")
            try await archive.visit([source])
            var state = try await archive.state(source)
            #expect(try state.parking == .gone && (604_799...635_041).contains(wait(state)))
            site.reply(404, at: "/feed")
            try await archive.visit([source])
            state = try await archive.state(source)
            #expect(try state.parking == .gone && (604_799...635_041).contains(wait(state)))
            site.reply(at: "/feed", [:], Self.feed)
            #expect(try await archive.visit([source]).new == 2)
            state = try await archive.state(source)
            #expect(state.parking == nil && state.failingSince == nil && state.consecutiveFailures == 0)
            #expect(try wait(state) < 90_800)
        }
    }

    @Test("a source that moved for good is visited at its new place, and at the old one when that fails")
    func moved() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.redirect("/feed", to: "/neu", 301)
            site.redirect("/neu", to: "/new/rss", 308)
            site.publish(Self.feed, at: "/new/rss", etag: "\"e\"")
            try await archive.visit([source])
            #expect(try await archive.state(source).move?.url == publisher.base + "/new/rss")
            #expect(try await archive.lastVisit(of: "journal")?.note?.hasPrefix("moved for good") == true)
            try await archive.visit([source])
            #expect(publisher.requests.map(\.path) == ["/feed", "/neu", "/new/rss", "/new/rss"])
            #expect(publisher.requests.last?.headers["if-none-match"] == "\"e\"")
            #expect(try await archive.lastVisit(of: "journal")?.note == nil)
            site.reply(410, at: "/new/rss")
            site.reply(at: "/feed", [:], Self.feed)
            try await archive.visit([source])
            #expect(try await archive.state(source).parking == nil)
            try await archive.visit([source])
            #expect(publisher.requests.last?.path == "/feed")
            #expect(publisher.requests.last?.headers["if-none-match"] == nil)
            #expect(try await archive.state(source).move == nil)
        }
    }

    @Test("a move ends with the address it began at")
    func otherAddress() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.redirect("/feed", to: "/new", 301)
            site.reply(at: "/new", [:], Self.feed)
            site.reply(at: "/other", [:], Self.feed)
            try await archive.visit([source])
            #expect(try await archive.state(source).move != nil)
            try await archive.visit([Archive.feed("journal", publisher.base + "/other")])
            #expect(publisher.requests.last?.path == "/other")
            #expect(try await archive.state(source).move == nil)
        }
    }

    @Test("a temporary redirect is followed each time and never remembered", arguments: [302, 303, 307])
    func temporary(status: Int) async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.redirect("/feed", to: "/new", status)
            site.publish(Self.feed, at: "/new", etag: "\"e\"")
            try await archive.visit([source])
            try await archive.visit([source])
            #expect(publisher.requests.map(\.path) == ["/feed", "/new", "/feed", "/new"])
            #expect(try await archive.state(source).move == nil)
        }
    }

    @Test("a move to what is no feed is not remembered, and named for what it is")
    func diverted() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.redirect("/feed", to: "/", 301)
            let page = "<!doctype html><html><head><title>Accueil</title></head><body><p>Bonjour</p></body></html>"
            site.reply(at: "/", ["Content-Type": "text/html"], page)
            try await archive.visit([source])
            var visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.outcome == .failed)
            #expect(visit.error?.contains("redirects to a home page, \(publisher.base)/, instead of a feed") == true)
            #expect(try await archive.state(source).move == nil)
            site.redirect("/feed", to: "/connexion?retour=%2Ffeed", 302)
            site.reply(at: "/connexion", ["Content-Type": "text/html"], page)
            site.reply(at: "/connexion?retour=%2Ffeed", ["Content-Type": "text/html"], page)
            try await archive.visit([source])
            visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.error?.contains("redirects to a login page, \(publisher.base)/connexion,") == true)
        }
    }
}
