/// When within the week a source publishes: rates relative to its mean, as far as its counts tell.
///
/// Derived from `WeekCounts` alone. A product of three factors, each drawn from the counts towards what is usual: a
/// gamma prior on every bin, around the mixture of the shapes that sources have.
struct WeekShape: Hashable, Sendable {
    private(set) var hours = SIMD32<Float>(repeating: 1)
    private(set) var quarters = SIMD32<Float>(repeating: 1)
    private(set) var twelfths = SIMD16<Float>(repeating: 1)
    /// How long was watched, in seconds at the mean of the week, faded as the counts are.
    private(set) var exposure: Float = 0

    /// How many counts a bin's prior is worth.
    private static let hourPrior: Float = 2.5
    private static let quarterPrior: Float = 6
    private static let twelfthPrior: Float = 10

    init() {}

    init(_ counts: WeekCounts) {
        let total = counts.twelfths.total
        let hourExposure = counts.exposure(bins: 24, of: 3600)
        hours = Self.factor(
            counts.hours,
            hourExposure,
            ShapeTemplates.day.mixture(counts: counts.hours, exposure: hourExposure),
            prior: Self.hourPrior
        )
        let quarterExposure = counts.exposure(bins: 28, of: 21_600)
        var byHours = quarterExposure
        for quarter in 0..<28 {
            let first = quarter % 4 * 6
            let mean = (first..<(first + 6)).reduce(Float(0)) { $0 + hours[$1] } / 6
            byHours[quarter] *= mean
        }
        quarters = Self.factor(
            counts.quarters,
            byHours,
            ShapeTemplates.week.mixture(counts: counts.quarters, exposure: byHours),
            prior: Self.quarterPrior
        )
        let expected = total / 12
        twelfths = (counts.twelfths + Self.twelfthPrior) / (expected + Self.twelfthPrior)
        normalise()
        exposure = 0
        for quarter in 0..<28 {
            let first = quarter % 4 * 6
            let mean = (first..<(first + 6)).reduce(Float(0)) { $0 + hours[$1] } / 6
            exposure += quarterExposure[quarter] * mean * quarters[quarter] * 21_600
        }
    }

    private static func factor(
        _ counts: SIMD32<Float>,
        _ exposure: SIMD32<Float>,
        _ usual: SIMD32<Float>,
        prior: Float
    ) -> SIMD32<Float> {
        let weighted = exposure * usual
        let expected = weighted * (counts.total / max(weighted.total, 1e-6))
        return usual * (counts + prior) / (expected + prior)
    }

    /// The mean over a week becomes 1.
    private mutating func normalise() {
        var sum: Float = 0
        for quarter in 0..<28 {
            let first = quarter % 4 * 6
            for hour in first..<(first + 6) { sum += hours[hour] * quarters[quarter] }
        }
        hours *= 168 / max(sum, 1e-6)
        var minutes = twelfths
        for unused in 12..<16 { minutes[unused] = 0 }
        twelfths *= 12 / minutes.total
    }

    /// The rate in the five minutes that hold `moment`.
    @inline(__always)
    func rate(at moment: Moment) -> Float {
        hours[moment.hour] * quarters[moment.quarter] * twelfths[moment.twelfth]
    }

    /// The rate of the hour that holds `moment`, over which its minutes are not told apart.
    @inline(__always)
    func hourlyRate(at moment: Moment) -> Float { hours[moment.hour] * quarters[moment.quarter] }

    /// The integral from one moment to a later one, in seconds at the mean rate.
    func integral(from start: Moment, to end: Moment) -> Double {
        let week = 7 * Moment.day
        let weeks = max(end - start, 0) / week
        var sum = Double(weeks * week)
        var position = start + weeks * week
        while position < end {
            // Within an hour by its five minutes only where a part of it is asked for.
            let isWhole = position.seconds % 3600 == 0 && end - position >= 3600
            let step = isWhole ? 3600 : min(300 - position.seconds % 300, end - position)
            sum += Double(step) * Double(isWhole ? hourlyRate(at: position) : rate(at: position))
            position = position + step
        }
        return sum
    }
}
