/// A feed of three entries with what is needed to cut it: the places where its entries are complete.
struct CutFeed: Sendable, CustomStringConvertible {
    /// How its characters become bytes.
    enum Encoding: String, CaseIterable, Sendable {
        case utf8, utf8Marked, utf16LE, utf16BE, utf16LEMarked, utf16BEMarked, utf32LE, utf32BE, utf32LEMarked,
            windows1252

        func bytes(of text: some StringProtocol) -> [UInt8] {
            switch self {
            case .utf8, .utf8Marked: Array(text.utf8)
            case .utf16LE, .utf16LEMarked: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            case .utf16BE, .utf16BEMarked: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
            case .utf32LE, .utf32LEMarked: text.unicodeScalars.flatMap { Self.bigEndian($0).reversed() }
            case .utf32BE: text.unicodeScalars.flatMap(Self.bigEndian)
            // The fixtures' letters beyond ASCII are those that Latin-1 has.
            case .windows1252: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            }
        }

        var mark: [UInt8] {
            switch self {
            case .utf8Marked, .utf16LEMarked, .utf16BEMarked, .utf32LEMarked: bytes(of: "\u{FEFF}")
            default: []
            }
        }

        private static func bigEndian(_ scalar: Unicode.Scalar) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
        }
    }

    let name: String
    let encoding: Encoding
    let bytes: [UInt8]
    /// How long the beginning must be to hold the first entry, the first two, and all.
    let ends: [Int]
    /// From here on only the end tags of the document's own elements are missing.
    let lastEnd: Int
    private let lineStarts: [Int]

    init(_ name: String, _ encoding: Encoding, head: String, entry: (Int) -> String, tail: String) {
        self.name = name
        self.encoding = encoding
        var bytes = encoding.mark + encoding.bytes(of: head)
        var ends: [Int] = []
        for number in 1...3 {
            bytes += encoding.bytes(of: entry(number))
            ends.append(bytes.count)
            bytes += encoding.bytes(of: "\n")
        }
        lastEnd = bytes.count
        bytes += encoding.bytes(of: tail)
        self.bytes = bytes
        self.ends = ends
        let start = encoding.mark.count
        let end = encoding.bytes(of: "\n")
        let places = stride(from: start, through: bytes.count - end.count, by: end.count)
        lineStarts = [0] + places.filter { bytes[$0..<$0 + end.count].elementsEqual(end) }.map { $0 + end.count }
    }

    var description: String { "\(name) in \(encoding.rawValue)" }

    /// The line, from 1, of the last character of a beginning of that length.
    func line(at length: Int) -> Int { max(1, lineStarts.count { $0 < length }) }
}

extension CutFeed {
    /// Every dialect in UTF-8 and in some of the other encodings, 35 in all; JSON says nothing of its encoding.
    static let all: [CutFeed] = dialects.enumerated().flatMap { index, make -> [CutFeed] in
        let others = Encoding.allCases.dropFirst()
        let picked = (0..<3).map { others[others.startIndex + (index * 3 + $0) % others.count] }
        let feeds = ([Encoding.utf8] + picked).map { make($0) }
        return feeds.filter { !$0.name.hasPrefix("json") || $0.encoding != .windows1252 }
    }

    private static let dialects: [@Sendable (Encoding) -> CutFeed] = [
        { feed("rss2.0", $0, "<rss version=\"2.0\">\n<channel><title>Été</title>\n", item, "</channel></rss>") },
        { feed("rss0.91", $0, "<rss version=\"0.91\">\n<channel><title>Été</title>\n", bareItem, "</channel></rss>") },
        {
            feed(
                "rdf",
                $0,
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\n",
                bareItem,
                "</rdf:RDF>"
            )
        },
        { feed("atom1.0", $0, "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Été</title>\n", entry, "</feed>") },
        { feed("atom0.3", $0, "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\">\n", entry, "</feed>") },
        {
            feed(
                "sitemap",
                $0,
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                { "<url><loc>https://a.example/\($0)</loc><lastmod>2024-05-0\($0)</lastmod></url>" },
                "</urlset>"
            )
        },
        {
            feed(
                "cdf",
                $0,
                "<channel href=\"https://a.example/\">\n",
                { "<item href=\"https://a.example/\($0)\"><title>Té \($0)</title></item>" },
                "</channel>"
            )
        },
        { CutFeed("json1.1", $0, head: jsonHead("1.1"), entry: jsonItem, tail: "]}") },
        { CutFeed("json1.0", $0, head: jsonHead("1"), entry: jsonItem, tail: "]}") },
    ]

    private static func feed(
        _ name: String,
        _ encoding: Encoding,
        _ head: String,
        _ entry: (Int) -> String,
        _ tail: String
    ) -> CutFeed {
        let label = encoding == .windows1252 ? " encoding=\"windows-1252\"" : ""
        return CutFeed(name, encoding, head: "<?xml version=\"1.0\"\(label)?>\n" + head, entry: entry, tail: tail)
    }

    private static func item(_ number: Int) -> String {
        "<item><title>Té &amp; \(number)</title><guid>urn:\(number)</guid><description><![CDATA[<p>é</p>]]></description></item>"
    }

    private static func bareItem(_ number: Int) -> String {
        "<item><title>Té \(number)</title><link>https://a.example/\(number)</link></item>"
    }

    private static func entry(_ number: Int) -> String {
        "<entry><id>urn:\(number)</id><title type=\"html\">Té &lt;b&gt;\(number)</title><link href=\"/\(number)\"/></entry>"
    }

    private static func jsonHead(_ version: String) -> String {
        "{\"version\":\"https://jsonfeed.org/version/\(version)\",\"title\":\"Été\",\n\"items\":[\n"
    }

    private static func jsonItem(_ number: Int) -> String {
        "\(number > 1 ? "," : ""){\"id\":\"\(number)\",\"title\":\"Té\",\"content_html\":\"<p>\\u00e9</p>\"}"
    }
}
