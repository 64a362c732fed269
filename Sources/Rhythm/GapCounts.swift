/// How long the pauses between a source's batches are: faded counts by their order of magnitude.
struct GapCounts: Hashable, Sendable {
    /// Bin n holds pauses of 2^n minutes and more; the last one all that are longer.
    var bins = SIMD16<Float>()

    /// After so many pauses, the oldest ones have faded.
    private static let memory: Float = 400

    mutating func add(_ seconds: Int) {
        let minutes = max(seconds / 60, 1)
        bins *= 1 - 1 / Self.memory
        bins[min(Int.bitWidth - 1 - minutes.leadingZeroBitCount, 15)] += 1
    }

    /// The span in seconds that 99 of 100 pauses stay below; nil while too few are known.
    var longest: Int? {
        let total = bins.sum()
        guard total >= 20 else { return nil }
        var above: Float = 0
        for index in stride(from: 15, through: 0, by: -1) {
            let rest = total / 100 - above
            above += bins[index]
            guard above > total / 100 else { continue }
            // Within the bin by straight line.
            return Int(Float(60 << index) * (2 - rest / bins[index]))
        }
        return nil
    }
}
