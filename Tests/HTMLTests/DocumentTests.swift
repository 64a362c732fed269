import Testing

@testable import Text

@Suite("Whole documents")
struct DocumentTests {
    private static let page = """
        <!DOCTYPE html><html lang="fr-MA"><head><meta charset="utf-8"><title>La ligne &amp; la gare | Exemple</title>
        <base href="/fr/"><link rel="shortcut canonical" href="article/7?utm_source=x">
        <meta property="og:title" content="La ligne et la gare"><meta name="author" content="Amina Alaoui">
        <meta property="article:author" content="https://social.example/amina"><meta name="Author" content="Amina Alaoui">
        <meta property="og:site_name" content="Exemple"><meta name="description" content="Une  ligne.">
        <meta property="article:published_time" content="2024-05-05T10:00:00+01:00">
        <meta property="og:image" content="/i/gare.jpg"><script type="application/ld+json">{"a": "<p>"}</script></head>
        <body><header><a href="/">Accueil</a></header><nav>Menu</nav><main><h1>La ligne<br>et la gare</h1>
        <article><p>Le premier paragraphe est assez long pour compter.</p><p>Le second aussi, <a href="x">dit-on</a>.</p></article>
        </main><aside>À lire</aside><footer>© Exemple</footer></body></html>
        """

    @Test("a document tells its head and its article")
    func head() throws {
        let base = try #require(WebAddress("https://exemple.ma/x/y"))
        let page = HTMLDocument.read(Array(Self.page.utf8), base: base)
        #expect(page.documentTitle == "La ligne & la gare | Exemple")
        #expect(page.sharedTitle == "La ligne et la gare")
        #expect(page.heading == "La ligne et la gare")
        #expect(page.language == "fr-MA")
        #expect(page.canonical == "https://exemple.ma/fr/article/7?utm_source=x")
        #expect(page.authors == ["Amina Alaoui"])
        #expect(page.siteName == "Exemple")
        #expect(page.description == "Une ligne.")
        #expect(page.published == "2024-05-05T10:00:00+01:00")
        #expect(page.image == "https://exemple.ma/i/gare.jpg")
        #expect(
            page.text.blocks.map(\.text) == [
                "Le premier paragraphe est assez long pour compter.", "Le second aussi, dit-on.",
            ]
        )
        #expect(page.text.links.first?.address == "https://exemple.ma/fr/x")
        #expect(page.charset == "utf-8")
    }

    @Test("without a dominant article the body is read")
    func body() {
        let html = "<body><article>Court.</article><div>Un texte bien plus long se trouve ailleurs dans la page.</div>"
        #expect(
            HTMLDocument.read(Array(html.utf8)).text.blocks.map(\.text) == [
                "Court.", "Un texte bien plus long se trouve ailleurs dans la page.",
            ]
        )
    }

    @Test("a page sent hidden until a script runs is read all the same")
    func hiddenPage() {
        let html = "<body style='visibility: hidden'><p>Le texte.</p><p hidden>Non.</p>"
        #expect(HTMLDocument.read(Array(html.utf8)).text.blocks.map(\.text) == ["Le texte."])
    }

    @Test("a loose sign does not become a tag with what follows a comment, a script or a style")
    func looseSign() {
        for between in ["<!-- x -->", "<script>x</script>", "<style>x</style>"] {
            #expect(HTMLFragment.plainText("2 <\(between)b> 1, dit-il.") == "2 <b> 1, dit-il.")
        }
        #expect(HTMLFragment.plainText("1 <<b>2</b>") == "1 <2")
    }

    @Test("any bytes give a page")
    func anyBytes() {
        #expect(HTMLDocument.read([]).text.blocks.isEmpty)
        #expect(HTMLDocument.read([0xFF]).text.blocks.map(\.text) == ["ÿ"])
        var state: UInt64 = 7
        for _ in 0..<200 {
            let bytes = (0..<300).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pick = UInt8(truncatingIfNeeded: state >> 33)
                return pick < 90 ? Array("<>/!-&;ap\"'= ".utf8)[Int(pick) % 13] : pick
            }
            let page = HTMLDocument.read(bytes)
            #expect(page.text.blocks.allSatisfy { !$0.text.isEmpty })
        }
    }

    @Test(
        "the encoding is found as browsers and good sense find it",
        arguments: [
            ([0xC3, 0xA9], "iso-8859-1", nil, "é", "utf-8"), ([0xE9], "iso-8859-1", nil, "é", "windows-1252"),
            ([0x93, 0x80], "ISO-8859-1", nil, "“€", "windows-1252"), ([0xE9], nil, "windows-1250", "é", "windows-1250"),
            ([0xE3], "windows-1251", "windows-1252", "г", "windows-1251"),
            ([0xE3, 0xE4], "windows-1256", nil, "من", "windows-1256"),
            ([0xE9], "utf-8", nil, "é", "windows-1252"), ([0xE9], "no-such", nil, "é", "windows-1252"),
            ([0xEF, 0xBB, 0xBF, 0x61], "windows-1252", nil, "a", "utf-8"),
            ([0xFF, 0xFE, 0xE9, 0x00], "utf-8", nil, "é", "utf-16le"),
            ([0xFE, 0xFF, 0x00, 0xE9], nil, nil, "é", "utf-16be"),
            ([0xC3, 0xA9, 0xC3, 0xA8, 0xC3], "utf-8", nil, "éè\u{FFFD}", "utf-8"),
            ([0xC0, 0xE5, 0xFF, 0x41], "euc-kr", nil, "장\u{FFFD}A", "uhc"),
            ([0x8F, 0x81, 0x41], "windows-1252", nil, "\u{FFFD}\u{FFFD}A", "windows-1252"),
        ] as [([UInt8], String?, String?, String, String)]
    )
    func charsets(bytes: [UInt8], declared: String?, stated: String?, text: String, name: String) {
        let read = Charset.decode(bytes, declared: declared, stated: stated)
        #expect(read.name == name)
        #expect(read.text == text)
    }

    @Test("the label is found in the document")
    func statedLabel() {
        #expect(Charset.stated(in: Array("<META CHARSET = 'ISO-8859-15'>".utf8)) == "iso-8859-15")
        #expect(
            Charset.stated(in: Array("<meta http-equiv=a content=\"text/html; charset=euc-kr\">".utf8)) == "euc-kr"
        )
        #expect(Charset.stated(in: Array("<?xml version='1.0' encoding=\"koi8-r\"?>".utf8)) == "koi8-r")
        #expect(Charset.stated(in: Array("charset charset charset=".utf8)) == nil)
        let page = HTMLDocument.read(
            Array("<meta charset=windows-1251><p>".utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
        )
        #expect(page.charset == "windows-1251" && page.text.blocks.first?.text == "Привет")
    }
}
