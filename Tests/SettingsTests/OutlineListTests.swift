import News
import Settings
import Testing

@Suite("OPML lists")
struct OutlineListTests {
    private func opml(_ outlines: [String]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0"><head><title>Mes flux</title></head><body>
        \(outlines.joined(separator: "\n"))
        </body></opml>
        """
    }

    private func load(_ outlines: [String], more: [String: String] = [:]) throws -> Configuration {
        try ScratchFolder(["depeche.toml": "", "sources.d/b.opml": opml(outlines)].merging(more) { $1 }).load()
    }

    @Test("an outline gives address, title, language and the folders it lies in as tags")
    func read() throws {
        let sources = try load([
            "<outline text=\"Maroc\">",
            "<outline type=\"rss\" text=\"Hespress &amp; Cie\" xmlUrl=\"https://fr.hespress.com/feed/\" language=\"FR-ma\"/>",
            "</outline>",
            "<outline type=\"rss\" text=\"Le Monde\" xmlUrl=\"https://www.lemonde.fr/rss/une.xml\"/>",
        ]).sources
        #expect(sources.map(\.id.rawValue) == ["fr.hespress.com-feed", "lemonde.fr-rss-une.xml"])
        #expect(sources.map(\.title) == ["Hespress & Cie", "Le Monde"])
        #expect(sources.map(\.language) == ["fr-MA", nil])
        #expect(sources.map(\.tags) == [["Maroc"], []])
        #expect(sources.first?.place == .feed(url: "https://fr.hespress.com/feed/"))
    }

    @Test("a feed in two folders is one source with both tags")
    func merged() throws {
        let feed = "<outline text=\"A\" xmlUrl=\"https://example.org/feed\"/>"
        let sources = try load([
            "<outline text=\"un\">", feed, "</outline>", "<outline text=\"deux\">", feed, "</outline>",
        ]).sources
        #expect(sources.map(\.tags) == [["un", "deux"]])
    }

    @Test("names do not depend on the order of the outlines, and are all different")
    func order() throws {
        let long = "https://example.org/" + String(repeating: "tres-long/", count: 20)
        let addresses = [
            "https://example.org/feed", "https://example.org/feed/", "http://www.example.org/feed",
            "https://example.org/?feed=rss", "https://example.org/", long + "a", long + "b",
            "https://مثال.إختبار/تغذية",
        ]
        let outlines = addresses.map { "<outline text=\"x\" xmlUrl=\"\($0)\"/>" }
        let forwards = try load(outlines).sources
        let backwards = try load(outlines.reversed()).sources
        #expect(
            Dictionary(uniqueKeysWithValues: forwards.map { ($0.address, $0.id) })
                == Dictionary(uniqueKeysWithValues: backwards.map { ($0.address, $0.id) })
        )
        let names = forwards.map(\.id.rawValue)
        #expect(Set(names).count == addresses.count)
        #expect(names.allSatisfy { $0.utf8.count <= 64 })
        #expect(names[3...4] == ["example.org-feed-rss", "example.org"])
        #expect(names[0].hasPrefix("example.org-feed-") && names[0] != names[1])
    }

    @Test("an outline that cannot be a source is a fault at its line; a file that is no OPML is one as a whole")
    func faults() throws {
        let folder = try ScratchFolder([
            "depeche.toml": "", "sources.d/a.toml": "[[source]]\nid = 'example.org-a'\nurl = 'https://example.org/b'\n",
            "sources.d/b.opml": opml([
                "<outline text=\"1\" xmlUrl=\"feed://example.org/x\"/>",
                "<outline text=\"2\" xmlUrl=\"https://example.org/a\"/>",
            ]),
            "sources.d/c.opml": "<html><body>Not found</body></html>",
        ])
        let faults = folder.faults()
        #expect(faults.count == 3, "\(faults)")
        #expect(faults.first?.hasPrefix("sources.d/b.opml:3: outline[0].xmlUrl: `feed` is no scheme") == true)
        #expect(faults.dropFirst().first?.contains("already the name of the source at sources.d/a.toml:2") == true)
        #expect(faults.last?.hasPrefix("sources.d/c.opml: the file is not an OPML list: ") == true)
    }
}
