/// What a document is, as its first bytes show.
enum DocumentKind {
    case empty, html, json, text
    /// With the offset where it begins.
    case markup(Int)

    /// How far into a document its root element is looked for.
    private static let window = 64 << 10

    init(_ text: [UInt8]) {
        guard let first = text.firstIndex(where: { $0 > 0x20 }) else {
            self = .empty
            return
        }
        if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[") {
            self = .json
            return
        }
        self = text.withUnsafeBufferPointer { Self.markup($0, first) }
    }

    private static func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> DocumentKind {
        var scanner = MarkupScanner(UnsafeBufferPointer(rebasing: bytes.prefix(window)), from: first)
        var isHTML = false
        var sawTag = false
        while let event = scanner.next() {
            guard case .open(let name, _) = event else { continue }
            let word = String(decoding: bytes[name].prefix(24), as: UTF8.self).lowercased()
            let local = word.split(separator: ":").last ?? ""
            if roots.contains(local) {
                // Something else before the root: a warning printed by the server, or an HTML page around it.
                return isHTML
                    ? .html : .markup(sawTag || bytes[first] != UInt8(ascii: "<") ? name.lowerBound - 1 : first)
            }
            if htmlRoots.contains(local), !sawTag { isHTML = true }
            sawTag = true
        }
        if isHTML { return .html }
        return bytes[first] == UInt8(ascii: "<") ? .markup(first) : .text
    }

    private static let roots: Set<Substring> = [
        "rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml", "item", "entry",
    ]
    private static let htmlRoots: Set<Substring> = ["html", "head", "body", "title", "meta", "script", "div"]
}
