import Foundation
import News
import Testing

@testable import Duplicates

@Suite("What a revision changes") struct RevisionComparisonTests {
    private static let brief = """
        Un camion s’est renversé mardi matin sur l’autoroute entre Rabat et Kénitra. Le chauffeur, légèrement blessé, a été \
        conduit à l’hôpital. La circulation a repris vers midi, selon la gendarmerie.
        """

    private func change(_ text: String, title: String = "Accident", from earlier: String = brief) -> RevisionChange {
        let before = {
            var before = ExaminedArticle(id: .init(rawValue: "1"), source: .init(rawValue: "a"), text: earlier)
            before.title = "Accident"
            return before
        }()
        let article = Article(
            id: .init(rawValue: "1"),
            source: .init(rawValue: "a"),
            title: title,
            text: text,
            textFrom: .feed,
            wordCount: 0,
            digest: "",
            firstSeen: .distantPast
        )
        return RevisionComparison(before, article, FoldedArticle(title: title, text: text)).change
    }

    @Test("spaces and marks, the title, numbers: each by itself is told from a change of words")
    func kinds() {
        let brief = Self.brief
        #expect(change(brief.replacing(",", with: " ,")) == .typography)
        #expect(change(brief, title: "Un camion se renverse") == .title)
        let crash = "Le bilan est de 12 blessés et de 3 morts, selon la protection civile de la province."
        #expect(change(crash.replacing("12", with: "14"), from: crash) == .numbers)
    }

    @Test("a few words of a brief are a correction, put in, taken out or replaced")
    func corrections() {
        let brief = Self.brief
        #expect(change(brief.replacing("mardi", with: "lundi")) == .correction)
        #expect(change(brief.replacing("légèrement blessé", with: "grièvement blessé")) == .correction)
        #expect(change(brief.replacing(" matin", with: "")) == .correction)
        #expect(change(brief.replacing("selon la gendarmerie", with: "selon les secours")) == .correction)
    }

    @Test("a sentence more is an addition wherever it stands, and a sentence less takes it back")
    func additions() {
        let brief = Self.brief
        let more = " Deux voitures qui le suivaient ont pu l’éviter de justesse."
        let middle = brief.replacing("à l’hôpital.", with: "à l’hôpital." + more)
        for text in [brief + more, more + " " + brief, middle] {
            #expect(change(text) == .extended)
            #expect(change(brief, from: text) == .shortened)
        }
    }

    @Test("a new text is a rewrite, and half a text is a revision")
    func rewrites() {
        let other = """
            La coopérative laitière de Taroudant ouvre une fabrique de fromages. Quarante emplois sont annoncés, la plupart \
            pour des femmes des douars voisins, et les premières ventes sont attendues au printemps.
            """
        #expect(change(other) == .rewritten)
        let half = Self.brief.replacing(
            "La circulation a repris vers midi, selon la gendarmerie.",
            with: "Les pompiers ont dégagé la chaussée avant le retour des vacanciers."
        )
        #expect(change(half) == .revised)
    }
}
