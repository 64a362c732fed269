import Foundation

/// Finds the patience at which a policy makes as many requests as another, or up to 1 in 100 fewer.
struct Tuning {
    private let simulation: Simulation
    private let requests: Double

    init(_ simulation: Simulation, requests: Int) {
        self.simulation = simulation
        self.requests = Double(requests)
    }

    /// A patience, and the logarithm of what its requests are of those wanted.
    private struct Trial {
        /// Of seconds.
        var logarithm: Double
        var excess: Double
        var patience: Double { exp(logarithm) }
    }

    /// - Returns: what the policy achieved, by the kinds of sources, and its patience in seconds.
    func match(_ policy: (Double) -> some Policy) -> ([String: Tally], Double) {
        var trial = onSome(policy)
        var slope = -0.4
        var last: Trial?
        var results: [String: Tally] = [:]
        for _ in 0..<8 {
            results = simulation.kinds(policy(trial.patience))
            let found = log(Double(results.values.reduce(0) { $0 + $1.requests }) / requests)
            if found <= 0, found > -0.01 { break }
            if let last, abs(last.logarithm - trial.logarithm) > 1e-6 {
                let measured = (found - last.excess) / (trial.logarithm - last.logarithm)
                slope = min(max(measured, -1), -0.1)
            }
            last = Trial(logarithm: trial.logarithm, excess: found)
            trial.logarithm += (-0.003 - found) / slope
        }
        return (results, trial.patience)
    }

    /// A first guess from a few of the sources, by the rule of false position: the logarithm of the requests falls
    /// about evenly with the patience's.
    private func onSome(_ policy: (Double) -> some Policy) -> Trial {
        let step = max(simulation.traces.count / 400, 1)
        let share = Double((simulation.traces.count + step - 1) / step) / Double(simulation.traces.count)
        func trial(_ logarithm: Double) -> Trial {
            let found = simulation.run(policy(exp(logarithm)), step: step).requests
            return Trial(logarithm: logarithm, excess: log(max(Double(found), 1) / share / requests))
        }
        var low = trial(log(100))
        var high = trial(log(3000))
        for _ in 0..<4 where abs(low.excess) > 0.01 && abs(high.excess) > 0.01 && low.excess != high.excess {
            let part = low.excess / (low.excess - high.excess)
            let next = trial(low.logarithm + (high.logarithm - low.logarithm) * min(max(part, -1), 2))
            if abs(low.excess) > abs(high.excess) { low = next } else { high = next }
        }
        return abs(low.excess) < abs(high.excess) ? low : high
    }
}
