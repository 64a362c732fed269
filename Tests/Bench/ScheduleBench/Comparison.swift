import Foundation

/// Sets the learned schedule beside each rival, at the rival's number of requests.
struct Comparison {
    private let simulation: Simulation
    private let options: Options

    init(_ simulation: Simulation, _ options: Options) {
        self.simulation = simulation
        self.options = options
    }

    /// What the learned schedule may have of a rival's delays.
    private struct Bars {
        var mean: Double
        var median = 1.1
        var ninetieth = 0.7
    }

    /// Prints the table.
    ///
    /// - Returns: whether all bars are held.
    func run(_ title: String) -> Bool {
        let start = simulation.calendar.start
        let articles = simulation.traces.reduce(0) { $0 + $1.postings.count { Int($0.appears) > start } }
        print("\(title)\n\(simulation.traces.count) sources, \(Int(simulation.days)) days, \(articles) articles\n")
        print("                               requests   delay in minutes")
        print("                                  a day     mean   median      p90      p99    lost   patience")
        let results = [
            compare("fixed 60 min", Hourly(), Bars(mean: 0.6)),
            compare("7 days / entries", WeekShare(), Bars(mean: 0.6)),
            compare("mean gap / 2, dormant steps", HalfGap(), Bars(mean: 0.85)),
        ]
        return results.allSatisfy(\.self)
    }

    private func compare(_ name: String, _ rival: some Policy, _ bars: Bars) -> Bool {
        let theirKinds = simulation.kinds(rival)
        let theirs = Self.sum(theirKinds)
        let tuning = Tuning(simulation, requests: theirs.requests)
        let (ourKinds, patience) = tuning.match { Learned(patience: $0) }
        let ours = Self.sum(ourKinds)
        let ratios = Self.ratios(ours, theirs)
        let isBounded = ours.longestWait <= 86_400 && ours.shortestWait >= 300
        let holds =
            ratios[0] <= bars.mean && ratios[1] <= bars.median && ratios[2] <= bars.ninetieth
            && ours.requests <= theirs.requests && isBounded
        row(name, theirs)
        row("  learned", ours, String(format: "   %.1f min", patience / 60))
        let requests = String(format: "%9.3fx", Double(ours.requests) / Double(theirs.requests))
        print(Self.padded("    ratio") + requests + Self.text(ratios) + (holds ? "  held" : "  MISSED"))
        if !isBounded { print("    waits of \(ours.shortestWait) s to \(ours.longestWait) s are beyond the bounds") }
        if options.showsKnown, simulation.traces.contains(where: { !$0.rates.isEmpty }) {
            let known = Self.sum(tuning.match { Oracle(patience: $0) }.0)
            print(Self.padded("    with all rates known") + "          " + Self.text(Self.ratios(known, theirs)))
        }
        if options.showsKinds { print(theirKinds, ourKinds) }
        print("")
        return holds
    }

    private func print(_ theirs: [String: Tally], _ ours: [String: Tally]) {
        for kind in theirs.keys.sorted() {
            guard let their = theirs[kind], let our = ours[kind] else { continue }
            row("      " + kind, their)
            row("        learned", our, their.mean > 0 ? String(format: "   %.2fx", our.mean / their.mean) : "")
        }
    }

    private func print(_ text: String) { Swift.print(text) }

    private func row(_ name: String, _ tally: Tally, _ end: String = "") {
        let delays = [tally.mean, tally.quantile(0.5), tally.quantile(0.9), tally.quantile(0.99)]
        let numbers = delays.map { String(format: "%9.1f", $0) }.joined()
        let requests = String(format: "%10.0f", Double(tally.requests) / simulation.days)
        print(Self.padded(name) + requests + numbers + String(format: "%8d", tally.lost) + end)
    }

    /// Of mean, median, p90 and p99.
    private static func ratios(_ ours: Tally, _ theirs: Tally) -> [Double] {
        [ours.mean / theirs.mean] + [0.5, 0.9, 0.99].map { ours.quantile($0) / theirs.quantile($0) }
    }

    private static func text(_ ratios: [Double]) -> String {
        ratios.map { String(format: "%8.2fx", $0) }.joined()
    }

    private static func padded(_ text: String) -> String { text.padding(toLength: 29, withPad: " ", startingAt: 0) }

    private static func sum(_ kinds: [String: Tally]) -> Tally { kinds.values.reduce(into: Tally()) { $0.add($1) } }
}
