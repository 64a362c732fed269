import Foundation
import News
import Testing
import Text

@Suite("Residue")
struct ResidueTests {
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    @Test(
        "what a site puts between and after paragraphs goes, by its rule",
        arguments: [
            ("fr", "Publicité", "ad-slot"), ("fr", "La suite après cette publicité", "ad-slot"),
            ("en", "- Advertisment -", "ad-slot"),
            ("en", "Story continues below advertisement", "ad-slot"), ("de", "– Anzeige –", "ad-slot"),
            ("ar", "إعلان", "ad-slot"),
            ("fr", "[ sidebar top ] [ Tablet ]", "ad-slot"), ("fr", "[banner 300x250]", "ad-slot"),
            ("fr", "Retour en haut", "back-to-top"), ("fr", "Revenir en haut de page", "back-to-top"),
            ("en", "Back to top button", "back-to-top"),
            ("es", "Volver arriba", "back-to-top"),
            ("de", "Nach oben", "back-to-top"), ("it", "Torna su", "back-to-top"),
            ("pt", "Voltar ao topo", "back-to-top"),
            ("ar", "العودة إلى الأعلى", "back-to-top"), ("fr", "Partager sur Facebook Twitter WhatsApp", "share"),
            ("en", "Share this: Twitter | Facebook | Email", "share"), ("de", "Teilen", "share"),
            ("ar", "مشاركة", "share"),
            ("fr", "Facebook X LinkedIn Telegram", "share"), ("fr", "Laisser un commentaire", "comments"),
            ("en", "Loading...", "comments"),
            ("fr", "12 commentaires", "comments"), ("ar", "اترك تعليقاً", "comments"),
            ("en", "Your email address will not be published. Required fields are marked *", "comments"),
            ("fr", "Suivez-nous sur WhatsApp pour ne rien manquer.", "newsletter"),
            ("en", "Sign up for our newsletter and get the news in your inbox.", "newsletter"),
            ("es", "Suscríbete a nuestro boletín", "newsletter"), ("ar", "تابعونا على واتساب", "newsletter"),
            ("fr", "© 2025 Le Littoral. Tous droits réservés.", "copyright"), ("ar", "جميع الحقوق محفوظة", "copyright"),
            ("fr", "Crédit photo : Samir Alaoui", "credit"), ("de", "Foto: dpa", "credit"),
            ("en", "Getty Images", "credit"),
            ("fr", "Article réservé aux abonnés", "paywall"), ("en", "Continue reading", "paywall"),
            ("fr", "* * *", "separator"),
            ("fr", "Aller au contenu", "navigation"), ("fr", "Accueil > Société > Pêche", "breadcrumb"),
            ("fr", "À lire aussi : Le prix de la sardine s’envole", "read-also"),
            ("fr", "Lire également Le prix de la sardine s’envole", "read-also"),
            ("en", "Read more: Fish prices climb", "read-also"),
            ("es", "Lea también: Sube el precio del pescado", "read-also"),
            ("de", "Lesen Sie auch: Warum Fisch teurer wird", "read-also"),
            ("it", "Leggi anche: Il pesce costa sempre di più", "read-also"),
            ("pt", "Leia também: Peixe mais caro", "read-also"),
            ("ar", "اقرأ أيضا: أسعار السمك ترتفع", "read-also"), ("ar", "شاهد أيضاً", "read-also"),
        ]
    )
    func families(language: String, line: String, rule: String) {
        let clean = Residue.clean(Story.with(language, within: [line]), language: language)
        #expect(clean.paragraphs == Story.text(language))
        #expect(clean.removed == [Removal(rule: rule, text: line)])
    }

    @Test(
        "a sentence that only begins like residue stays",
        arguments: [
            ("fr", "Par ailleurs, le maire a écarté toute hausse d’impôt."),
            ("fr", "Abonnez-vous, disait l’affiche, et la mer vous le rendra."),
            ("fr", "Le 12 mars 2025, une pétition avait réuni trois mille signatures."),
            ("fr", "« Un port, c’est une ville », dit-il."),
            ("fr", "Pour recevoir l’aide, les marins doivent s’inscrire en mairie."),
            ("fr", "Partager la mer n’a jamais été facile."),
            ("en", "Read more books, the mayor told the children."),
            ("en", "By the end of the week, the boats were back."),
            ("en", "Support our sailors, the crowd shouted from the quay."),
            ("de", "Von der Nachkriegsarmut ist hier nichts geblieben."),
            ("es", "Por ende, la obra empezará más tarde."),
            ("fr", "Photographe depuis vingt ans, il connaît chaque bateau."),
            ("fr", "[…]"), ("fr", "12 mars 2025"), ("fr", "Un chantier de dix-huit mois"),
            ("en", "Comment on the plan is welcome, she said."),
        ]
    )
    func falseFriends(language: String, line: String) {
        let paragraphs = Story.with(language, within: [line])
        let clean = Residue.clean(paragraphs, language: language)
        #expect(clean.paragraphs == paragraphs)
        #expect(clean.removed.isEmpty)
    }

    @Test(
        "a re-posting note gives title and publisher in every language it is translated to",
        arguments: [
            (
                "en", "The post Harbour to be rebuilt appeared first on Coast Daily.", "Harbour to be rebuilt",
                "Coast Daily"
            ),
            (
                "en", "The post Harbour to be rebuilt first appeared on Coast Daily.", "Harbour to be rebuilt",
                "Coast Daily"
            ),
            (
                "fr", "L’article Un port neuf est apparu en premier sur Le Littoral - Toute l’info.", "Un port neuf",
                "Le Littoral - Toute l’info"
            ),
            ("es", "La entrada Un puerto nuevo se publicó primero en El Faro.", "Un puerto nuevo", "El Faro"),
            ("de", "Der Beitrag Ein neuer Hafen erschien zuerst auf Küstenbote.", "Ein neuer Hafen", "Küstenbote"),
            ("it", "L'articolo Un porto nuovo proviene da Il Faro.", "Un porto nuovo", "Il Faro"),
            ("pt", "O post Um porto novo apareceu primeiro em O Farol.", "Um porto novo", "O Farol"),
            ("ar", "ظهرت المقالة ميناء جديد أولاً على الساحل.", "ميناء جديد", "الساحل"),
        ]
    )
    func originNote(language: String, note: String, title: String, name: String) {
        let clean = Residue.clean(Story.with(language, below: [note]), language: language)
        #expect(clean.title == title)
        #expect(clean.via == Via(name: name))
        #expect(clean.paragraphs == Story.text(language))
    }

    @Test("a note glued to the last sentence is cut there")
    func gluedNote() {
        let text = Story.text("fr").joined(separator: " ")
        let clean = Residue.clean([text + " The post Un port neuf appeared first on Le Littoral."], language: "fr")
        #expect(clean.paragraphs == [text])
        #expect(clean.title == "Un port neuf")
        #expect(clean.removed.map(\.rule) == ["origin"])
    }

    @Test(
        "a byline is read in any order and language",
        arguments: [
            (
                "fr", "Publié par Karim Bennani le 12 mars 2025 à 14h05 dans Économie", "Karim Bennani",
                "2025-03-12T14:05:00Z", "Économie"
            ),
            (
                "fr", "12 mars 2025 à 14:05 | Karim Bennani | Économie | 4 min de lecture", "Karim Bennani",
                "2025-03-12T14:05:00Z", "Économie"
            ),
            ("fr", "Par Karim Bennani avec AFP - il y a 2 heures", "Karim Bennani", "2025-11-25T08:00:00Z", nil),
            ("en", "Posted on March 12, 2025 by Jane Doe in Business", "Jane Doe", "2025-03-12", "Business"),
            (
                "de", "Von Anna Schmidt | 12. März 2025, 14:30 Uhr | Politik | Lesezeit: 4 Min.", "Anna Schmidt",
                "2025-03-12T14:30:00Z", "Politik"
            ),
            ("es", "Publicado por Ana Ruiz el 12 de marzo de 2025", "Ana Ruiz", "2025-03-12", nil),
            ("it", "di Marco Rossi, 12 marzo 2025", "Marco Rossi", "2025-03-12", nil),
            ("pt", "Por João Silva • 12 de março de 2025", "João Silva", "2025-03-12", nil),
            ("ar", "بقلم: محمد العلوي - 12 مارس 2025", "محمد العلوي", "2025-03-12", nil),
        ] as [(String, String, String, String, String?)]
    )
    func byline(language: String, line: String, author: String, date: String, section: String?) {
        let clean = Residue.clean(Story.with(language, above: [line]), language: language, observed: Self.observed)
        #expect(clean.authors == [author])
        #expect(clean.published?.formatted == date)
        #expect(clean.section == section)
        #expect(clean.paragraphs == Story.text(language))
    }

    @Test("fields on lines of their own, a label and its value apart, counters and tags")
    func fields() {
        let above = [
            "Auteur :", "Karim Bennani", "Rubrique : Société", "1,2 k vues - 3 partages - 0 commentaire",
            "Temps de lecture : 4 minutes",
        ]
        let clean = Residue.clean(
            Story.with("fr", above: above, below: ["Mots-clés : port, pêche, Agadir", "Source : Agence du littoral"]),
            language: "fr"
        )
        #expect(clean.authors == ["Karim Bennani"])
        #expect(clean.section == "Société")
        #expect(clean.tags == ["port", "pêche", "Agadir"])
        #expect(clean.via == Via(name: "Agence du littoral"))
        #expect(clean.paragraphs == Story.text("fr"))
    }

    @Test("a caretaker's account is nobody's name")
    func caretaker() {
        let clean = Residue.clean(Story.with("fr", above: ["Posted by - admin -"]), language: "fr")
        #expect(clean.authors.isEmpty)
        #expect(clean.paragraphs == Story.text("fr"))
    }

    @Test("what is listed under a heading goes with it, at the end and between paragraphs")
    func relatedLists() {
        let list = ["À lire aussi", "Le prix de la sardine s’envole", "Un phare classé monument"]
        let within = Residue.clean(Story.with("fr", within: list), language: "fr")
        #expect(within.paragraphs == Story.text("fr"))
        let below = Residue.clean(
            Story.with("fr", below: list + ["Les plus lus", "Une régate annulée"]),
            language: "fr"
        )
        #expect(below.paragraphs == Story.text("fr"))
        #expect(below.removed.count == 5)
    }

    @Test("the article's own heading under such a list stays")
    func headingUnderList() {
        let text = Story.text("fr")
        let headed = [
            text[0], "Un chantier long", text[1], "À lire aussi", "La sardine s’envole", "Un audit réclamé", text[2],
        ]
        let clean = Residue.clean(headed, language: "fr")
        #expect(clean.paragraphs == [text[0], "Un chantier long", text[1], "Un audit réclamé", text[2]])
    }

    @Test("a platform's blurb in another language goes, a closing quotation does not")
    func foreignTail() {
        let blurb =
            "At our forum we believe that every voice counts, and we want you to meet people from all over the world."
        let note = "The post Un port neuf appeared first on Le Littoral."
        #expect(Residue.clean(Story.with("fr", below: [note, blurb])).paragraphs == Story.text("fr"))
        #expect(
            Residue.clean(Story.with("fr", below: [blurb]), language: "fr").removed.map(\.rule) == ["other-language"]
        )
        let quotation =
            "“The harbour will never be the same again once the old cranes are gone,” said a visitor from Liverpool."
        let quoted = Story.with("fr", below: [quotation])
        #expect(Residue.clean(quoted, language: "fr").paragraphs == quoted)
    }

    @Test("what a platform says of itself after the note goes in the article's own language too")
    func blurb() {
        let note = "The post Harbour to be rebuilt appeared first on Coast Daily."
        let blurb =
            "At our forum we believe that every voice counts, and we welcome everyone who wants to take part in it."
        #expect(Residue.clean(Story.with("en", below: [note, blurb]), language: "en").paragraphs == Story.text("en"))
        let own = Story.with("en", below: [blurb])
        #expect(Residue.clean(own, language: "en").paragraphs == own)
    }

    @Test("a first paragraph that only repeats the title goes")
    func repeatedTitle() {
        let clean = Residue.clean(Story.with("fr", above: ["Un port  neuf !"]), language: "fr", title: "Un port neuf")
        #expect(clean.paragraphs == Story.text("fr"))
        #expect(clean.removed.map(\.rule) == ["title"])
    }

    @Test(
        "the day in an agency's dateline is the report's, the last of its name before it was seen",
        arguments: [
            ("fr", "RABAT, 24 nov (MAP) - ", "2025-11-24", "MAP"),
            ("fr", "Paris, 12 déc. (AFP) – ", "2024-12-12", "AFP"),
            ("es", "MADRID, 24 nov. (EFE) - ", "2025-11-24", "EFE"),
            ("en", "TUNIS, 23/11/2025 (TAP) - ", "2025-11-23", "TAP"),
            ("de", "Berlin, 24. November (dpa) - ", "2025-11-24", "dpa"),
            ("ar", "الرباط، 24 نونبر (رويترز) - ", "2025-11-24", "رويترز"),
        ]
    )
    func datelineDay(language: String, opening: String, day: String, agency: String) {
        let text = Story.text(language)
        let paragraphs = [opening + text[0]] + text.dropFirst()
        let clean = Residue.clean(paragraphs, language: language, observed: Self.observed)
        #expect(clean.published?.formatted == day)
        #expect(clean.via == Via(name: agency))
        #expect(clean.paragraphs == paragraphs)
        // Without the moment of seeing it a year is not made up.
        let unseen = Residue.clean(paragraphs, language: language).published?.formatted
        #expect(unseen == (opening.contains("/2025") ? day : nil))
    }

    @Test("an agency's dateline tells where the text comes from and stays")
    func dateline() {
        let text = Story.text("fr")
        let paragraphs = ["AGADIR, 24 nov (MAP) - " + text[0]] + text.dropFirst()
        let clean = Residue.clean(paragraphs, language: "fr")
        #expect(clean.via == Via(name: "MAP"))
        #expect(clean.paragraphs == paragraphs)
    }
}
