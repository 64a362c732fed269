import Testing

@testable import Text

@Suite("Notes on an article and on what its page cannot show")
struct PageNoteTests {
    @Test(
        "what stands in the place of a film, a post or a chart is told by its opening and what it asks for",
        arguments: [
            "Pour afficher ce contenu, vous devez accepter les cookies de Facebook.",
            "Ce contenu est bloqué car vous n’avez pas accepté les traceurs tiers : Accepter",
            "To view this content, please accept cookies from YouTube.",
            "This article contains content provided by Instagram. We ask for your permission before anything is loaded, as they may be using cookies.",
            "Para ver este contenido tiene que aceptar las cookies de terceros.",
            "An dieser Stelle finden Sie einen externen Inhalt, der unseren Artikel ergänzt.",
            "Mit dem Laden des Beitrags akzeptieren Sie die Datenschutzerklärung von Facebook.",
            "Für die Darstellung von Karten nutzen wir die Software von Datawrapper. Erst wenn Sie hier klicken, werden die Karten nachgeladen.",
            "Per visualizzare questo contenuto devi accettare i cookie.",
            "Para ver este conteúdo tem de aceitar os cookies do YouTube.",
            "لمشاهدة هذا المحتوى يجب قبول ملفات تعريف الارتباط.",
        ]
    )
    func placeholders(_ text: String) {
        #expect(PassageReading(text).standsForMedia)
    }

    @Test(
        "sentences that open alike are text",
        arguments: [
            "Pour voir ce contenu changer de forme, il faut attendre la tombée de la nuit, explique le sculpteur.",
            "To see this content as news is to misread what the archive was made for.",
            "Um diesen Inhalt zu verstehen, muss man die Geschichte der Werft kennen.",
            "Para ver este contenido con calma hay que volver a la sala por la tarde.",
            "Durch Klicken auf ihre Zungen verständigen sich die Tiere unter Wasser.",
            "Er lief die Strecke in 3:18 Minuten und gewann damit am 21. April das Rennen.",
            "Le vol a duré 12 minutes.",
        ]
    )
    func sentences(_ text: String) {
        #expect(!PassageReading(text).standsForMedia)
    }

    @Test(
        "what stands under a film ends with its day and how long it runs",
        arguments: [
            "Wie groß ist die Gefahr einer neuen Sturmflut an der Küste? 21.04.2024 | 3:18 min",
            "Les pêcheurs racontent la nuit de la tempête. 21/04/2024 – 2:05 min",
            "Der Hafen von oben 17.04.24 | 0:21 Min",
        ]
    )
    func films(_ text: String) {
        #expect(PassageReading(text).standsForMedia)
    }

    @Test(
        "notes of a newsroom are known whatever commas are in them",
        arguments: [
            "Cet article, initialement publié en avril 2017, a fait l’objet d’une mise à jour.",
            "This story, originally published in May, has been updated.", "Text: abc; Foto: Ken Marsh",
            "This entry was posted on Monday, November 24th, 2025 at 10:12 am and is filed under News.",
            "Dieser Eintrag wurde am Montag veröffentlicht und ist abgelegt unter Nachrichten.",
            "Zitiervorschlag: Hafenkurier vom 24. November 2025",
            "Si vous avez aimé cet article, parlez-en autour de vous.",
            "Questo articolo fa parte di un dossier sui porti.", "إذا أعجبك المقال فشاركه مع أصدقائك.",
        ]
    )
    func notes(_ text: String) {
        #expect(PassageReading(text).opensNote)
    }

    @Test(
        "a heading of a list may say what its articles are about",
        arguments: ["Most read in Football", "Plus d’actualités sur le Rif", "Meistgelesen in Wirtschaft"]
    )
    func lists(_ text: String) {
        #expect(PassageReading(text).announcesOthers)
    }

    @Test(
        "a sentence or a title that begins with such words announces nothing",
        arguments: [
            "Most read in silence.", "Trending towards peace: how the talks began", "Most read her letters in vain",
        ]
    )
    func titles(_ text: String) {
        #expect(!PassageReading(text).announcesOthers)
    }

    @Test("a sentence that asks to subscribe is an appeal, one that asks for something else is not")
    func appeals() {
        let appeal = PassageReading(
            "Stay informed with The Harbour Post: in-depth reports for five pounds. Subscribe now!"
        )
        #expect(appeal.family(isInBody: true) == .newsletter)
        let text = PassageReading("Stay informed about the weather before you sail, the coast guard warns.")
        #expect(text.family(isInBody: true) == nil)
    }
}
