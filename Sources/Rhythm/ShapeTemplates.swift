import Foundation

/// The shapes of a day and of a week that sources are known to have, each at every shift, as nobody tells their zone.
///
/// What is seen of a source weighs these against each other long before its own counts say enough.
struct ShapeTemplates: Sendable {
    /// Relative rates with mean 1; unused places hold 1.
    let shapes: [SIMD32<Float>]
    private let logarithms: [SIMD32<Float>]
    private let priors: [Float]
    private let count: Int

    /// Shapes of the 24 hours of a day: flat, newsroom days of several lengths, and narrow slots.
    static let day = Self(count: 24, Self.days)
    /// Shapes of the 28 quarter days of a week: flat, and a pause of two days of several depths.
    static let week = Self(count: 28, Self.weeks)

    private init(count: Int, _ list: [(prior: Double, shape: [Double])]) {
        self.count = count
        shapes = list.map { item in
            let mean = item.shape.reduce(0, +) / Double(count)
            var shape = SIMD32<Float>(repeating: 1)
            for (index, value) in item.shape.enumerated() { shape[index] = Float(value / mean) }
            return shape
        }
        logarithms = shapes.map { shape in
            var logarithm = SIMD32<Float>()
            for index in 0..<count { logarithm[index] = log(shape[index]) }
            return logarithm
        }
        priors = list.map { Float(log($0.prior)) }
    }

    /// The mean of the shapes, each weighted by how well it explains the counts.
    func mixture(counts: SIMD32<Float>, exposure: SIMD32<Float>) -> SIMD32<Float> {
        // Counts of one source come in clusters: they prove less than as many independent ones.
        let evidence = counts * 0.6
        let total = evidence.sum()
        var scores = priors
        var best = -Float.infinity
        for index in shapes.indices {
            let expected = (exposure * shapes[index]).sum()
            scores[index] += (evidence * logarithms[index]).sum() - total * log(max(expected, 1e-6))
            best = max(best, scores[index])
        }
        var sum = SIMD32<Float>()
        var weights: Float = 0
        for index in shapes.indices where scores[index] > best - 12 {
            let weight = exp(scores[index] - best)
            sum += shapes[index] * weight
            weights += weight
        }
        return sum / weights
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
