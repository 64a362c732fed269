import Foundation

/// How fast a source publishes now: a long-run rate, and how far the last days, hours and minutes depart from it.
///
/// Each departure is a gamma-Poisson factor on the slower rate, drawn towards 1. How many of them to believe is
/// learned per source: models with none, one, two or three of them are weighted by how well each foretold what came
/// (prequential likelihood), so that a source that publishes in bursts is soon watched closely in one, and one that
/// publishes evenly is not disturbed by chance.
struct Tempo: Hashable, Sendable {
    /// Faded counts of batches: the long run, then the departures from slow to fast.
    var counts = SIMD4<Float>()
    /// What was expected meanwhile: seconds at the mean rate for the long run, batches for the departures.
    var expected = SIMD4<Float>()
    /// Logarithms of the models' likelihoods, up to a common summand.
    var evidence = SIMD4<Float>(-0.9, -1.2, -1.6, -1.6)

    /// In seconds.
    static let halfLives = SIMD4<Double>(28, 2.5, 8 / 24.0, 1 / 24.0) * Double(Moment.day)
    /// How many batches the prior of each departure is worth.
    private static let weights = SIMD4<Float>(0.6, 2, 2, 2)
    /// Batches a second, of a source of which nothing is known.
    private static let usualRate: Float = 3 / Float(Moment.day)
    private static let memory = 30.0 * Double(Moment.day)

    /// The long-run rate, in batches a second at the mean of the week.
    var rate: Float {
        (counts[0] + Self.weights[0]) / (expected[0] + Self.weights[0] / Self.usualRate)
    }

    /// The departures, slow to fast, behind a 1 in the first place.
    var factors: SIMD4<Float> {
        var factors = (counts + Self.weights) / (expected + Self.weights)
        factors[0] = 1
        return factors
    }

    /// The models' shares of belief.
    var shares: SIMD4<Float> {
        let best = evidence.max()
        var shares = SIMD4<Float>()
        for index in 0..<4 { shares[index] = exp(max(evidence[index] - best, -30)) }
        return shares / shares.sum()
    }

    /// What the models say of the rate now, relative to the long run.
    private var relativeRates: SIMD4<Float> {
        let factors = factors
        let two = factors[1] * factors[2]
        return SIMD4(1, factors[1], two, two * factors[3])
    }

    /// Lets `seconds` pass without a batch; `mean` is the integral of the week's shape over them.
    mutating func pass(seconds: Double, mean: Double) {
        guard seconds > 0 else { return }
        let rate = rate
        var fading = SIMD4<Float>()
        for index in 0..<4 { fading[index] = Float(exp2(-seconds / Self.halfLives[index])) }
        let relative = relativeRates
        let foretold = relative * rate * Float(mean)
        evidence = (evidence - foretold) * Float(exp2(-seconds / Self.memory))
        evidence -= evidence.max()
        evidence.clamp(lowerBound: SIMD4(repeating: -12), upperBound: .zero)
        counts *= fading
        // Each departure is measured against the model without it; what came in the middle has faded halfway.
        let halfway = SIMD4<Float>(fading[0], fading[1], fading[2], fading[3]) * 0.5 + 0.5
        expected = expected * fading + SIMD4(Float(mean), foretold[0], foretold[1], foretold[2]) * halfway
    }

    /// A batch came.
    mutating func count() {
        let relative = relativeRates
        for index in 0..<4 { evidence[index] += log(relative[index]) }
        counts += 1
    }
}
