import Foundation
import News
import Testing
import Text

/// The residue of whole plain documents, as the sample documents have it, in the other languages.
@Suite("Residue of whole documents in seven languages")
struct SeedVariantTests {
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    private func read(_ language: String, above: [String], below: [String]) -> PlainDocument {
        let blocks = above + Story.text(language) + below
        return PlainDocument.read(blocks.joined(separator: "\n\n"), observed: Self.observed, zone: nil)
    }

    @Test(
        "a re-posted article gives its poster, moment and section, and loses counters and note",
        arguments: [
            (
                "fr", ["Publié par - Karim Bennani -", "il y a 2 heures", "Publié dans - Société -"],
                [
                    "12 vues - 0 commentaires - 3 partages",
                    "L’article Un port neuf est apparu en premier sur Le Littoral.",
                ]
            ),
            (
                "en", ["Posted by - Karim Bennani -", "on - 2 hours ago -", "Filed in - Société -"],
                ["4 Views - 0 Comments - 0 Likes - 0 Reviews", "The post Un port neuf appeared first on Le Littoral."]
            ),
            (
                "es", ["Publicado por - Karim Bennani -", "hace 2 horas", "Archivado en - Société -"],
                ["4 visitas - 0 comentarios", "La entrada Un port neuf se publicó primero en Le Littoral."]
            ),
            (
                "de", ["Veröffentlicht von - Karim Bennani -", "vor 2 Stunden", "Abgelegt unter - Société -"],
                ["4 Aufrufe - 0 Kommentare", "Der Beitrag Un port neuf erschien zuerst auf Le Littoral."]
            ),
            (
                "pt", ["Postado por - Karim Bennani -", "há 2 horas", "Arquivado em - Société -"],
                ["4 visualizações - 0 comentários", "O post Un port neuf apareceu primeiro em Le Littoral."]
            ),
            (
                "it", ["Pubblicato da - Karim Bennani -", "2 ore fa", "Archiviato in - Société -"],
                ["4 visualizzazioni - 0 commenti", "L'articolo Un port neuf proviene da Le Littoral."]
            ),
        ]
    )
    func reposted(language: String, above: [String], below: [String]) {
        let document = read(language, above: above, below: below)
        #expect(document.paragraphs == Story.text(language))
        #expect(document.authors == ["Karim Bennani"])
        #expect(document.published?.formatted.hasPrefix("2025-11-25T08:") == true)
        #expect(document.section == "Société")
        #expect(document.via?.name == "Le Littoral")
    }

    @Test(
        "slots, appeals, share bars and ways back go from either end",
        arguments: [
            ("fr", ["[ after header ] [ Mobile ]"], ["À lire aussi", "commentaires", "Loading...", "Retour en haut"]),
            ("en", ["[ Header Ads ]", "- Advertisment -"], ["Share this article", "Leave a Reply", "Back to top"]),
            ("es", ["[ Banner ] [ Mobile ]", "- Publicidad -"], ["Compartir", "Deja un comentario", "Volver arriba"]),
            ("de", ["- Anzeige -"], ["Artikel teilen", "Kommentar schreiben", "Nach oben"]),
            ("pt", ["- Publicidade -"], ["Compartilhar", "Deixe um comentário", "Voltar ao topo"]),
            ("it", ["- Pubblicità -"], ["Condividi", "Lascia un commento", "Torna su"]),
            ("ar", ["- إعلان -"], ["مشاركة", "اترك تعليقا", "جميع الحقوق محفوظة"]),
        ]
    )
    func surroundings(language: String, above: [String], below: [String]) {
        let document = read(language, above: above, below: below)
        #expect(document.paragraphs == Story.text(language))
        #expect(document.removed.count >= above.count + below.count)
    }

    @Test(
        "an announcement inside a flat line goes with its title",
        arguments: [
            ("fr", "Lire aussi : Les marins attendent leurs quais"), ("en", "Read also: Sailors wait for their quays"),
            ("es", "Lea también: Los marineros esperan sus muelles"),
            ("de", "Lesen Sie auch: Seeleute warten auf Kais"),
            ("pt", "Leia também: Os marinheiros esperam os cais"),
            ("it", "Leggi anche: I marinai aspettano le banchine"),
            ("ar", "اقرأ أيضا: البحارة ينتظرون أرصفتهم"),
        ]
    )
    func announcement(language: String, line: String) {
        let document = read(language, above: [], below: [line])
        #expect(document.paragraphs == Story.text(language))
        #expect(document.removed.contains { $0.rule == "read-also" })
    }
}
