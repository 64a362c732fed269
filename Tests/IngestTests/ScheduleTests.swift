import Foundation
import Ingest
import News
import Rhythm
import Testing

@Suite struct ScheduleTests {
    private let schedule = Schedule(minimum: .seconds(600), maximum: .seconds(86_400), patience: .seconds(600))
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private let source = Source(id: Source.ID(rawValue: "a"), place: .feed(url: "https://a.example/feed"))

    private func wait(_ plan: Schedule.Plan) -> Double { plan.date.timeIntervalSince(now) }

    /// What a first visit learns from entries that came every `gap` seconds.
    private func habit(gap: Double, count: Int) -> Habit {
        var habit = Habit()
        let entries = (0..<count).map { number in
            Sighting.Entry(mark: UInt32(number), published: now.addingTimeInterval(-gap * Double(number + 1)))
        }
        habit.learn(Sighting(entries), at: now)
        return habit
    }

    private func plan(_ source: Source, _ habit: Habit, timeToLive: Duration? = nil) -> Schedule.Plan {
        schedule.plan(afterSuccessOf: source, habit: habit, timeToLive: timeToLive, at: now)
    }

    @Test("a busy feed is visited as often as allowed, a slower one less often")
    func rhythm() {
        let busy = wait(plan(source, habit(gap: 60, count: 400)))
        #expect((600...630).contains(busy))
        let slow = wait(plan(source, habit(gap: 40_000, count: 40)))
        #expect((3600...20_000).contains(slow))
    }

    @Test("a feed without news for months is still visited within the longest interval")
    func dormant() {
        var habit = Habit()
        let entries = (0..<20).map { number in
            Sighting.Entry(mark: UInt32(number), published: now.addingTimeInterval(-86_400 * Double(400 + number)))
        }
        habit.learn(Sighting(entries), at: now)
        let plan = plan(source, habit)
        #expect((80_000...90_720).contains(wait(plan)))
    }

    @Test("the interval of the source list goes before the rhythm")
    func fixed() {
        var fixed = source
        fixed.interval = .seconds(900)
        let plan = plan(fixed, habit(gap: 86_400, count: 3))
        #expect((900...945).contains(wait(plan)))
    }

    @Test("a feed that asks to be kept for an hour is kept for an hour")
    func timeToLive() {
        let plan = plan(source, habit(gap: 60, count: 10), timeToLive: .seconds(3600))
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

    @Test("an interval of the source list is kept to, outside the bounds for the others as well")
    func outsideBounds() {
        for seconds in [60.0, 604_800.0] {
            var fixed = source
            fixed.interval = .seconds(seconds)
            let plan = plan(fixed, Habit())
            #expect((seconds...(seconds * 1.05)).contains(wait(plan)))
        }
    }
}
