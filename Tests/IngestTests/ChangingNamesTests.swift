import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite("Entries whose names change") struct ChangingNamesTests {
    /// One entry as the publisher writes it for one fetch.
    private struct Item {
        var guid: String
        var link: String?
        var title: String
        var date: String?
        var text: String

        var xml: String {
            let link = link.map { "<link>\($0)</link>" } ?? ""
            let date = date.map { "<pubDate>\($0)</pubDate>" } ?? ""
            return "<item><title>\(title)</title>\(link)<guid isPermaLink=\"false\">\(guid)</guid>\(date)"
                + "<description>\(text)</description></item>"
        }
    }

    /// What visits leave behind.
    private struct End {
        var articles: [Article] = []
        var rounds: [RoundSummary] = []
        /// That was decided on at last.
        var wait = Duration.zero
        var notes: [String] = []
    }

    /// Visits a publisher once for each document, in their order.
    private func visits(_ documents: [[Item]]) async throws -> End {
        let next = Mutex(0)
        let end = Mutex(End())
        try await Archive.with { archive async throws in
            let answer: @Sendable (Publisher.Request) -> Publisher.Answer = { _ in
                let index = next.withLock { index in
                    defer { index += 1 }
                    return min(index, documents.count - 1)
                }
                return Publisher.Answer(text: RSS.feed(documents[index].map(\.xml).joined()))
            }
            try await Publisher.serving(answer) { publisher in
                var rounds: [RoundSummary] = []
                for _ in documents {
                    rounds.append(try await archive.visit([Archive.feed("journal", publisher.base + "/feed")]))
                }
                let state = try await archive.store.state(of: Source.ID(rawValue: "journal"))
                let notes = try await archive.store.visits(VisitQuery()).compactMap(\.note)
                let found = End(
                    articles: try await archive.articles(),
                    rounds: rounds,
                    wait: state?.wait ?? .zero,
                    notes: notes
                )
                end.withLock { $0 = found }
            }
        }
        return end.withLock(\.self)
    }

    private func items(_ numbers: ClosedRange<Int>, fetch: Int, link: String? = nil, date: String?) -> [Item] {
        numbers.map { number in
            Item(
                guid: "fetch-\(fetch)-\(number)",
                link: link.map { "\($0)\(number)?session=\(fetch)" },
                title: "Brève \(number)",
                date: date.map { $0.replacing("NN", with: "\(10 + number)") },
                text: "Le texte de la brève \(number)."
            )
        }
    }

    @Test("guids that are new at every fetch bring each article in once")
    func newGUIDs() async throws {
        let date = "Mon, 24 Nov 2025 10:NN:07 +0100"
        let end = try await visits((1...4).map { items($0...($0 + 5), fetch: $0, date: date) })
        #expect(end.rounds.map(\.new) == [6, 1, 1, 1])
        #expect(end.articles.count == 9)
        #expect(end.articles.allSatisfy { $0.revision == 1 })
    }

    @Test("guids and addresses that are both new at every fetch bring each article in once")
    func newAddresses() async throws {
        let date = "Mon, 24 Nov 2025 10:NN:07 +0100"
        let end = try await visits(
            (1...4).map { items($0...($0 + 5), fetch: $0, link: "https://journal.example/a/", date: date) }
        )
        #expect(end.rounds.map(\.new) == [6, 1, 1, 1])
    }

    @Test("without dates, titles that come again under new guids all at once are known")
    func undated() async throws {
        let end = try await visits((1...3).map { items($0...($0 + 5), fetch: $0, date: nil) })
        #expect(end.rounds.map(\.new) == [6, 1, 1])
    }

    @Test("a changed text under a new guid is a revision")
    func revision() async throws {
        let date = "Mon, 24 Nov 2025 10:12:07 +0100"
        let end = try await visits([
            [Item(guid: "1", title: "Une", date: date, text: "Le premier texte, sans plus.")],
            [Item(guid: "2", title: "Une", date: date, text: "Le second texte, un peu plus long.")],
        ])
        #expect(end.articles.map(\.revision) == [2])
        #expect(end.articles.first?.text == "Le second texte, un peu plus long.")
    }

    @Test("a bulletin with the title and day of one that is gone is an article of its own")
    func bulletin() async throws {
        let others = (1...4).map {
            Item(
                guid: "g\($0)",
                title: "Titre \($0)",
                date: "Mon, 24 Nov 2025 09:1\($0):30 +0100",
                text: "Texte \($0)."
            )
        }
        let day = "Mon, 24 Nov 2025 00:00:00 +0000"
        let end = try await visits([
            others + [Item(guid: "météo-1", title: "Météo", date: day, text: "Du soleil ce matin sur Rabat.")],
            others + [Item(guid: "météo-2", title: "Météo", date: day, text: "De la pluie ce soir sur Fès.")],
        ])
        #expect(end.rounds.map(\.new) == [5, 1])
    }

    @Test("a notice without date that comes again under another guid is stored again")
    func notice() async throws {
        let end = try await visits([
            [Item(guid: "1", title: "Avis", date: nil, text: "Pas de journal ce soir.")],
            [Item(guid: "2", title: "Avis", date: nil, text: "Pas de journal ce soir.")],
        ])
        #expect(end.articles.count == 2)
    }

    @Test("two entries with one title and moment in one document are two articles, at every fetch")
    func twins() async throws {
        let date = "Mon, 24 Nov 2025 10:12:07 +0100"
        let end = try await visits(
            (1...3).map { fetch in
                (1...2).map {
                    Item(guid: "\(fetch)-\($0)", title: "Résultats", date: date, text: "Match numéro \($0).")
                }
            }
        )
        #expect(end.rounds.map(\.new) == [2, 0, 0])
        #expect(end.articles.allSatisfy { $0.revision == 1 })
    }

    /// The guids, and with some publishers the addresses, of entries 0 to 5, 1 to 6 and so on.
    private func rolling(
        _ fetches: ClosedRange<Int>,
        date: String?,
        address: String? = nil,
        isStable: Bool = false
    ) -> [[Item]] {
        fetches.map { items($0...($0 + 5), fetch: isStable ? 0 : $0, link: address, date: date) }
    }

    @Test(
        "guids that are new at every fetch are no lost entries: the source is visited as if they stayed",
        arguments: ["Mon, 24 Nov 2025 10:NN:07 +0100", nil],
        [nil, "https://journal.example/a/"]
    )
    func interval(date: String?, address: String?) async throws {
        let stable = try await visits(rolling(1...4, date: date, address: address, isStable: true))
        let changing = try await visits(rolling(1...4, date: date, address: address))
        #expect(changing.wait > .seconds(600))
        // The visit that finds out about the guids does not count its one new entry.
        #expect(changing.wait / stable.wait > 0.9 && changing.wait / stable.wait < 2)
        #expect(changing.notes.isEmpty)
    }

    @Test("guids that are new at every fetch beside addresses that stay are no lost entries either")
    func intervalByAddress() async throws {
        let date = "Mon, 24 Nov 2025 10:NN:07 +0100"
        let documents = rolling(1...4, date: date, address: "https://journal.example/a/").map { items in
            items.map { item in
                var item = item
                item.link = item.link.map { String($0.prefix { $0 != "?" }) }
                // Even titles are not what they are known by.
                item.title += " " + item.guid
                return item
            }
        }
        let end = try await visits(documents)
        #expect(end.wait > .seconds(600) && end.notes.isEmpty)
    }

    @Test("entries that are lost are noted, and the interval is tightened, also where guids always change")
    func loss() async throws {
        let date = "Mon, 24 Nov 2025 10:NN:07 +0100"
        let end = try await visits([0, 1, 20].map { items($0...($0 + 5), fetch: $0, date: date) })
        #expect(end.wait <= .seconds(600))
        #expect(end.notes.count == 1 && end.notes.first?.hasPrefix("a gap") == true)
    }
}
