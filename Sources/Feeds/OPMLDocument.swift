import struct Text.WebAddress

/// A list of sources in OPML 1.0 or 2.0, as feed readers export it.
public struct OPMLDocument: Sendable, Hashable {
    /// One listed feed.
    public struct Outline: Sendable, Hashable {
        /// Its `title`, else its `text`.
        public var title: String?
        /// The feed's address, as written.
        public var feedURL: String
        /// The address of the web page it belongs to.
        public var pageURL: String?
        public var language: String?
        /// The names of the folders it stands in, outermost first, and its own categories behind them.
        public var tags: [String] = []
        /// The line of the document on which it stands, from 1.
        public var line: Int
        public init(feedURL: String, line: Int) {
            self.feedURL = feedURL
            self.line = line
        }
    }

    public var title: String?
    public var outlines: [Outline] = []
    /// Why the document was not well-formed; nil when it was.
    public var defect: FeedDefect?
    public init() {}

    private static let maximumBytes = 15 << 20
    private static let maximumOutlines = 100_000
    private static let maximumDepth = 64

    /// The sources in these bytes, in the document's order.
    ///
    /// Tolerates what `FeedReader` tolerates. Throws for a document that is empty or is no OPML.
    public static func read(_ bytes: [UInt8]) throws(FeedError) -> OPMLDocument {
        guard bytes.count <= maximumBytes else {
            throw FeedError(.tooLarge, detail: "it has \(bytes.count) bytes; at most \(maximumBytes) are read")
        }
        let text = DecodedText(bytes, contentType: nil)
        guard text.bytes.contains(where: { $0 > 0x20 }) else {
            throw FeedError(.empty, detail: "the document is empty")
        }
        let document = text.bytes.withUnsafeBufferPointer { read($0, text.defect) }
        guard let document else { throw FeedError(.notAFeed, detail: "it is no OPML: it has no <opml> element") }
        return document
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ earlier: (message: String, offset: Int)?
    ) -> OPMLDocument? {
        var reader = OPMLReader(bytes)
        var document = OPMLDocument()
        var isOPML = false
        /// The folders that are open, each with whether it names anything.
        var folders: [String?] = []
        var isInTitle = false
        var lines = LineCounter(bytes)
        while let event = reader.scanner.next(), document.outlines.count < maximumOutlines {
            switch event {
            case .open(let name, let isEmpty):
                let element = reader.name(name)
                isInTitle = element == "title" && folders.isEmpty && !isEmpty
                if element == "opml" { isOPML = true }
                guard element == "outline" else { continue }
                let attributes = reader.attributes()
                if let outline = outline(attributes, folders, lines.line(at: name.lowerBound)) {
                    document.outlines.append(outline)
                }
                let isFolder = attributes["xmlurl"] == nil
                let folder = isFolder ? (attributes["text"] ?? attributes["title"])?.collapsingSpace() : nil
                if !isEmpty, folders.count < maximumDepth { folders.append(folder) }
            case .close(let name):
                isInTitle = false
                if reader.name(name) == "outline" { _ = folders.popLast() }
            case .text(let range), .literal(let range):
                guard isInTitle, document.title == nil else { continue }
                let title = reader.text(range).collapsingSpace()
                document.title = title.isEmpty ? nil : title
            }
        }
        let defect = earlier ?? reader.scanner.defect
        document.defect = defect.map { FeedDefect($0.message, at: $0.offset, in: bytes) }
        return isOPML || !document.outlines.isEmpty ? document : nil
    }

    private static func outline(_ attributes: [String: String], _ folders: [String?], _ line: Int) -> Outline? {
        let address = (attributes["xmlurl"] ?? (attributes["type"]?.lowercased() == "rss" ? attributes["url"] : nil))?
            .trimmingSpace()
        guard let address, !address.isEmpty else { return nil }
        var outline = Outline(feedURL: address, line: line)
        outline.title = [attributes["title"], attributes["text"]].lazy.compactMap { $0?.collapsingSpace() }.first {
            !$0.isEmpty
        }
        outline.pageURL = attributes["htmlurl"]?.trimmingSpace()
        outline.language = attributes["language"]?.trimmingSpace()
        let own = (attributes["category"] ?? "").split(separator: ",").flatMap { path in
            path.split(separator: "/").map { String($0).collapsingSpace() }
        }
        for tag in folders.compactMap({ $0 }) + own where !tag.isEmpty && !outline.tags.contains(tag) {
            outline.tags.append(tag)
        }
        return outline
    }
}

/// The scanner with the decoding that OPML needs.
private struct OPMLReader {
    var scanner: MarkupScanner
    private var decoder = ReferenceDecoder()

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        scanner = MarkupScanner(bytes)
    }

    func name(_ range: Range<Int>) -> String {
        String(decoding: scanner.bytes[range].prefix(32), as: UTF8.self).lowercased()
    }

    mutating func text(_ range: Range<Int>) -> String {
        let raw = UnsafeBufferPointer(rebasing: scanner.bytes[range])
        var decoded: [UInt8] = []
        let outcome = decoder.append(raw, to: &decoded, entities: &scanner.entities)
        if case .broken(let offset) = outcome {
            scanner.note("a reference to nothing, or a bare ampersand", at: range.lowerBound + offset)
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Of the last start tag, by name in lower case; the first of a name counts.
    mutating func attributes() -> [String: String] {
        var values: [String: String] = [:]
        for attribute in scanner.attributes {
            let key = name(attribute.name)
            if values[key] == nil { values[key] = text(attribute.value) }
        }
        return values
    }
}

/// Counts lines up to offsets that only grow.
private struct LineCounter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var line = 1

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func line(at wanted: Int) -> Int {
        while offset < min(wanted, bytes.count) {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
