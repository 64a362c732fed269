import Duplicates
import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite("Copies and stories in the store") struct CopyStoreTests {
    private static let text = """
        Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf cent mille \
        conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an. Les compagnies \
        maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de pointe. Une réunion est \
        prévue jeudi avec l’administration des douanes pour examiner un guichet unique.
        """

    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { path in
            try await body(SQLiteStore(path: path, access: .create, examiner: TextExaminer()))
        }
    }

    private func article(_ id: String, source: String, title: String, text: String = text) -> Article {
        var article = Samples.article(id, source: source, title: title, text: text)
        article.wordCount = text.split(separator: " ").count
        return article
    }

    private func put(_ article: Article, into store: SQLiteStore) async throws {
        let visit = Samples.visit([article], source: article.source.rawValue)
        _ = try await store.commit(visit, deciding: Samples.decide)
    }

    private func stored(_ id: String, in store: SQLiteStore) async throws -> Article {
        try #require(try await store.articles(withIDPrefix: id, limit: 1).first)
    }

    @Test("a copy is stored with its original, how much they share, and the original's story")
    func copy() async throws {
        try await withStore { store in
            try await put(article("000000000000000a", source: "a", title: "Record au port"), into: store)
            let padded = "Accueil > Économie\n\n" + Self.text + "\n\nPartagez cet article"
            try await put(
                article("000000000000000b", source: "b", title: "Tanger bat son record", text: padded),
                into: store
            )
            let copy = try await stored("000000000000000b", in: store)
            #expect(copy.copyOf?.rawValue == "000000000000000a")
            #expect((copy.similarity ?? 0) > 0.9)
            #expect(copy.story == "000000000000000a")
            var query = ArticleQuery()
            query.copiesOf = Article.ID(rawValue: "000000000000000a")
            #expect(try await store.articles(query).map(\.id.rawValue) == ["000000000000000b"])
            query = ArticleQuery()
            query.story = "000000000000000a"
            #expect(try await store.articles(query).count == 2)
            let stories = try await store.stories(since: nil, limit: nil)
            #expect(stories.isEmpty)
        }
    }

    @Test("an original that comes later takes its place, and readers see its copies again")
    func lateOriginal() async throws {
        try await withStore { store in
            try await put(article("000000000000000a", source: "a", title: "Record au port"), into: store)
            try await put(article("000000000000000b", source: "b", title: "Tanger bat son record"), into: store)
            let before = try await stored("000000000000000b", in: store)
            #expect(before.copyOf?.rawValue == "000000000000000a")
            var original = article("000000000000000c", source: "c", title: "Communiqué")
            original.published = StatedDate(
                instant: Samples.start.addingTimeInterval(-7200),
                precision: .minute,
                raw: ""
            )
            for (id, hours) in [("000000000000000d", 1.0), ("000000000000000e", 2.0)] {
                // Dates unknown: the first that came stays the original.
                try await put(article(id, source: "d\(hours)", title: "Port \(hours)"), into: store)
            }
            try await put(original, into: store)
            #expect(try await stored("000000000000000c", in: store).copyOf?.rawValue == "000000000000000a")

            var named = article("000000000000000f", source: "f", title: "Le communiqué du port")
            named.site = "Autorité du port"
            named.via = nil
            var taker = article("0000000000000010", source: "g", title: "Vu ailleurs", text: Self.other)
            taker.via = Via(name: "Autorité du port", url: nil)
            try await put(taker, into: store)
            named.text = Self.other
            named.digest = "other"
            try await put(named, into: store)
            let turned = try await stored("0000000000000010", in: store)
            #expect(turned.copyOf?.rawValue == "000000000000000f")
            #expect(try await stored("000000000000000f", in: store).copyOf == nil)
            let positions = try await [
                stored("000000000000000f", in: store).position, turned.position,
            ].compactMap(\.self)
            #expect(positions.count == 2)
            #expect(positions[0] < positions[1])
        }
    }

    @Test("an article whose new text is another's becomes its copy, and readers are told; an edited one does not")
    func revisedIntoCopy() async throws {
        try await withStore { store in
            try await put(article("000000000000000a", source: "a", title: "Record au port"), into: store)
            let id = "000000000000000b"
            try await put(article(id, source: "b", title: "Olives", text: Self.other), into: store)
            let edited = Self.other.replacing("maigre", with: "faible")
            try await put(article(id, source: "b", title: "Olives", text: edited), into: store)
            let before = try await stored(id, in: store)
            #expect(before.copyOf == nil)
            #expect(before.revision == 2)

            try await put(article(id, source: "b", title: "Un record à Tanger", text: Self.text), into: store)
            let after = try await stored(id, in: store)
            #expect(after.copyOf?.rawValue == "000000000000000a")
            #expect((after.similarity ?? 0) > 0.9)
            #expect(after.story == "000000000000000a")
            #expect(after.revision == 3)
            let changes = try await store.changes(after: before.position ?? Position(rawValue: 0), limit: 10)
            #expect(changes.last?.kind == .judged)
            #expect(changes.last?.article?.id.rawValue == id)
        }
    }

    @Test("a short item is a copy of one of the same hours only")
    func shortItems() async throws {
        let text = "Le journal du soir n’est pas diffusé aujourd’hui ; il revient demain à l’heure habituelle."
        func item(_ id: String, _ source: String, hours: Double) -> Article {
            var article = article(id, source: source, title: "Pas de journal ce soir", text: text)
            article.published = StatedDate(
                instant: Samples.start.addingTimeInterval(hours * 3600),
                precision: .minute,
                raw: ""
            )
            return article
        }
        try await withStore { store in
            try await put(item("000000000000000a", "a", hours: 0), into: store)
            try await put(item("000000000000000b", "b", hours: 1), into: store)
            try await put(item("000000000000000c", "a", hours: 24), into: store)
            try await put(item("000000000000000d", "d", hours: 90), into: store)
            #expect(try await stored("000000000000000b", in: store).copyOf?.rawValue == "000000000000000a")
            #expect(try await stored("000000000000000c", in: store).copyOf == nil)
            #expect(try await stored("000000000000000d", in: store).copyOf == nil)
        }
    }

    @Test("an article that others have copied stays an original when its text becomes another's")
    func revisedOriginal() async throws {
        try await withStore { store in
            try await put(article("000000000000000a", source: "a", title: "Record au port"), into: store)
            let id = "000000000000000b"
            try await put(article(id, source: "b", title: "Olives", text: Self.other), into: store)
            try await put(article("000000000000000c", source: "c", title: "La récolte", text: Self.other), into: store)
            try await put(article(id, source: "b", title: "Un record à Tanger", text: Self.text), into: store)
            #expect(try await stored(id, in: store).copyOf == nil)
            #expect(try await stored("000000000000000c", in: store).copyOf?.rawValue == id)
        }
    }

    private static let other = """
        La récolte d’olives s’annonce maigre dans la province de Kelaa, où trois années de sécheresse ont épuisé les nappes. \
        Les coopératives estiment la baisse à près de la moitié d’une campagne ordinaire. Dans le douar de Bouya, Hassan \
        Mernissi a renoncé à embaucher des cueilleurs. Le prix de l’huile, lui, a doublé en deux ans sur les marchés.
        """

    @Test("a revision says what it changes, and a text that comes and goes is kept once")
    func revisions() async throws {
        try await withStore { store in
            let id = "000000000000000a"
            try await put(article(id, source: "a", title: "Un"), into: store)
            try await put(article(id, source: "a", title: "Deux"), into: store)
            try await put(
                article(id, source: "a", title: "Deux", text: Self.text.replacing(" ", with: "  ")),
                into: store
            )
            try await put(
                article(id, source: "a", title: "Deux", text: Self.text + " Une suite est attendue."),
                into: store
            )
            for turn in 0..<60 {
                try await put(article(id, source: "a", title: turn % 2 == 0 ? "Trois" : "Quatre"), into: store)
            }
            let kept = try await store.revisions(of: Article.ID(rawValue: id))
            #expect(kept.count == 6)
            #expect(kept.map(\.change).prefix(3) == [.title, .typography, .extended])
            for turn in 0..<60 {
                try await put(article(id, source: "a", title: "Numéro \(turn)"), into: store)
            }
            #expect(try await store.revisions(of: Article.ID(rawValue: id)).count <= 22)
            #expect(try await stored(id, in: store).revision == 124)
        }
    }

    @Test(
        "the stream says what a new text changes, also where the text before was there already, and of archives of before"
    )
    func differences() async throws {
        let expected = [
            "new", "revised title", "revised typography", "revised extended", "revised correction", "revised title",
        ]
        let expectation = expected + ["revised title", "revised title"]
        try await Samples.withDatabasePath { path async throws in
            let id = "000000000000000a"
            let longer = Self.text + " Une suite est attendue."
            do {
                let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
                for (title, text) in [
                    ("Un", Self.text), ("Deux", Self.text), ("Deux", Self.text.replacing(" ", with: "  ")),
                    ("Deux", longer),
                    ("Deux", longer.replacing("suite", with: "réponse")),
                    ("Trois", longer.replacing("suite", with: "réponse")),
                    ("Quatre", longer.replacing("suite", with: "réponse")),
                    // Its text was there before: it is not kept twice, and all the same compared.
                    ("Trois", longer.replacing("suite", with: "réponse")),
                ] {
                    try await put(article(id, source: "a", title: title, text: text), into: store)
                }
                let changes = try await store.changes(after: .start, limit: 100)
                let told = changes.map {
                    [$0.kind.rawValue, $0.difference?.rawValue].compactMap(\.self).joined(separator: " ")
                }
                #expect(told == expectation)
                let json = changes.map { String(decoding: $0.json, as: UTF8.self) }
                #expect(json[1].hasPrefix(#"{"seq":2,"change":"revised","at":"#))
                #expect(json[1].contains(#","revision":2,"difference":"title","article":{"#))
                #expect(!json[0].contains("difference"))
                store.close()
            }
            try sqlite(
                path,
                """
                DROP VIEW changes; ALTER TABLE change DROP COLUMN difference; CREATE VIEW changes AS SELECT seq FROM change;
                DELETE FROM grdb_migrations WHERE identifier LIKE '22 %';
                """
            )
            let store = try SQLiteStore(path: path, access: .existing)
            let differences = try await store.changes(after: .start, limit: 100).map(\.difference)
            #expect(differences == [nil, .title, .typography, .extended, .correction, .title, .title, .title])
            #expect(try sqlite(path, "SELECT count(difference) FROM changes") == "7\n")
        }
    }

    @Test("two stories that turn out to be one are one from then on, and readers see what moved")
    func storiesMerge() async throws {
        var random = Generator(state: 5)
        func text(_ words: [String]) -> String {
            (0..<6).map { _ in words.shuffled(using: &random).joined(separator: " ") + "." }.joined(separator: "\n\n")
        }
        let (one, two) = (
            ["Kelaa", "Bouya", "olives", "sécheresse", "huile", "nappes"],
            ["Zagora", "Draa", "dattes", "oasis", "palmiers", "puits"]
        )
        try await withStore { store in
            try await put(article("000000000000000a", source: "a", title: "Un", text: text(one)), into: store)
            try await put(article("000000000000000b", source: "b", title: "Deux", text: text(two)), into: store)
            let before = try await stored("000000000000000b", in: store)
            #expect(before.story == "000000000000000b")
            for number in 0..<6 {
                let id = "00000000000000c\(number)"
                try await put(article(id, source: "c\(number)", title: "Bilan", text: text(one + two)), into: store)
            }
            let moved = try await stored("000000000000000b", in: store)
            #expect(moved.copyOf == nil)
            #expect(moved.story == "000000000000000a")
            #expect((moved.position?.rawValue ?? 0) > (before.position?.rawValue ?? 0))
            #expect(try await store.stories(since: nil, limit: nil).map(\.size) == [8])
            let changes = try await store.changes(after: before.position ?? Position(rawValue: 0), limit: 100)
            #expect(changes.contains { $0.kind == .judged && $0.article?.id == moved.id })
            let merges = try await store.database.read { db in
                try String.fetchAll(db, sql: "SELECT id || ' ' || mergedInto FROM story_merges")
            }
            #expect(merges == ["000000000000000b 000000000000000a"])
        }
    }

    @Test("a story is kept once a commit, however many articles of it come")
    func storyRows() async throws {
        var random = Generator(state: 7)
        let words = ["Kelaa", "Bouya", "olives", "sécheresse", "huile", "nappes"]
        let articles = (0..<5).map { number in
            let text = (0..<6).map { _ in words.shuffled(using: &random).joined(separator: " ") + "." }
            return article(
                "000000000000000\(number)",
                source: "a",
                title: "Point \(number)",
                text: text.joined(separator: "\n\n")
            )
        }
        try await withStore { store in
            _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
            try await put(article("000000000000000a", source: "a", title: "Record au port"), into: store)
            let rows = try await store.database.read { db in
                try String.fetchAll(db, sql: "SELECT touched || ': ' || size FROM story ORDER BY touched")
            }
            #expect(rows == ["1: 5", "2: 1"])
        }
    }

    @Test("copies are found after another process merged the indexes, and the other way round")
    func twoProcesses() async throws {
        try await Samples.withDatabasePath { path async throws in
            func open() throws -> SQLiteStore {
                try SQLiteStore(path: path, access: .create, examiner: TextExaminer(), articlesInMemory: 1)
            }
            let (one, other) = (try open(), try open())
            defer { for store in [one, other] { store.close() } }
            for round in 0..<4 {
                let (writer, keeper) = round % 2 == 0 ? (one, other) : (other, one)
                for number in 0..<6 {
                    let words = "\(round) \(number)"
                    let text = Self.text.replacing("cent", with: words).replacing("les", with: "\(words) les")
                    let id = "00000000000\(round)\(number)00a"
                    try await put(article(id, source: "a\(number)", title: "Port \(words)", text: text), into: writer)
                }
                await keeper.rest()
                try await put(
                    article("00000000000\(round)000b", source: "b", title: "Record", text: Self.text + "\n\n\(round)."),
                    into: writer
                )
                await keeper.rest()
                try await put(article("00000000000\(round)000c", source: "c", title: "Record"), into: keeper)
                let copy = try await stored("00000000000\(round)000c", in: one)
                #expect(copy.copyOf != nil)
            }
            #expect(try sqlite(path, "SELECT max(level) > 0 FROM sketch_run WHERE keys > 0") == "1\n")
            #expect(try sqlite(path, "SELECT count(*) FROM article") == "32\n")
        }
    }

    @Test("a store that was killed at any moment judges as one that was not", arguments: [1, 2, 3])
    func killed(seed: UInt64) async throws {
        var random = Generator(state: seed)
        let articles = Self.stream(&random)
        let whole = try await Self.judge(articles, killedAt: [])
        let kills = Set((0..<12).map { _ in Int.random(in: 1..<articles.count, using: &random) })
        let killed = try await Self.judge(articles, killedAt: kills)
        #expect(whole == killed)
        let together = try await Self.judge(articles, killedAt: kills, perVisit: 7)
        #expect(whole == together)
        #expect(whole.filter { $0.contains("copy") }.count > articles.count / 5)
    }

    /// What the store says of each article in the end; at the given places it is left as SIGKILL leaves it.
    private static func judge(
        _ articles: [Article],
        killedAt kills: Set<Int>,
        perVisit: Int = 1
    ) async throws -> [String] {
        var path = Samples.temporaryPath()
        var paths = [path]
        defer { for path in paths { for end in ["", "-wal", "-shm"] { unlink(path + end) } } }
        func open(_ path: String) throws -> SQLiteStore {
            try SQLiteStore(path: path, access: .create, examiner: TextExaminer(), articlesInMemory: 9)
        }
        var store = try open(path)
        for source in Set(articles.map(\.source.rawValue)) {
            _ = try await store.commit(Samples.visit([], source: source), deciding: Samples.decide)
        }
        for start in stride(from: 0, to: articles.count, by: perVisit) {
            let end = min(start + perVisit, articles.count)
            if !kills.isDisjoint(with: start..<end) {
                let copy = Samples.temporaryPath()
                paths.append(copy)
                // What is in the file and its journal at this moment is all that a killed process leaves.
                for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + end, toPath: copy + end) }
                path = copy
                store = try open(path)
            }
            let visit = Samples.visit(Array(articles[start..<end]), source: articles[start].source.rawValue)
            _ = try await store.commit(visit, deciding: Samples.decide)
        }
        var query = ArticleQuery()
        query.order = .stream
        return try await store.articles(query).map { article in
            "\(article.id) \(article.copyOf.map { "copy of \($0)" } ?? "-") \(article.similarity ?? 0) \(article.story ?? "-")"
        }
    }

    /// News, copies of it cut and padded, and revisions.
    private static func stream(_ random: inout Generator) -> [Article] {
        let words = (0..<800).map { "mot\(String($0, radix: 26))".replacing("0", with: "z") }
        var texts: [[String]] = []
        return (0..<220).map { number in
            var text: [String]
            if number > 5, Int.random(in: 0..<3, using: &random) == 0, let known = texts.randomElement(using: &random) {
                text = Array(known.prefix(max(40, known.count * Int.random(in: 4...10, using: &random) / 10)))
                if Bool.random(using: &random) { text += ["Lire", "la", "suite", "sur", "notre", "site"] }
            } else {
                let topic = Int.random(in: 0..<20, using: &random) * 40
                text = (0..<Int.random(in: 60..<200, using: &random)).map { _ in
                    words[
                        Bool.random(using: &random)
                            ? topic + Int.random(in: 0..<40, using: &random) : Int.random(in: 0..<800, using: &random)
                    ]
                }
            }
            texts.append(text)
            var id = String(number + 1, radix: 16)
            id = String(repeating: "0", count: 16 - id.count) + id
            if number > 20, number % 17 == 0 { id = String(repeating: "0", count: 14) + "0a" }
            let lines = stride(from: 0, to: text.count, by: 20).map { start in
                text[start..<min(start + 20, text.count)].joined(separator: " ") + "."
            }
            let source = "source\(Int.random(in: 0..<6, using: &random))"
            var article = Samples.article(
                id,
                source: source,
                title: text.prefix(6).joined(separator: " "),
                text: lines.joined(separator: " ")
            )
            article.wordCount = text.count
            return article
        }
    }
}

/// Random numbers that come again (SplitMix64; Steele, Lea and Flood, 2014).
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
