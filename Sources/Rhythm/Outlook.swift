import Foundation

/// What a habit foretells: the expected rate of entries from a moment on.
struct Outlook {
    private let shape: WeekShape
    /// Entries a second at the mean of the week.
    let base: Float
    private let shares: SIMD4<Float>
    private var departures: SIMD4<Float>

    init(_ habit: Habit) {
        shape = habit.shape
        base = habit.tempo.rate * habit.batchSize
        shares = habit.tempo.shares
        departures = habit.tempo.factors - 1
    }

    /// The rate relative to what is usual at this time of the week.
    var departure: Float {
        let factors = departures + 1
        let two = factors[1] * factors[2]
        return shares[0] + shares[1] * factors[1] + shares[2] * two + shares[3] * two * factors[3]
    }

    /// Entries a second at a moment, with the departures as they stand.
    func rate(at moment: Moment) -> Float { base * departure * shape.rate(at: moment) }

    /// Lets five minutes pass: what departs from the long run returns to it.
    mutating func pass() { departures *= Self.fading }

    private static let fading = SIMD4<Float>(
        Float(exp2(-300 / Tempo.halfLives[0])),
        Float(exp2(-300 / Tempo.halfLives[1])),
        Float(exp2(-300 / Tempo.halfLives[2])),
        Float(exp2(-300 / Tempo.halfLives[3]))
    )
}
