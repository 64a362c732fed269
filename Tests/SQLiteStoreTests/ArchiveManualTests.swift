import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

/// The manual of the archive is a contract: it is read here as a person reads it, and tried.
@Suite("The manual of the archive") struct ArchiveManualTests {
    private static let manual: [String] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("systemd/man/depeche-archive.5").path
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }()

    /// The columns of the views, as the sections name them.
    private static var views: [String: [String]] {
        var views: [String: [String]] = [:]
        var view: String?
        for line in manual {
            if line.hasPrefix(".Ss ") || line.hasPrefix(".Sh ") {
                view = line.hasPrefix(".Ss ") ? String(line.dropFirst(4)) : nil
            } else if let name = view, line.hasPrefix(".It Li ") {
                views[name, default: []].append(String(line.dropFirst(7)))
            }
        }
        return views
    }

    private static var queries: [String] {
        var queries: [String] = []
        var query: [String]?
        for line in manual {
            if line.hasPrefix(".Bd") {
                query = []
            } else if line.hasPrefix(".Ed") {
                if let lines = query { queries.append(lines.joined(separator: "\n")) }
                query = nil
            } else {
                query?.append(line)
            }
        }
        return queries
    }

    /// An archive in which every view has a row.
    private func withArchive(_ body: (String) async throws -> Void) async throws {
        let text = """
            Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf cent \
            mille conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an.

            « Nos équipes ont absorbé l’essentiel des détournements venus de la mer Rouge », explique la directrice des \
            opérations, Samira Belkadi, qui salue la mobilisation des dockers et des pilotes. Deux nouvelles grues doivent \
            être livrées avant l’été.

            Les compagnies maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de \
            pointe. Une réunion est prévue jeudi avec l’administration des douanes pour examiner un guichet unique.
            """
        let sibling = """
            Samira Belkadi, directrice des opérations de Tanger Med, a présenté à la presse les chiffres d’octobre. Le port a \
            gagné des parts de marché sur Algésiras. Selon les douanes, un guichet unique ouvrira bientôt à Tanger.
            """
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            let now = Date()
            func put(_ id: String, _ source: String, _ title: String, _ text: String) async throws {
                var article = Samples.full(id)
                article.source = Source.ID(rawValue: source)
                article.title = title
                article.text = text
                article.wordCount = text.split(separator: " ").count
                article.digest = title + text
                article.firstSeen = now
                article.published = StatedDate(instant: now.addingTimeInterval(-600), precision: .minute, raw: "")
                article.via = nil
                _ = try await store.commit(
                    Samples.visit([article], source: source, at: now),
                    deciding: Samples.decide
                )
            }
            try await put("000000000000000a", "a", "Tanger Med bat son record de trafic", text)
            try await put("000000000000000b", "b", "Tanger bat son record", text)
            try await put("000000000000000a", "a", "Le port de Tanger Med bat son record de trafic", text)
            try await put("000000000000000c", "c", "Tanger Med : Samira Belkadi détaille le record", sibling)
            var failure = Samples.visit([], at: now)
            failure.record.outcome = .failed
            failure.record.error = "no answer"
            _ = try await store.commit(failure, deciding: Samples.decide)
            try await body(path)
        }
    }

    @Test("every view is documented column by column, and the columns are there in this order")
    func columns() async throws {
        try await withArchive { path async throws in
            let views = try sqlite(path, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
            #expect(Self.views.keys.sorted() == views.split(separator: "\n").map(String.init))
            for (view, documented) in Self.views {
                let columns = try sqlite(path, "SELECT name FROM pragma_table_info('\(view)')").split(separator: "\n")
                #expect(columns.map(String.init) == documented, "\(view)")
            }
        }
    }

    @Test("each of the ten queries runs in the shell on an archive that is being written, and finds what it is for")
    func queries() async throws {
        try #require(Self.queries.count == 10)
        try await withArchive { path async throws in
            for query in Self.queries {
                let sql = query.replacing("> 1000 ", with: "> 1 ")
                let answer = try sqlite(path, sql)
                #expect(!answer.isEmpty, "\(query)")
            }
        }
    }
}
