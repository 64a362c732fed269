import News
import Pages
import Testing
import Text

/// Pages built in ways that are common and that say little of what is what.
@Suite("Pages of many publishers' habits")
struct HabitTests {
    private static let paragraphs = [
        "Le conseil municipal a voté mercredi soir la rénovation du port de pêche, un chantier attendu depuis dix ans.",
        "Les travaux doivent commencer au printemps. La mairie promet que la criée restera ouverte toute l’année.",
        "L’opposition a critiqué le montage financier, qui repose pour moitié sur un emprunt. Elle veut un audit.",
    ]

    private static func read(_ html: String, charset: String = "utf-8") -> PageDocument {
        PageReader().read(
            Array("<!doctype html><html><head><meta charset=\(charset)>\(html)</html>".utf8),
            address: WebAddress("https://phare.example/port")
        )
    }

    private static let text = paragraphs.map { "<p>\($0)</p>" }.joined()

    @Test("a brief above teasers longer than itself is the brief alone")
    func briefAboveTeasers() {
        let teasers = Self.paragraphs.map {
            "<article class='teaser'><h2><a href='/x'>La criée ouvre plus tôt</a></h2><p>\($0)</p></article>"
        }
        let page = Self.read(
            """
            <title>Un port neuf</title></head><body><main><article class='breve'><h1>Un port neuf</h1><div class='date'>\
            Publié le 25 novembre 2025</div><p>La ville aura un port neuf au printemps, a annoncé la mairie dans un \
            communiqué.</p></article><div>\(teasers.joined())</div></main></body>
            """
        )
        #expect(
            page.paragraphs == ["La ville aura un port neuf au printemps, a annoncé la mairie dans un communiqué."]
        )
    }

    @Test("a section above the heading is no text, nor is a byline that shares a passage with the title")
    func aboveTheText() {
        let old = Self.read(
            "<title>Un port neuf | Le Phare</title></head><body><div class=artikel><p>Énergie</p><h1>Un port neuf</h1>\(Self.text)</div></body>"
        )
        #expect(old.paragraphs == Self.paragraphs)
        let table = Self.read(
            """
            <title>Un port de pêche neuf</title></head><body><table><tr><td><a href=1>La criée</a></td><td><font size=4><b>\
            Un port de pêche neuf</b></font><br><font size=1>Le 25/11/2025 par Nadia Cherkaoui</font><br><br>\
            \(Self.paragraphs.joined(separator: "<br><br>"))</td></tr></table></body>
            """
        )
        #expect(table.paragraphs == Self.paragraphs)
        #expect(table.authors == ["Nadia Cherkaoui"])
        #expect(table.published?.formatted == "2025-11-25")
    }

    @Test("a blog's name in front of the title goes when a heading says the rest")
    func blogTitle() {
        let page = Self.read(
            "<title>Mes carnets: Un port neuf enfin</title></head><body><div><h3>Un port neuf enfin</h3><div>\(Self.text)</div></div></body>"
        )
        #expect(page.title == "Un port neuf enfin")
    }

    @Test(
        "text in a script's data is found with hexadecimal digits in capitals and without escapes",
        arguments: [("\\u003C", "\\u003E"), ("\\u003c", "\\u003e"), ("<", ">")]
    )
    func scriptData(open: String, close: String) {
        let long = (Self.paragraphs + Self.paragraphs.map { "Hier, \($0)" } + Self.paragraphs.map { "Enfin, \($0)" })
        let data = long.map { "\(open)p\(close)\($0)\(open)/p\(close)" }.joined()
        let page = Self.read(
            "<title>Un port neuf</title></head><body><div id=app>Chargement</div><script>window.state={\"body\":\"\(data)\"}</script></body>"
        )
        #expect(page.paragraphs == long)
        #expect(page.textFrom == .data)
    }

    @Test("mojibake whose no-break space was taken for a space is undone where other mojibake stands")
    func graveAccent() {
        #expect(
            Typography.clean("La mairie promet Ã la ville un port Ã©largi, voilÃ tout.")
                == "La mairie promet à la ville un port élargi, voilà tout."
        )
        #expect(Typography.clean("A MANHÃ de amanhã") == "A MANHÃ de amanhã")
    }

    @Test(
        "the writer is found by the link to the writer's page, by place, and whatever holds text and byline",
        arguments: [
            "<article><h1>Un port neuf</h1><div class=i><a href='/auteur/nadia-cherkaoui'>Nadia Cherkaoui</a> <span>25.11.2025 à 10:05</span></div>TEXT</article>",
            "<article><h1>Un port neuf</h1><p><strong>Nadia Cherkaoui</strong></p>TEXT</article>",
            "<article><h1>Un port neuf</h1>TEXT<p><strong>Nadia Cherkaoui</strong></p></article>",
            "<article><h1>Un port neuf</h1><p>De notre correspondante à Rabat, Nadia Cherkaoui</p>TEXT</article>",
            "<article><h1>Un port neuf</h1><p>Par Nadia Cherkaoui, Rabat</p>TEXT</article>",
            "<div class=navigation><article><h1>Un port neuf</h1><p class=author>Nadia Cherkaoui</p>TEXT</article></div>",
        ]
    )
    func writer(body: String) {
        let page = Self.read(
            "<title>Un port neuf</title></head><body>\(body.replacing("TEXT", with: Self.text))</body>"
        )
        #expect(page.authors == ["Nadia Cherkaoui"])
        #expect(page.paragraphs == Self.paragraphs)
    }

    @Test("somebody whom the title names did not write the article")
    func subject() {
        let page = Self.read(
            """
            <title>Le port d’Anne Roy</title></head><body><article><h1>Le port d’Anne Roy</h1><p class=author>Anne Roy</p>\
            \(Self.text)</article></body>
            """
        )
        #expect(page.authors.isEmpty)
    }

    @Test(
        "a title that holds a separator of its own is told from the publisher's name by heading or passage",
        arguments: ["<h2>Pêche : le port de la ville est neuf</h2>", "<div>Pêche : le port de la ville est neuf</div>"]
    )
    func titleWithColon(heading: String) {
        let page = Self.read(
            "<title>Pêche : le port de la ville est neuf - Le Phare</title></head><body>\(heading)\(Self.text)</body>"
        )
        #expect(page.title == "Pêche : le port de la ville est neuf")
    }

    @Test("single line breaks divide paragraphs where each is as long as one and ends a sentence")
    func lineBreaks() {
        let long = Self.paragraphs.map { "\($0) Le maire l’a confirmé hier matin, sur le quai." }
        let page = Self.read(
            "<title>Un port neuf</title></head><body><h1>Un port neuf</h1><div>\(long.joined(separator: "<br>"))</div></body>"
        )
        #expect(page.paragraphs == long)
        let verses = "Le port est neuf<br>et la mer est grande,<br>les bateaux rentrent."
        let poem = Self.read(
            "<title>Un port neuf</title></head><body><h1>Un port neuf</h1>\(Self.text)<p>\(verses)</p>\(Self.text.replacing("Le", with: "Un"))</body>"
        )
        #expect(poem.paragraphs.contains("Le port est neuf et la mer est grande, les bateaux rentrent."))
    }

    @Test("a standfirst that is named so among the paragraphs, and a picture's words among them, are no text")
    func amongParagraphs() {
        let page = Self.read(
            """
            <title>Un port neuf</title></head><body><article><h1>Un port neuf</h1><p class=chapo>La ville aura un port neuf au \
            printemps, et la criée restera ouverte.</p>\(Self.text)<p><img src=a.jpg><br><em>Le maire sur le quai. (Photo : \
            Anne Roy/AFP)</em></p>\(Self.text.replacing("Le", with: "Un"))</article></body>
            """
        )
        #expect(page.subtitle == "La ville aura un port neuf au printemps, et la criée restera ouverte.")
        #expect(page.paragraphs.prefix(3) == Self.paragraphs[...])
        #expect(!page.paragraphs.contains { $0.contains("Photo") })
    }
}
