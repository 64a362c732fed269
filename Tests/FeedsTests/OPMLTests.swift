import Feeds
import Testing

@Suite("OPML")
struct OPMLTests {
    private func read(_ text: String) throws -> OPMLDocument {
        try OPMLDocument.read(Array(text.utf8))
    }

    @Test("outlines are read with their folders, categories and lines")
    func outlines() throws {
        let list = try read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0"><head><title>Mes sources</title></head><body>
            <outline text="Presse"><outline text="Maroc &amp; Maghreb" title="Maroc">
            <outline type="rss" text="Le Quotidien" xmlUrl="https://example.org/feed?a=1&amp;b=2"
              htmlUrl="https://example.org/" language="fr" category="/Politique/Économie,une"/>
            </outline></outline>
            <outline title="Seul" xmlUrl=" https://example.net/atom " />
            </body></opml>
            """
        )
        #expect(list.title == "Mes sources")
        #expect(list.defect == nil)
        try #require(list.outlines.count == 2)
        let first = list.outlines[0]
        #expect(first.title == "Le Quotidien")
        #expect(first.feedURL == "https://example.org/feed?a=1&b=2")
        #expect(first.pageURL == "https://example.org/")
        #expect(first.language == "fr")
        #expect(first.tags == ["Presse", "Maroc & Maghreb", "Politique", "Économie", "une"])
        #expect(first.line == 4)
        #expect(list.outlines[1].feedURL == "https://example.net/atom")
        #expect(list.outlines[1].tags.isEmpty)
        #expect(list.outlines[1].line == 7)
    }

    @Test("a list that is cut or sloppy keeps what it has")
    func broken() throws {
        let list = try read(
            "<opml><body><outline text=\"A & B\" XMLURL=https://example.org/1><outline xmlUrl='https://example.org/2'>\n<outl"
        )
        #expect(list.outlines.map(\.feedURL) == ["https://example.org/1", "https://example.org/2"])
        #expect(list.outlines.first?.title == "A & B")
        #expect(list.defect != nil)
    }

    @Test("what is no list is refused", arguments: ["", "Bonjour", "<rss><channel/></rss>", "{}"])
    func refused(_ text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }
}
