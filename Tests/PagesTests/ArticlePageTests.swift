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

    private static let teaser =
        "La fanfare du port joue devant la gare, et tous les enfants du quartier dansent jusque tard dans la nuit."

    @Test("the feed's words tell which of two texts the page is about")
    func announcedText() {
        let other =
            "La fanfare du port a joué devant la gare, et les enfants du quartier ont dansé jusque tard dans la nuit."
        let others = "<section>" + String(repeating: "<p>\(other) Bis.</p><p>\(other)</p>", count: 2) + "</section>"
        let html = "<html><body>\(others)<section>\(Self.paragraphs)</section></body></html>"
        let hint = PageHint(title: "Le budget", text: Self.sentences.joined(separator: " "))
        #expect(PageReader().read(Array(html.utf8), hint: hint).paragraphs == Self.sentences)
        #expect(PageReader().read(Array(html.utf8)).paragraphs.contains(other))
    }

    @Test("the heading that the feed has is the title")
    func announcedTitle() {
        let html =
            "<html><head><meta property=\"og:title\" content=\"Un vote, six heures\"></head><body>"
            + "<h1>Un vote, six heures</h1><h1>Le budget adopté</h1>\(Self.paragraphs)</body></html>"
        #expect(
            PageReader().read(Array(html.utf8), hint: PageHint(title: "Le budget adopté")).title == "Le budget adopté"
        )
        #expect(PageReader().read(Array(html.utf8)).title == "Un vote, six heures")
    }

    private static func stating(_ body: String, _ inner: String) -> [UInt8] {
        let data = "{\"@type\":\"NewsArticle\",\"headline\":\"Le budget adopté\",\"articleBody\":\"\(body)\"}"
        return Array(
            "<html><head><script type=\"application/ld+json\">\(data)</script></head><body>\(inner)</body></html>".utf8
        )
    }

    @Test("what the publisher's own statement of the text lacks is left out beside the text, and told")
    func unlisted() {
        let box = "<div class=\"q\"><p>\(Self.teaser)</p></div>"
        let long =
            Self.sentences + [
                "La rénovation des écoles du quartier nord absorbera à elle seule un tiers des crédits de l’année.",
                "Deux lignes de bus circuleront désormais jusqu’à minuit, une demande ancienne des ouvriers du port.",
                "Les riverains du marché couvert attendent toujours que l’on répare la toiture, percée depuis l’hiver.",
            ]
        let page = PageReader().read(
            Self.stating(
                long.joined(separator: " "),
                "<article><div>\(long.map { "<p>\($0)</p>" }.joined())</div>\(box)</article>"
            )
        )
        #expect(page.paragraphs == long)
        #expect(page.removed.contains { $0.rule == "unlisted" && $0.text == Self.teaser })
    }

    @Test("a text cut short in the data takes nothing from the page")
    func cutStatement() {
        let page = PageReader().read(Self.stating(Self.sentences[0], "<article>\(Self.paragraphs)</article>"))
        #expect(page.paragraphs == Self.sentences)
        #expect(page.textFrom == .page)
    }

    @Test("a text that only the data have is taken from there")
    func statedBody() {
        let long = (1...8).map { "Point \($0) : \(Self.sentences[$0 % 3]) Le vote suit." }
        let page = PageReader().read(Self.stating(long.joined(separator: "\\n\\n"), "<p>\(Self.teaser)</p>"))
        #expect(page.paragraphs.joined(separator: " ") == long.joined(separator: " "))
        #expect(page.textFrom == .data)
    }

    @Test("residue that only words tell goes from pages too, and says where the text is from")
    func residueOfPages() {
        let note = "The post Le budget adopté appeared first on Le Courrier."
        let inline =
            "\(Self.sentences[1]) Lire aussi : Les écoles attendent leurs toits. Le débat reprendra jeudi prochain."
        let page = PageReader().read(
            Self.body("<div><p>\(Self.sentences[0])</p><p>\(inline)</p><p>\(Self.sentences[2])</p><p>\(note)</p></div>")
        )
        #expect(
            page.paragraphs == [
                Self.sentences[0], "\(Self.sentences[1]) Le débat reprendra jeudi prochain.", Self.sentences[2],
            ]
        )
    }

    @Test("a longer passage outside the body is told with what kept it out")
    func passagesAround() {
        let page = PageReader().read(
            Self.body("<div>\(Self.paragraphs)</div><aside><p>\(Self.teaser) Voilà tout.</p></aside>")
        )
        #expect(page.paragraphs == Self.sentences)
        #expect(page.removed.contains { $0.text.hasPrefix(Self.teaser) })
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
