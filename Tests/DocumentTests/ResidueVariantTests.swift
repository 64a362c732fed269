import Foundation
import News
import Testing
import Text

/// The families of residue in wordings and orders that the sample documents do not have.
@Suite("Residue in other words and another order")
struct ResidueVariantTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var language: String
        var above: [String] = []
        var below: [String] = []
        var authors: [String] = []
        var day: String?
        var section: String?
        var via: String?

        var testDescription: String { ([language] + above.prefix(1) + below.prefix(1)).joined(separator: " · ") }
    }

    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    private static let cases = [
        Case(
            language: "fr",
            above: ["Par : Nadia Cherkaoui", "Le 12/11/2025 à 09h41", "Dans Politique", "1 204 vues"],
            below: ["0 partage", "3 j’aime", "Cet article Un port neuf est apparu en premier sur Le Phare."],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-12",
            section: "Politique",
            via: "Le Phare"
        ),
        Case(
            language: "fr",
            above: ["Rédigé par Nadia Cherkaoui | mercredi 12 novembre 2025 | Société | 5 min de lecture"],
            below: ["Partager :", "WhatsApp", "Facebook", "Imprimer", "Vous aimerez aussi", "Le phare rallumé"],
            authors: ["Nadia Cherkaoui"],
            day: "2025-11-12",
            section: "Société"
        ),
        Case(
            language: "fr",
            above: ["[Pub mobile]", "Publié le mar 11 nov 2025, 08:15 – Mis à jour le mar 11 nov 2025, 10:02"],
            below: ["[Bannière bas] [Desktop]", "Article précédent", "Article suivant", "Haut de page ↑"],
            day: "2025-11-11"
        ),
        Case(
            language: "fr",
            above: ["hier à 19h25"],
            below: ["J’aime ça :", "J’aime", "Chargement…", "Copyright © Le Phare 2025"],
            day: "2025-11-24"
        ),
        Case(
            language: "en",
            above: ["By Rachel Ormond", "Posted: November 12, 2025 9:41 am", "In: Politics"],
            below: ["Views: 312 | Comments: 4 | Shares: 18", "Like this:", "Like", "Loading..."],
            authors: ["Rachel Ormond"],
            day: "2025-11-12"
        ),
        Case(
            language: "en",
            above: ["ADVERTISEMENT", "by Rachel Ormond · 3 days ago · 4 min read"],
            below: [
                "Got a tip? Email us at desk@beacon.example", "Follow us on X and Facebook", "Comments are closed.",
            ],
            authors: ["Rachel Ormond"],
            day: "2025-11-22"
        ),
        Case(
            language: "es",
            above: ["PUBLICIDAD", "Elena Roldán | Madrid | 12/11/2025 a las 09:41h."],
            below: ["Seguir leyendo", "Me gusta esto:", "Cargando...", "Los comentarios están cerrados."],
            authors: ["Elena Roldán"],
            day: "2025-11-12"
        ),
        Case(
            language: "es",
            above: ["hace 3 horas", "Redacción"],
            below: ["También te puede interesar", "Un puerto nuevo", "Etiquetas: presupuesto, deuda", "Volver arriba"],
            day: "2025-11-25"
        ),
        Case(
            language: "de",
            above: ["Von Jutta Lehnert", "12.11.2025, 09:41 Uhr", "Ressort: Politik", "Lesezeit: 4 Min."],
            below: [
                "Mehr zum Thema", "Das Licht am Kai", "Der Beitrag Ein neuer Hafen erschien zuerst auf Leuchtturm.",
            ],
            authors: ["Jutta Lehnert"],
            day: "2025-11-12",
            section: "Politik",
            via: "Leuchtturm"
        ),
        Case(
            language: "de",
            above: ["vor 5 Stunden aktualisiert", "Stand: 12. November 2025, 09:41 Uhr"],
            below: ["Kommentare (12)", "Artikel drucken", "Auf WhatsApp teilen", "(dpa)"],
            day: "2025-11-12",
            via: "dpa"
        ),
        Case(
            language: "pt",
            above: ["Por Teresa Vilar", "12 nov 2025 às 09h41", "Em Política"],
            below: ["Compartilhe isso:", "Curtir isso:", "Carregando...", "Leia mais:", "Um farol sem guarda"],
            authors: ["Teresa Vilar"],
            day: "2025-11-12"
        ),
        Case(
            language: "it",
            above: ["di Carla Testa", "12 novembre 2025 - 09:41", "in Politica"],
            below: [
                "Condividi su Facebook", "Potrebbe interessarti anche", "Un faro senza guardiano",
                "© RIPRODUZIONE RISERVATA",
            ],
            authors: ["Carla Testa"],
            day: "2025-11-12"
        ),
        Case(
            language: "ar",
            above: ["بقلم: سناء المرابط", "الأربعاء 12 نوفمبر 2025 - 09:41", "القسم: سياسة"],
            below: ["عدد المشاهدات: 45", "شارك عبر واتساب", "التعليقات مغلقة", "اقرأ أيضا", "ميناء جديد للمدينة"],
            authors: ["سناء المرابط"],
            day: "2025-11-12",
            section: "سياسة"
        ),
    ]

    @Test("each line goes, and says what it knows", arguments: cases)
    func variant(_ story: Case) {
        let text = Story.text(story.language)
        let blocks = story.above + text + story.below
        let document = PlainDocument.read(blocks.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
        #expect(document.paragraphs == text)
        #expect(document.authors == story.authors)
        if let day = story.day { #expect(document.published?.formatted.hasPrefix(day) == true) }
        if let section = story.section { #expect(document.section == section) }
        if let via = story.via { #expect(document.via?.name == via) }
    }

    @Test("counters above a platform's own words in another language go with them")
    func blurb() {
        let below = [
            "4 Views - 0 Comments - 0 Likes - 0 Reviews",
            "Welcome to our platform! We believe that sharing stories brings people of all kinds together.",
        ]
        let blocks = Story.text("fr") + below
        let document = PlainDocument.read(blocks.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
        #expect(document.paragraphs == Story.text("fr"))
        #expect(Set(document.removed.map(\.rule)) == ["counters", "other-language"])
    }
}
