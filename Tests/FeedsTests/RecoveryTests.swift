import Feeds
import News
import Testing

@Suite("Broken documents")
struct RecoveryTests {
    @Test("a feed cut anywhere keeps its complete entries and says where it ends")
    func cut() throws {
        let items = (1...3).map {
            "<item><title>Titre \($0)</title><guid>urn:\($0)</guid><description><![CDATA[<p>Texte \($0)</p>]]></description></item>\n"
        }
        let text = rss(items.joined())
        let bytes = Array(text.utf8)
        let ends = try items.map { item in
            try #require(text.firstRange(of: item)).upperBound.utf16Offset(in: text) - 1
        }
        for length in (try #require(text.firstRange(of: "<channel>")).upperBound.utf16Offset(in: text))..<bytes.count {
            let document = try FeedReader().read(Array(bytes.prefix(length)))
            let complete = ends.count { $0 <= length }
            #expect(document.entries.count >= complete, "cut at \(length)")
            #expect(document.entries.allSatisfy { $0.title?.hasPrefix("Titre ") == true }, "cut at \(length)")
            #expect(document.entries.prefix(complete).allSatisfy { $0.summary?.value.hasSuffix("</p>") == true })
            if length < bytes.count - 8 { #expect(document.defect?.line != nil, "cut at \(length)") }
        }
    }

    @Test("an entry cut within its text is left out, one cut between its elements is kept")
    func cutEntry() throws {
        let start = rss("<item><title>Un</title><guid>1</guid><description>Texte").split(separator: "</channel>")[0]
        #expect(try read(String(start)).entries.isEmpty)
        #expect(try read(start + " entier</description>").entries.map(\.title) == ["Un"])
    }

    @Test("the defect names line and column")
    func place() throws {
        let document = try read("<rss version=\"2.0\"><channel>\n<title>É & B</title>\n</channel></rss>")
        #expect(document.feed.title == "É & B")
        #expect(document.defect?.line == 2)
        #expect(document.defect?.column == 10)
    }

    @Test(
        "what XML forbids is told, and read all the same",
        arguments: [
            (
                "<?xml version=\"1.0\"?>\n<?xml version=\"1.0\"?><rss><channel><item><title>a</title></item></channel></rss>",
                2
            ),
            (
                "<rss><channel>\n<item><title>a</title><enclosure url=\"u\" type=\"t\" url=\"v\"/></item></channel></rss>",
                2
            ),
        ]
    )
    func forbidden(_ text: String, _ line: Int) throws {
        let document = try read(text)
        #expect(document.entries.map(\.title) == ["a"])
        #expect(document.defect?.line == line)
        #expect(document.entries.first?.enclosures.allSatisfy { $0.url == "u" } == true)
    }

    @Test("a sound document has no defect")
    func sound() throws {
        #expect(try read(rss("<item><title>Été &amp; &#233; <![CDATA[<b>]]></title></item>")).defect == nil)
    }

    @Test(
        "what publishers write wrong is read as they meant it",
        arguments: [
            ("AT&T & Co", "AT&T & Co"), ("caf&eacute; &ndash; th&eacute;", "café – thé"),
            ("un &#146;deux&#147;", "un ’deux“"),
            ("?a=1&copy=2", "?a=1&copy=2"), ("3 < 5", "3 < 5"), ("&#55357;&#56832;", "😀"), ("a &#0;&#x1F; b", "a b"),
            ("Fish &amp;amp; chips", "Fish & chips"), ("a\u{1}\u{8}b", "ab"), ("<![CDATA[a]] b]]>", "a]] b"),
            ("&bogus; x", "&bogus; x"), ("deux &lt;b&gt;mots&lt;/b&gt;", "deux mots"), ("a <i>b</i>", "a b"),
        ]
    )
    func titles(_ source: String, _ expected: String) throws {
        #expect(try onlyEntry(rss("<item><title>\(source)</title></item>")).title == expected)
    }

    @Test(
        "what is no character is left out, and what stands for a windows-1252 letter is that letter",
        arguments: ["\u{7F}", "&#127;", "&#129;", "&#x9D;", "\u{FFFE}", "&#xFFFF;"]
    )
    func noCharacters(_ source: String) throws {
        let item =
            "<item><title>a\(source)b&#150;</title><description>a\(source)&lt;b&gt;c&lt;/b&gt;</description></item>"
        let entry = try onlyEntry(rss(item))
        #expect(entry.title == "ab–")
        #expect(entry.summary?.value == "a<b>c</b>")
        let outline = "<opml><outline text=\"a\(source)b\" xmlUrl=\"x\(source)y\"/></opml>"
        let list = try OPMLDocument.read(Array(outline.utf8))
        #expect(list.outlines.first?.title == "ab")
        #expect(list.outlines.first?.feedURL == "xy")
    }

    @Test("addresses with bare ampersands and named characters are whole")
    func addresses() throws {
        let entry = try onlyEntry(
            rss(
                """
                <item><link>https://example.org/?a=1&b=2&copy=3</link>
                <enclosure url="https://example.org/a.mp3?x=1&y=caf&eacute;" title="a < b"/></item>
                """
            )
        )
        #expect(entry.link == "https://example.org/?a=1&b=2&copy=3")
        #expect(entry.enclosures.first?.url == "https://example.org/a.mp3?x=1&y=café")
    }

    @Test("an item that is not closed costs no other item")
    func notClosed() throws {
        let document = try read(
            rss(
                "<item><title>Un</title><description>a <br> b<item><title>Deux</title></item><item><title>Trois</title>"
            )
        )
        #expect(document.entries.map(\.title) == ["Un", "Deux", "Trois"])
        #expect(document.defect != nil)
    }

    @Test("prefixes nobody declared mean what they always mean")
    func undeclared() throws {
        let document = try read(
            """
            <rss><channel><item><title>Un</title><dc:creator>Anne</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>
            </item></channel></rss>
            """
        )
        #expect(document.entries.first?.authors.first?.name == "Anne")
        #expect(document.entries.first?.content?.value == "<p>x</p>")
        #expect(document.defect?.message.contains("dc") == true)
    }

    @Test("namespace names nearly right are right")
    func misspelt() throws {
        let document = try read(
            """
            <rss version="2.0" xmlns:d="https://purl.org/dc/elements/1.0" xmlns:c="http://purl.org/rss/1.0/modules/content">
            <channel><item><d:creator>Anne</d:creator><c:encoded>Corps</c:encoded></item></channel></rss>
            """
        )
        #expect(document.entries.first?.authors.first?.name == "Anne")
        #expect(document.entries.first?.content?.value == "Corps")
    }

    @Test("a warning printed before the document does not hide it")
    func warning() throws {
        let text =
            "<br />\n<b>Warning</b>: Undefined variable in /srv/feed.php on line 3<br />\n"
            + rss("<item><title>Un</title></item>")
        let document = try read(text)
        #expect(document.entries.map(\.title) == ["Un"])
        #expect(document.defect?.line == 1)
        #expect(try read("\u{FEFF}\n\n" + rss("")).defect != nil)
    }

    @Test("tags in capitals and unquoted attributes are read")
    func sloppy() throws {
        let document = try read(
            "<RSS version=2.0><CHANNEL><ITEM><TITLE>Un</title><guid isPermaLink=false>urn:1</guid></ITEM></CHANNEL></RSS>"
        )
        #expect(document.entries.first?.title == "Un")
        #expect(document.entries.first?.id == "urn:1")
        #expect(document.entries.first?.link == nil)
    }
}
