import Foundation
import News
import Testing
import Text

@testable import Ingest

@Suite struct RobotsRecordTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func record(
        _ status: Int,
        _ headers: [String: String] = [:],
        body: String = "User-agent: *\nDisallow: /private\nCrawl-delay: 3\n",
        after before: RobotsRecord? = nil,
        at moment: Date? = nil
    ) -> RobotsRecord {
        let response = FetchResponse(
            status: status,
            url: "https://a.example/robots.txt",
            headers: headers,
            body: Array(body.utf8)
        )
        return RobotsRecord(.success(response), after: before, at: moment ?? now, for: ["depeche"])
    }

    private func record(_ code: FetchError.Code, after before: RobotsRecord? = nil, at moment: Date? = nil)
        -> RobotsRecord
    {
        let error = FetchError(code, url: "https://a.example/robots.txt", detail: "why")
        return RobotsRecord(.failure(error), after: before, at: moment ?? now, for: ["depeche"])
    }

    private func hours(_ record: RobotsRecord) -> Double { record.expires.timeIntervalSince(now) / 3_600 }

    @Test("an answer with a file gives its rules")
    func rules() throws {
        guard case .rules(let rules) = record(200).verdict else { throw Missing() }
        #expect(!rules.allows("/private/x") && rules.allows("/x") && rules.crawlDelay == .seconds(3))
    }

    @Test(
        "a status below 500 without a file allows everything",
        arguments: [400, 401, 403, 404, 410, 429, 451, 302, 300]
    )
    func absent(status: Int) {
        #expect(record(status).verdict == .absent)
        #expect(hours(record(status)) == 24)
    }

    @Test("a status of 500 and above forbids everything", arguments: [500, 502, 503, 504, 520, 599])
    func trouble(status: Int) {
        #expect(record(status).verdict == .unreachable(reason: "robots.txt answers \(status)"))
    }

    @Test(
        "no answer forbids everything",
        arguments: [
            FetchError.Code.resolve, .connect, .tls, .proxy, .timeout, .tooLarge, .forbiddenAddress, .protocolViolation,
        ]
    )
    func unreachable(code: FetchError.Code) {
        #expect(record(code).verdict == .unreachable(reason: "robots.txt cannot be had: why"))
    }

    @Test("redirects without end mean that there is none")
    func redirects() {
        #expect(record(.tooManyRedirects).verdict == .absent)
    }

    @Test(
        "an answer counts for 6 to 24 hours",
        arguments: [
            (nil, 24), ("max-age=60", 6), ("public, Max-Age = 43200", 12), ("max-age=999999999999", 24),
            ("max-age=99999999999999999999", 24), ("max-age=-5", 6), ("no-store", 6), ("no-cache, max-age=80000", 6),
        ] as [(String?, Double)]
    )
    func lifetime(value: String?, expected: Double) {
        #expect(hours(record(200, value.map { ["cache-control": $0] } ?? [:])) == expected)
    }

    @Test("rules are renewed by an answer that nothing changed, and its validators replace the old ones")
    func unchanged() {
        let first = record(200, ["etag": "\"a\""])
        let second = record(304, [:], body: "", after: first)
        #expect(second.verdict == first.verdict && second.validators.etag == "\"a\"")
        #expect(record(304, ["etag": "\"b\""], body: "", after: first).validators.etag == "\"b\"")
        #expect(record(304, [:], body: "", after: nil).verdict == .absent)
    }

    @Test("failures are tried again sooner, later each time, and forgotten by a success")
    func failures() {
        var last: RobotsRecord? = record(200)
        var waits: [Double] = []
        for _ in 0..<8 {
            let next = record(503, after: last)
            waits.append(hours(next) * 60)
            last = next
        }
        #expect(waits == [10, 20, 40, 80, 160, 320, 360, 360])
        #expect(record(200, after: last).failures == 0 && record(200, after: last).failingSince == nil)
    }

    @Test("a robots.txt that asks to be left alone is, for a day at most")
    func patience() {
        #expect(hours(record(503, ["retry-after": "60"])) == 1.0 / 6)
        #expect(hours(record(503, ["retry-after": "7200"])) == 2)
        #expect(hours(record(503, ["retry-after": "9999999"])) == 24)
        let thirtyDaysOn = now + 31 * 86_400
        let hopeless = record(503, ["retry-after": "7200"], after: record(503), at: thirtyDaysOn)
        #expect(hopeless.verdict == .absent && hopeless.expires == thirtyDaysOn + 86_400)
    }

    @Test("after thirty days without an answer everything is allowed")
    func hopeless() {
        let first = record(.timeout)
        let day = 86_400.0
        let later = record(.timeout, after: first, at: now + 29 * day)
        #expect(later.verdict != .absent && later.failingSince == now)
        #expect(record(500, after: later, at: now + 31 * day).verdict == .absent)
    }

    private struct Missing: Error {}
}
