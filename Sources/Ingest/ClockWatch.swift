public import Foundation

/// Compares the machine's clock, which may be set, with one that nobody can set.
public struct ClockWatch: Sendable {
    private var wall: Date
    private var steady: ContinuousClock.Instant

    public init(at wall: Date, steady: ContinuousClock.Instant = .now) {
        self.wall = wall
        self.steady = steady
    }

    /// By how many seconds the clock was set since this was last asked; below zero back.
    public mutating func leap(at wall: Date, steady: ContinuousClock.Instant = .now) -> TimeInterval {
        defer { (self.wall, self.steady) = (wall, steady) }
        return wall.timeIntervalSince(self.wall) - self.steady.duration(to: steady) / .seconds(1)
    }
}

/// Whether the clock may be believed when it calls something old, so that it is deleted.
///
/// A clock that leapt ahead makes everything old at once. One that stays where it is for two days is right: it is the
/// machine that had been off.
struct ClockTrust {
    private var watch: ClockWatch
    private var doubted: ContinuousClock.Instant?

    private static let furthest: TimeInterval = 30 * 86_400
    private static let largestLeap: TimeInterval = 86_400
    static let patience = Duration.seconds(2 * 86_400)

    /// `last` is the last moment that is known to have been.
    init(after last: Date?, at wall: Date, steady: ContinuousClock.Instant = .now) {
        watch = ClockWatch(at: wall, steady: steady)
        if let last, wall.timeIntervalSince(last) > Self.furthest { doubted = steady }
    }

    mutating func holds(at wall: Date, steady: ContinuousClock.Instant = .now) -> Bool {
        let leap = watch.leap(at: wall, steady: steady)
        if abs(leap) > Self.largestLeap { doubted = leap > 0 ? steady : nil }
        if let since = doubted, since.duration(to: steady) >= Self.patience { doubted = nil }
        return doubted == nil
    }
}
