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

    private func plan(_ source: Source, _ habit: Habit) -> Schedule.Plan {
        schedule.plan(afterSuccessOf: source, habit: habit, at: now)
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
