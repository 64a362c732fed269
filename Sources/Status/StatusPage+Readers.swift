import News

extension StatusPage {
    /// Who takes the changes, how far each is, and what keeps those back that fail.
    func writeReaders(to page: inout HTMLWriter) {
        writeList("Readers", of: readers, { ($0.name.rawValue, Self.state(of: $0)) }, all: "depeche readers", to: &page)
    }

    private static func state(of reader: Reader) -> String {
        var parts: [String] = []
        if let delivery = reader.delivery { parts.append(delivery.way) }
        let since = reader.waitingSince.map { " since \(shown($0))" } ?? ""
        parts.append(reader.lag == 0 ? "has everything" : "\(reader.lag) behind\(since)")
        if reader.missed > 0 { parts.append("\(reader.missed) deleted before it took them") }
        if let delivery = reader.delivery, let since = delivery.failingSince {
            let verb = delivery.isPaused ? "paused" : "failing"
            parts.append("\(verb) since \(shown(since))\(delivery.error.map { ": " + $0 } ?? "")")
        }
        return parts.joined(separator: ", ")
    }
}
