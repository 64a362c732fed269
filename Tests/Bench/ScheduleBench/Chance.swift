import Foundation

/// Reproducible chance: SplitMix64, and the distributions the traces are drawn from.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 ^ 0x5851_f42d_4c95_7f2d }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// In 0..<1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * share() }

    mutating func normal() -> Double {
        sqrt(-2 * log(1 - share())) * cos(2 * .pi * share())
    }

    mutating func logNormal(median: Double, sigma: Double) -> Double { median * exp(sigma * normal()) }

    mutating func exponential(mean: Double) -> Double { -mean * log(1 - share()) }

    mutating func poisson(_ mean: Double) -> Int {
        if mean > 30 { return max(0, Int((mean + sqrt(mean) * normal()).rounded())) }
        var product = share()
        let limit = exp(-mean)
        var count = 0
        while product > limit {
            count += 1
            product *= share()
        }
        return count
    }

    /// One of several, each as likely as its weight.
    mutating func pick<Value>(_ list: [(weight: Double, value: Value)]) -> Value {
        var rest = share() * list.reduce(0) { $0 + $1.weight }
        for item in list {
            rest -= item.weight
            if rest < 0 { return item.value }
        }
        return list[list.count - 1].value
    }
}
