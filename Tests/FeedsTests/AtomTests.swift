import Feeds
import News
import Testing

@Suite("Atom")
struct AtomTests {
    @Test("an entry's fields are read")
    func entry() throws {
        let document = try read(
            atom(
                """
                <title type="html">Un &amp;lt;titre&amp;gt; &lt;b&gt;gras&lt;/b&gt;</title><id>urn:feed</id>
                <link rel="self" href="https://example.org/atom"/><link href="https://example.org/"/>
                <entry><title>A &lt; B</title><id>urn:1</id><link rel="alternate" type="application/pdf" href="/1.pdf"/>
                <link rel="alternate" type="text/html" href="/1.html"/><link rel="enclosure" href="/1.mp3" length="12"/>
                <published>2024-05-05T10:00:00Z</published><updated>2024-05-06T10:00:00+02:00</updated>
                <author><name>Anne</name><uri>/anne</uri><email>anne@example.org</email></author>
                <category term="pol" label="Politique" scheme="urn:s"/><rights>© Exemple</rights>
                <source><title>Ailleurs</title><id>urn:ailleurs</id><updated>2020-01-01T00:00:00Z</updated></source>
                </entry>
                """
            ),
            url: "https://example.org/atom"
        )
        #expect(document.format == "atom1.0")
        #expect(document.feed.title == "Un <titre> gras")
        #expect(document.feed.link == "https://example.org/")
        let entry = try #require(document.entries.first)
        #expect(entry.title == "A < B")
        #expect(entry.id == "urn:1")
        #expect(entry.link == "https://example.org/1.html")
        #expect(entry.enclosures.first?.url == "https://example.org/1.mp3")
        #expect(entry.published?.formatted == "2024-05-05T10:00:00Z")
        #expect(entry.updated?.formatted == "2024-05-06T08:00:00Z")
        #expect(
            entry.authors == [FeedPerson(name: "Anne", email: "anne@example.org", url: "https://example.org/anne")]
        )
        #expect(entry.categories == [FeedCategory(term: "pol", scheme: "urn:s", label: "Politique")])
        #expect(entry.origin?.name == "Ailleurs")
        #expect(entry.details.originID == "urn:ailleurs")
    }

    @Test("XHTML content is written back as HTML, with its text escaped")
    func xhtml() throws {
        let entry = try onlyEntry(
            atom(
                """
                <entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
                <p>3 &lt; 5 <h:br xmlns:h="http://www.w3.org/1999/xhtml"/><a href="b.html">b</a></p></div></content></entry>
                """
            ),
            url: "https://example.org/a/"
        )
        let content = try #require(entry.content)
        #expect(content.isHTML)
        #expect(content.value.contains("3 &lt; 5"))
        #expect(content.value.contains(#"<a href="https://example.org/a/b.html">b</a>"#))
        #expect(content.value.contains("<br>"))
    }

    @Test("text content is text, whatever it looks like")
    func text() throws {
        let entry = try onlyEntry(atom(#"<entry><id>1</id><content type="text">x &lt;b&gt; y</content></entry>"#))
        #expect(entry.content == FeedContent(value: "x <b> y", isHTML: false))
    }

    @Test("base64 content is decoded when it is text, and left out when it is not")
    func base64() throws {
        let text = atom(#"<entry><id>1</id><content type="application/octet-stream">Qm9uam91cg==</content></entry>"#)
        #expect(try onlyEntry(text).content?.value == "Bonjour")
        let image = atom(#"<entry><id>1</id><content type="image/png">iVBORw0KGgo=</content></entry>"#)
        #expect(try onlyEntry(image).content == nil)
    }

    @Test("xml:base and xml:lang are inherited, and ids are not addresses")
    func inheritance() throws {
        let document = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://example.org/a/" xml:lang="fr">
            <entry xml:base="b/"><id>c/d</id><link xml:base="c/" href="d.html"/>
            <summary type="html" xml:lang="ar">&lt;a href="e"&gt;x&lt;/a&gt;</summary></entry>
            <entry><id>2</id><link href="d.html"/></entry></feed>
            """
        )
        #expect(document.feed.language == "fr")
        #expect(document.entries[0].id == "c/d")
        #expect(document.entries[0].link == "http://example.org/a/b/c/d.html")
        #expect(document.entries[0].summary?.value == #"<a href="http://example.org/a/b/e">x</a>"#)
        #expect(document.entries[0].language == "ar")
        #expect(document.entries[1].link == "http://example.org/a/d.html")
        #expect(document.entries[1].language == "fr")
    }

    @Test("Atom 0.3 and prefixed Atom are Atom")
    func dialects() throws {
        let old = try read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>Sous-titre</tagline><entry><title>Un</title>
            <issued>2004-05-05T10:00:00Z</issued><content mode="escaped" type="text/html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>
            """
        )
        #expect(old.format == "atom0.3")
        #expect(old.feed.description?.value == "Sous-titre")
        #expect(old.entries.first?.published?.formatted == "2004-05-05T10:00:00Z")
        #expect(old.entries.first?.content?.value == "<p>x</p>")
        let prefixed = try read(
            #"<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Un</a:title></a:entry></a:feed>"#
        )
        #expect(prefixed.format == "atom1.0")
        #expect(prefixed.entries.first?.title == "Un")
    }
}
