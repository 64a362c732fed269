import News
import Settings
import Testing

@Suite("OPML export")
struct OutlineExportTests {
    private func feed(_ id: String, _ url: String, title: String? = nil, tags: [String] = []) -> Source {
        var source = Source(id: Source.ID(rawValue: id), place: .feed(url: url))
        source.title = title
        source.tags = tags
        return source
    }

    private func read(_ list: OutlineList) throws -> [Source] {
        let configuration = try ScratchFolder(["depeche.toml": "", "sources.d/a.opml": list.text]).load()
        #expect(configuration.warnings == [])
        return configuration.sources
    }

    @Test("a list is read back with its addresses, titles, languages and groups")
    func roundTrip() throws {
        var first = feed("a", "https://a.example/feed?x=1&y=2", title: "Le « Monde » & Cie", tags: ["Maroc", "presse"])
        first.language = "fr-MA"
        let sources = [
            first,
            feed("b", "https://b.example/feed", title: "أخبار \"اليوم\" <1>", tags: ["Maroc"]),
            feed("c", "https://c.example/feed", title: "Sans groupe"),
            feed("d", "https://d.example/feed", title: "A\tB", tags: ["a,b", "c/d", "e", "f"]),
            feed("e", "https://e.example/feed", title: "'E'", tags: ["Maroc", "presse", "sport"]),
            feed("f", "https://f.example/feed", title: "F", tags: ["<&>", "\"q\""]),
        ]
        let back = try read(OutlineList(sources))
        #expect(back.count == sources.count)
        for source in sources {
            let same = try #require(back.first { $0.address == source.address })
            #expect(same.title == source.title?.replacing("\t", with: " "))
            #expect(same.tags == source.tags)
            #expect(same.language == source.language)
        }
        // What is written of what was read is the same again.
        #expect(try read(OutlineList(back)) == back)
        #expect(OutlineList(try read(OutlineList(back))).text == OutlineList(back).text)
    }

    @Test("sources with the same first tag lie in one folder, in their order")
    func folders() throws {
        let list = OutlineList([
            feed("a", "https://a.example/", tags: ["Maroc"]), feed("b", "https://b.example/"),
            feed("c", "https://c.example/", tags: ["Maroc", "sport"]),
        ])
        let lines = list.text.split(separator: "\n")
        #expect(
            lines.dropFirst(4).dropLast(2) == [
                #"<outline text="Maroc">"#, #"<outline type="rss" text="a" xmlUrl="https://a.example/"/>"#,
                #"<outline type="rss" text="c" xmlUrl="https://c.example/" category="sport"/>"#, "</outline>",
                #"<outline type="rss" text="b" xmlUrl="https://b.example/"/>"#,
            ]
        )
    }

    @Test("folders of documents are left out, and named")
    func documents() throws {
        let folder = Source(id: Source.ID(rawValue: "seeds"), place: .folder(path: "/seeds"))
        let list = OutlineList([folder, feed("a", "https://a.example/feed")])
        #expect(list.leftOut == [folder.id])
        #expect(!list.text.contains("seeds"))
    }

    @Test("nothing that XML cannot hold, and no secret, is written")
    func hostile() throws {
        var source = feed("a", "https://a.example/feed", title: "a\u{0}b\u{1B}[31m\u{FFFE}\u{FFFF}\u{1FFFE}c")
        source.fetch.headers = [Header(name: "X-Token", value: "gossip")]
        let text = OutlineList([source]).text
        #expect(text.contains(#"title="ab[31mc""#))
        #expect(!text.contains("gossip") && !text.contains("X-Token"))
    }
}
