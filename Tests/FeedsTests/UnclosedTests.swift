import Feeds
import News
import Testing

@Suite("Elements nobody closed")
struct UnclosedTests {
    @Test(
        "one that is not closed does not swallow its neighbours",
        arguments: [
            "<title>A<link>https://a.ma/1</link><guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1<guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<title>A</title><enclosure url='https://a.ma/1.mp3'><link>https://a.ma/1</link><guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1</link><description>T <b>b</b><guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1</link><x:id>3<guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<x:y>3</x:z><title>A</title><link>https://a.ma/1</link><guid>g</guid><pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1</link><guid>g<pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1</link><guid>g</guid><author><name>N</name><pubDate>2024-05-05</pubDate>",
            "<title>A</title><link>https://a.ma/1</link><guid>g</guid><category>c<dc:date>2024-05-05</dc:date>",
        ]
    )
    func swallows(item: String) throws {
        let document = try read(rss("<item>\(item)</item><item><guid>2</guid></item>"))
        #expect(document.entries.map(\.id) == ["g", "2"])
        let entry = try #require(document.entries.first)
        #expect(entry.title == "A")
        #expect(entry.link == "https://a.ma/1")
        #expect(entry.published?.formatted == "2024-05-05")
        #expect(document.defect != nil)
    }

    @Test("Atom links without their slash, as in HTML, are links")
    func links() throws {
        let entry = try onlyEntry(
            atom(
                "<entry><link href='https://a.ma/1'><id>urn:1</id><title>A</title><updated>2024-05-05</updated></entry>"
            )
        )
        #expect(entry.link == "https://a.ma/1")
        #expect(entry.id == "urn:1")
        #expect(entry.title == "A")
    }

    @Test("another vocabulary's element keeps what stands in it, where it is closed")
    func closed() throws {
        let entry = try onlyEntry(rss("<item><x:y><title>no</title><guid>no</guid></x:y><title>A</title></item>"))
        #expect(entry.title == "A")
        #expect(entry.id == nil)
    }

    @Test("a hundred thousand unclosed elements cost little", .timeLimit(.minutes(1)))
    func hostile() throws {
        for inside in ["<x:a><guid>1", "<title>a<guid>", "<link><link>", "<x:a><item><x:a><entry>", "<author><id>"] {
            let text = rss("<item>" + String(repeating: inside, count: 100_000))
            #expect(throws: Never.self) { try read(text) }
        }
    }
}
