import Feeds
import News
import Testing

@Suite("What stands around an entry and its addresses")
struct SurroundingsTests {
    @Test("an entry within another vocabulary's element is not the feed's")
    func extensions() throws {
        let text = atom(
            #"<x:foo xmlns:x="urn:foo"><entry><id>urn:no</id></entry></x:foo><entry><id>urn:a</id></entry>"#
                + #"<entry><id>urn:b</id><x:in xmlns:x="urn:foo"><entry><title>no</title></entry></x:in><title>B</title></entry>"#
        )
        let entries = try read(text).entries
        #expect(entries.map(\.id) == ["urn:a", "urn:b"])
        #expect(entries.last?.title == "B")
    }

    @Test("an element of another vocabulary that is never closed claims no entry")
    func unclosedExtension() throws {
        let text = rss("<x:foo><item><guid>1</guid><title>A</title></item><item><guid>2</guid></item>")
        #expect(try read(text).entries.map(\.id) == ["1", "2"])
        #expect(try read(text).entries.first?.title == "A")
    }

    @Test("items in a wrapper of their own are read whole")
    func wrapper() throws {
        let entry = try onlyEntry(rss("<items><item><title>A</title><link>https://a.ma/1</link></item></items>"))
        #expect(entry.title == "A")
        #expect(entry.link == "https://a.ma/1")
    }

    @Test("the page behind a counting redirect is the link of an RSS item, and one more of an Atom entry")
    func originalLink() throws {
        let counted = "<link>https://feeds.ma/~r/1</link><feedburner:origLink>https://a.ma/1</feedburner:origLink>"
        let item = try onlyEntry(rss("<item>\(counted)</item>"))
        #expect(item.link == "https://a.ma/1")
        #expect(item.links.map(\.url) == ["https://feeds.ma/~r/1", "https://a.ma/1"])
        let entry = try onlyEntry(
            atom(
                #"<entry xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><link href="https://feeds.ma/~r/1"/>"#
                    + "<feedburner:origLink>https://a.ma/1</feedburner:origLink></entry>"
            )
        )
        #expect(entry.link == "https://feeds.ma/~r/1")
        #expect(entry.links.last?.rel == "canonical")
    }

    @Test(
        "a file of an item lies relative to the site, where the feed is on the same host",
        arguments: [
            ("http://a.ma/", "", "http://a.ma/f/1.mp3"), ("http://b.ma/", "", "https://a.ma/f/1.mp3"),
            ("http://a.ma/", #" xml:base="https://c.ma/""#, "https://c.ma/f/1.mp3"),
        ]
    )
    func relativeFile(site: String, base: String, expected: String) throws {
        let item = "<item\(base)><enclosure url=' /f/1.mp3 ' length='9' type='audio/mpeg'/></item>"
        let entry = try onlyEntry(rss(item, head: "<link>\(site)</link>"), url: "https://a.ma/feeds/rss")
        #expect(entry.enclosures.map(\.url) == [expected])
    }

    @Test("a section within XHTML is markup where it holds tags, else text")
    func section() throws {
        func title(_ inside: String) throws -> String? {
            try onlyEntry(atom(#"<entry><title type="xhtml"><div>\#(inside)</div></title></entry>"#)).title
        }
        #expect(try title("<![CDATA[A &amp; B]]>") == "A &amp; B")
        #expect(try title("<![CDATA[<b>A</b> &amp; B]]>") == "A & B")
    }

    @Test("a text that is the beginning of a tag is that text, and no tag")
    func unfinishedTag() throws {
        let entry = try onlyEntry(rss("<item><description><![CDATA[ <!DOCTYPE ]]></description></item>"))
        #expect(entry.summary?.value == "&lt;!DOCTYPE")
        // Nor does it keep what no HTML of ours holds.
        let odd = try onlyEntry(rss("<item><description>&lt;img src='a\u{8F}b\u{FFFE}'</description></item>"))
        #expect(odd.summary?.value == "&lt;img src='ab'")
    }
}
