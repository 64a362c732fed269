import News
import Pages
import Testing
import Text

@Suite("The article of a page")
struct ArticlePageTests {
    private static let sentences = [
        "Le conseil de la ville a adopté mardi soir le budget de l’année prochaine, après une séance de plus de six heures.",
        "Les dépenses d’investissement augmentent de huit pour cent, portées par la rénovation des écoles et du réseau d’eau.",
        "L’opposition a voté contre, jugeant que la dette pèsera longtemps sur les habitants des quartiers périphériques.",
    ]

    private static let page = """
        <!doctype html><html lang="fr"><head><title>Le budget adopté - Le Courrier</title>
        <meta property="og:title" content="Le budget adopté"><meta property="og:site_name" content="Le Courrier">
        <meta name="author" content="Anne Dubois"><meta property="article:published_time" content="2024-05-14T21:30:00+02:00">
        <link rel="canonical" href="/ville/budget"></head><body>
        <nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <article><h1>Le budget adopté</h1>
        <div class="chapo">Six heures de débat pour un vote serré, et une facture qui divise la majorité.</div>
        <div class="article-body"><p>\(sentences[0])</p><div class="share">Partager sur Facebook</div>
        <p>\(sentences[1])</p><p><a href="/x">Lire aussi : Les écoles attendent leurs toits depuis dix ans</a></p>
        <h2>Un vote contre</h2><p>\(sentences[2])</p></div></article>
        <footer>Tous droits réservés</footer></body></html>
        """

    @Test("a page gives its title, deck, byline, date and body without what stands around them")
    func wholePage() {
        let page = PageReader().read(
            Array(Self.page.utf8),
            address: WebAddress("https://courrier.example/ville/budget?x=1")
        )
        #expect(page.title == "Le budget adopté")
        #expect(page.subtitle == "Six heures de débat pour un vote serré, et une facture qui divise la majorité.")
        #expect(page.authors == ["Anne Dubois"])
        #expect(page.published?.formatted == "2024-05-14T19:30:00Z")
        #expect(page.site == "Le Courrier")
        #expect(page.language == "fr")
        #expect(page.canonical == "https://courrier.example/ville/budget")
        #expect(page.paragraphs == [Self.sentences[0], Self.sentences[1], "Un vote contre", Self.sentences[2]])
    }

    @Test("whatever the bytes are, there is an answer")
    func anyBytes() {
        #expect(PageReader().read([]) == PageDocument())
        #expect(PageReader().read([0xFF, 0x3C, 0x00]).paragraphs.count <= 1)
    }

    private static func body(_ inner: String) -> [UInt8] {
        Array("<html><body><h1>Le budget adopté</h1><article>\(inner)</article></body></html>".utf8)
    }

    private static var paragraphs: String { sentences.map { "<p>\($0)</p>" }.joined() }

    @Test("more words by readers than by the author do not make them the article")
    func comments() {
        let remarks = (1...30).map { "<div class=\"comment\"><p>Remarque \($0) : \(Self.sentences[1])</p></div>" }
        let page = PageReader().read(Self.body(Self.paragraphs + "<div id=\"comments\">\(remarks.joined())</div>"))
        #expect(page.paragraphs == Self.sentences)
    }

    @Test("a caption beside a picture and a signature at the end are no paragraphs")
    func captionAndSignature() {
        let box = "<div class=\"x\"><img src=\"a.jpg\"><div>Le maire devant l’école du port</div></div>"
        let page = PageReader().read(Self.body("<div>\(Self.paragraphs)</div>\(box)<p>mit dpa</p>"))
        #expect(page.paragraphs == Self.sentences)
    }

    @Test("a date of midnight sharp says the day as written, whatever the zone")
    func midnight() {
        let head = "<meta property=\"article:published_time\" content=\"2024-05-14T00:00:00+09:00\">"
        #expect(PageReader().read(Array(head.utf8) + Self.body(Self.paragraphs)).published?.formatted == "2024-05-14")
    }

    @Test("a reading above a word stays with its brackets, and goes without them")
    func ruby() {
        let word = "<ruby>弾劾<rp>（</rp><rt>だんがい</rt><rp>）</rp></ruby>"
        let bare = "<ruby>弾劾<rt>だんがい</rt></ruby>"
        let page = PageReader().read(
            Self.body("<p>\(word): \(Self.sentences[0])</p><p>\(bare): \(Self.sentences[1])</p>")
        )
        #expect(page.paragraphs == ["弾劾（だんがい）: \(Self.sentences[0])", "弾劾: \(Self.sentences[1])"])
    }

    @Test("the text once more in one piece is no paragraph of it")
    func flatCopy() {
        let many = (1...9).map {
            "Point \($0) de l’ordre du jour : \(Self.sentences[$0 % 3]) Le vote numéro \($0) suit."
        }
        let flat = "<div>\(many.joined(separator: " "))</div>"
        let page = PageReader().read(Self.body("<div>\(many.map { "<p>\($0)</p>" }.joined())</div>\(flat)"))
        #expect(page.paragraphs == many)
    }

    @Test("a quotation set apart that the text has as well is left out, another stays")
    func pullQuotes() {
        let quote = "<blockquote>La dette pèsera longtemps sur les habitants des quartiers périphériques</blockquote>"
        let other = "« Nous irons jusqu’au bout de ce que nous avons promis », a dit le maire."
        let page = PageReader().read(Self.body(Self.paragraphs + quote + "<blockquote>\(other)</blockquote>"))
        #expect(page.paragraphs == Self.sentences + [other])
    }

    @Test(
        "italics after the text that say who wrote it are no part of it",
        arguments: [
            ("Jean Durand est professeur de droit public à l’université de la ville.", true),
            ("À suivre dans notre podcast du matin, du lundi au vendredi.", true),
            ("Pour en savoir plus sur le budget de la ville :", true),
            ("La séance a été levée peu avant minuit, dans le calme.", false),
        ]
    )
    func afterword(text: String, isLeftOut: Bool) {
        let more = "<p>\(Self.sentences[0]) Une seconde lecture suivra.</p><p>\(Self.sentences[1]) Rien n’est joué.</p>"
        let page = PageReader().read(Self.body("<div>\(Self.paragraphs + more)<p><em>\(text)</em></p></div>"))
        #expect(page.paragraphs.contains(text) != isLeftOut)
        #expect(page.paragraphs.count == (isLeftOut ? 5 : 6))
    }

    @Test("classes that say how an element looks somewhere do not say what it is")
    func variants() {
        let box = "<div class=\"px-4 print:hidden desktop:[.ad_&]:mt-0\"><p>\(Self.sentences[2])</p></div>"
        let two = "<p>\(Self.sentences[0])</p><p>\(Self.sentences[1])</p>"
        #expect(PageReader().read(Self.body("<div>\(two)</div>\(box)")).paragraphs == Self.sentences)
    }

    @Test("a heading stays whatever its id says")
    func headingWithId() {
        let inner = "<p>\(Self.sentences[0])</p><h2 id=\"nav_share_0\">Un vote contre</h2><p>\(Self.sentences[1])</p>"
        #expect(
            PageReader().read(Self.body(inner)).paragraphs == [Self.sentences[0], "Un vote contre", Self.sentences[1]]
        )
    }

    @Test("a heading above the whole text is its standfirst, and the writer's name no paragraph")
    func standfirst() {
        let deck = "Six heures de débat pour un vote serré dans la nuit"
        let page = PageReader().read(
            Self.body(
                "<div><h2>\(deck)</h2><p><strong>Anne Dubois</strong></p>\(Self.paragraphs + "<p>Fin.</p>")</div>"
            )
        )
        #expect(page.subtitle == deck)
        #expect(page.paragraphs.first == Self.sentences[0])
    }

    @Test("the address gives the date that nothing else does")
    func dateInAddress() {
        let page = PageReader().read(
            Self.body(Self.paragraphs),
            address: WebAddress("https://a.example/2024/05/14/budget")
        )
        #expect(page.published?.formatted == "2024-05-14")
        #expect(page.publishedFrom == .url)
    }

    @Test("a page of links, of nesting or of one line is read in bounds")
    func hostilePages() {
        for piece in ["<a href=/x>link</a> ", "<div>", "<blockquote><p>some words", "lorem ipsum "] {
            let page = PageReader().read(Array(String(repeating: piece, count: 40_000).utf8))
            #expect(page.paragraphs.count <= 20_000)
        }
    }
}
