import News
import Testing
import Text

@Suite("Announcements inside flat text")
struct ReadAlsoTests {
    private let first = Story.text("fr")[0]
    private let last = Story.text("fr")[2]

    private func cut(_ announcement: String, before rest: String) -> [String] {
        Residue.clean(["\(first) \(announcement) \(rest) \(last)"], language: "fr").paragraphs
    }

    @Test(
        "the title ends where the text evidently goes on",
        arguments: [
            ("Lire aussi : Pêche : les captures reculent dans le nord", "De surcroît, le prix du gazole augmente."),
            ("À lire aussi : Pêche : les captures reculent de 8 %", "Le ministère suit le dossier de près."),
            ("Lire également : Le prix de la sardine s’envole", "Cette hausse pèse sur les ménages."),
            ("Lire aussi : Le Monde de la mer au salon de Paris", "En outre, la criée fermera deux jours."),
            ("À lire aussi : Pêche : les captures reculent.", "La mairie n’a pas réagi."),
            ("Lire aussi : Pêche : les captures reculent.", "« Nous n’avons pas réagi », dit la mairie."),
            ("(Lire aussi : Pêche : les captures reculent)", "La mairie n’a pas réagi."),
            ("Lire aussi | Qui sont les nouveaux armateurs ?", "Rien n’est encore signé."),
            ("À voir aussi » Le phare vu du ciel", "Cependant, les visites sont limitées."),
            ("LIRE AUSSI. Pêche : les captures reculent de 8 %", "Le ministère suit le dossier de près."),
        ]
    )
    func ends(announcement: String, rest: String) {
        #expect(cut(announcement, before: rest) == ["\(first) \(rest) \(last)"])
    }

    @Test("a name after a linking word is part of the title")
    func names() {
        let announcement = "Lire aussi : Une semaine avec Les Matelots de La Rochelle"
        #expect(
            cut(announcement, before: "Par ailleurs, la criée fermera.") == [
                "\(first) Par ailleurs, la criée fermera. \(last)"
            ]
        )
    }

    @Test("in a title in capitals only a connective or a full stop tells its end")
    func titleCase() {
        let story = Story.text("en")
        let text =
            "\(story[0]) Read also: Fish Prices Keep Climbing Across The North However, the plan has critics. \(story[2])"
        let clean = Residue.clean([text], language: "en")
        #expect(clean.paragraphs == ["\(story[0]) However, the plan has critics. \(story[2])"])
        #expect(clean.removed.map(\.text) == ["Read also: Fish Prices Keep Climbing Across The North"])
    }

    @Test("without evidence of its end nothing is cut")
    func noEvidence() {
        let endless = Array(repeating: "captures et criée et marée et filets", count: 14).joined(separator: " ")
        let text = "\(first) Lire aussi : \(endless) \(endless). \(last)"
        #expect(Residue.clean([text], language: "fr").paragraphs == [text])
    }

    @Test("a sentence about reading stays")
    func prose() {
        let text = "\(first) Il faut lire aussi entre les lignes du budget. \(last)"
        #expect(Residue.clean([text], language: "fr").paragraphs == [text])
    }
}
