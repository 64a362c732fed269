import Pages
import Testing
import Text

@Suite("The title of a page")
struct TitleTests {
    private static let text = String(
        repeating:
            "<p>Le conseil de la ville a adopté mardi soir le budget de l’année prochaine, après six heures.</p>",
        count: 3
    )

    private static func title(_ head: String, _ top: String) -> String? {
        PageReader().read(
            Array("<html><head>\(head)</head><body>\(top)<article>\(text)</article></body></html>".utf8),
            address: WebAddress("https://www.courrier.example/ville/budget")
        ).title
    }

    @Test(
        "a first heading that leads home is the publisher's name",
        arguments: [
            "<h1><a href=\"/\">Le Courrier du Port</a></h1>",
            "<a href=\"https://courrier.example/\"><h1>Le Courrier du Port</h1></a>",
        ]
    )
    func homeHeading(heading: String) {
        let head = "<title>Le budget adopté | Le Courrier du Port</title>"
        #expect(Self.title(head, heading + "<h2>Le budget adopté</h2>") == "Le budget adopté")
        #expect(Self.title(head, heading + "<h1>Le budget adopté</h1>") == "Le budget adopté")
        #expect(Self.title(head, heading) == "Le budget adopté")
    }

    @Test("a link to the article itself is no link home")
    func ownLink() {
        let head = "<title>Le Courrier du Port</title>"
        #expect(
            Self.title(head, "<h1><a href=\"/ville/budget\">Un budget adopté de justesse</a></h1>")
                == "Un budget adopté de justesse"
        )
    }

    private static let agreed = """
        <meta property="og:title" content="Un budget adopté de justesse">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Un budget adopté de justesse"}</script>
        """

    @Test(
        "what metadata agree on is freed of a kicker or deck in the heading",
        arguments: [
            "<h1>Un budget adopté de justesse <span>La dette divise la majorité</span></h1>",
            "<h1><span>Conseil</span> Un budget adopté de justesse</h1>",
            "<h1>Conseil : Un budget adopté de justesse</h1>",
        ]
    )
    func agreedTitle(heading: String) {
        #expect(Self.title(Self.agreed, heading) == "Un budget adopté de justesse")
    }

    @Test("a heading that goes on in the same words says more than metadata cut short")
    func longerHeading() {
        let whole = "Un budget adopté de justesse dans la nuit de mardi"
        #expect(Self.title(Self.agreed, "<h1>\(whole)</h1>") == whole)
    }

    @Test("a date that runs into the heading is no part of the title")
    func dateInHeading() {
        let head = "<meta property=\"og:title\" content=\"Un budget adopté de justesse\">"
        #expect(
            Self.title(head, "<h1><span>27.01.2022</span>Un budget adopté de justesse</h1>")
                == "Un budget adopté de justesse"
        )
    }

    @Test("a colon for screen readers parts kicker and title")
    func spokenColon() {
        let head = "<title>Conseil: Un budget adopté</title>"
        let heading =
            "<h1><span>Conseil</span><span class=\"visually-hidden\">: </span><span>Un budget adopté</span></h1>"
        #expect(Self.title(head, heading) == "Conseil: Un budget adopté")
    }
}
