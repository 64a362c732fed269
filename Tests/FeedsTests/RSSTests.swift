import Feeds
import News
import Testing

@Suite("RSS")
struct RSSTests {
    /// As a WordPress site serves it.
    private let wordPress = rss(
        """
        <item>
            <title>Séisme d&rsquo;Al Haouz : &laquo;&nbsp;reconstruire&nbsp;&raquo;</title>
            <link>https://www.example.org/2024/05/seisme/?utm_source=rss</link>
            <dc:creator><![CDATA[Anne Martin]]></dc:creator>
            <pubDate>Sun, 05 May 2024 10:30:00 +0000</pubDate>
            <category><![CDATA[Société]]></category>
            <category domain="urn:regions">Marrakech &amp; environs</category>
            <guid isPermaLink="false">https://www.example.org/?p=4711</guid>
            <description><![CDATA[<p>Premier paragraphe.</p>]]></description>
            <content:encoded><![CDATA[<p>Premier paragraphe.</p><p>Second.</p>]]></content:encoded>
            <enclosure url="/audio/seisme.mp3" length="1048576" type="audio/mpeg" />
            <media:content url="https://www.example.org/photo.jpg" medium="image" />
            <source url="https://agence.example.net/rss">Agence</source>
            <comments>https://www.example.org/2024/05/seisme/#comments</comments>
        </item>
        """,
        head: """
            <title>Le Quotidien</title><atom:link href="https://www.example.org/feed/" rel="self" type="application/rss+xml" />
            <link>https://www.example.org</link><description>Les nouvelles</description><language>fr-FR</language>
            <lastBuildDate>Sun, 05 May 2024 11:00:00 +0000</lastBuildDate><ttl>30</ttl>
            <image><url>https://www.example.org/logo.png</url><title>Logo</title><link>https://www.example.org/image</link></image>
            """
    )

    @Test(
        "a title that shows nothing is none",
        arguments: ["&#160;", "&amp;nbsp; &#160;", "\u{200B}", "<![CDATA[&nbsp;]]>"]
    )
    func blankTitle(_ title: String) throws {
        #expect(try onlyEntry(rss("<item><guid>1</guid><title>\(title)</title></item>")).title == nil)
        #expect(try onlyEntry(rss("<item><guid>1</guid><title>\(title)a</title></item>")).title?.hasSuffix("a") == true)
    }

    @Test("what a feed says about itself is read, and an image's title is not its own")
    func head() throws {
        let document = try read(wordPress)
        #expect(document.format == "rss2.0")
        #expect(document.feed.title == "Le Quotidien")
        #expect(document.feed.link == "https://www.example.org")
        #expect(document.feed.feedURL == "https://www.example.org/feed/")
        #expect(document.feed.description?.value == "Les nouvelles")
        #expect(document.feed.language == "fr-FR")
        #expect(document.feed.ttl == 30)
        #expect(document.feed.image == "https://www.example.org/logo.png")
        #expect(document.feed.updated?.formatted == "2024-05-05T11:00:00Z")
    }

    @Test("every part of an item finds its field")
    func item() throws {
        let entry = try onlyEntry(wordPress, url: "https://www.example.org/feed/")
        #expect(entry.id == "https://www.example.org/?p=4711")
        #expect(entry.title == "Séisme d’Al Haouz : «\u{A0}reconstruire\u{A0}»")
        #expect(entry.link == "https://www.example.org/2024/05/seisme/?utm_source=rss")
        #expect(entry.summary == FeedContent(value: "<p>Premier paragraphe.</p>", isHTML: true))
        #expect(entry.content?.value == "<p>Premier paragraphe.</p><p>Second.</p>")
        #expect(entry.authors == [FeedPerson(name: "Anne Martin")])
        #expect(entry.published?.formatted == "2024-05-05T10:30:00Z")
        #expect(entry.categories.map(\.term) == ["Société", "Marrakech & environs"])
        #expect(entry.categories[1].scheme == "urn:regions")
        #expect(
            entry.enclosures
                == [Enclosure(url: "https://www.example.org/audio/seisme.mp3", type: "audio/mpeg", length: 1_048_576)]
        )
        #expect(entry.image == "https://www.example.org/photo.jpg")
        #expect(entry.origin == Via(name: "Agence", url: "https://agence.example.net/rss"))
        #expect(entry.details.comments == "https://www.example.org/2024/05/seisme/#comments")
    }

    @Test("a guid is the link only when it is one and says nothing else")
    func permanentLink() throws {
        #expect(try onlyEntry(rss("<item><guid>https://example.org/1</guid></item>")).link == "https://example.org/1")
        #expect(
            try onlyEntry(rss(#"<item><guid isPermaLink="false">https://example.org/1</guid></item>"#)).link == nil
        )
        #expect(try onlyEntry(rss("<item><guid>urn:x:1</guid></item>")).link == nil)
    }

    @Test(
        "authors are written in five ways",
        arguments: [
            ("luc@example.org (Luc Bernard)", "Luc Bernard", "luc@example.org"),
            ("Luc Bernard <luc@example.org>", "Luc Bernard", "luc@example.org"),
            ("Luc Bernard (luc@example.org)", "Luc Bernard", "luc@example.org"),
            ("mailto:luc@example.org", nil, "luc@example.org"), ("Luc Bernard", "Luc Bernard", nil),
        ] as [(String, String?, String?)]
    )
    func authors(_ text: String, _ name: String?, _ email: String?) throws {
        let escaped = text.replacing("<", with: "&lt;")
        let entry = try onlyEntry(rss("<item><title>x</title><author>\(escaped)</author></item>"))
        #expect(entry.authors == [FeedPerson(name: name, email: email)])
    }

    @Test("the dialect's own title goes before Dublin Core's, wherever it stands")
    func precedence() throws {
        let entry = try onlyEntry(
            rss("<item><dc:title>Autre</dc:title><title>Titre</title><dc:title>Encore</dc:title></item>")
        )
        #expect(entry.title == "Titre")
    }

    @Test("figures are dates in the order of the feed's language")
    func figures() throws {
        let item = "<item><title>x</title><pubDate>05/06/2024 10:30</pubDate></item>"
        func published(_ language: String) throws -> String? {
            try onlyEntry(rss(item, head: "<language>\(language)</language>")).published?.formatted
        }
        #expect(try published("fr") == "2024-06-05T10:30:00Z")
        #expect(try published("en-US") == "2024-05-06T10:30:00Z")
        #expect(try published("en") == nil)
    }

    @Test("podcast fields are read")
    func podcast() throws {
        let entry = try onlyEntry(
            rss(
                """
                <item><title>Épisode 1</title><itunes:duration>1:02:03</itunes:duration><itunes:explicit>no</itunes:explicit>
                <itunes:image href="https://example.org/1.jpg"/><itunes:keywords>ville, histoire</itunes:keywords></item>
                """
            )
        )
        #expect(entry.details.duration == 3723)
        #expect(entry.details.isExplicit == false)
        #expect(entry.image == "https://example.org/1.jpg")
        #expect(entry.categories.map(\.term) == ["ville", "histoire"])
    }

    @Test("RSS 1.0 items beside their channel are read, their address being their id")
    func rdf() throws {
        let document = try read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://example.org/"><title>Titre</title><link>https://example.org/</link></channel>
            <item rdf:about="urn:x:1"><title>Un</title><link>https://example.org/1</link><dc:date>2024-05-05</dc:date></item>
            </rdf:RDF>
            """
        )
        #expect(document.format == "rdf")
        #expect(document.feed.title == "Titre")
        #expect(document.entries.first?.id == "urn:x:1")
        #expect(document.entries.first?.published?.formatted == "2024-05-05")
    }

    @Test("a news sitemap is a feed of addresses, titles and dates")
    func sitemap() throws {
        let document = try read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc>https://example.org/1</loc><lastmod>2024-05-06</lastmod>
            <n:news><n:publication><n:name>Le Quotidien</n:name><n:language>fr</n:language></n:publication>
            <n:publication_date>2024-05-05T10:00:00Z</n:publication_date><n:title>Un</n:title></n:news>
            <image:image><image:loc>https://example.org/1.jpg</image:loc></image:image></url>
            <url><loc>https://example.org/2</loc></url></urlset>
            """
        )
        #expect(document.format == "sitemap")
        #expect(document.entries.map(\.link) == ["https://example.org/1", "https://example.org/2"])
        #expect(document.entries[0].title == "Un")
        #expect(document.entries[0].published?.formatted == "2024-05-05T10:00:00Z")
        #expect(document.entries[0].updated?.formatted == "2024-05-06")
        #expect(document.entries[0].image == "https://example.org/1.jpg")
    }

    @Test("CDF channels are read")
    func cdf() throws {
        let document = try read(
            #"<CHANNEL HREF="https://example.org/"><TITLE>T</TITLE><ITEM HREF="https://example.org/1"><TITLE>Un</TITLE></ITEM></CHANNEL>"#
        )
        #expect(document.format == "cdf")
        #expect(document.feed.link == "https://example.org/")
        #expect(document.entries.map(\.link) == ["https://example.org/1"])
    }
}
