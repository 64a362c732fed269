import Testing

@testable import Duplicates

/// Pages that automats and agencies make from one form for many sources.
@Suite("Templates") struct TemplateTests {
    private func collection(_ date: String, _ town: String, _ hall: String) -> StreamJudge.Item {
        Telling.item(
            town,
            "Don du sang : une collecte à \(town) le \(date)",
            """
            L’Établissement français du sang organise une collecte le \(date) à \(town), salle \(hall), de 8 heures à 15 heures. \
            Il faut avoir entre 18 et 70 ans et peser plus de 50 kilos pour donner son sang.

            Venez bien hydraté, sans être à jeun, et muni d’une pièce d’identité. Un don dure une heure et peut sauver trois vies.
            """
        )
    }

    @Test("one place and one date are facts enough to tell two fillings of a form apart")
    func place() {
        let first = collection("11 octobre", "Lussan", "Pasteur")
        #expect(Telling.verdict(first, collection("26 décembre", "Nogaret", "Pasteur")) == .new)
        let copy = Telling.item("c", first.title, "NOGARET (AFP) - " + first.text)
        #expect(Telling.verdict(first, copy) == .copy)
    }

    private func notice(_ name: String, _ town: String, _ age: Int) -> StreamJudge.Item {
        Telling.item(
            town,
            "Death notice: \(name)",
            """
            Share this story

            \(name), of \(town), passed away peacefully on May \(age % 28) aged \(age). Much loved and sadly missed by family \
            and friends.

            Funeral service to be announced. Family flowers only please; donations in memory may be sent to the hospice. The \
            family thanks all the nursing staff for their kindness and care.
            """
        )
    }

    @Test("a form that begins with the fact its title names is known by it")
    func beginning() {
        let notices = [notice("Greta Redfern", "Oakham", 90), notice("Una Dunmore", "Kelbourne", 64)]
        #expect(Telling.findings(notices).map(\.verdict) == [.new, .new])
    }

    @Test("titles that differ in a date only belong to a series, also across sources")
    func figures() {
        func draw(_ source: String, _ date: String, _ numbers: String) -> StreamJudge.Item {
            Telling.item(
                source,
                "Loto : les résultats du tirage du \(date)",
                """
                Voici les numéros gagnants du tirage : \(numbers). Les gagnants ont soixante jours pour se faire connaître auprès \
                d’un point de vente agréé. Jouer comporte des risques : endettement, isolement, dépendance. Pour être aidé, \
                appelez le numéro affiché dans tous les points de vente.
                """
            )
        }
        let draws = [
            draw("a", "3 mars", "4, 18, 22"), draw("b", "5 mars", "4, 19, 40"), draw("c", "5 mars", "4, 19, 40"),
        ]
        #expect(Telling.findings(draws).map(\.verdict) == [.new, .new, .exact])
    }

    @Test("a list in another order, or with other lines, is another list; one cut short is a copy")
    func lists() {
        let places = [
            "the Anchor", "Bistro Verde", "Corner Table", "Dunelm House", "the Eel Pie", "Fig and Thistle", "Ganges",
            "the Hop Pole", "Isola", "Lemon Tree", "the Old Forge", "Noodle Yard",
        ]
        func list(_ source: String, _ title: String, _ lines: [String]) -> StreamJudge.Item {
            Telling.item(
                source,
                title,
                (["Our critics’ choice for the weekend, in order of preference:"] + lines).joined(separator: "\n")
            )
        }
        let first = list("a", "Where to eat out this weekend", places)
        let order = [5, 2, 8, 0, 11, 3, 9, 1, 10, 4, 7, 6].map { places[$0] }
        #expect(Telling.verdict(first, list("b", "Where to eat out this weekend", order)) == .new)
        let others = places.prefix(6) + ["Juno’s", "Pepperpot", "the Mermaid", "Kestrel", "Mill Yard", "Oasis"]
        #expect(Telling.verdict(first, list("b", "Where to eat out this weekend", Array(others))) == .new)
        #expect(Telling.verdict(first, list("b", "Eating out", Array(places.prefix(10)))) == .copy)
    }

    @Test("a copy with a number of its own in a new opening is no other filling of a form")
    func ownNumbers() {
        let numbers = """
            Le conseil régional a voté lundi un budget de 412 millions, dont 38 pour les routes et 17 pour les lycées. Les 54 \
            élus de la majorité l’ont approuvé, 23 s’y sont opposés et 9 se sont abstenus au terme d’un long débat.
            """
        let opening = """
            Notre vallée recevra 3 millions sur 2 ans, de quoi refaire 12 ponts et 48 kilomètres de chaussée avant 2031, promet \
            l’élu du canton, qui siège depuis 21 ans.
            """
        let first = Telling.item("a", "Le budget de la région adopté", numbers + "\n\n" + Telling.harvest)
        let body = numbers.split(separator: ". ").last.map(String.init) ?? ""
        let copy = Telling.item(
            "b",
            "Le budget de la région adopté",
            opening + "\n\n" + body + "\n\n" + Telling.harvest
        )
        #expect(Telling.verdict(first, copy) == .copy)
    }
}
