import Feeds
import Testing

@Suite("Hostile documents")
struct HostileTests {
    @Test("entities that multiply do not expand", .timeLimit(.minutes(1)))
    func bombs() throws {
        var declarations = "<!ENTITY a0 \"ha\">"
        for level in 1...30 {
            declarations += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">"
        }
        let nested = "<!DOCTYPE rss [\(declarations)]><rss><channel><title>&a30;</title></channel></rss>"
        #expect(try read(nested).feed.title.map { $0.utf8.count < 100 } ?? true)
        let long = String(repeating: "x", count: 1000)
        let uses = String(repeating: "&a;", count: 100_000)
        let quadratic = "<!DOCTYPE rss [<!ENTITY a \"\(long)\">]><rss><channel><title>\(uses)</title></channel></rss>"
        #expect(try #require(read(quadratic).feed.title).utf8.count < 1_000_000)
    }

    @Test("plain entities of the document itself are read")
    func plainEntity() throws {
        let text =
            "<!DOCTYPE rss [<!ENTITY nom \"Élodie\"><!ENTITY e '&#233;'>]><rss><channel><title>&nom; &e;</title></channel></rss>"
        #expect(try read(text).feed.title == "Élodie é")
    }

    @Test(
        "external entities are never read",
        arguments: ["SYSTEM \"file:///etc/hostname\"", "PUBLIC \"x\" \"http://127.0.0.1/\""]
    )
    func external(_ place: String) throws {
        let text =
            "<!DOCTYPE rss [<!ENTITY x \(place)><!ENTITY % y \(place)> %y;]><rss><channel><title>[&x;]</title></channel></rss>"
        #expect(try read(text).feed.title == "[&x;]")
    }

    @Test("a hundred thousand entries are read", .timeLimit(.minutes(1)))
    func many() throws {
        let items = (1...100_000).map { "<item><title>\($0)</title></item>" }.joined()
        let document = try read(rss(items))
        #expect(document.entries.count == 100_000)
        #expect(document.entries.last?.title == "100000")
        #expect(document.defect == nil)
    }

    @Test("more entries than wanted are left unread, and said to be")
    func tooMany() throws {
        var limits = FeedReader.Limits()
        limits.maximumEntries = 2
        let bytes = Array(rss(String(repeating: "<item><title>x</title></item>", count: 3)).utf8)
        let document = try FeedReader(limits: limits).read(bytes)
        #expect(document.entries.count == 2)
        #expect(document.defect?.message.contains("2 entries") == true)
        let json = #"{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":1},{"id":2},{"id":3}]}"#
        let other = try FeedReader(limits: limits).read(Array(json.utf8))
        #expect(other.entries.count == 2 && other.isCut)
        #expect(other.defect?.message.contains("2 entries") == true)
    }

    @Test("a document beyond the size is refused")
    func tooLarge() {
        var limits = FeedReader.Limits()
        limits.maximumBytes = 100
        #expect(throws: FeedError.self) { try FeedReader(limits: limits).read(Array(rss("").utf8)) }
    }

    @Test("elements nested without end are read over", .timeLimit(.minutes(1)))
    func deep() throws {
        let text = rss(
            "<item><title>Un</title>" + String(repeating: "<a>", count: 100_000)
                + String(repeating: "</a>", count: 100_000) + "<guid>1</guid></item>"
        )
        let document = try read(text)
        #expect(document.entries.first?.id == "1")
        #expect(document.defect?.message.contains("nested") == true)
    }

    @Test(
        "no repetition makes reading slow",
        .timeLimit(.minutes(1)),
        arguments: [
            "<a ", "<a b='", "<a b=\"", "<!--", "<![CDATA[", "<?x>", "<!x ", "</a>", "<item>", "<a>", "&", "&a", "&#",
            "&amp",
            "<", "]]>", "<a b=c", "<item xmlns:a='b'>", "<a xml:base='b/'>", "<x:y>", "<!DOCTYPE x [", "<!ENTITY a \"",
            "<p xml:base='http://a/'><a href='b'/>", "<category>x</category>", "<enclosure url='a'/>", "\u{0}",
            "\u{C2}\u{92}",
        ]
    )
    func repetition(_ piece: String) {
        let body = String(repeating: piece, count: 150_000 / piece.utf8.count)
        _ = try? read("<rss><channel><item><title>" + body)
        _ = try? read("<rss><channel>" + body)
        _ = try? read(body)
    }

    @Test("any bytes at all can be read", .timeLimit(.minutes(1)))
    func random() {
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33)
        }
        let seed = Array(
            rss(
                "<item><title>Un &amp; é</title><link>http://a/?b=c&d</link><guid>1</guid><pubDate>Sun, 05 May 2024 10:30:00 +0000</pubDate><description><![CDATA[<p>x</p>]]></description></item>"
            ).utf8
        )
        for _ in 0..<3000 {
            var bytes = seed
            for _ in 0..<(next() % 12) {
                switch next() % 3 {
                case 0: bytes[next() % bytes.count] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: next() % bytes.count)
                default:
                    bytes.insert(
                        contentsOf: seed[(next() % seed.count)...].prefix(next() % 40),
                        at: next() % bytes.count
                    )
                }
            }
            _ = try? FeedReader().read(bytes, url: "http://example.org/a/")
            _ = try? OPMLDocument.read(bytes)
        }
    }

    @Test("scripts, handlers, dangerous addresses and counting pixels do not come through")
    func sanitising() throws {
        let html = """
            <p onclick="x()">a</p><script>alert(1)</script><a href="javascript:x()">b</a><img src="https://t.example/1.gif" width="1" height="1">\
            <form action="/x"><input name="y"></form><style>p{}</style><a href="c.html">c</a>
            """
        let entry = try onlyEntry(
            rss("<item><description><![CDATA[\(html)]]></description></item>"),
            url: "https://example.org/"
        )
        let value = try #require(entry.summary?.value)
        for bad in ["onclick", "script", "alert", "1.gif", "<form", "<input", "<style"] {
            #expect(!value.contains(bad))
        }
        #expect(value.contains(#"<a href="https://example.org/c.html">c</a>"#))
    }

    @Test(
        "a frame goes, what stands in it stays",
        arguments: ["<iframe src='https://x.example/'>", "<OBJECT data='x'><param name='a'>"]
    )
    func frames(_ tag: String) throws {
        let entry = try onlyEntry(
            rss("<item><title>t</title><description><![CDATA[avant \(tag)<b>dedans</b> après]]></description></item>")
        )
        #expect(entry.summary?.value == "avant <b>dedans</b> après")
    }

    @Test("entries that are never closed keep their own bases, languages and prefixes")
    func unclosedSurroundings() throws {
        let text = """
            <feed><entry xml:base="http://a.example/" xml:lang="fr" xmlns:d="http://purl.org/dc/elements/1.1/"><p xml:lang="de"><title>Un
            <entry xml:base="http://b.example/" xml:lang="ar" xmlns:e="http://purl.org/dc/elements/1.1/"><link href="x"/>
            <e:creator>Anne</e:creator><channel xml:lang="es"><channel/></channel><title>Deux</title></entry></feed>
            """
        let document = try read(text)
        #expect(document.entries.map(\.language) == ["fr", "ar"])
        #expect(document.entries.last?.link == "http://b.example/x")
        #expect(document.entries.last?.authors.first?.name == "Anne")
    }
}
