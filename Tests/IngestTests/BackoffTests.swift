import Foundation
import News
import Testing

@testable import Ingest

@Suite struct BackoffTests {
    private let backoff = Backoff(minimum: .seconds(600), maximum: .seconds(86_400))
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private let source = Source(id: Source.ID(rawValue: "a"), place: .feed(url: "https://a.example/feed"))

    private func state(_ failures: Int, since days: Double = 0) -> FeedState {
        var state = FeedState(source: source.id, nextVisit: now)
        state.consecutiveFailures = failures
        state.failingSince = now.addingTimeInterval(-days * 86_400)
        return state
    }

    private func wait(_ failure: Backoff.Failure, _ failures: Int, asked: Duration? = nil) -> Double {
        backoff.plan(after: failure, asked: asked, of: source, state(failures), at: now).date.timeIntervalSince(now)
    }

    private func answer(_ status: Int, _ headers: [String: String] = [:]) -> Answer {
        Answer(.success(FetchResponse(status: status, url: "https://a.example", headers: headers)), at: now)
    }

    @Test(
        "failures in a row wait longer each time, up to a day",
        arguments: [Backoff.Failure.passing, .server, .lasting]
    )
    func grows(failure: Backoff.Failure) {
        let waits = (1...40).map { wait(failure, $0) }
        #expect((600...630).contains(waits[0]))
        #expect((86_400...90_720).contains(waits[39]))
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("what passes by itself weighs less than an answer that says no")
    func weights() {
        #expect((9600...10_080).contains(wait(.lasting, 5)))
        #expect(wait(.passing, 5) < wait(.server, 5))
        #expect(wait(.server, 5) < wait(.lasting, 5))
        #expect((1713...1800).contains(wait(.passing, 5)))
    }

    @Test(
        "each answer is the kind of failure it is",
        arguments: [
            (404, Backoff.Failure.lasting), (401, .lasting), (403, .lasting), (408, .passing), (410, .gone),
            (429, .server), (500, .server), (502, .server), (503, .server), (304, nil), (200, nil), (301, .lasting),
        ]
    )
    func kinds(status: Int, failure: Backoff.Failure?) {
        #expect(answer(status).failure == failure)
    }

    @Test("a name that cannot be resolved and a timeout pass, a bad certificate lasts")
    func unreachable() {
        for (code, failure) in [
            (FetchError.Code.resolve, Backoff.Failure.passing), (.timeout, .passing), (.connect, .passing),
            (.tls, .lasting), (.forbiddenAddress, .lasting), (.tooLarge, .lasting), (.tooManyRedirects, .lasting),
        ] {
            let error = FetchError(code, url: "https://a.example", detail: "")
            #expect(Answer(.failure(error), at: now).failure == failure)
        }
    }

    @Test(
        "Retry-After is kept to with any failure, in seconds or as a date, for a day at most",
        arguments: [
            ("7200", 7200.0), (" 7200", 7200), ("7200, 7200", 7200), ("Thu, 09 Oct 2025 09:53:20 GMT", 3600),
            ("Thu, 09 Oct 2025 07:53:20 GMT", 600), ("-5", 600), ("0", 600), ("99999999", 86_400),
        ]
    )
    func retryAfter(field: String, expected: Double) throws {
        for status in [429, 503, 500, 404, 403] {
            let asked = try #require(answer(status, ["retry-after": field]).retryAfter)
            let wait = wait(.server, 1, asked: asked)
            #expect((expected...expected * 1.05).contains(wait), "\(status) \(field): \(wait)")
        }
    }

    @Test("a date in Retry-After is counted by the clock of the server that gave it")
    func serverClock() {
        let headers = ["retry-after": "Thu, 09 Oct 2025 12:00:00 GMT", "date": "Thu, 09 Oct 2025 11:00:00 GMT"]
        #expect(answer(503, headers).retryAfter == .seconds(3600))
    }

    @Test("a Retry-After that nobody understands is none", arguments: ["soon", "", "12 parsecs"])
    func unreadable(field: String) {
        #expect(answer(503, ["retry-after": field]).retryAfter == nil)
    }

    @Test("a source that is gone is looked at once a week, not dropped")
    func gone() {
        var state = state(1)
        state.parking = Backoff.parking(after: .gone, state, at: now)
        let plan = backoff.plan(after: .gone, asked: nil, of: source, state, at: now)
        #expect((604_800...635_040).contains(plan.date.timeIntervalSince(now)))
        #expect(plan.reason.contains("410"))
    }

    @Test("a month of failures parks a source, a long absence of the daemon does not")
    func dead() {
        #expect(Backoff.parking(after: .passing, state(30, since: 29), at: now) == nil)
        #expect(Backoff.parking(after: .passing, state(3, since: 40), at: now) == nil)
        #expect(Backoff.parking(after: .passing, state(30, since: 31), at: now) == .dead)
        var dead = state(30, since: 31)
        dead.parking = .dead
        let plan = backoff.plan(after: .passing, asked: nil, of: source, dead, at: now)
        #expect(plan.wait == .seconds(604_800))
        #expect(plan.reason == "dead for 31 days: looked at once a week")
    }

    @Test("counts and spans beyond reason do no harm")
    func extremes() {
        #expect(wait(.lasting, .max) <= 90_720)
        var fixed = source
        fixed.interval = .seconds(30 * 86_400)
        let plan = backoff.plan(after: .lasting, asked: nil, of: fixed, state(.max), at: now)
        #expect(plan.wait == .seconds(30 * 86_400))
    }
}
