import struct Text.WebAddress

/// The feeds that a web page names in its head (`<link rel="alternate" type="application/rss+xml">`).
enum FeedAnnouncements {
    private static let window = 512 << 10
    private static let maximumCount = 32
    private static let types = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json", "application/xml", "text/xml",
    ]

    /// Their addresses, resolved, in the page's order.
    static func read(_ page: UnsafeBufferPointer<UInt8>, url: String?) -> [String] {
        var scanner = MarkupScanner(UnsafeBufferPointer(rebasing: page.prefix(window)))
        var base = url.flatMap { WebAddress($0) }
        var found: [String] = []
        while let event = scanner.next(), found.count < maximumCount {
            guard case .open(let name, _) = event else { continue }
            let tag = String(decoding: page[name].prefix(8), as: UTF8.self).lowercased()
            guard tag == "link" || tag == "base" else { continue }
            var values: [String: String] = [:]
            for attribute in scanner.attributes {
                let key = String(decoding: page[attribute.name], as: UTF8.self).lowercased()
                values[key] = String(decoding: page[attribute.value], as: UTF8.self).replacing("&amp;", with: "&")
            }
            guard let href = values["href"]?.trimmingSpace(), !href.isEmpty else { continue }
            if tag == "base" {
                base = base?.resolving(href) ?? WebAddress(href)
            } else if isFeed(values) {
                let address = base?.resolving(href)?.string ?? href
                if !found.contains(address) { found.append(address) }
            }
        }
        return found
    }

    private static func isFeed(_ values: [String: String]) -> Bool {
        let rel = (values["rel"] ?? "").lowercased().split(separator: " ")
        guard rel.contains("alternate") || rel.contains("feed") else { return false }
        let type = (values["type"] ?? "").lowercased().split(separator: ";").first.map { String($0).trimmingSpace() }
        return rel.contains("feed") || type.map { types.contains($0) } ?? false
    }
}
