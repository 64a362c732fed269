import Foundation
import Testing

@Suite("Searching the archive") struct SearchCommandTests {
    @Test(
        "articles are found by their words, shown with an excerpt or as JSON; a query that makes no sense is a usage error"
    )
    func search() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let shown = try await Command.depeche("search", "--store", work.archive, "title:moscou securite")
            #expect(shown.status == 0, "\(shown.errors)")
            let lines = shown.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.contains("À Moscou") == true)
            #expect(!shown.output.contains("\u{1B}"))
            let json = try await Command.depeche(
                "search",
                "--store",
                work.archive,
                "--json",
                "interpol",
                "source:import"
            )
            let hits = try json.output.split(separator: "\n").compactMap {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
            #expect(hits.count >= 3)
            #expect(hits.allSatisfy { ($0["article"] as? [String: Any])?["id"] != nil && $0["excerpt"] is String })
            let scores = hits.compactMap { $0["score"] as? Double }
            #expect(scores == scores.sorted(by: >))
            #expect(
                try await Command.depeche("search", "--store", work.archive, "source:other", "interpol").output == ""
            )
            let wrong = try await Command.depeche("search", "--store", work.archive, "(interpol")
            #expect(wrong.status == 64 && wrong.errors.contains("Usage: depeche search "), "\(wrong.errors)")
            #expect(try await Command.depeche("search", "--store", work.archive, "since:jadis interpol").status == 64)
        }
    }
}
