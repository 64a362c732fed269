public import Foundation
public import News
public import Rhythm

/// Decides when to look at a source again, and says why.
///
/// Pure. The wait follows what the source publishes, what its publisher asks for and how often it failed, in that
/// order, and stays between the bounds of the settings.
public struct Schedule: Sendable {
    public struct Plan: Sendable, Hashable {
        public var date: Date
        /// Before the spread.
        public var wait: Duration
        public var reason: String
    }

    public var minimum: Duration
    public var maximum: Duration
    /// The time that articles may wait, added up over them, before a visit is worth its request.
    public var patience: Duration

    public init(minimum: Duration, maximum: Duration, patience: Duration) {
        self.minimum = minimum
        self.maximum = maximum
        self.patience = patience
    }

    /// After a document was read, or was unchanged; `timeToLive` is how long the feed says it may be kept.
    public func plan(
        afterSuccessOf source: Source,
        habit: Habit,
        timeToLive: Duration?,
        at now: Date
    ) -> Plan {
        if let interval = source.interval {
            return plan(interval, "the interval of the source list", for: source.id, at: now, bounded: false)
        }
        let pacing = Pacing(minimum: minimum, maximum: maximum, patience: patience)
        let wait = max(pacing.wait(habit, at: now), timeToLive ?? .zero)
        return plan(wait, habit.words(at: now), for: source.id, at: now)
    }

    /// After a visit that brought no document; the wait doubles with each failure in a row.
    public func plan(afterFailure failures: Int, of source: Source, answer: Answer?, at now: Date) -> Plan {
        switch answer {
        case .gone:
            return plan(
                .seconds(7 * 86_400),
                "gone (410): looked at once a week",
                for: source.id,
                at: now,
                bounded: false
            )
        case .throttled(_, let wait?):
            let asked = max(wait, minimum)
            return plan(asked, "the publisher asked for \(wait.brief)", for: source.id, at: now, bounded: false)
        default:
            let usual = source.interval ?? minimum
            let wait = min(usual * (1 << min(max(failures - 1, 0), 10)), max(maximum, usual))
            let times = failures == 1 ? "a failure" : "\(failures) failures in a row"
            return plan(wait, times, for: source.id, at: now, bounded: false)
        }
    }

    private func plan(
        _ wait: Duration,
        _ reason: String,
        for source: Source.ID,
        at now: Date,
        bounded: Bool = true
    ) -> Plan {
        let held = bounded ? min(max(wait, minimum), max(maximum, minimum)) : wait
        // Never earlier than decided: the jitter only ever adds, up to a twentieth.
        let jittered = held + held * Jitter.share(of: source, at: now) / 20
        return Plan(date: now.addingTimeInterval(jittered / .seconds(1)), wait: held, reason: reason)
    }
}

/// A number in 0..<1 that spreads sources which would otherwise be due together.
///
/// The same for the same source and hour, so that a test, and an operator, can foresee it.
enum Jitter {
    static func share(of source: Source.ID, at now: Date) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in source.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let hour = UInt64(max(0, min(now.timeIntervalSince1970 / 3600, 1e12)))
        hash = (hash ^ hour) &* 0x100_0000_01b3
        hash ^= hash >> 29
        return Double(hash % 1000) / 1000
    }
}
