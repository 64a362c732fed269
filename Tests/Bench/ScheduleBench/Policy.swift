import Foundation
import Rhythm

/// What a policy may know: what its visits have shown, and nothing else.
struct Look {
    var now: Int
    let trace: Trace
    /// The entries the feed shows now.
    var shown: Range<Int>
    /// Those that came since the visit before.
    var fresh: Range<Int>
    var isFirst: Bool

    /// When the entry is dated, as far as it is.
    func date(of index: Int) -> Int? {
        let stated = Int(trace.postings[index].stated)
        return switch trace.dating {
        case .exact: stated
        case .byDay: stated / Calendar.day * Calendar.day
        case .none: nil
        }
    }
}

/// Decides when to visit again.
protocol Policy: Sendable {
    /// What it keeps of one source.
    associatedtype Memory
    func begin(_ trace: Trace, number: Int) -> Memory
    /// Seconds until the next visit.
    func wait(_ memory: inout Memory, after look: Look) -> Int
}

/// Once an hour.
struct Hourly: Policy {
    func begin(_ trace: Trace, number: Int) {}
    func wait(_ memory: inout Void, after look: Look) -> Int { 3600 }
}

/// The dates of all entries that a policy has seen; of undated ones, when they were.
struct SeenDates {
    private(set) var dates: [Int] = []
    private var weekStart = 0

    mutating func add(_ look: Look) {
        for index in look.isFirst ? look.shown : look.fresh where look.shown.contains(index) {
            dates.append(min(look.date(of: index) ?? look.now, look.now))
        }
    }

    mutating func countOfWeek(until now: Int) -> Int {
        while weekStart < dates.count, dates[weekStart] < now - Calendar.week { weekStart += 1 }
        return dates.count - weekStart
    }
}

/// The week's seven days divided by its entries.
struct WeekShare: Policy {
    func begin(_ trace: Trace, number: Int) -> SeenDates { SeenDates() }

    func wait(_ memory: inout SeenDates, after look: Look) -> Int {
        memory.add(look)
        let entries = memory.countOfWeek(until: look.now)
        return entries == 0 ? 86_400 : min(max(Calendar.week / entries, 300), 86_400)
    }
}

/// Half the mean gap of the entries shown, up to an hour; of silent sources an hour, after a week two, after a month
/// four.
struct HalfGap: Policy {
    func begin(_ trace: Trace, number: Int) -> SeenDates { SeenDates() }

    func wait(_ memory: inout SeenDates, after look: Look) -> Int {
        memory.add(look)
        let shown = memory.dates.suffix(look.shown.count)
        guard let newest = shown.max(), let oldest = shown.min() else { return 3600 }
        let silence = look.now - newest
        if silence > 30 * Calendar.day { return 4 * 3600 }
        if silence > 7 * Calendar.day { return 2 * 3600 }
        if silence > Calendar.day { return 3600 }
        let gap = (newest - oldest) / max(shown.count - 1, 1)
        return min(max(gap / 2, 300), 3600)
    }
}

/// The daemon's own way: `Rhythm`, called as the daemon calls it.
struct Learned: Policy {
    var pacing: Pacing
    init(patience: Double) {
        pacing = Pacing(minimum: .seconds(300), maximum: .seconds(86_400), patience: .seconds(patience))
    }

    struct Memory {
        var habit = Habit()
        var name: String
        var visits = 0
    }

    /// Virtual time 0 is the beginning of a Thursday, as 1970 began with one.
    private static let origin = 2811 * Calendar.week
    private static func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(origin + seconds)) }

    func begin(_ trace: Trace, number: Int) -> Memory { Memory(name: "source-\(number)") }

    func wait(_ memory: inout Memory, after look: Look) -> Int {
        let now = Self.date(look.now)
        // A document without anything new is the same document.
        if look.isFirst || !look.fresh.isEmpty {
            let entries = look.shown.reversed().map { index in
                Sighting.Entry(
                    mark: UInt32(truncatingIfNeeded: index) &* 2_654_435_761 >> 7,
                    published: look.date(of: index).map(Self.date),
                    hasTime: look.trace.dating == .exact
                )
            }
            memory.habit.learn(Sighting(entries), at: now)
        } else {
            memory.habit.learn(.unchanged, at: now)
        }
        memory.visits += 1
        // The daemon stores a habit and reads it back at every visit.
        if memory.visits % 50 == 3 {
            guard let stored = Habit(bytes: memory.habit.bytes), stored == memory.habit else {
                fatalError("a habit does not read back as it was stored")
            }
        }
        let wait = pacing.wait(memory.habit, at: now)
        return Int(Spread.lengthen(wait, of: memory.name, at: now, longest: pacing.maximum) / .seconds(1))
    }
}

/// What could be had by one who knew every source's true rates: not a policy, but a mark to measure by.
struct Oracle: Policy {
    var patience: Double
    func begin(_ trace: Trace, number: Int) {}

    func wait(_ memory: inout Void, after look: Look) -> Int {
        guard !look.trace.rates.isEmpty else { return 3600 }
        var position = look.now
        var waiting: Float = 0
        var cost: Float = 0
        while position - look.now < 86_400 {
            let step = min(300 - position % 300, 86_400)
            let added = look.trace.rates[position / 3600 % 168] * Float(step)
            let grown = cost + waiting * Float(step) + added * Float(step) / 2
            if grown >= Float(patience) {
                let part = Int(Float(step) * (Float(patience) - cost) / (grown - cost))
                return min(max(position - look.now + part, 300), 86_400)
            }
            cost = grown
            waiting += added
            position += step
        }
        return 86_400
    }
}
