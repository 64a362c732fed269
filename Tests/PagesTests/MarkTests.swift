import News
import Pages
import Testing
import Text

@Suite("What a page is, when it is no plain article")
struct MarkTests {
    /// A page, and the mark that it is to get.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var mark: PageMark?
        var head = ""
        var body: String
        var address: String?
        var testDescription: String { name }
    }

    static let long = """
        <p>Le port d’Agadir a repris lundi ses activités après trois semaines d’arrêt, et les premiers chalutiers ont quitté \
        les quais avant l’aube sous une pluie fine qui n’a découragé personne.</p>
        <p>Les mareyeurs attendent beaucoup de cette saison : les prises de l’an dernier avaient reculé d’un tiers, et les \
        conserveries de la région avaient dû acheter à l’étranger une partie de leur poisson.</p>
        <p>« Nous avons préparé les bateaux pendant tout l’hiver », raconte un patron de pêche, qui emploie une douzaine de \
        marins et espère rembourser cette année l’emprunt contracté pour changer de moteur.</p>
        <p>Le ministère rappelle que les quotas restent inchangés et que des contrôles auront lieu en mer comme à quai, avec \
        des amendes qui peuvent aller jusqu’à la perte de la licence.</p>
        <p>Les associations de défense de l’environnement demandent de leur côté une fermeture plus longue de la zone de \
        reproduction, où les jeunes poissons représentent encore la moitié des captures.</p>

        """

    private static func article(_ more: String) -> String {
        """
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "La pêche reprend à Agadir", "datePublished": "2025-11-24T09:12:07+01:00"\(more)}</script>
        """
    }

    static let teaser =
        "<p>Le port a repris ses activités lundi, après trois semaines d’arrêt et bien des inquiétudes.</p>"

    static let cases: [Case] = [
        Case(name: "an article", mark: nil, head: article(""), body: "<h1>La pêche reprend à Agadir</h1>" + long),

        // Paywalls.
        Case(
            name: "data that call a short text not free",
            mark: .paywall,
            head: article(#", "isAccessibleForFree": false"#),
            body: "<h1>La pêche reprend</h1>" + teaser
        ),
        Case(
            name: "the same with the word as text and in the part",
            mark: .paywall,
            head: article(
                #", "isAccessibleForFree": "False", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".reste"}"#
            ),
            body:
                "<h1>La pêche reprend</h1>\(teaser)\(teaser.replacing("lundi", with: "mardi"))<div class=\"reste\"></div>"
        ),
        Case(
            name: "a text that is not free, whole all the same",
            mark: nil,
            head: article(
                #", "isAccessibleForFree": false, "hasPart": {"isAccessibleForFree": false, "cssSelector": ".texte"}"#
            ),
            body: "<h1>La pêche reprend</h1><div class=\"texte\">\(long)</div>"
        ),
        Case(
            name: "a quarter of the words that the data count",
            mark: .paywall,
            head: article(#", "isAccessibleForFree": false, "wordCount": 1200"#),
            body: "<h1>La pêche reprend</h1>" + long
        ),
        Case(
            name: "how much is left to read, in French",
            mark: .paywall,
            body:
                "<h1>La pêche reprend</h1>\(long)<div><p>Il vous reste 74.5% de cet article à lire. La suite est réservée aux abonnés.</p></div>"
        ),
        Case(
            name: "an offer in English",
            mark: .paywall,
            body:
                "<h1>The boats are back</h1><article><p>\(String(repeating: "The boats left the quay before dawn. ", count: 8))</p><div class=\"offer\"><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div></article>"
        ),
        Case(
            name: "an offer in German",
            mark: .paywall,
            body:
                "<h1>Die Boote sind zurück</h1><article><p>\(String(repeating: "Die Boote verließen den Hafen vor Tagesanbruch. ", count: 6))</p><p>Jetzt weiterlesen mit einem Monat gratis</p></article>"
        ),
        Case(
            name: "an offer in Spanish",
            mark: .paywall,
            body:
                "<h1>Los barcos vuelven</h1><article><p>\(String(repeating: "Los barcos dejaron el muelle antes del alba. ", count: 6))</p><p>Contenido exclusivo para suscriptores</p></article>"
        ),
        Case(
            name: "an offer in Portuguese",
            mark: .paywall,
            body:
                "<h1>Os barcos voltam</h1><article><p>\(String(repeating: "Os barcos deixaram o cais antes da aurora. ", count: 6))</p><p>Conteúdo exclusivo para assinantes</p></article>"
        ),
        Case(
            name: "an offer in Italian",
            mark: .paywall,
            body:
                "<h1>Tornano le barche</h1><article><p>\(String(repeating: "Le barche hanno lasciato il molo prima dell’alba. ", count: 6))</p><p>Contenuto riservato agli abbonati</p></article>"
        ),
        Case(
            name: "an offer in Arabic",
            mark: .paywall,
            body:
                "<h1>القوارب تعود</h1><article><p>\(String(repeating: "غادرت القوارب الرصيف قبل الفجر تحت مطر خفيف. ", count: 6))</p><p>هذا المحتوى متاح للمشتركين فقط</p></article>"
        ),
        Case(
            name: "an article about paywalls",
            mark: nil,
            head: article(""),
            body: """
                <h1>Les journaux ferment leurs portes</h1>\(long)
                <p>Sur les sites, une phrase revient sans cesse : « La suite est réservée aux abonnés. » Pour les éditeurs, c’est \
                la seule manière de payer des rédactions dont le travail coûte plus que la publicité ne rapporte.</p>
                <p>« Il vous reste 80 % de cet article à lire » : la formule, devenue familière, agace autant qu’elle vend, \
                conclut l’étude, qui a suivi les habitudes de deux mille lecteurs pendant un an.</p>\(long.replacing("lundi", with: "mardi"))
                """
        ),
        Case(
            name: "teasers of paid articles beside a free one",
            mark: nil,
            head: article(#", "isAccessibleForFree": true"#),
            body:
                "<h1>La pêche reprend</h1>\(long)<ul><li><a href=\"/a\">Article réservé aux abonnés Le prix du thon</a></li></ul>"
        ),

        // Consent.
        Case(
            name: "a cookie wall",
            mark: .consent,
            body: """
                <main><h2>Votre vie privée</h2><p>Nous et nos partenaires utilisons des cookies et des traceurs pour mesurer \
                l’audience et vous proposer des publicités personnalisées.</p><p>Avec votre accord, nos partenaires et nous \
                pouvons accéder à des informations sur votre terminal, comme les identifiants.</p>
                <button>Tout accepter</button><a href="#">Continuer sans accepter</a></main>
                """
        ),
        Case(
            name: "a page of consent in English",
            mark: .consent,
            body: """
                <h1>We value your privacy</h1><p>We and our partners store and access information on a device, such as cookies, \
                and process personal data for personalised ads, with your consent.</p><p>You can change your choices at any \
                time in our privacy policy; our partners may process data without your consent.</p>
                """
        ),
        Case(
            name: "a page of consent in German",
            mark: .consent,
            body: """
                <h1>Mit Werbung weiterlesen</h1><p>Wir und unsere Partner verarbeiten mit Ihrer Zustimmung Daten Ihres \
                Endgeräts, etwa Cookies, für Werbung und Tracking. Ihre Einwilligung können Sie im Datenschutz widerrufen.</p>
                """
        ),
        Case(
            name: "an article about cookies",
            mark: nil,
            head: article(""),
            body: """
                <h1>La CNIL sanctionne deux géants pour leurs cookies</h1><p>La commission a condamné jeudi deux entreprises à \
                cent cinquante millions d’euros d’amende : leurs sites déposaient des cookies sans le consentement des internautes.</p>
                <p>Les enquêteurs ont constaté que des traceurs publicitaires étaient lus par des partenaires avant tout choix, \
                et que le bouton de refus demandait cinq clics quand l’accord n’en demandait qu’un.</p>
                <p>Les bandeaux, qui commencent souvent par « Nous et nos partenaires », doivent proposer un refus aussi simple \
                que l’acceptation, rappelle la présidente, pour qui le consentement ne se présume pas.</p>
                <p>Les deux groupes disposent de trois mois pour modifier leurs pages, sous astreinte de cent mille euros par \
                jour de retard. L’un d’eux a annoncé qu’il saisirait le Conseil d’État.</p>
                """
        ),

        // Nothing there.
        Case(
            name: "a page that is not found",
            mark: .missing,
            head: "<title>404 - Le Courrier</title>",
            body:
                "<h1>Page introuvable</h1><p>La page que vous recherchez n’existe pas ou a été déplacée. Retournez à l’accueil.</p>"
        ),
        Case(
            name: "an article that is gone",
            mark: .missing,
            body: "<h1>Le Courrier</h1><p>Cet article n’est plus disponible.</p>"
        ),
        Case(
            name: "a page that is not found, in Arabic",
            mark: .missing,
            body: "<h1>الصفحة غير موجودة</h1><p>عذرا، الصفحة التي تبحث عنها غير متوفرة أو تم نقلها إلى عنوان آخر.</p>"
        ),
        Case(
            name: "a page that is not found, in Italian",
            mark: .missing,
            body: "<h1>Ops</h1><p>Pagina non trovata. Torna alla prima pagina oppure usa la ricerca.</p>"
        ),
        Case(
            name: "an article about errors",
            mark: nil,
            head: "<title>Page not found: how an error became a message - The Herald</title>" + article(""),
            body: "<h1>Page not found: how an error became a message</h1>" + long
        ),

        // Trials.
        Case(
            name: "a trial of a host's guard",
            mark: .challenge,
            head: "<title>Just a moment...</title><script>window._cf_chl_opt={cvId:'3'};</script>",
            body: "<h1>courrier.example</h1><p>Verifying you are human. This may take a few seconds.</p>"
        ),
        Case(
            name: "a trial in words alone",
            mark: .challenge,
            body:
                "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot.</p>"
        ),
        Case(
            name: "a trial in Spanish",
            mark: .challenge,
            body: "<h1>courrier.example</h1><p>Verifica que eres humano completando la acción siguiente.</p>"
        ),
        Case(
            name: "an article that begins like a trial",
            mark: nil,
            head: "<title>Are you a robot? The test that everybody hates</title>" + article(""),
            body: "<h1>Are you a robot? The test that everybody hates</h1>" + long
        ),

        // Live blogs.
        Case(
            name: "data that call it a live blog",
            mark: .liveBlog,
            head: """
                <script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Élections : le fil",
                "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Un premier résultat"}]}</script>
                """,
            body: "<h1>Élections : le fil</h1>" + long
        ),
        Case(
            name: "reports with the time of each under a live title",
            mark: .liveBlog,
            body: "<h1>EN DIRECT. Élections : les résultats</h1><article>"
                + (10...17).map {
                    "<div><span>\($0):05</span><p>Le bureau numéro \($0) a clos ses portes, et le dépouillement y a commencé devant les délégués de chaque liste.</p></div>"
                }.joined() + "</article>"
        ),
        Case(
            name: "a programme with times in an article",
            mark: nil,
            body:
                "<h1>Le programme du festival</h1>\(long)<p>14:00 Ouverture des portes et accueil du public.</p><p>15:30 Premier concert, sur la grande scène.</p>"
        ),

        // Films and pictures.
        Case(
            name: "a film with a few words",
            mark: .video,
            head: #"<meta property="og:type" content="video.other">"#,
            body: "<h1>La pêche en images</h1><iframe src=\"https://www.youtube.com/embed/x\"></iframe>" + teaser,
            address: "https://courrier.example/video/2025/peche"
        ),
        Case(
            name: "a film by its data",
            mark: .video,
            head:
                #"<script type="application/ld+json">{"@type": "VideoObject", "name": "La pêche", "contentUrl": "https://a.example/v.mp4"}</script>"#,
            body: "<h1>La pêche en images</h1><video src=\"v.mp4\"></video><p>Le port d’Agadir reprend vie.</p>"
        ),
        Case(
            name: "a film in a long article",
            mark: nil,
            head: article(
                #", "video": {"@type": "VideoObject", "name": "Le port", "contentUrl": "https://a.example/v.mp4"}"#
            ),
            body: "<h1>La pêche reprend à Agadir</h1><video src=\"v.mp4\"></video>" + long
        ),
        Case(
            name: "a row of pictures",
            mark: .gallery,
            body: "<h1>Le port en images</h1><main>"
                + (1...9).map {
                    "<figure><img src=\"\($0).jpg\"><figcaption>Vue \($0) du port au lever du jour</figcaption></figure>"
                }
                .joined() + teaser + "</main>"
        ),
        Case(
            name: "an article with three pictures",
            mark: nil,
            body: "<h1>La pêche reprend</h1><article>"
                + (1...3).map { "<figure><img src=\"\($0).jpg\"><figcaption>Vue \($0) du port</figcaption></figure>" }
                .joined() + long + "</article>"
        ),
    ]

    @Test("walls, teasers, live blogs, films and galleries are told from articles", arguments: cases)
    func marks(_ page: Case) {
        let html = "<!doctype html><html><head>\(page.head)</head><body>\(page.body)</body></html>"
        let document = PageReader().read(Array(html.utf8), address: page.address.flatMap { WebAddress($0) })
        #expect(document.mark == page.mark)
        #expect(document.robots.list == nil)
    }

    @Test("what the page asks of robots is read, for all and for this one alone")
    func robots() {
        let head = """
            <meta name="robots" content="max-snippet:50, noarchive"><meta name="googlebot" content="noindex">
            <meta name="depeche" content="noai">
            """
        let html = "<html><head>\(head)</head><body>\(Self.long)</body></html>"
        #expect(PageReader().read(Array(html.utf8)).robots.list == ["max-snippet:50", "noarchive", "noai"])
    }
}
