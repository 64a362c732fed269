import Foundation

/// The shapes of a day and of a week that sources are known to have, each at every shift, as nobody tells their zone.
///
/// What is seen of a source weighs these against each other long before its own counts say enough.
struct ShapeTemplates: Sendable {
    /// How many bins a shape has.
    private let bins: Int
    /// How many shapes there are.
    private let count: Int
    /// Relative rates with mean 1: all shapes' first bin, then all their second, and so on.
    private let rates: [Float]
    /// The same, shape by shape, each with zeros up to `width`.
    private let shapes: [Float]
    private static let width = 32
    /// Of the rates.
    private let logarithms: [Float]
    /// Logarithms.
    private let priors: [Float]

    /// Shapes of the 24 hours of a day: flat, newsroom days of several lengths, and narrow slots.
    static let day = Self(bins: 24, Self.days)
    /// Shapes of the 28 quarter days of a week: flat, and a pause of two days of several depths.
    static let week = Self(bins: 28, Self.weeks)

    private init(bins: Int, _ list: [(prior: Double, shape: [Double])]) {
        self.bins = bins
        count = list.count
        let shapes = list.map { item in
            let mean = item.shape.reduce(0, +) / Double(bins)
            return item.shape.map { Float($0 / mean) } + Array(repeating: 0, count: Self.width - bins)
        }
        self.shapes = shapes.flatMap(\.self)
        rates = (0..<bins).flatMap { bin in shapes.map { $0[bin] } }
        logarithms = rates.map { log($0) }
        priors = list.map { Float(log($0.prior)) }
    }

    /// The mean of the shapes, each weighted by how well it explains the counts; unused places hold 0.
    func mixture(counts: SIMD32<Float>, exposure: SIMD32<Float>) -> SIMD32<Float> {
        var scores = priors
        var total: Float = 0
        var least = Float.infinity
        var most: Float = 0
        for bin in 0..<bins {
            // Counts of one source come in clusters: they prove less than as many independent ones.
            let evidence = counts[bin] * 0.6
            total += evidence
            least = min(least, exposure[bin])
            most = max(most, exposure[bin])
            if evidence > 0 { Self.add(evidence, of: logarithms, from: bin * count, to: &scores) }
        }
        // Where all bins were watched alike, every shape expects as much.
        if least < most * 0.95 {
            var expected = [Float](repeating: 0, count: count)
            for bin in 0..<bins { Self.add(exposure[bin], of: rates, from: bin * count, to: &expected) }
            for shape in 0..<count { scores[shape] -= total * log(max(expected[shape], 1e-6)) }
        }
        return mean(weightedBy: scores)
    }

    private func mean(weightedBy scores: [Float]) -> SIMD32<Float> {
        var best = -Float.infinity
        for score in scores { best = max(best, score) }
        var sums = [Float](repeating: 0, count: Self.width)
        var weights: Float = 0
        // What is left of the others makes no difference.
        for shape in 0..<count where scores[shape] > best - 7 {
            let weight = exp(scores[shape] - best)
            weights += weight
            Self.add(weight, of: shapes, from: shape * Self.width, to: &sums)
        }
        var mean = SIMD32<Float>()
        for bin in 0..<bins { mean[bin] = sums[bin] / weights }
        return mean
    }

    /// Adds as many values of a table as there are sums, each multiplied.
    private static func add(_ factor: Float, of table: [Float], from first: Int, to sums: inout [Float]) {
        table.withUnsafeBufferPointer { table in
            sums.withUnsafeMutableBufferPointer { sums in
                for index in 0..<min(sums.count, table.count - first) { sums[index] += factor * table[first + index] }
            }
        }
    }

    private static let days: [(prior: Double, shape: [Double])] = {
        var list: [(prior: Double, shape: [Double])] = [(0.2, Array(repeating: 1, count: 24))]
        for shift in 0..<24 {
            for (prior, width, floor) in [(0.3, 16.0, 0.25), (0.3, 13.0, 0.06), (0.12, 8.0, 0.04), (0.08, 1.5, 0.02)] {
                let shape = (0..<24).map { hour -> Double in
                    let distance = Double((hour - shift + 24) % 24)
                    let offset = min(distance, 24 - distance) / (width / 2)
                    return floor + 1 / (1 + pow(offset, 6))
                }
                list.append((prior / 24, shape))
            }
        }
        return list
    }()

    private static let weeks: [(prior: Double, shape: [Double])] = {
        var list: [(prior: Double, shape: [Double])] = [(0.35, Array(repeating: 1, count: 28))]
        for shift in 0..<28 {
            // Saturday begins at the eighth quarter: most pauses begin there, give or take the zone.
            let offset = abs(shift - 8)
            let likely = offset <= 2 ? 0.16 : shift == 4 ? 0.08 : 0.005
            for (share, depth) in [(0.6, 0.45), (0.4, 0.12)] {
                let shape = (0..<28).map { (($0 - shift + 28) % 28) < 8 ? depth : 1.0 }
                list.append((0.65 * likely * share, shape))
            }
        }
        return list
    }()
}
