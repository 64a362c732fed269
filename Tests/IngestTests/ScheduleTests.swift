import Foundation
import Ingest
import News
import Testing

@Suite struct ScheduleTests {
    private let schedule = Schedule(minimum: .seconds(600), maximum: .seconds(86_400))
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private let source = Source(id: Source.ID(rawValue: "a"), place: .feed(url: "https://a.example/feed"))

    private func wait(_ plan: Schedule.Plan) -> Double { plan.date.timeIntervalSince(now) }

    private func rhythm(gap: Double, count: Int) -> Schedule.Rhythm {
        var rhythm = Schedule.Rhythm()
        rhythm.published = (0..<count).map { now.addingTimeInterval(-gap * Double($0 + 1)) }
        return rhythm
    }

    @Test("an hourly feed is visited about twice an hour, a busy one no more often than allowed")
    func rhythm() {
        let hourly = schedule.plan(afterSuccessOf: source, rhythm: rhythm(gap: 3600, count: 40), previous: nil, at: now)
        #expect((1800...1890).contains(wait(hourly)))
        let busy = schedule.plan(afterSuccessOf: source, rhythm: rhythm(gap: 20, count: 40), previous: nil, at: now)
        #expect((600...630).contains(wait(busy)))
    }

    @Test("a feed without news for a month is still visited within the longest interval")
    func dormant() {
        var rhythm = Schedule.Rhythm()
        rhythm.published = [now.addingTimeInterval(-86_400 * 30)]
        let plan = schedule.plan(afterSuccessOf: source, rhythm: rhythm, previous: nil, at: now)
        #expect((86_400...90_720).contains(wait(plan)))
    }

    @Test("the interval of the source list goes before the rhythm")
    func fixed() {
        var fixed = source
        fixed.interval = .seconds(900)
        let plan = schedule.plan(afterSuccessOf: fixed, rhythm: rhythm(gap: 86_400, count: 3), previous: nil, at: now)
        #expect((900...945).contains(wait(plan)))
    }

    @Test("a feed that asks to be kept for an hour is kept for an hour")
    func timeToLive() {
        var rhythm = rhythm(gap: 60, count: 10)
        rhythm.timeToLive = .seconds(3600)
        let plan = schedule.plan(afterSuccessOf: source, rhythm: rhythm, previous: nil, at: now)
        #expect((3600...3780).contains(wait(plan)))
    }

    @Test("failures in a row wait twice as long each time, up to the longest interval")
    func failures() {
        let waits = (1...20).map { wait(schedule.plan(afterFailure: $0, of: source, answer: nil, at: now)) }
        #expect((600...630).contains(waits[0]))
        #expect((1200...1260).contains(waits[1]))
        #expect((86_400...90_720).contains(waits[19]))
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("what the publisher asks for is kept to, a date in Retry-After included")
    func retryAfter() {
        for (value, expected) in [
            ("7200", 7200.0), ("Thu, 09 Oct 2025 09:53:20 GMT", 3600), ("-5", 600), ("soon", 600),
        ] {
            let response = FetchResponse(status: 503, url: "https://a.example", headers: ["retry-after": value])
            let answer = Answer(.success(response), at: now)
            let plan = schedule.plan(afterFailure: 1, of: source, answer: answer, at: now)
            #expect((expected...expected * 1.05).contains(wait(plan)), "\(value): \(wait(plan))")
        }
    }

    @Test("a source that is gone is looked at once a week, not dropped")
    func gone() {
        let answer = Answer(.success(FetchResponse(status: 410, url: "https://a.example")), at: now)
        let plan = schedule.plan(afterFailure: 1, of: source, answer: answer, at: now)
        #expect((604_800...635_040).contains(wait(plan)))
    }

    @Test("the spread of visits does not add up when nothing changes")
    func noDrift() {
        var plan = schedule.plan(afterSuccessOf: source, rhythm: rhythm(gap: 3600, count: 40), previous: nil, at: now)
        let first = plan.wait
        for _ in 0..<200 {
            plan = schedule.plan(afterSuccessOf: source, rhythm: nil, previous: plan.wait, at: now)
        }
        #expect(plan.wait == first)
    }

    @Test("an interval of the source list is kept to, outside the bounds for the others as well")
    func outsideBounds() {
        for seconds in [60.0, 604_800.0] {
            var fixed = source
            fixed.interval = .seconds(seconds)
            let plan = schedule.plan(afterSuccessOf: fixed, rhythm: nil, previous: nil, at: now)
            #expect((seconds...(seconds * 1.05)).contains(wait(plan)))
        }
    }
}
