import Foundation
import News
import Testing
import Text

/// What newspapers of other countries print above and below an article's text, each in its own way.
@Suite("Documents in the habits of other countries")
struct CountryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var habit: String
        var language = "fr"
        var above: [String] = []
        var below: [String] = []
        var authors: [String] = []
        var day: String?

        var testDescription: String { habit }
    }

    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    private static let titles = [
        "fr": "Le port rouvre après dix ans de travaux",
        "en": "Harbour reopens after ten years of works",
        "ar": "الميناء يفتح أبوابه من جديد بعد عشر سنوات من الأشغال",
        "ru": "Порт открылся после десяти лет ремонта",
        "id": "Pelabuhan dibuka kembali setelah sepuluh tahun",
        "es": "El puerto reabre tras diez años de obras",
    ]

    private static let texts = [
        "fr": [
            "Le port de pêche a rouvert lundi matin après dix années de travaux, en présence du maire et de deux cents marins.",
            "« Nous avons attendu ce jour longtemps », a dit la patronne du plus vieux chalutier de la flotte au quai.",
        ],
        "en": [
            "The fishing harbour reopened on Monday morning after ten years of works, before the mayor and two hundred crews.",
            "“We have waited long for this day,” said the skipper of the oldest trawler of the fleet on the new quay.",
        ],
        "ar": [
            "أعيد فتح ميناء الصيد صباح الاثنين بعد عشر سنوات من الأشغال بحضور رئيس البلدية ومئتين من البحارة وعائلاتهم في المدينة.",
            "وقالت ربانة أقدم سفينة في الأسطول إن البحارة انتظروا هذا اليوم طويلا، مضيفة أن الرصيف الجديد سيغير حياتهم اليومية.",
        ],
        "ru": [
            "Рыбный порт вновь открылся в понедельник утром после десяти лет ремонта в присутствии мэра и двухсот моряков.",
            "«Мы долго ждали этого дня», — сказала капитан старейшего траулера флота, стоя на новом причале города.",
        ],
        "id": [
            "Pelabuhan ikan dibuka kembali pada Senin pagi setelah sepuluh tahun pekerjaan, disaksikan wali kota dan awak kapal.",
            "\"Kami sudah lama menunggu hari ini,\" kata nakhoda kapal pukat tertua di armada itu di dermaga yang baru.",
        ],
        "es": [
            "El puerto pesquero reabrió el lunes por la mañana tras diez años de obras, ante el alcalde y doscientos marineros.",
            "«Hemos esperado mucho este día», dijo la patrona del arrastrero más viejo de la flota en el muelle nuevo.",
        ],
    ]

    private static let cases = [
        Case(
            habit: "a day and how often it was read",
            above: ["Publié Le : lundi 24 novembre 2025 10:42   Lu : 57 fois"],
            day: "2025-11-24"
        ),
        Case(
            habit: "writer, host, day and counts in one line",
            above: ["Par: Awa Ndiaye - Phare.com | 24 novembre, 2025 à 11:06:38 | Lu 4512 Fois | 17 Commentaires"],
            authors: ["Awa Ndiaye"],
            day: "2025-11-24"
        ),
        Case(
            habit: "a count with its plural in brackets",
            above: ["Rédigé le Lundi 24 Novembre 2025 à 11:34 | Lu 857 fois | 0 commentaire(s)"],
            day: "2025-11-24"
        ),
        Case(
            habit: "day and sections",
            above: ["24 Novembre 2025 | 10:15 A la une, Economie, Tunisie"],
            below: ["Awa Ndiaye"],
            authors: ["Awa Ndiaye"],
            day: "2025-11-24"
        ),
        Case(habit: "a day without its year", above: ["Publié le 24 novembre à 4 h 00 HAE"], day: "2025-11-24"),
        Case(
            habit: "an agency that is called one",
            above: ["Ève Dumont | Agence QMI", "| Publié le 24 novembre 2025 à 11:02"],
            authors: ["Ève Dumont"],
            day: "2025-11-24"
        ),
        Case(
            habit: "an agency, a stroke and a writer",
            above: ["ATS / Luc Culet", "Publié: 24.11.2025, 11h27"],
            below: ["(ats/lcu)"],
            authors: ["Luc Culet"],
            day: "2025-11-24"
        ),
        Case(
            habit: "writer and paper in capitals",
            above: ["Publié hier à 15 h 42", "ÈVE DUMONT-LAROSE", "LA PRESSE"],
            authors: ["ÈVE DUMONT-LAROSE"],
            day: "2025-11-24"
        ),
        Case(
            habit: "a moment glued to its year",
            language: "es",
            above: ["24 de noviembre de 202511:02", "2 minutos de lectura'", "Juana Pérez"],
            authors: ["Juana Pérez"],
            day: "2025-11-24"
        ),
        Case(
            habit: "an unknown agency's dateline",
            above: ["Niamey, 24 Nov (ANP)-"],
            day: "2025-11-24"
        ),
        Case(
            habit: "a role behind the name and a dotted time",
            language: "en",
            above: ["Jane Doe Environment correspondent", "Mon 24 Nov 2025 06.00 CEST", "Share"],
            below: ["Reuse this content"],
            authors: ["Jane Doe"],
            day: "2025-11-24"
        ),
        Case(
            habit: "a role below the name",
            language: "en",
            above: ["4 hours ago", "Share", "Save", "Jane Doe", "Political correspondent"],
            authors: ["Jane Doe"],
            day: "2025-11-25"
        ),
        Case(
            habit: "an age as networks abbreviate it",
            language: "en",
            above: ["Story by Jane Doe • 3h • 2 min read"],
            below: ["More for You"],
            authors: ["Jane Doe"],
            day: "2025-11-25"
        ),
        Case(
            habit: "a publisher behind the moment",
            language: "en",
            above: ["By Jane Doe", "November 24, 2025 / 9:00 AM EDT / CBS News"],
            authors: ["Jane Doe"],
            day: "2025-11-24"
        ),
        Case(
            habit: "who the writer is at the end",
            language: "en",
            above: ["By Jane Doe | Beacon News"],
            below: ["Jane Doe is a writer for Beacon News Digital."],
            authors: ["Jane Doe"]
        ),
        Case(
            habit: "two writers at the end",
            below: ["Anne Roy et Paul Durand"],
            authors: ["Anne Roy", "Paul Durand"]
        ),
        Case(
            habit: "where the writer is, at the end",
            below: ["Anne Roy, correspondante à Dijon"],
            authors: ["Anne Roy"]
        ),
        Case(
            habit: "hours and minutes ago",
            language: "es",
            above: ["Hace 2 horas y 15 minutos"],
            day: "2025-11-25"
        ),
        Case(
            habit: "published and updated in one sentence",
            language: "es",
            above: ["Publicado el 23 de noviembre de 2025 y actualizado el 24 de noviembre de 2025"],
            day: "2025-11-23"
        ),
        Case(habit: "a weekday and a time", above: ["Publié lundi à 14h30"], day: "2025-11-24"),
        Case(
            habit: "published and changed, in brackets",
            above: ["24 novembre 2025 (modifica il 25 novembre 2025 | 11:02)"],
            day: "2025-11-24"
        ),
        Case(
            habit: "a country for its zone",
            language: "es",
            above: ["24 Nov, 2025 09:30 a.m. ES"],
            day: "2025-11-24"
        ),
        Case(
            habit: "labels of a tool",
            language: "en",
            above: ["Author: Jane Doe", "Published: 2025-11-24T09:30:00Z"],
            authors: ["Jane Doe"],
            day: "2025-11-24"
        ),
        Case(
            habit: "names of buttons in one word and a name twice",
            language: "en",
            above: ["Jane Doe", "By Jane Doe", "facebooktwitterwhatsappcopylink", "@thebeacon"],
            authors: ["Jane Doe"]
        ),
        Case(habit: "Arabic digits", language: "ar", above: ["٢٤ نوفمبر ٢٠٢٥ - ١٠:٣٠"], day: "2025-11-24"),
        Case(habit: "a label glued to a name", above: ["parLaura Roy"], authors: ["Laura Roy"]),
        Case(habit: "today at a time", language: "ru", above: ["Сегодня в 09:30"], day: "2025-11-25"),
        Case(
            habit: "Moscow's time",
            language: "ru",
            above: ["24 ноября 2025, 10:30 мск"],
            day: "2025-11-24"
        ),
        Case(
            habit: "writer, paper and a western Indonesian time",
            language: "id",
            above: ["Budi Santoso - detikNews", "Senin, 24 Nov 2025 09:30 WIB"],
            below: ["(bds/dnu)"],
            authors: ["Budi Santoso"],
            day: "2025-11-24"
        ),
        Case(
            habit: "reporter and editor at the end",
            language: "id",
            above: ["Senin, 24 November 2025 09:30 WIB", "waktu baca 2 menit"],
            below: ["Pewarta: Budi Santoso", "Editor: Siti Aminah"],
            authors: ["Budi Santoso"],
            day: "2025-11-24"
        ),
        Case(
            habit: "the day by two calendars",
            language: "ar",
            above: ["الاثنين 3 جمادى الآخرة 1447 هـ - 24 نوفمبر 2025 م"],
            day: "2025-11-24"
        ),
    ]

    @Test("the article comes out clean with its byline", arguments: cases)
    func cleanArticle(_ one: Case) throws {
        let title = try #require(Self.titles[one.language])
        let paragraphs = try #require(Self.texts[one.language])
        let text = ([title] + one.above + paragraphs + one.below).joined(separator: "\n\n")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.title == title)
        #expect(document.paragraphs == paragraphs)
        #expect(document.authors == one.authors)
        #expect(document.published.map { String($0.formatted.prefix(10)) } == one.day)
    }

    @Test("a title that ends in its day is no byline")
    func titleOfToday() throws {
        let paragraphs = try #require(Self.texts["ar"])
        let text = (["أسعار الذهب في المغرب اليوم", "24 نوفمبر 2025"] + paragraphs).joined(separator: "\n\n")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.title == "أسعار الذهب في المغرب اليوم")
        #expect(document.authors.isEmpty)
    }

    @Test(
        "what stands between paragraphs and is none of them goes",
        arguments: [
            "Un champ près de Dijon, le 9 juin 2025, après deux mois sans une goutte de pluie. © AFP/Luc Culet",
            "Un champ près de Dijon, le 9 juin 2025, après deux mois sans pluie – Luc Culet / AFP",
            "Ce contenu est bloqué car vous n’avez pas accepté les cookies et autres traceurs.",
            "La suite après la publicité", "[À lire] Les marins attendent leurs quais",
            "/sites/default/files/2025-11/a.mp3",
        ]
    )
    func between(_ passage: String) throws {
        let title = try #require(Self.titles["fr"])
        let paragraphs = try #require(Self.texts["fr"])
        let text = [title, paragraphs[0], passage, paragraphs[1]].joined(separator: "\n\n")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.paragraphs == paragraphs)
    }

    @Test("months that head the parts of a chronicle stay, also at its end")
    func chronicle() throws {
        let title = try #require(Self.titles["fr"])
        let paragraphs = try #require(Self.texts["fr"])
        let parts = [paragraphs[0], "Mars 2011", paragraphs[1], "Août 2011", "Le quai."]
        let text = ([title] + parts).joined(separator: "\n\n")
        #expect(PlainDocument.read(text, observed: Self.observed, zone: nil).paragraphs == parts)
    }

    @Test("a site's menu above the title goes")
    func menu() throws {
        let title = try #require(Self.titles["fr"])
        let paragraphs = try #require(Self.texts["fr"])
        let menu = ["Accueil", "Politique", "Économie", "Sport", "Culture", "Contact"].joined(separator: "\n")
        let text = ([menu, title, "Par Anne Roy"] + paragraphs).joined(separator: "\n\n")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.title == title)
        #expect(document.authors == ["Anne Roy"])
        #expect(document.paragraphs == paragraphs)
    }

    @Test("comments under a count of theirs go")
    func comments() throws {
        let title = try #require(Self.titles["en"])
        let paragraphs = try #require(Self.texts["en"])
        let comments = [
            "2 Comments", "John\nNovember 24, 2025 at 10:12 am\nGreat news for all of us at last.\nReply",
            "Mary\nNovember 24, 2025 at 11:12 am\nToo little and too late.\nReply",
        ]
        let text = ([title] + paragraphs + comments).joined(separator: "\n\n")
        #expect(PlainDocument.read(text, observed: Self.observed, zone: nil).paragraphs == paragraphs)
    }

    @Test("character references left in the text are what they stand for, also where they were escaped twice")
    func references() throws {
        let paragraphs = try #require(Self.texts["fr"])
        let text = paragraphs.joined(separator: "\n\n")
        let once = text.replacing("é", with: "&eacute;").replacing("ê", with: "&#234;")
        for spoilt in [once, once.replacing("&", with: "&amp;")] {
            #expect(PlainDocument.read(spoilt, observed: Self.observed, zone: nil).paragraphs == paragraphs)
        }
        let markup =
            "Une balise &lt;p&gt; ouvre un paragraphe, et tout ce qui suit en est, disent les auteurs de la norme."
        #expect(PlainDocument.read(markup, observed: nil, zone: nil).paragraphs == [markup])
    }

    @Test("paragraph separators divide paragraphs")
    func separators() throws {
        let title = try #require(Self.titles["fr"])
        let paragraphs = try #require(Self.texts["fr"])
        let text = ([title] + paragraphs).joined(separator: "\u{2029}")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.title == title)
        #expect(document.paragraphs == paragraphs)
    }

    @Test(
        "letters tell the encoding of bytes that nothing names",
        arguments: [("ru", String.Encoding.windowsCP1251), ("es", .windowsCP1252)]
    )
    func encoding(_ language: String, _ encoding: String.Encoding) throws {
        let text = try #require(Self.texts[language]).joined(separator: "\n\n")
        let bytes = try #require(text.data(using: encoding))
        #expect(PlainDocument.decode([UInt8](bytes)) == text)
    }

    @Test("a label before the title is not part of it")
    func labelled() throws {
        let paragraphs = try #require(Self.texts["fr"])
        let text = (["Titre : Le port rouvre", "Auteur : Anne Roy"] + paragraphs).joined(separator: "\n\n")
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.title == "Le port rouvre")
        #expect(document.authors == ["Anne Roy"])
    }
}
