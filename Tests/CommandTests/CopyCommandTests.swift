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

    private static let record = """
        Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf cent mille \
        conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an. Les compagnies \
        maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de pointe.

        Une réunion est prévue jeudi avec l’administration des douanes pour examiner un guichet unique.
        """

    private func bring(_ text: String, from source: String, into work: Workplace) async throws -> String {
        try work.write(text, to: "\(source).txt")
        let file = work.folder + "/\(source).txt"
        try await Command.depeche("import", "--store", work.archive, "--source", source, file)
        let all = try await articles(work)
        return try #require(all.first { $0["source"] as? String == source }?["id"] as? String)
    }

    /// The place, the kind and the article of each change, and what it is a copy of.
    private func changes(_ work: Workplace, after place: Int) async throws -> [[String]] {
        let arguments = ["follow", "--once", "--store", work.archive, "--after", "\(place)", "--json"]
        return try await Command.start(arguments).wait().output.split(separator: "\n").compactMap { line in
            let change = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let article = change?["article"] as? [String: Any]
            return [change?["change"], article?["id"], article?["copyOf"]].map { $0 as? String ?? "" }
        }
    }

    @Test(
        "an original that comes after its copies, by its date or by whom they name, takes its place, and readers are told"
    )
    func lateOriginals() async throws {
        try await Workplace.with { work async throws in
            let late = "Un record au port\n\nPublié le 12/10/2025 à 10:45\n\n" + Self.record
            let first = try await bring(late, from: "gazette", into: work)
            let named = try await bring("Record\n\nRABAT (MAP) - " + Self.record, from: "echo", into: work)
            #expect(try await changes(work, after: 0).map(\.last) == ["", first])

            let early = "Tanger Med : communiqué\n\nPublié le 12/10/2025 à 08:15\n\n" + Self.record
            let second = try await bring(early, from: "port", into: work)
            let dated = try await changes(work, after: 2)
            #expect(dated.first == ["new", second, ""])
            #expect(Set(dated.dropFirst()) == [["judged", first, second], ["judged", named, second]])
            #expect(try await articles(work, "--copies-of", second).count == 2)
        }
        try await Workplace.with { work async throws in
            let named = try await bring("Record\n\nRABAT (MAP) - " + Self.record, from: "echo", into: work)
            let agency = try await bring("Tanger Med bat son record\n\n" + Self.record, from: "map", into: work)
            #expect(try await changes(work, after: 1) == [["new", agency, ""], ["judged", named, agency]])
        }
    }

    @Test("an article whose new text is another source's becomes its copy")
    func revisedIntoCopy() async throws {
        try await Workplace.with { work async throws in
            let original = try await bring("Un record au port\n\n" + Self.record, from: "gazette", into: work)
            let flash = "Une annonce est attendue dans la journée au port, indique un porte-parole joint par téléphone."
            let id = try await bring("Une annonce attendue\n\n" + flash, from: "echo", into: work)
            #expect(try await bring("Record de trafic\n\n" + Self.record, from: "echo", into: work) == id)
            let copies = try await articles(work, "--copies-of", original)
            #expect(copies.map { $0["id"] as? String } == [id])
            #expect(copies.first?["revision"] as? Int == 2)
        }
    }
}
