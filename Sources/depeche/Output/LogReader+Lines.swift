import News

extension LogReader.Line {
    /// Steady columns are as wide in every table, for lines that are added later.
    static func columns(isSteady: Bool) -> [Table.Column] {
        func column(_ title: String, _ width: Int, _ alignment: Table.Alignment = .left) -> Table.Column {
            Table.Column(title: title, alignment: alignment, leastWidth: isSteady ? width : 0)
        }
        return [
            column("STARTED", 20), column("SOURCE", 20), column("OUTCOME", 10), column("STATUS", 6, .right),
            column("BYTES", 8, .right), column("TOOK", 6, .right), column("NEW", 4, .right),
            column("REVISED", 7, .right), column("KNOWN", 6, .right), Table.Column(title: "NOTE", isFlexible: true),
        ]
    }

    var cells: [String] {
        switch self {
        case .visit(let visit):
            [
                visit.started.rfc3339, visit.source.rawValue, visit.outcome.rawValue,
                visit.status.map(String.init) ?? "-", "\(visit.bytes)", visit.duration.brief, "\(visit.new)",
                "\(visit.revised)", "\(visit.known)", visit.error ?? visit.note ?? "",
            ]
        case .event(let event):
            [
                event.time.rfc3339, event.source?.rawValue ?? "-", event.kind, "-", "-", "-", "-", "-", "-",
                event.sentence,
            ]
        }
    }

    var json: String {
        switch self {
        case .visit(let visit): visit.json
        case .event(let event): event.json
        }
    }
}

extension VisitRecord {
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("source", source.rawValue)
            writer.member("started", started.rfc3339)
            writer.member("durationMs", Int(duration / .milliseconds(1)))
            writer.member("outcome", outcome.rawValue)
            writer.member("status", status)
            writer.member("bytes", bytes)
            writer.member("entries", entries)
            writer.member("new", new)
            writer.member("revised", revised)
            writer.member("known", known)
            writer.member("dropped", dropped)
            writer.member("error", error)
            writer.member("note", note)
            writer.member("nextVisit", nextVisit?.rfc3339)
            writer.member("reason", reason)
        }
        return writer.text
    }
}
