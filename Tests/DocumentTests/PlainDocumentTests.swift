import Foundation
import News
import Testing
import Text

@Suite("Plain documents")
struct PlainDocumentTests {
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    private func read(_ blocks: [String], by separator: String = "\n\n") -> PlainDocument {
        PlainDocument.read(blocks.joined(separator: separator), observed: Self.observed, zone: nil)
    }

    private let title = "Le port de pêche va être rénové"
    private let deck = "Après dix ans d’attente, la ville débloque les crédits malgré les réserves de l’opposition"

    @Test("title, deck, byline, date and publisher are told apart above the text")
    func head() {
        let document = read(
            [title, deck, "LE LITTORAL", "Par Samir Alaoui", "12 mars 2025 - 14:30", "Un vote serré"] + Story.text("fr")
        )
        #expect(document.title == title)
        #expect(document.titleFrom == .text)
        #expect(document.subtitle == deck)
        #expect(document.site == "LE LITTORAL")
        #expect(document.authors == ["Samir Alaoui"])
        #expect(document.published?.formatted == "2025-03-12T14:30:00Z")
        #expect(document.paragraphs == ["Un vote serré"] + Story.text("fr"))
    }

    @Test("a deck that is a sentence is known by the byline under it")
    func sentenceDeck() {
        let document = read([title, deck + ".", "Samir Alaoui", "hier à 19h25"] + Story.text("fr"))
        #expect(document.subtitle == deck + ".")
        #expect(document.authors == ["Samir Alaoui"])
        #expect(document.published?.formatted == "2025-11-24T19:25:00Z")
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("a section or publisher above the title is no title")
    func kicker() {
        let document = read(["lelittoral.ma", "POLITIQUE", title] + Story.text("fr"))
        #expect(document.title == title)
        #expect(document.section == "POLITIQUE")
        #expect(document.site == "lelittoral.ma")
    }

    @Test("headings stay paragraphs, in capitals too")
    func headings() {
        let text = Story.text("fr")
        let blocks = ["LE CONTEXTE", text[0], "LE VOTE", text[1], "LA SUITE", text[2]]
        let document = read([title] + blocks)
        #expect(document.title == title)
        #expect(document.site == nil)
        #expect(document.paragraphs == blocks)
    }

    @Test("the days of a chronicle stay headings")
    func chronicle() {
        let text = Story.text("fr")
        let blocks = [text[0], "Le 12 mars 2025", text[1], "13 mars 2025", text[2]]
        let document = read([title] + blocks)
        #expect(document.published == nil)
        #expect(document.paragraphs == blocks)
    }

    @Test("paragraphs on single lines, with the title in the note at the end")
    func repost() {
        let document = read(
            ["il y a 3 heures • 12 vues", "Publié par : Atlas Kronik", "Catégorie : Société"] + Story.text("fr")
                + ["L’article \(title) est apparu en premier sur Le Littoral."],
            by: "\n"
        )
        #expect(document.title == title)
        #expect(document.titleFrom == .footer)
        #expect(document.via == Via(name: "Le Littoral"))
        #expect(document.authors == ["Atlas Kronik"])
        #expect(document.section == "Société")
        #expect(document.published?.formatted == "2025-11-25T07:00:00Z")
        #expect(document.published?.precision == .hour)
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("of two dates the first is the publication, a later one the update")
    func twoDates() {
        let document = read(
            [title, "Publié le 24 novembre 2025 à 18:30, mis à jour le 25 novembre 2025 à 09:00"] + Story.text("fr")
        )
        #expect(document.published?.formatted == "2025-11-24T18:30:00Z")
        #expect(document.updated?.formatted == "2025-11-25T09:00:00Z")
    }

    @Test("a date called the publication wins over the date on the page")
    func labelledDate() {
        let document = read(["lundi 6 mai 2024", title, "Publié le 5 mai 2024 à 10h30"] + Story.text("fr"))
        #expect(document.published?.formatted == "2024-05-05T10:30:00Z")
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test(
        "a date line in any shape is no title",
        arguments: [
            ("Rabat, le 5 mai 2024", "2024-05-05"), ("Mis en ligne hier à 19h25", "2025-11-24T19:25:00Z"),
            ("Dimanche 5 mai 2024 - 12:30 - Mis à jour à 14:00", "2024-05-05T12:30:00Z"),
            ("Posted 2 hours ago", "2025-11-25T08:00:00Z"),
            ("- Il y a 20 minutes -", "2025-11-25T10:00:00Z"), ("الأحد 5 ماي 2024", "2024-05-05"),
        ]
    )
    func dateLines(line: String, stamp: String) {
        let document = read([line, title] + Story.text("fr"))
        #expect(document.title == title)
        #expect(document.published?.formatted == stamp)
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("a title that stands twice, once with the site behind it, is one title")
    func titleTwice() {
        let document = read([title + " - Le Littoral", title, "Accueil > Société > Pêche"] + Story.text("fr"))
        #expect(document.title == title)
        #expect(document.site == "Le Littoral")
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("the whole head of a re-post on one line, or below the text, is read the same")
    func headElsewhere() {
        let line = read(
            ["Posted by - Atlas KRONIK - on - 2 hours ago - Filed in - Society - 4 Views - 0 Comments"]
                + Story.text("fr"),
            by: "\n"
        )
        let below = read(
            [title] + Story.text("fr") + [
                "Posted by - Atlas KRONIK -", "on - 2 hours ago -", "Filed in - Society -", "-", "4 Views - 0 Comments",
            ],
            by: "\n"
        )
        for document in [line, below] {
            #expect(document.authors == ["Atlas KRONIK"])
            #expect(document.published?.formatted == "2025-11-25T08:00:00Z")
            #expect(document.section == "Society")
            #expect(document.paragraphs == Story.text("fr"))
        }
    }

    @Test("a bare name under the title or at the end is the writer, under headings it is none")
    func bareNames() {
        #expect(read([title, "Samir Alaoui"] + Story.text("fr")).authors == ["Samir Alaoui"])
        #expect(read([title] + Story.text("fr") + ["Samir Alaoui"]).authors == ["Samir Alaoui"])
        let text = Story.text("fr")
        let headed = ["Samir Alaoui", text[0], "Nadia Benali", text[1], text[2]]
        let document = read([title] + headed)
        #expect(document.authors.isEmpty)
        #expect(document.paragraphs == headed)
    }

    @Test("a publisher in small letters is known by the heading under it")
    func publisher() {
        let text = Story.text("fr")
        let document = read([
            title, deck, "Le Littoral", "Dix ans d’attente", text[0], "Un vote serré", text[1], text[2],
        ])
        #expect(document.site == "Le Littoral")
        #expect(document.paragraphs == ["Dix ans d’attente", text[0], "Un vote serré", text[1], text[2]])
    }

    @Test("a brief of two short sentences has title, date and text like a long article")
    func brief() {
        let document = read([
            title, "Publié le 5 mai 2024.", "La ville a dit oui mercredi.", "Les travaux débuteront au printemps.",
            "Haut de page",
        ])
        #expect(document.title == title)
        #expect(document.published?.formatted == "2024-05-05")
        #expect(document.paragraphs == ["La ville a dit oui mercredi.", "Les travaux débuteront au printemps."])
    }

    @Test("a document without a title gets none")
    func untitled() {
        let document = read(Story.text("fr"))
        #expect(document.title == nil)
        #expect(document.titleFrom == nil)
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("one line stays one paragraph")
    func flat() {
        let document = read(Story.text("fr"), by: " ")
        #expect(document.paragraphs.count == 1)
        #expect(document.title == nil)
    }

    @Test("lines broken to a width are joined, hyphenated words too")
    func wrapped() {
        let wrapped = """
            Le port va changer de visage

            Le conseil municipal a voté mercredi soir la rénovation du port
            de pêche, un chantier que les marins et les mareyeurs de la vil-
            le attendaient depuis dix ans et dont le coût a beaucoup augmenté
            depuis le premier projet.

            Les travaux doivent commencer au printemps et durer dix-huit mois
            selon la mairie, qui promet que la criée restera ouverte pendant
            toute la durée du chantier.
            """
        let document = PlainDocument.read(wrapped, observed: nil, zone: nil)
        #expect(document.title == "Le port va changer de visage")
        #expect(document.paragraphs.count == 2)
        #expect(document.paragraphs.first?.contains("de la ville attendaient depuis") == true)
    }

    @Test("title and byline right above lines broken to a width stay lines of their own")
    func wrappedHead() {
        let body = """
            Le conseil municipal a voté mercredi soir la rénovation du port de
            pêche, un chantier que les marins et les mareyeurs attendaient
            depuis dix ans et dont le coût a beaucoup augmenté depuis le premier
            projet de la mairie.

            Les travaux doivent commencer au printemps et durer dix-huit mois
            selon la mairie, qui promet que la criée restera ouverte.
            """
        let document = PlainDocument.read(
            "\(title)\nPar Samir Alaoui\nLe 12 mars 2025\n\(body)",
            observed: nil,
            zone: nil
        )
        #expect(document.title == title)
        #expect(document.authors == ["Samir Alaoui"])
        #expect(document.published?.formatted == "2025-03-12")
        #expect(document.paragraphs.count == 2)
        #expect(document.paragraphs.first?.hasPrefix("Le conseil municipal a voté mercredi") == true)
        let bare = PlainDocument.read("\(title)\n\(body)", observed: nil, zone: nil)
        #expect(bare.title == title)
        #expect(bare.paragraphs == document.paragraphs)
    }

    @Test("line breaks that stand as tags of HTML in the text are line breaks", arguments: ["<br>", "<br />", "<BR/>"])
    func breakTags(tag: String) {
        let text = Story.text("fr")
        let document = read([title, "Par Samir Alaoui"] + text, by: tag + tag)
        #expect(document.title == title)
        #expect(document.authors == ["Samir Alaoui"])
        #expect(document.paragraphs == text)
        let marked = text.map { "<p>\($0)</p>" }
        #expect(read([title] + marked, by: "\n").paragraphs == text)
    }

    @Test("a tag that the text writes about stays")
    func quotedTag() {
        let sentence =
            "La balise <br> coupe une ligne, et <p> ouvre un paragraphe ; les deux datent des débuts de la Toile."
        #expect(read([title, sentence] + Story.text("fr")).paragraphs.first == sentence)
    }

    @Test(
        "the label of an advertisement in brackets goes from between two sentences",
        arguments: ["[Publicité]", "(Publicité)", "[Advertisement]", "[Publicidad]", "(ANZEIGE)"]
    )
    func adLabel(label: String) {
        let text = Story.text("fr")
        #expect(read([title, "\(text[0]) \(label) \(text[1])", text[2]]).paragraphs.first == "\(text[0]) \(text[1])")
        #expect(read([title, "\(text[0]) \(label)", text[1]]).paragraphs.first == text[0])
        let within =
            "Les recettes du journal \(label) baissent depuis dix ans, et celles des abonnements ne les remplacent pas."
        #expect(read([title, within] + text).paragraphs.first == within)
    }

    @Test("a zone in brackets behind the time is the time's")
    func bracketedZone() {
        for line in ["Publié le 12 mars 2025 à 14h30 (GMT+1)", "12/03/2025 14:30 (UTC+01:00)"] {
            #expect(read([title, line] + Story.text("fr")).published?.formatted == "2025-03-12T13:30:00Z")
        }
    }

    @Test("an Arabic document is read as the others are")
    func arabic() {
        let document = read(
            ["تأهيل ميناء الصيد", "بقلم: محمد العلوي", "نشر في: 12 مارس 2025 - 14:30"]
                + Story.with("ar", within: ["اقرأ أيضا: أسعار السمك ترتفع"], below: ["تعليقات (3)"])
        )
        #expect(document.title == "تأهيل ميناء الصيد")
        #expect(document.authors == ["محمد العلوي"])
        #expect(document.published?.formatted == "2025-03-12T14:30:00Z")
        #expect(document.paragraphs == Story.text("ar"))
    }

    @Test("bytes are read by their mark, as UTF-8, else as windows-1252")
    func decoding() {
        #expect(PlainDocument.decode([0xEF, 0xBB, 0xBF] + Array("été".utf8)) == "été")
        #expect(PlainDocument.decode(Array("été".utf8)) == "été")
        #expect(PlainDocument.decode([0xE9, 0x74, 0xE9, 0x20, 0x92, 0x80]) == "été ’€")
        #expect(PlainDocument.decode([0xFF, 0xFE, 0xE9, 0x00, 0x74, 0x00]) == "ét")
        #expect(PlainDocument.decode([0xFE, 0xFF, 0x00, 0xE9, 0x00, 0x74]) == "ét")
        #expect(PlainDocument.decode([0xFF, 0xFE, 0xE9]) == "")
        #expect(PlainDocument.decode([]) == "")
    }

    @Test("Turkish, Polish and Czech bytes without a label are read in their own encodings, Icelandic ones as western")
    func latinAlphabets() {
        // “Yağışlı bir kışın ardından köprü açıldı” and the like.
        let turkish: [UInt8] =
            [
                0x59, 0x61, 0xF0, 0xFD, 0xFE, 0x6C, 0xFD, 0x20, 0x6B, 0xFD, 0xFE, 0x20, 0x61, 0xE7, 0xFD, 0x6C, 0xFD,
                0xFE,
            ]
            + [0x20, 0xDD, 0x7A, 0x6D, 0x69, 0x72, 0x20, 0xDE, 0x69, 0xFE, 0x6C, 0x69, 0x20, 0xF6, 0xFC]
        #expect(PlainDocument.decode(turkish) == "Yağışlı kış açılış İzmir Şişli öü")
        // “Zażółć gęślą jaźń, łódź śląska”.
        let polish: [UInt8] =
            [0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6, 0x20, 0x67, 0xEA, 0x9C, 0x6C, 0xB9, 0x20, 0x6A, 0x61, 0x9F, 0xF1]
            + [0x20, 0xB3, 0xF3, 0x64, 0x9F, 0x20, 0x9C, 0x6C, 0xB9]
        #expect(PlainDocument.decode(polish) == "Zażółć gęślą jaźń łódź ślą")
        // “Příliš žluťoučký kůň pěl ďábelské” in ISO 8859-2.
        let czech: [UInt8] =
            [0x50, 0xF8, 0xED, 0x6C, 0x69, 0xB9, 0x20, 0xBE, 0x6C, 0x75, 0xBB, 0x6F, 0x75, 0xE8, 0x6B, 0xFD]
            + [0x20, 0x6B, 0xF9, 0xF2, 0x20, 0x70, 0xEC, 0x6C, 0x20, 0xEF, 0xE1, 0x62, 0x65, 0x6C, 0x73, 0x6B, 0xE9]
        #expect(PlainDocument.decode(czech) == "Příliš žluťoučký kůň pěl ďábelské")
        // “Það er gott veður á Íslandi í dag, segja þeir” again and again.
        let icelandic: [UInt8] =
            [
                0xDE, 0x61, 0xF0, 0x20, 0x76, 0x65, 0xF0, 0x75, 0x72, 0x20, 0xE1, 0x20, 0xCD, 0x73, 0x6C, 0x2E, 0x20,
                0xED,
            ]
            + [0x20, 0xFE, 0xE6, 0x72, 0x20, 0xFE, 0xFA, 0x20, 0xF6, 0x6C, 0x20, 0xE9, 0x67, 0x20, 0xF3, 0x2E]
        #expect(PlainDocument.decode(icelandic) == "Það veður á Ísl. í þær þú öl ég ó.")
    }

    @Test("CR LF ends a line as LF does")
    func carriageReturns() {
        let document = read([title] + Story.text("fr"), by: "\r\n\r\n")
        #expect(document.title == title)
        #expect(document.paragraphs == Story.text("fr"))
    }

    @Test("a line of a wrapped text that is short in the middle of a sentence ends no paragraph")
    func raggedLine() {
        let text = """
            Le conseil communal a adopté mardi le budget de la ville pour
            l’année prochaine, après un débat de plus de quatre heures dans
            une salle
            comble, où les habitants étaient venus demander que les travaux
            de la gare commencent enfin. Les élus ont promis une réponse et
            rendez-vous a été pris pour le mois de mars avec les riverains.
            """
        let paragraphs = PlainDocument.read(text, observed: nil, zone: nil).paragraphs
        #expect(paragraphs.count == 1)
        #expect(paragraphs.first?.contains("dans une salle comble, où") == true)
    }
}
