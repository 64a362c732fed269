import Feeds
import News
import Text

import struct Foundation.TimeZone

extension Stage {
    static let base = WebAddress("https://exemple.ma/rubrique/page.html?a=1")
    static let zone = TimeZone(identifier: "Africa/Casablanca")

    /// Any bytes as a feed: within the limits, clean, safe, the same each time, and never more than the whole when cut.
    func runFeed(_ input: FuzzInput) {
        let (type, bytes) = input.labelled
        var reader = FeedReader(sanitises: !input.options.contains(.raw))
        if input.options.contains(.smallLimits) {
            reader.limits.maximumEntries = 3
            reader.limits.maximumDepth = 8
        }
        if input.options.contains(.zone) { reader.zone = Self.zone }
        let url = input.options.contains(.hasAddress) ? Self.base?.string : nil
        func read(_ bytes: [UInt8]) -> Result<FeedDocument, FeedError> {
            Result { () throws(FeedError) in try reader.read(bytes, url: url, contentType: type) }
        }
        let first = read(bytes)
        expect(first == read(bytes), "two readings differ")
        guard case .success(let document) = first else { return }
        expect(document.entries.count <= reader.limits.maximumEntries, "more entries than are allowed")
        expect(!document.isCut || document.defect != nil, "cut, but not said to be")
        document.expectClean()
        if reader.sanitises { document.expectSafe() }
        document.dates.forEach(Self.expectStated)
        expect(!document.json().isEmpty, "no JSON")
        // Behind so many others they are packed.
        let packed = FeedEntries(Array(repeating: FeedEntry(), count: 256) + document.entries)
        expect(packed.dropFirst(256).elementsEqual(document.entries), "packed entries differ")
        guard document.defect == nil, case .success(let part) = read(Array(bytes.prefix(input.cut))),
            part.encoding == document.encoding, part.format == document.format
        else { return }
        expect(part.entries.count <= document.entries.count, "a part has more entries than the whole")
        expect(
            part.entries.dropLast().elementsEqual(document.entries.prefix(max(0, part.entries.count - 1))),
            "a part has an entry that the whole has not, cut at \(input.cut)"
        )
    }

    func runOutline(_ input: FuzzInput) {
        func read() -> Result<OPMLDocument, FeedError> {
            Result { () throws(FeedError) in try OPMLDocument.read(input.bytes) }
        }
        let first = read()
        expect(first == read(), "two readings differ")
        guard case .success(let document) = first else { return }
        fuzz.expectClean(document.title, decoded: true, "the title of a list")
        for outline in document.outlines {
            expect(!outline.feedURL.isEmpty && outline.line > 0, "an outline without its address or line")
            expect(outline.tags.allSatisfy { !$0.isEmpty }, "an empty tag")
            for text in [outline.title, outline.feedURL, outline.pageURL, outline.language] + outline.tags {
                fuzz.expectClean(text, decoded: true, "an outline")
            }
        }
    }

    /// Bytes with a label from the protocol and one from the document.
    func runCharset(_ input: FuzzInput) {
        let (declared, rest) = input.labelled
        let (stated, bytes) = input.split(rest)
        let label = String(decoding: stated, as: UTF8.self)
        let first = Charset.decode(bytes, declared: declared, stated: label)
        expect(first == Charset.decode(bytes, declared: declared, stated: label), "two readings differ")
        expect(first.text.utf8.count <= 8 * bytes.count + 16, "text of \(first.text.utf8.count) bytes")
        let feed = Array("<rss version=\"2.0\"><channel><title>".utf8) + bytes
        let document = try? FeedReader().read(feed, contentType: "text/xml; charset=" + label)
        document?.expectClean()
    }
}
