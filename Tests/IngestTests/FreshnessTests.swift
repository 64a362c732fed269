import Foundation
import News
import Testing

@testable import Ingest

@Suite struct FreshnessTests {
    /// Thursday, 9 October 2025, 08:53:20 GMT.
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func seconds(_ headers: [String: String]) -> Double {
        Freshness.wish(in: headers, at: now).map { $0.wait / .seconds(1) } ?? 0
    }

    @Test(
        "Cache-Control says how long an answer is fresh",
        arguments: [
            ("max-age=3600", 3600.0), ("public, max-age=3600, must-revalidate", 3600), ("MAX-AGE=60", 60),
            ("max-age=\"120\"", 120), ("s-maxage=9000", 0), ("s-maxage=9000, max-age=30", 30), ("max-age=0", 0),
            ("no-cache, max-age=3600", 0), ("no-store", 0), ("max-age=3600, no-store", 0), ("", 0), ("max-age", 0),
            ("no-cache=\"Set-Cookie\", max-age=300", 300), ("max-age=soon", 0), ("max-age=-1", 0),
            ("max-age=600, max-age=60", 60), ("private=\"a, no-store\", max-age=90", 90),
            ("max-age=99999999999999999999999", 86_400), ("must-revalidate", 0),
        ]
    )
    func cacheControl(field: String, expected: Double) {
        #expect(seconds(["cache-control": field]) == expected)
    }

    @Test("the time an answer spent in caches is taken off")
    func age() {
        #expect(seconds(["cache-control": "max-age=3600", "age": "600"]) == 3000)
        #expect(seconds(["cache-control": "max-age=3600", "age": "4000"]) == 0)
        #expect(seconds(["cache-control": "max-age=3600", "age": "old"]) == 3600)
    }

    @Test("Expires counts from the server's own Date, and only where there is no max-age")
    func expires() {
        let late = "Thu, 09 Oct 2025 11:00:00 GMT"
        #expect(seconds(["expires": late, "date": "Thu, 09 Oct 2025 10:00:00 GMT"]) == 3600)
        #expect(seconds(["expires": late]) == 7600)
        #expect(seconds(["expires": late, "cache-control": "max-age=60"]) == 60)
        #expect(seconds(["expires": late, "cache-control": "no-cache"]) == 0)
        #expect(seconds(["expires": late, "pragma": "no-cache"]) == 0)
        #expect(seconds(["expires": late, "pragma": "no-cache", "cache-control": "public"]) == 7600)
        for invalid in ["0", "-1", "Thu, 19 Nov 1981 08:52:00 GMT", "never"] {
            #expect(seconds(["expires": invalid]) == 0)
        }
        #expect(seconds(["expires": "Thu, 09 Oct 2098 11:00:00 GMT"]) == 86_400)
    }
}

@Suite struct LowerBoundsTests {
    /// Thursday, 9 October 2025, 08:53:20 GMT.
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private let source = Source(id: Source.ID(rawValue: "a"), place: .feed(url: "https://a.example/feed"))

    private func plan(
        _ pace: FeedPace,
        _ headers: [String: String] = [:],
        planned: Double = 600,
        of source: Source? = nil
    ) -> (wait: Double, reason: String) {
        let plan = Schedule.Plan(date: now.addingTimeInterval(planned), wait: .seconds(planned), reason: "learnt")
        let bound = LowerBounds(headers: headers, pace: pace).applied(to: plan, of: source ?? self.source, at: now)
        return (bound.date.timeIntervalSince(now), bound.reason)
    }

    @Test("the longest of what is asked for rules, and the reason names it")
    func longest() {
        var pace = FeedPace()
        pace.timeToLive = 1800
        pace.updatePeriod = 3600
        let byPace = plan(pace, ["cache-control": "max-age=60"])
        #expect((3600...3780).contains(byPace.wait))
        #expect(byPace.reason == "the feed is updated every 1h (sy:updatePeriod)")
        let byCache = plan(pace, ["cache-control": "max-age=7200"])
        #expect((7200...7500).contains(byCache.wait))
        #expect(byCache.reason.hasSuffix("fresh for 2h (Cache-Control: max-age)"))
        pace.updatePeriod = nil
        #expect(plan(pace).reason == "the feed may be kept for 30m (ttl)")
    }

    @Test("what is asked for is a lower bound, and no more")
    func onlyLower() {
        var pace = FeedPace()
        pace.timeToLive = 60
        #expect(plan(pace, ["cache-control": "max-age=300"]) == (600, "learnt"))
        #expect(plan(FeedPace()) == (600, "learnt"))
    }

    @Test("nobody is followed for longer than a day")
    func capped() {
        var pace = FeedPace()
        pace.timeToLive = 1_000_000
        pace.updatePeriod = 365 * 86_400
        #expect((86_400...86_700).contains(plan(pace, ["cache-control": "max-age=31536000"]).wait))
        pace = FeedPace()
        pace.skippedDays = 0b111_1111
        #expect((86_400...86_520).contains(plan(pace).wait))
        pace = FeedPace()
        pace.skippedHours = .max
        #expect((86_400...86_520).contains(plan(pace).wait))
    }

    @Test("updates are counted from their base where there is one")
    func base() {
        var pace = FeedPace()
        pace.updatePeriod = 86_400
        pace.updateBase = Date(timeIntervalSince1970: 946_728_000)  // 2000-01-01 12:00 GMT
        #expect((11_200...11_500).contains(plan(pace).wait))
        pace.updateBase = now.addingTimeInterval(1000)
        #expect((1000...1050).contains(plan(pace).wait))
        pace.updateBase = now
        #expect((86_400...86_700).contains(plan(pace).wait))
        pace.updateBase = .distantPast
        #expect(plan(pace).wait <= 86_700)
        pace.updateBase = .distantFuture
        #expect(plan(pace).wait <= 86_700)
    }

    @Test("hours and days that a feed leaves out are left out, in GMT")
    func quiet() {
        var pace = FeedPace()
        pace.skippedHours = 1 << 9 | 1 << 10
        let hours = plan(pace)  // Planned for 09:03:20; the next hour that is free begins at 11:00.
        #expect((7600...7720).contains(hours.wait))
        #expect(hours.reason == "the feed asks not to be visited now (skipHours)")
        pace = FeedPace()
        pace.skippedDays = 1 << 4
        let day = plan(pace)
        #expect((54_400...54_520).contains(day.wait))
        #expect(day.reason.hasSuffix("(skipDays)"))
        pace.skippedDays = 1 << 3
        #expect(plan(pace) == (600, "learnt"))
        pace.skippedDays = 1 << 5
        #expect(plan(pace, planned: 54_000).wait == 54_000)
        #expect((86_400...86_520).contains(plan(pace, planned: 60_000).wait))
    }

    @Test("the operator's own interval goes before what a feed asks for")
    func interval() {
        var fixed = source
        fixed.interval = .seconds(600)
        var pace = FeedPace()
        pace.timeToLive = 7200
        pace.skippedDays = 0b111_1111
        #expect(plan(pace, ["cache-control": "max-age=7200"], of: fixed) == (600, "learnt"))
    }
}

@Suite struct ValidatorTests {
    /// Thursday, 9 October 2025, 08:53:20 GMT.
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func validators(_ etag: String?, _ lastModified: String?, date: String? = nil) -> FeedState.Validators {
        var headers: [String: String] = [:]
        headers["etag"] = etag
        headers["last-modified"] = lastModified
        headers["date"] = date
        return FeedState.Validators(headers, at: now)
    }

    @Test("an entity tag is kept as it came", arguments: ["W/\"a\"", "\"a\"", "a", "w/'é'", "\"a\"b\"", "*"])
    func etag(tag: String) {
        #expect(validators(tag, nil) == .init(etag: tag, lastModified: nil))
    }

    @Test("an empty one and one beyond reason are none")
    func bounds() {
        #expect(validators("", "").isEmpty)
        #expect(validators(String(repeating: "a", count: 1024), nil).etag != nil)
        #expect(validators(String(repeating: "a", count: 1025), nil).isEmpty)
    }

    @Test(
        "a Last-Modified that cannot be is left out, any other is kept byte for byte",
        arguments: [
            ("Thu, 09 Oct 2025 08:00:00 GMT", true), ("thu, 9 oct 2025 08:00:00 +0000", true), ("yesterday", true),
            ("Thu, 01 Jan 1970 00:00:00 GMT", false), ("Thu, 01 Jan 1970 00:00:01 GMT", false), ("0", true),
            ("Tue, 19 Jan 2038 03:14:07 GMT", false), ("Thu, 09 Oct 2025 10:00:00 GMT", false),
            ("Thu, 09 Oct 2025 08:55:00 GMT", true), ("Mon, 30 Nov -0001 00:00:00 GMT", false),
        ]
    )
    func lastModified(field: String, isKept: Bool) {
        #expect(validators(nil, field).lastModified == (isKept ? field : nil))
    }

    @Test("what lies ahead is judged by the server's clock")
    func serverClock() {
        let field = "Thu, 09 Oct 2025 10:00:00 GMT"
        #expect(validators(nil, field, date: "Thu, 09 Oct 2025 10:00:00 GMT").lastModified == field)
        #expect(validators("\"e\"", field, date: "Thu, 09 Oct 2025 09:00:00 GMT") == .init(etag: "\"e\""))
    }
}
