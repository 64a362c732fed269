import Testing

@testable import Duplicates

@Suite("A stream of articles") struct StreamTests {
    private let address = "https://a.example/port"

    @Test("the same address with the same words is exact, with others a revision")
    func addresses() {
        let findings = Telling.findings([
            Telling.item("a", "Le port", Telling.harbour, address: address),
            Telling.item(
                "a",
                "Le port",
                Telling.harbour.components(of: "\n\n").joined(separator: " "),
                address: address
            ),
            Telling.item("a", "Le port", Telling.harbour + "\n\nLa réunion a été reportée.", address: address),
            Telling.item("a", "Le port", Telling.harvest, address: address),
        ])
        #expect(findings.map(\.verdict) == [.new, .exact, .revision, .revision])
        #expect(findings.map(\.of) == [nil, 0, 1, 2])
        #expect(Set(findings.map(\.story)).count == 1)
    }

    @Test("a copy of a revised text is found as well")
    func copyOfRevision() {
        let findings = Telling.findings([
            Telling.item("a", "Le port", Telling.harvest, address: address),
            Telling.item("a", "Le port", Telling.harbour, address: address),
            Telling.item("b", "Record à Tanger", Telling.harbour, address: "https://b.example/1"),
        ])
        #expect(findings[2].verdict == .copy)
        #expect(findings[2].of == 1)
    }

    @Test("articles on one event make a story without being copies, others do not")
    func stories() {
        let siblings = """
            Samira Belkadi, directrice des opérations de Tanger Med, a présenté à la presse les chiffres d’octobre. Le port a \
            gagné des parts de marché sur Algésiras. Selon les douanes, un guichet unique ouvrira bientôt à Tanger.
            """
        let findings = Telling.findings([
            Telling.item("a", "Tanger Med bat son record de trafic", Telling.harbour),
            Telling.item("b", "Olives : une récolte maigre à Kelaa", Telling.harvest),
            Telling.item("c", "Tanger Med : Samira Belkadi détaille le record", siblings, day: 1),
            Telling.item(
                "d",
                "Tanger Med : Samira Belkadi sur le record",
                "Tanger Med et Samira Belkadi, un mois après.",
                day: 40
            ),
        ])
        #expect(findings.map(\.verdict) == [.new, .new, .new, .new])
        #expect(findings[0].story == findings[2].story)
        #expect(findings[0].story != findings[1].story)
        #expect(findings[3].story != findings[0].story)
    }

    @Test("no verdict depends on what comes later")
    func online() {
        let items = [
            Telling.item("a", "Le port", Telling.harbour), Telling.item("b", "Les olives", Telling.harvest),
            Telling.item("c", "Record", Telling.harbour), Telling.item("d", "Huile", Telling.harvest),
        ]
        let whole = Telling.findings(items)
        let half = Telling.findings(Array(items.prefix(3)))
        #expect(whole.prefix(3).map(\.verdict) == half.map(\.verdict))
        #expect(whole.map(\.of) == [nil, nil, 0, 1])
    }
}
