import News

/// Visits added up for each source, as a table with the sum of all at its end.
struct LogSummary {
    private let totals: [VisitTotal]
    init(_ totals: [VisitTotal]) { self.totals = totals }

    var lines: [String] {
        var table = Table([
            .init(title: "SOURCE"), .init(title: "VISITS", alignment: .right), .init(title: "200", alignment: .right),
            .init(title: "304", alignment: .right), .init(title: "FAILED", alignment: .right),
            .init(title: "DAMAGED", alignment: .right), .init(title: "NEW", alignment: .right),
            .init(title: "REVISED", alignment: .right), .init(title: "BYTES", alignment: .right),
            .init(title: "MEDIAN", alignment: .right),
        ])
        var sum = VisitTotal(source: Source.ID(rawValue: "all"))
        for total in totals {
            table.add(cells(of: total, median: total.medianDuration.brief))
            sum.add(total)
        }
        if totals.count > 1 { table.add(cells(of: sum, median: "")) }
        return table.lines(width: nil)
    }

    private func cells(of total: VisitTotal, median: String) -> [String] {
        [
            total.source.rawValue, "\(total.visits)", "\(total.whole)", "\(total.unchanged)", "\(total.failed)",
            "\(total.damaged)", "\(total.new)", "\(total.revised)", "\(total.bytes)", median,
        ]
    }
}

extension VisitTotal {
    fileprivate mutating func add(_ other: VisitTotal) {
        visits += other.visits
        whole += other.whole
        unchanged += other.unchanged
        failed += other.failed
        damaged += other.damaged
        new += other.new
        revised += other.revised
        bytes += other.bytes
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("source", source.rawValue)
            writer.member("visits", visits)
            writer.member("status200", whole)
            writer.member("status304", unchanged)
            writer.member("failed", failed)
            writer.member("damaged", damaged)
            writer.member("new", new)
            writer.member("revised", revised)
            writer.member("bytes", bytes)
            writer.member("medianMs", Int(medianDuration / .milliseconds(1)))
        }
        return writer.text
    }
}
