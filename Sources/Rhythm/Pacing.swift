public import Foundation

/// Chooses the wait before the next visit from what was learned, between bounds.
///
/// A visit is made when the entries expected since the last one have probably waited for `patience` together: for a
/// constant rate that is the wait √(2·patience/rate), the allocation by the square root of the rate that gives the
/// least total delay for a number of visits (over sources and over the hours of the week alike). Of sources with more
/// than ten entries a day the patience is shorter, see `discount`.
public struct Pacing: Sendable, Hashable {
    public var minimum: Duration
    public var maximum: Duration
    /// What one visit is worth: the time that articles may wait, added up over them.
    public var patience: Duration

    public init(minimum: Duration, maximum: Duration, patience: Duration) {
        self.minimum = minimum
        self.maximum = max(maximum, minimum)
        self.patience = patience
    }

    /// How long to wait after a visit at `now`.
    public func wait(_ habit: Habit, at now: Date) -> Duration {
        .seconds(seconds(habit, from: Moment(now)))
    }

    func seconds(_ habit: Habit, from now: Moment) -> Int {
        let shortest = Int(clamping: minimum.components.seconds)
        var longest = max(Int(clamping: maximum.components.seconds), shortest)
        if habit.loss > 0 { longest = max(min(longest, habit.loss), shortest) }
        // A rolling document must not roll over between two visits.
        let most = habit.window > 0 ? max(Float(habit.window) * 0.5, 1) : .infinity
        var outlook = Outlook(habit)
        let price = Float(patience.components.seconds) * Self.discount(outlook.base)
        var waiting: Float = 0
        var cost: Float = 0
        var position = now
        while position - now < longest {
            let step = min(300 - position.seconds % 300, longest - (position - now))
            let added = outlook.rate(at: position) * Float(step)
            let grown = cost + waiting * Float(step) + added * Float(step) / 2
            if grown >= price || waiting + added >= most {
                let share = min(max((price - cost) / max(grown - cost, 1e-9), 0), 1)
                let part = grown >= price ? Int(Float(step) * share) : step
                return min(max(position - now + part, shortest), longest)
            }
            cost = grown
            waiting += added
            outlook.pass()
            position = position + step
        }
        return longest
    }

    /// What a busy source's patience is multiplied by.
    ///
    /// The square root alone favours the few entries of slow sources so far that most entries wait longer than they
    /// would with visits in proportion to the rate. This much brings the median down by a fifth and costs the mean a
    /// hundredth or two.
    private static func discount(_ rate: Float) -> Float {
        let daily = rate * Float(Moment.day)
        return daily > 10 ? pow(daily / 10, -0.4) : 1
    }
}
