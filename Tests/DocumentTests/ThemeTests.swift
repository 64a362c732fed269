import Foundation
import News
import Testing
import Text

/// What the widespread themes of publishing systems, and news agencies, print around an article's text.
@Suite("Pages of widespread themes saved as text")
struct ThemeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var theme: String
        var language = "fr"
        var above: [String]
        var below: [String]
        var authors: [String] = []
        var day: String?
        var section: String?
        var via: String?
        var tags: [String] = []

        var testDescription: String { "\(theme), \(language)" }
    }

    private static let title = "Le port rouvre après dix ans de travaux"
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    private static let cases = [
        Case(
            theme: "breadcrumb, counters and an e-mail button",
            above: [
                "Accueil/Économie/\(title)", "Économie", title, "Nadia Cherkaoui Envoyer un courriel 24 novembre 2025",
                "Dernière mise à jour: 24 novembre 2025", "0 312 2 minutes de lecture",
            ],
            below: [
                "Facebook X LinkedIn Tumblr Pinterest Reddit VKontakte Partager par email Imprimer",
                "Articles similaires",
                "Les marins attendent leurs quais", "23 novembre 2025", "Bouton retour en haut de la page",
            ],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24",
            section: "Économie"
        ),
        Case(
            theme: "neighbours glued to their labels",
            above: [
                "Accueil Économie \(title)", "Économie", title, "Par", "Nadia Cherkaoui", "-", "24 novembre 2025",
                "312",
                "0", "Partager", "Facebook", "Twitter", "WhatsApp",
            ],
            below: [
                "Article précédentLa criée change d’horaires à partir du mois de décembre prochain",
                "Article suivantLes marins attendent leurs quais", "Nadia Cherkaoui", "http://phare.example",
                "ARTICLES CONNEXESPLUS DE L'AUTEUR", "Un audit du port", "LAISSER UN COMMENTAIRE Annuler la réponse",
            ],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24",
            section: "Économie"
        ),
        Case(
            theme: "counters on lines of their own",
            language: "en",
            above: [
                title, "by Rachel Ormond", "November 24, 2025", "in Business", "Reading Time: 3 mins read", "0", "0",
                "SHARES", "12", "VIEWS", "Share on FacebookShare on Twitter",
            ],
            below: [
                "Tags: harbourfishing", "Previous Post", "Sailors wait for their quays", "Next Post", "A new review",
            ],
            authors: ["Rachel Ormond"],
            day: "2025-11-24",
            section: "Business"
        ),
        Case(
            theme: "both a relative and a calendar date",
            language: "en",
            above: [title, "Published 2 hours ago on November 24, 2025", "By Rachel Ormond"],
            below: ["Related Topics:harbourfishing", "Up Next", "Sailors wait for their quays", "Click to comment"],
            authors: ["Rachel Ormond"],
            day: "2025-11-24"
        ),
        Case(
            theme: "date, label and name on lines of their own",
            above: [title, "Publié", "il y a 2 heures", "le", "25 novembre 2025", "Par", "Nadia Cherkaoui"],
            below: ["Sujets connexes:A la une", "A lire aussi", "Les marins attendent leurs quais"],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-25"
        ),
        Case(
            theme: "a label glued to a name, and the writer's biography",
            above: [title, "ParNadia Cherkaoui", "Publié il y a 2 jours le 23 novembre 2025"],
            below: [
                "Nadia Cherkaoui",
                "Journaliste au service économie, elle suit les questions maritimes depuis une quinzaine d’années déjà.",
            ],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-23"
        ),
        Case(
            theme: "times read, and the form of a comment",
            above: [
                title, "Rédigé par Nadia Cherkaoui le Lundi 24 Novembre 2025 à 10:05 modifié le Mardi 25 Novembre 2025",
            ],
            below: ["Lu 1 203 fois", "Notez", "Nouveau commentaire :", "Dans la même rubrique :", "Un audit du port"],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24"
        ),
        Case(
            theme: "the way home in words, and the life of the site",
            above: ["Accueil du site > Économie > \(title)", title, "lundi 24 novembre 2025, par Nadia Cherkaoui"],
            below: [
                "Voir en ligne : Le Phare", "Répondre à cet article", "Forum",
                "Suivre la vie du site RSS 2.0 | Plan du site | Espace privé",
            ],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24",
            via: "Le Phare"
        ),
        Case(
            theme: "tags one a line",
            above: [title, "Soumis par Nadia Cherkaoui le lun, 24/11/2025 - 10:05"],
            below: ["Mots clés:", "port", "pêche", "Ajouter un commentaire"],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24",
            tags: ["port", "pêche"]
        ),
        Case(
            theme: "a blog's name and time below",
            above: ["lundi 24 novembre 2025", title],
            below: [
                "Publié par Nadia Cherkaoui à 10:05",
                "Envoyer par e-mail BlogThis! Partager sur X Partager sur Facebook", "Libellés : port, pêche",
                "Enregistrer un commentaire", "Article plus récent Article plus ancien Accueil",
            ],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24",
            tags: ["port", "pêche"]
        ),
        Case(
            theme: "an agency's opening on its own line, and initials",
            above: [title, "PARIS, 24 nov 2025 (AFP) -"],
            below: ["mb/rl/hdz"],
            day: "2025-11-24",
            via: "AFP"
        ),
        Case(
            theme: "Spanish agencies' stop before the dash",
            language: "es",
            above: [title, "Santiago de Chile, 24 nov (EFE).-"],
            below: ["mss/cpy"],
            day: "2025-11-24",
            via: "EFE"
        ),
        Case(
            theme: "the agency first",
            language: "it",
            above: [title, "(ANSA) - ROMA, 24 NOV -"],
            below: ["Riproduzione riservata © Copyright ANSA"],
            day: "2025-11-24",
            via: "ANSA"
        ),
        Case(
            theme: "who edited it",
            language: "en",
            above: [title, "By Rachel Ormond", "NAIROBI, Nov 24 (Reuters) -"],
            below: [
                "(Reporting by Rachel Ormond and Tom Keane; Editing by Jane Merriman)",
                "Our Standards: The Thomson Reuters Trust Principles.",
            ],
            authors: ["Rachel Ormond"],
            day: "2025-11-24",
            via: "Reuters"
        ),
        Case(
            theme: "with an agency",
            above: [title, "La Rédaction avec AFP", "24 novembre 2025 à 9h14 min"],
            below: ["Le Phare avec AFP"],
            day: "2025-11-24",
            via: "AFP"
        ),
        Case(
            theme: "the address of the original",
            above: [title, "Par La Rédaction"],
            below: ["Source: https://www.phare.example/port/travaux-2025"],
            via: "phare.example"
        ),
        Case(
            theme: "where the writer is",
            above: [title, "Par Nadia Cherkaoui, à Rabat", "24.11.2025"],
            below: ["Réagissez à cet article"],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-24"
        ),
        Case(
            theme: "what plug-ins that are gone leave",
            above: ["[ad_1]", "[responsivevoice_button]", title],
            below: [
                "[embed]https://video.example/watch?v=1[/embed]", "(adsbygoogle = window.adsbygoogle || []).push({});",
                "[ad_2]",
                "Source link",
            ]
        ),
        Case(
            theme: "slots by place, and a button of one word",
            above: ["[ before content ] [ Desktop ]", "[ after title ]", title, "ce matin à 9h05"],
            below: [
                "[ in article 1 ] [ Mobile ]", "ShareTweetPin", "Haut ↑", "Commentaires fermés sur Le port",
                "phare.example",
            ],
            day: "2025-11-25"
        ),
        Case(
            theme: "a zone behind the time, and what a subscription has",
            above: [title, "Publié le 24 nov. 2025 à 18h30 GMT+1"],
            below: ["Pour lire la suite, abonnez-vous", "Accès illimité à tous nos contenus", "Le journal numérique"],
            day: "2025-11-24"
        ),
        Case(
            theme: "labels in a row, long notices and buttons for the letters' size",
            language: "en",
            above: [title, "By Staff Reporter", "A+ A-", "Posted by Rachel Ormond on 02/10/2025 under Local"],
            below: [
                "Most popular - Trending now - Recommended for you", "Read the full story at Harbour Post.",
                "Leave a Reply - Your email address will not be published. Required fields are marked *",
                "Sign up for our morning newsletter and get the day’s top headlines delivered straight to your inbox. By signing up you agree to our terms of service; you can unsubscribe at any time.",
            ],
            authors: ["Rachel Ormond"],
            section: "Local"
        ),
        Case(
            theme: "labels in a row, in French",
            above: [title, title, "LA VOIX DU NORD", "Le Phare du Nord avec AFP"],
            below: [
                "Les plus lus - Vidéos - Podcasts - Annonces légales",
                "Ce site utilise des cookies afin d’améliorer votre expérience de navigation, de mesurer son audience et de vous proposer des contenus adaptés à vos centres d’intérêt.",
            ],
            via: "AFP"
        ),
        Case(
            theme: "under a licence",
            above: [title],
            below: [
                "Cet article est republié à partir de The Harbour sous licence Creative Commons. Lire l’article original."
            ],
            via: "The Harbour"
        ),
        Case(
            theme: "comments below, each above a date",
            above: [title, "Publié le 24 novembre 2025"],
            below: [
                "2 commentaires", "Modou dit :", "25 novembre 2025 à 12:03", "Bonne décision, enfin.", "Répondre",
                "Fatou dit :", "25 novembre 2025 à 13:15",
                "Et les pêcheurs alors ? On va souffrir encore une fois, c’est toujours le peuple qui paie à la fin.",
                "Répondre",
            ],
            day: "2025-11-24"
        ),
        Case(
            theme: "publisher and writer in a script without capitals",
            language: "ar",
            above: [
                "الميناء يستأنف نشاطه بعد عشر سنوات من الأشغال", "هسبريس - نادية الشرقاوي",
                "الاثنين 24 نونبر 2025 - 14:30",
            ],
            below: ["اقرأ أيضا", "البحارة ينتظرون الأرصفة", "انقر هنا لقراءة الخبر من مصدره"],
            authors: ["نادية الشرقاوي"],
            day: "2025-11-24"
        ),
    ]

    @Test("the text is the article's own, and what stood around it tells of it", arguments: cases)
    func theme(_ theme: Case) {
        let blocks = theme.above + Story.text(theme.language) + theme.below
        let document = PlainDocument.read(blocks.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
        #expect(document.paragraphs == Story.text(theme.language))
        if theme.language != "ar" { #expect(document.title == Self.title) }
        #expect(document.authors == theme.authors)
        #expect(theme.day.map { document.published?.formatted.hasPrefix($0) == true } ?? (document.published == nil))
        #expect(document.section == theme.section)
        #expect(theme.via.map { document.via?.name == $0 } ?? true)
        if !theme.tags.isEmpty { #expect(document.tags == theme.tags) }
    }

    @Test("announcements and notices inside the text go, in whatever way they are glued or long")
    func insideText() {
        let story = Story.text("fr")
        let blocks = [
            Self.title, story[0], "À lire aussiLes marins attendent leurs quais depuis plus de dix ans déjà", story[1],
            "Recevez les meilleures histoires du port chaque matin", story[2],
            "© 2025 Le Phare. Tous droits réservés. Toute reproduction, même partielle, de cet article est interdite sans l’autorisation écrite et préalable de la direction du journal.",
        ]
        let document = PlainDocument.read(blocks.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
        #expect(document.paragraphs == story)
    }

    @Test("in a brief the text is the longest line below the title, though nothing closes it")
    func brief() {
        let text = "Le maire a présenté mercredi soir le port rénové, les quais et la criée aux marins venus en nombre"
        let lines = [Self.title + " ?", "Posté par Nadia Cherkaoui le 24/11/2025", text, "Répondre à cet article"]
        let document = PlainDocument.read(lines.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
        #expect(document.title == Self.title + " ?")
        #expect(document.authors == ["Nadia Cherkaoui"])
        #expect(document.published?.formatted == "2025-11-24")
        #expect(document.paragraphs == [text])
    }

    @Test("real sentences that look like residue stay")
    func sentences() {
        let story = Story.text("fr")
        let others = [
            "Par ailleurs, le maire a rencontré les marins avec lesquels il avait signé un accord en 2019.",
            "Source de tensions depuis des années, le projet avait été suspendu deux fois par le tribunal administratif.",
            "Le président dit : « Nous irons jusqu’au bout de ce chantier, quoi qu’il en coûte à la commune. »",
            "Avec Marie Durand, la ville tient une adjointe qui connaît la mer mieux que personne.",
        ]
        let text = ([Self.title] + story + others).joined(separator: "\n\n")
        #expect(PlainDocument.read(text, observed: Self.observed, zone: nil).paragraphs == story + others)
    }
}
