import Foundation
import Rhythm
import Testing

@Suite struct HabitTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private let pacing = Pacing(minimum: .seconds(300), maximum: .seconds(86_400), patience: .seconds(1800))

    private func entries(_ offsets: some Sequence<Double>, hasTime: Bool = true) -> [Sighting.Entry] {
        offsets.map { offset in
            Sighting.Entry(
                mark: UInt32(truncatingIfNeeded: Int(offset)) &* 2_654_435_761 >> 8,
                published: now.addingTimeInterval(offset),
                hasTime: hasTime
            )
        }
    }

    private func seconds(_ habit: Habit, at date: Date? = nil) -> Double {
        pacing.wait(habit, at: date ?? now) / .seconds(1)
    }

    @Test("a habit reads back as it was written, and other bytes are not read")
    func bytes() throws {
        var habit = Habit()
        habit.learn(Sighting(entries((0..<30).map { -4000 * Double($0) })), at: now)
        habit.learn(
            Sighting(entries([1000] + (0..<29).map { -4000 * Double($0) })),
            at: now.addingTimeInterval(3000)
        )
        let bytes = habit.bytes
        #expect(bytes.count < 700)
        #expect(Habit(bytes: bytes) == habit)
        for count in 0..<Habit().bytes.count { #expect(Habit(bytes: Array(bytes.prefix(count))) == nil) }
        #expect(Habit(bytes: [9] + bytes.dropFirst()) == nil)
    }

    @Test("any bytes of the right length give a habit that can be lived with")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        for number in 0..<600 {
            let length = Habit().bytes.count + 3 * Int.random(in: 0...60)
            var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            // Then each byte by itself: the largest and smallest numbers are among these.
            if number >= 300 { bytes = bytes.map { _ in UInt8(number % 256) } }
            bytes[0] = Habit().bytes[0]
            guard var habit = Habit(bytes: bytes) else { continue }
            #expect((300...86_400).contains(seconds(habit)))
            habit.learn(Sighting(entries((0..<60).map { -100 * Double($0) })), at: now)
            #expect((300...86_400).contains(seconds(habit)))
            _ = habit.words(at: now)
            _ = habit.silence(at: now)
        }
    }

    @Test("wrong, missing and extreme dates are survived")
    func hostileDates() {
        let dates: [Date?] = [
            nil, .distantPast, .distantFuture, Date(timeIntervalSince1970: -1e300),
            Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan), now, now.addingTimeInterval(9e9),
            Date(timeIntervalSince1970: 0), now.addingTimeInterval(-60),
        ]
        var habit = Habit()
        for round in 0..<50 {
            let entries = dates.enumerated().map { index, date in
                Sighting.Entry(mark: UInt32(round * 5 + index), published: date, hasTime: index % 3 != 0)
            }
            let moment =
                round % 7 == 0 ? dates[round % dates.count] ?? now : now.addingTimeInterval(Double(round) * 900)
            habit.learn(Sighting(entries, sawGap: round % 5 == 0), at: moment)
            #expect((300...86_400).contains(seconds(habit, at: moment)))
            #expect(Habit(bytes: habit.bytes) == habit)
        }
    }

    @Test("the history a first visit brings is learned from at once")
    func backlog() {
        var daily = Habit()
        daily.learn(Sighting(entries((0..<30).map { -86_400 * Double($0) - 600 })), at: now)
        var hourly = Habit()
        hourly.learn(Sighting(entries((0..<30).map { -3600 * Double($0) - 600 })), at: now)
        #expect(seconds(hourly) < 6000)
        #expect(seconds(daily) > 2 * seconds(hourly))
        #expect(daily.words(at: now).contains("about an article a day"))
    }

    @Test("entries without dates are learned from as they appear")
    func undated() {
        var habit = Habit()
        for visit in 0..<100 {
            let marks = (0..<20).map { UInt32(visit * 4 + $0) }
            let entries = marks.map { Sighting.Entry(mark: $0, published: nil) }
            habit.learn(Sighting(entries), at: now.addingTimeInterval(3600 * Double(visit)))
        }
        #expect(seconds(habit, at: now.addingTimeInterval(360_000)) < 2400)
    }

    @Test("a feed that publishes at seven is not asked through the night, but soon after seven")
    func morning() {
        var habit = Habit()
        let midnight = Date(timeIntervalSince1970: 1_760_054_400)
        let seven = 7 * 3600.0
        var published = (1...30).map { midnight.addingTimeInterval(seven - 86_400 * Double($0)) }
        func look(at date: Date) {
            let shown = published.filter { $0 <= date }.suffix(30)
            habit.learn(
                Sighting(shown.map { Sighting.Entry(mark: UInt32($0.timeIntervalSince1970 / 3600), published: $0) }),
                at: date
            )
        }
        look(at: midnight.addingTimeInterval(-3600 * 12))
        published.append(midnight.addingTimeInterval(seven))
        published.append(midnight.addingTimeInterval(seven + 86_400))
        var moment = midnight
        var visits = 0
        while moment < midnight.addingTimeInterval(2 * 86_400) {
            look(at: moment)
            visits += 1
            moment.addTimeInterval(seconds(habit, at: moment))
        }
        #expect(visits < 24)
        #expect(habit.words(at: midnight).contains("most between"))
    }

    @Test("a document that rolled over between two visits is visited sooner")
    func rollover() {
        func learned(sawGap: Bool) -> Double {
            var habit = Habit()
            habit.learn(Sighting(entries((0..<10).map { -40_000 * Double($0) })), at: now)
            habit.learn(
                Sighting(entries([900] + (0..<9).map { -40_000 * Double($0) }), sawGap: sawGap),
                at: now.addingTimeInterval(1000)
            )
            return seconds(habit, at: now.addingTimeInterval(1000))
        }
        #expect(learned(sawGap: true) <= 500)
        #expect(learned(sawGap: false) > 1000)
    }

    @Test("entries that are marked anew, and of which none was lost, are no newcomers but for those dated since")
    func markedAnew() {
        let offsets = (0..<10).map { -40_000 * Double($0) }
        let later = now.addingTimeInterval(1000)
        func learned(_ fresh: [Double], anew: Bool, sawGap: Bool?) -> Habit {
            var habit = Habit()
            habit.learn(Sighting(entries(offsets)), at: now)
            var seen = entries(fresh + offsets)
            if anew { for index in seen.indices { seen[index].mark ^= 0x55_5555 } }
            habit.learn(Sighting(seen, sawGap: sawGap), at: later)
            return habit
        }
        for fresh in [[], [500]] as [[Double]] {
            let known = learned(fresh, anew: false, sawGap: false)
            let anew = learned(fresh, anew: true, sawGap: false)
            #expect(pacing.wait(anew, at: later) == pacing.wait(known, at: later))
            #expect(pacing.wait(anew, at: later) > pacing.wait(learned(fresh, anew: true, sawGap: nil), at: later))
        }
    }

    @Test("an unusual silence is known by the pauses there were")
    func silence() throws {
        var habit = Habit()
        habit.learn(Sighting(entries((0..<40).map { -3600 * Double($0) })), at: now)
        #expect(habit.silence(at: now.addingTimeInterval(1800)) == nil)
        let silence = try #require(habit.silence(at: now.addingTimeInterval(86_400)))
        #expect(silence.lasting == .seconds(86_400))
        #expect((.seconds(3600) ... .seconds(8000)).contains(silence.usual))
    }
}
