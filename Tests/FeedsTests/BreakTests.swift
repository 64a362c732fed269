import Feeds
import Testing

/// Documents that end too early, in each kind of place.
@Suite("Where documents break")
struct BreakTests {
    private static let start = "<rss version=\"2.0\"><channel><item><guid>1</guid><title>Un</title></item>\n<item>"

    @Test(
        "the break is reported with line and column, and the entry before it is kept",
        arguments: [
            ("within a tag", "<titl", 7), ("within a tag behind its name", "<title ", 7),
            ("within an attribute's name", "<enclosure ur", 18),
            ("within an attribute", "<enclosure url=\"http://a", 18),
            ("within an end tag", "<title>Deux</tit", 18), ("within a reference", "<title>Deux &am", 19),
            ("within a numeric reference", "<title>Deux &#x2", 19), ("within a section", "<title><![CDATA[Deux", 14),
            ("within the mark of a section", "<title><![CDA", 14), ("within a comment", " <!-- <title>", 8),
            ("within an instruction", "<?php echo", 7), ("within a text", "<title>Été à", 19),
            ("between elements", "<title>Deux</title>", 26),
        ] as [(String, String, Int)]
    )
    func markup(_ place: String, _ end: String, _ column: Int) throws {
        let text = Self.start + end
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), [0xFF, 0xFE] + wide, wide] {
            let document = try FeedReader().read(bytes)
            #expect(document.entries.map(\.title) == ["Un"])
            #expect(document.isCut)
            #expect(document.defect?.line == 2)
            #expect(document.defect?.column == column, "\(document.defect?.message ?? "")")
        }
    }

    @Test("UTF-16 cut within a letter is read up to there")
    func halfLetter() throws {
        let text = Self.start + "<title>Deux"
        let bytes = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let document = try FeedReader().read([0xFE, 0xFF] + bytes.dropLast())
        #expect(document.entries.map(\.title) == ["Un"])
        #expect(document.isCut)
        #expect(document.defect?.line == 2)
    }

    @Test(
        "JSON that is cut keeps the items before the break and says where it is",
        arguments: [
            ("within a string", #"{"id": "2"#, 10), ("within an escape", #"{"id": "2\u00"#, nil),
            ("within a name", #"{"id"#, 5), ("behind a name", #"{"id":"#, 7), ("within a word", #"{"id": tru"#, nil),
            ("within an object", "{", 2), ("within a comment", #"{"id": "2", /* x"#, 13),
        ] as [(String, String, Int?)]
    )
    func json(_ place: String, _ end: String, _ column: Int?) throws {
        let start = #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "a"},"#
        let document = try read(start + "\n" + end)
        #expect(document.entries.map(\.id) == ["1"])
        #expect(document.isCut)
        #expect(document.defect?.line == 2)
        if let column { #expect(document.defect?.column == column, "\(document.defect?.message ?? "")") }
    }
}
