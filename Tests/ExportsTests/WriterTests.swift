import Foundation
import FoundationXML
import News
import Testing

@testable import Exports

@Suite struct WriterTests {
    private func article(_ id: String = "00000000000000ab", title: String? = "Titre", text: String = "Un.\n\nDeux.")
        -> Article
    {
        Article(
            id: Article.ID(rawValue: id),
            source: Source.ID(rawValue: "a"),
            title: title,
            text: text,
            textFrom: .feed,
            wordCount: 2,
            digest: "d",
            firstSeen: Date(timeIntervalSince1970: 1_760_000_000)
        )
    }

    /// Reads records as RFC 4180 has them, by its grammar and nothing more.
    private func records(_ bytes: [UInt8]) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var index = 0
        while index < bytes.count {
            var field: [UInt8] = []
            if bytes[index] == 0x22 {
                index += 1
                while true {
                    try #require(index < bytes.count, "a quoted field has no end")
                    if bytes[index] == 0x22 {
                        guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
                        index += 1
                    }
                    field.append(bytes[index])
                    index += 1
                }
                index += 1
            } else {
                while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0D {
                    try #require(bytes[index] != 0x22 && bytes[index] != 0x0A, "a plain field holds what needs quotes")
                    field.append(bytes[index])
                    index += 1
                }
            }
            record.append(String(decoding: field, as: UTF8.self))
            try #require(index < bytes.count)
            if bytes[index] == 0x2C {
                index += 1
                continue
            }
            try #require(bytes[index] == 0x0D && bytes[index + 1] == 0x0A, "a record ends with CRLF")
            index += 2
            records.append(record)
            record = []
        }
        return records
    }

    @Test("values come out of CSV as they went in, and every record has a field for every name")
    func csv() throws {
        var odd = article(title: "«\"a\", b»\r\nc", text: "x,\"\n\ny\"\"")
        odd.authors = ["Jean \"X\", Y"]
        odd.subtitle = ","
        let writer = CSVWriter()
        var bytes = writer.header
        writer.append(odd, to: &bytes)
        writer.append(article(title: nil), to: &bytes)
        let records = try records(bytes)
        try #require(records.count == 3)
        #expect(records.allSatisfy { $0.count == records[0].count })
        let names = Dictionary(uniqueKeysWithValues: records[0].enumerated().map { ($1, $0) })
        func value(_ name: String, _ record: Int) throws -> String { records[record][try #require(names[name])] }
        #expect(try value("title", 1) == odd.title)
        #expect(try value("text", 1) == odd.text)
        #expect(try value("subtitle", 1) == ",")
        #expect(try value("authors", 1) == #"["Jean \"X\", Y"]"#)
        #expect(try value("title", 2) == "")
        #expect(try value("wordCount", 2) == "2")
    }

    @Test("a feed has what RFC 4287 asks of feeds and entries, whatever stands in the articles")
    func atom() throws {
        var odd = article(
            "ffffffffffffffff",
            title: "A & B < C > \"D\" \u{8}\u{FFFE}",
            text: "]]> &amp;\n\n<b>x</b>\u{0}"
        )
        odd.url = "https://a.example/é b?q=<x>&y=\"z\""
        odd.authors = ["A. & B."]
        odd.tags = ["a\"b", "c"]
        odd.language = "fr"
        odd.published = StatedDate(instant: Date(timeIntervalSince1970: 1_759_000_000), precision: .minute, raw: "")
        odd.updated = StatedDate(instant: Date(timeIntervalSince1970: 1_770_000_000), precision: .second, raw: "")
        odd.enclosures = [
            Enclosure(url: "https://a.example/s.mp3", type: "audio", length: -1),
            Enclosure(url: "x:y", type: "a/b", length: 3),
        ]
        odd.via = Via(name: "MAP", url: "https://map.example/1")
        var bare = article(title: nil)
        bare.published = StatedDate(instant: Date(timeIntervalSince1970: 1_759_000_000), precision: .day, raw: "")
        var writer = AtomWriter(title: "T & U", choice: "all")
        var bytes = writer.header
        for one in [odd, bare, article("0000000000000001")] { writer.append(one, to: &bytes) }
        bytes += writer.footer
        let feed = try #require(Element.read(bytes))
        #expect(feed.name == "feed" && feed.space == "http://www.w3.org/2005/Atom")
        try check(feed, "id", "title", "updated")
        let entries = feed.children.filter { $0.name == "entry" }
        try #require(entries.count == 3)
        for entry in entries {
            try check(entry, "id", "title", "updated")
            #expect(entry.all("link").filter { $0.attributes["rel"] == "alternate" }.count <= 1)
            #expect(entry.all("content").count == 1 && entry.all("published").count <= 1)
        }
        #expect(Set(entries.compactMap { $0.all("id").first?.text }).count == 3)
        #expect(feed.all("updated").first?.text == "2026-02-02T02:40:00Z")
        #expect(entries[0].all("title").first?.text == "A & B < C > \"D\" ")
        #expect(entries[0].all("content").first?.text == "<p>]]&gt; &amp;amp;</p><p>&lt;b&gt;x&lt;/b&gt;</p>")
        #expect(entries[0].all("link").first?.attributes["href"] == "https://a.example/é%20b?q=%3Cx%3E&y=%22z%22")
        #expect(
            entries[0].all("link").filter { $0.attributes["rel"] == "enclosure" }.map { $0.attributes["type"] } == [
                nil, "a/b",
            ]
        )
        #expect(entries[1].all("published").isEmpty)
        #expect(entries[1].all("title").first?.text == "“Un.\n\nDeux.”")
    }

    @Test("a withdrawn article is a tombstone that is as new as its entry at least, and has no word of it")
    func tombstone() throws {
        var gone = article("00000000000000aa", title: "Un titre que le journal a retiré", text: "Un texte retiré.")
        gone.url = "https://a.example/retire"
        gone.state = .withdrawn
        gone.updated = StatedDate(instant: Date(timeIntervalSince1970: 1_770_000_000), precision: .second, raw: "")
        var live = gone
        live.state = .live
        func feed(_ article: Article, _ withdrawn: Date?) throws -> Element {
            var article = article
            article.withdrawn = withdrawn
            var writer = AtomWriter(title: "T", choice: "all")
            var bytes = writer.header
            writer.append(article, to: &bytes)
            bytes += writer.footer
            let feed = try #require(Element.read(bytes))
            try check(feed, "id", "title", "updated")
            return feed
        }
        let entry = try #require(try feed(live, nil).all("entry").first)
        for (withdrawn, when) in [
            (Date(timeIntervalSince1970: 1_771_000_000), "2026-02-13T16:26:40Z"),
            (Date(timeIntervalSince1970: 1_760_000_000), "2026-02-02T02:40:00Z"), (nil, "2026-02-02T02:40:00Z"),
        ] {
            let feed = try feed(gone, withdrawn)
            #expect(feed.all("entry").isEmpty && feed.all("updated").first?.text == when)
            let tombstones = feed.all("deleted-entry")
            try #require(tombstones.count == 1)
            #expect(tombstones[0].space == "http://purl.org/atompub/tombstones/1.0")
            #expect(tombstones[0].attributes == ["ref": entry.all("id").first?.text ?? "", "when": when])
            #expect(tombstones[0].children.isEmpty && tombstones[0].text.isEmpty)
        }
    }

    /// Has each of these once, and dates and addresses in their forms; author names are not empty.
    private func check(_ element: Element, _ names: String...) throws {
        for name in names { #expect(element.all(name).count == 1, "\(element.name): \(name)") }
        let id = try #require(element.all("id").first?.text)
        #expect(
            id.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil,
            "\(id)"
        )
        for date in element.all("updated") + element.all("published") {
            #expect(date.text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil, "\(date.text)")
        }
        for author in element.all("author") { #expect(author.all("name").count == 1) }
        for category in element.all("category") { #expect(category.attributes["term"] != nil) }
        for link in element.all("link") {
            let href = try #require(link.attributes["href"])
            #expect(!href.contains { " <>\"{}|\\^`".contains($0) }, "\(href)")
        }
    }
}

/// An element of a document as a namespace-aware parser sees it.
private final class Element: NSObject, XMLParserDelegate {
    let name: String
    let space: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""
    private var open: [Element] = []

    init(_ name: String, _ space: String = "", _ attributes: [String: String] = [:]) {
        self.name = name
        self.space = space
        self.attributes = attributes
    }

    /// Nil for what is not well-formed.
    static func read(_ bytes: [UInt8]) -> Element? {
        let root = Element("")
        root.open = [root]
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.delegate = root
        return parser.parse() ? root.children.first : nil
    }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name, namespaceURI ?? "", attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { open.last?.text += characters }
}
