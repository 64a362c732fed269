public import struct Foundation.TimeZone
import struct Text.DateReader

/// Reads RSS, RDF, Atom, CDF, JSON Feed and sitemaps as they are published, which is often not as they are specified.
///
/// Pure: the same bytes give the same document. What can be read of a broken document is read, and the document
/// says what was wrong (`FeedDocument.defect`).
public struct FeedReader: Sendable {
    /// How much of a hostile document is looked at.
    public struct Limits: Sendable {
        public var maximumBytes = 15 << 20
        public var maximumEntries = 200_000
        /// Elements nested deeper are read over.
        public var maximumDepth = 256
        public init() {}
    }

    public var limits: Limits
    /// The zone of dates without one; nil means UTC.
    public var zone: TimeZone?
    /// Whether HTML is sanitised at once; who takes only the text out of it saves the time.
    public var sanitises: Bool

    public init(limits: Limits = .init(), zone: TimeZone? = nil, sanitises: Bool = true) {
        self.limits = limits
        self.zone = zone
        self.sanitises = sanitises
    }

    /// The feed in these bytes.
    ///
    /// The bytes are those received, with their content encoding undone; a gzip file is unpacked. `url` is where they came from, against which
    /// relative addresses are resolved; `contentType` the field of that name. Throws where there is no feed in them.
    public func read(
        _ bytes: [UInt8],
        url: String? = nil,
        contentType: String? = nil
    ) throws(FeedError) -> FeedDocument {
        guard bytes.count <= limits.maximumBytes else {
            throw FeedError(.tooLarge, detail: "it has \(bytes.count) bytes; at most \(limits.maximumBytes) are read")
        }
        guard Gzip.isGzip(bytes) else { return try read(DecodedText(bytes, contentType: contentType), url: url) }
        guard let file = Gzip.inflated(bytes, maximumBytes: limits.maximumBytes) else {
            throw FeedError(
                .tooLarge,
                detail: "unpacked it has more than the \(limits.maximumBytes) bytes that are read"
            )
        }
        var document = try read(DecodedText(file.bytes, contentType: contentType), url: url)
        if file.isCut {
            document.isCut = true
            document.defect = document.defect ?? FeedDefect(message: "the gzip file ends before its end")
        }
        return document
    }

    private func read(_ text: DecodedText, url: String?) throws(FeedError) -> FeedDocument {
        switch DocumentKind(text.bytes) {
        case .empty: throw FeedError(.empty, detail: "the document is empty")
        case .json: return try JSONFeedReader(reader: self, url: url).read(text)
        case .html:
            let announced = text.bytes.withUnsafeBufferPointer { FeedAnnouncements.read($0, url: url) }
            throw FeedError(.html, detail: "it is a web page, not a feed", announced: announced)
        case .text: throw FeedError(.notAFeed, detail: "it is neither XML nor JSON")
        case .markup(let start): return try readMarkup(text, from: start, url: url)
        }
    }

    private func readMarkup(_ text: DecodedText, from start: Int, url: String?) throws(FeedError) -> FeedDocument {
        let document = text.bytes.withUnsafeBufferPointer { bytes -> FeedDocument? in
            var builder = FeedBuilder(bytes, from: start, limits: limits, url: url, dates: DateReader(zone: zone))
            builder.sanitises = sanitises
            builder.run()
            guard let format = builder.format else { return nil }
            var document = FeedDocument(
                format: format,
                encoding: text.encoding,
                feed: builder.feed,
                entries: builder.entries
            )
            let misplaced = builder.scanner.misplacedDeclaration.map {
                (message: "an XML declaration that is not the first thing", offset: $0)
            }
            let defects = [text.defect, misplacedStart(bytes, start), builder.scanner.defect, misplaced]
            let defect = defects.compactMap { $0 }.first
            document.isCut = builder.isCutShort || builder.isCutOff
            document.defect = defect.map { FeedDefect($0.message, at: $0.offset, in: bytes) }
            return document
        }
        if let document { return document }
        guard let list = try? OPMLDocument.read(text.bytes) else {
            throw FeedError(.notAFeed, detail: "it is XML, but of no feed format")
        }
        let feeds = list.outlines.prefix(32).map(\.feedURL)
        throw FeedError(.notAFeed, detail: "it is an OPML list of feeds, not a feed", announced: Array(feeds))
    }

    /// Text before the root, or white space before the XML declaration.
    private func misplacedStart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (message: String, offset: Int)? {
        if start > 0, bytes[..<start].contains(where: { $0 > 0x20 }) { return ("text before the root element", 0) }
        let isDeclaration = bytes[start...].starts(with: "<?xml ".utf8)
        return start > 0 && isDeclaration ? ("white space before the XML declaration", 0) : nil
    }
}

extension FeedDefect {
    /// A defect at a byte offset, told as line and column, both from 1; columns count characters.
    init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var (line, column) = (1, 1)
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(message: message, line: line, column: column)
    }
}
