public import Foundation
public import News
public import Rhythm

/// Decides when to look at a source again, and says why.
///
/// Pure. The wait follows what the source publishes and stays between the bounds of the settings. What its publisher
/// asks for is put before it by `LowerBounds`; failures are `Backoff`'s.
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

    /// After a document was read, or was unchanged.
    public func plan(afterSuccessOf source: Source, habit: Habit, at now: Date) -> Plan {
        if let interval = source.interval {
            return plan(interval, "the interval of the source list", for: source.id, at: now, bounded: false)
        }
        let pacing = Pacing(minimum: minimum, maximum: maximum, patience: patience)
        return plan(pacing.wait(habit, at: now), habit.words(at: now), for: source.id, at: now)
    }

    private func plan(
        _ wait: Duration,
        _ reason: String,
        for source: Source.ID,
        at now: Date,
        bounded: Bool = true
    ) -> Plan {
        let held = bounded ? min(max(wait, minimum), max(maximum, minimum)) : wait
        let spread = Spread.lengthen(held, of: source.rawValue, at: now, longest: bounded ? maximum : nil)
        return Plan(date: now.addingTimeInterval(spread / .seconds(1)), wait: held, reason: reason)
    }
}

/// A number in 0..<1 that spreads sources which would otherwise be due together.
///
/// The same for the same source and hour, so that a test, and an operator, can foresee it.
enum Jitter {
    static func share(of source: Source.ID, at now: Date) -> Double { Spread.share(of: source.rawValue, at: now) }
}
