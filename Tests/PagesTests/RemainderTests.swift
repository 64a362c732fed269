import News
import Pages
import Testing
import Text

/// What is left around and between an article's paragraphs when its markup does not tell.
@Suite("What stands between and after the paragraphs")
struct RemainderTests {
    private static let sentences = (1...6).map {
        "Le chantier numéro \($0) du port avance lentement, disent les ouvriers qui y travaillent depuis le mois de mars, "
            + "et personne ne sait dire quand les derniers pontons de bois seront enfin remplacés par du béton."
    }

    private static func read(_ between: String = "", after: String = "", head: String = "") -> PageDocument {
        let paragraphs = sentences.map { "<p>\($0)</p>" }
        let page = """
            <html lang="fr"><head><title>Le chantier du port</title>\(head)</head><body><article><h1>Le chantier du port</h1>
            \(paragraphs.prefix(3).joined())\(between)\(paragraphs.dropFirst(3).joined())\(after)</article></body></html>
            """
        return PageReader().read(Array(page.utf8), address: WebAddress("https://port.example/a"))
    }

    @Test(
        "what the page may not load is left out, also amid the running text",
        arguments: [
            "<p>Pour afficher ce contenu, vous devez accepter les cookies de Facebook et de ses partenaires.</p>",
            "<div><p>Deine Privatsphäre-Einstellungen verhindern das Laden und Anzeigen aller externen Inhalte.</p></div>",
            "<p>Vue aérienne du chantier, filmée samedi par un drone. 21.04.2024 | 3:18 min</p>",
        ]
    )
    func embeds(_ passage: String) {
        let page = Self.read(passage)
        #expect(page.paragraphs == Self.sentences)
        #expect(page.removed.contains { $0.rule == "note" })
    }

    @Test(
        "words under a picture go, also when they stand beside it once more or above who took it",
        arguments: [
            """
            <figure><img src="/p.jpg"><figcaption>Les pêcheurs du quai nord attendent le retour des grues.</figcaption></figure>
            <div class="text"><div>Les pêcheurs du quai nord attendent le retour des grues.</div></div>
            """,
            """
            <div class="x1"><picture><img src="/p.jpg"></picture><div class="x2">Les pêcheurs du quai nord attendent le retour</div>
            <div class="x3">REUTERS</div></div>
            """,
        ]
    )
    func captions(_ picture: String) {
        #expect(Self.read(picture).paragraphs == Self.sentences)
    }

    @Test("a quotation set apart goes when the text has its words, whoever is named below it")
    func pullQuote() {
        let said = Self.sentences[1].dropLast()
        let quote = "<blockquote>« \(said) » <br>Hamid Ouali, patron d’un sardinier de dix-huit mètres</blockquote>"
        #expect(Self.read(quote).paragraphs == Self.sentences)
        let other =
            "<blockquote>« Nous attendons depuis trois ans, et personne ne vient nous dire ce qui se passe. »</blockquote>"
        #expect(Self.read(other).paragraphs.count == Self.sentences.count + 1)
    }

    @Test("another article's headline in capitals, linked between two paragraphs, is left out; emphasis stays")
    func capitals() {
        let link = "<p><a href=\"/b\">LE MAIRE DEMANDE UNE ENQUÊTE : « RIEN N’EST CLAIR »</a></p>"
        #expect(Self.read(link).paragraphs == Self.sentences)
        let shout = "<p>LE MAIRE DEMANDE UNE ENQUÊTE : « RIEN N’EST CLAIR »</p>"
        #expect(Self.read(shout).paragraphs.count == Self.sentences.count + 1)
    }

    @Test("who the known writer is goes from the end, who somebody else is stays")
    func portrait() {
        let author = "<meta name=\"author\" content=\"Salma Idrissi\">"
        let own =
            "<p>Salma Idrissi est journaliste au Courrier du Rif, où elle suit les ports et la pêche depuis dix ans.</p>"
        #expect(Self.read(after: own, head: author).paragraphs == Self.sentences)
        let other =
            "<p>Hamid Ouali est patron d’un sardinier de dix-huit mètres, et il attend lui aussi depuis trois ans.</p>"
        #expect(Self.read(after: other, head: author).paragraphs.count == Self.sentences.count + 1)
    }

    @Test("a byline whose parts stand side by side without a space gives the writer alone")
    func gluedByline() {
        let page = """
            <html lang="fr"><head><title>Le chantier du port</title></head><body><main><h1>Le chantier du port</h1>
            <div class="m4"><span>Par Salma Idrissi</span><span>Publié le 24 novembre 2025</span></div>
            <div>\(Self.sentences.map { "<p>\($0)</p>" }.joined())</div></main></body></html>
            """
        let document = PageReader().read(Array(page.utf8))
        #expect(document.authors == ["Salma Idrissi"])
        #expect(document.published?.formatted == "2025-11-24")
        #expect(document.paragraphs == Self.sentences)
    }

    @Test("dates that gave way to another are told, with where they stood; those that agree are not")
    func otherDates() {
        let metadata = """
            <meta property="article:published_time" content="2025-11-24T10:12:00+01:00">
            <meta name="dcterms.created" content="2024-02-03"><meta name="pubdate" content="2025-11-24">
            <meta name="date" content="2091-01-01T00:00:00Z">
            """
        let page = Self.read(head: metadata)
        #expect(page.published?.formatted == "2025-11-24T09:12:00Z")
        let told = page.removed.filter { $0.rule == Removal.otherDate }.map(\.text)
        #expect(told.contains("2024-02-03 from the page, written “2024-02-03”"))
        #expect(told.contains { $0.contains("2091") })
        #expect(told.count == 2)
    }
}
