import Foundation
import Testing

@Suite("Copies in the archive") struct CopyCommandTests {
    /// What `articles --json` prints, by the options given.
    private func articles(_ work: Workplace, _ options: String...) async throws -> [[String: Any]] {
        let arguments = ["articles", "--store", work.archive, "--limit", "0", "--json"] + options
        let output = try await Command.start(arguments).wait().output
        return try output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test("the samples are five articles of three stories, and each one's reposts are copies of it")
    func samples() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let originals = try await articles(work)
            #expect(originals.count == 5)
            #expect(originals.allSatisfy { $0["copyOf"] == nil })
            #expect(Set(originals.compactMap { $0["story"] as? String }).count == 3)

            let footer = "Retrouvez nos dossiers et nos reportages sur l’application du Détroit, gratuite pour tous."
            for original in originals {
                let id = try #require(original["id"] as? String)
                let text = try #require(original["text"] as? String)
                let words = text.split(whereSeparator: \.isWhitespace)
                let reposts = [
                    "footer": text + "\n\n" + footer + "\n\nAbonnez-vous à notre lettre.",
                    "cut": words.prefix(words.count * 2 / 5).joined(separator: " "),
                    "flat": words.joined(separator: " "),
                    "flat-footer": words.joined(separator: " ") + " " + footer,
                ]
                for (kind, repost) in reposts {
                    try work.write(repost, to: "\(id).txt")
                    try await Command.depeche(
                        "import",
                        "--store",
                        work.archive,
                        "--source",
                        "repost-\(kind)",
                        work.folder + "/\(id).txt"
                    )
                }
                let copies = try await articles(work, "--copies-of", id)
                // On one line, what was one paragraph is the same document.
                #expect(copies.count == reposts.values.count { $0 != text }, "\(copies.map { $0["source"] ?? "" })")
                #expect(copies.allSatisfy { ($0["similarity"] as? Double ?? 0) > 0.7 })
                #expect(copies.allSatisfy { $0["story"] as? String == original["story"] as? String })
            }
        }
    }
}
