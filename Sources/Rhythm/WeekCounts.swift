/// How much was published at which time: counts by the hour of the day, the quarter day of the week and the five
/// minutes of the hour, older ones fading with a half-life of four weeks.
struct WeekCounts: Hashable, Sendable {
    /// 24 of them count.
    var hours = SIMD32<Float>()
    /// 28 of them count.
    var quarters = SIMD32<Float>()
    /// 12 of them count.
    var twelfths = SIMD16<Float>()
    /// When counting began.
    var since = Moment.start
    /// When the counts were last brought up to date.
    var until = Moment.start

    static let halfLife = 28.0 * Double(Moment.day)

    /// Counts what was published until `now`.
    mutating func add(_ moments: some Sequence<Moment>, until now: Moment) {
        let fading = Float(Decay.factor(Double(max(now - until, 0)), halfLife: Self.halfLife))
        hours *= fading
        quarters *= fading
        twelfths *= fading
        until = max(until, now)
        for moment in moments {
            hours[moment.hour] += 1
            quarters[moment.quarter] += 1
            twelfths[moment.twelfth] += 1
        }
    }

    /// How long each of the first `count` bins of `length` seconds was watched, in units of its length, faded as the
    /// counts are.
    func exposure(bins count: Int, of length: Int) -> SIMD32<Float> {
        let period = count * length
        let span = max(until - since, 0)
        let rounds = span / period
        let q = Decay.factor(Double(period), halfLife: Self.halfLife)
        let whole = (1 - Decay.factor(Double(period * rounds), halfLife: Self.halfLife)) / (1 - q)
        var exposure = SIMD32<Float>(repeating: Float(whole))
        // What is left over is the oldest part.
        let oldest = Float(Decay.factor(Double(period * rounds), halfLife: Self.halfLife))
        var position = since.seconds
        let end = since.seconds + span % period
        while position < end {
            let next = min((position / length + 1) * length, end)
            exposure[position / length % count] += oldest * Float(next - position) / Float(length)
            position = next
        }
        return exposure
    }
}
