/// Writes numbers in Prometheus' text format (exposition format 0.0.4).
struct MetricsText {
    private(set) var text = ""

    enum Kind: String { case counter, gauge }

    /// One series for each of `values`, told apart by the label; one without a label for `nil`.
    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        by label: String? = nil,
        _ values: [(String, Double)]
    ) {
        begin(name, kind.rawValue, help)
        for (value, number) in values {
            let labels = label.map { "{\($0)=\"\(Self.escaped(value))\"}" } ?? ""
            text += "\(name)\(labels) \(Self.shown(number))\n"
        }
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        add(name, kind, help, [("", value)])
    }

    mutating func add(_ name: String, _ help: String, _ histogram: Histogram) {
        begin(name, "histogram", help)
        var total = 0
        for (bound, count) in zip(Histogram.bounds, histogram.buckets) {
            total += count
            text += "\(name)_bucket{le=\"\(Self.shown(bound))\"} \(total)\n"
        }
        total += histogram.buckets.last ?? 0
        text +=
            "\(name)_bucket{le=\"+Inf\"} \(total)\n\(name)_sum \(Self.shown(histogram.sum))\n\(name)_count \(total)\n"
    }

    private mutating func begin(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    private static func shown(_ number: Double) -> String {
        if number.isInfinite { return number > 0 ? "+Inf" : "-Inf" }
        if number.isNaN { return "NaN" }
        return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
