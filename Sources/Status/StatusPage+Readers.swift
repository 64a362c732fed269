import News

extension StatusPage {
    private static let mostReaders = 50

    /// Who takes the changes, how far each is, and what keeps those back that fail.
    func writeReaders(to page: inout HTMLWriter) {
        guard !readers.isEmpty else { return }
        page.raw("<section><h2>Readers</h2><ul>")
        for reader in readers.prefix(Self.mostReaders) {
            page.raw("<li>")
            page.element("strong", reader.name.rawValue)
            page.text(" " + Self.state(of: reader))
            page.raw("</li>")
        }
        page.raw("</ul>")
        if readers.count > Self.mostReaders {
            page.element("p", "and \(readers.count - Self.mostReaders) more: depeche readers")
        }
        page.raw("</section>")
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
