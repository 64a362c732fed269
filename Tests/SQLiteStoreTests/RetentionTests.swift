import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("Retention") struct RetentionTests {
    private let now = Samples.start.addingTimeInterval(100 * 86_400)

    private func id(_ number: Int) -> String { String(format: "%016x", number) }

    private func article(_ number: Int, source: String = "a", day: Double = 0) -> Article {
        var article = Samples.article(id(number), source: source, text: "Texte \(number).")
        article.firstSeen = Samples.start.addingTimeInterval(86_400 * day)
        article.lastSeen = article.firstSeen
        return article
    }

    private func put(_ articles: [Article], into store: SQLiteStore) async throws {
        for article in articles {
            let visit = Samples.visit([article], source: article.source.rawValue, at: article.lastSeen)
            _ = try await store.commit(visit, deciding: Samples.decide)
        }
    }

    private func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            try await store.register(["a", "b"].map { Samples.source($0) }, at: Samples.start)
            try await body(store, path)
            let counted = try sqlite(path, "SELECT count(*) FROM article")
            #expect(try await store.measures(at: now).articles == Int(counted.dropLast()))
            try sqlite(path, "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
            #expect(try sqlite(path, "PRAGMA foreign_key_check; PRAGMA integrity_check") == "ok\n")
        }
    }

    private func numbers(_ store: SQLiteStore) async throws -> [Int] {
        try await store.articles(ArticleQuery()).compactMap { Int($0.id.rawValue, radix: 16) }.sorted()
    }

    @Test("of each source the last articles stay, of one as many as it says itself, and of all no more than in all")
    func counts() async throws {
        try await withStore { store, _ async throws in
            try await put((1...9).map { article($0, source: $0.isMultiple(of: 2) ? "b" : "a") }, into: store)
            var rules = RetentionRules()
            rules.usual.most = 4
            rules.own[Source.ID(rawValue: "b")] = .init(most: 1)
            #expect(try await store.prune(rules, at: now).articles == 4)
            #expect(try await numbers(store) == [3, 5, 7, 8, 9])
            rules = RetentionRules()
            rules.mostInAll = 2
            #expect(try await store.prune(rules, at: now).articles == 3)
            #expect(try await numbers(store) == [8, 9])
            #expect(try await store.prune(rules, at: now).isEmpty)
        }
    }

    @Test("a source may keep its articles longer or less long than others, and an import is as old as its articles")
    func ages() async throws {
        try await withStore { store, _ async throws in
            let articles = [
                article(1, day: 0), article(2, source: "b", day: 0), article(3, day: 50),
                article(4, source: "b", day: 50),
                article(5, day: 99), article(6, source: "imported", day: 1),
            ]
            try await put(articles, into: store)
            var rules = RetentionRules()
            rules.usual.before = now.addingTimeInterval(-60 * 86_400)
            rules.own[Source.ID(rawValue: "a")] = .init(before: now.addingTimeInterval(-10 * 86_400))
            rules.own[Source.ID(rawValue: "b")] = .init()
            #expect(try await store.prune(rules, at: now).articles == 3)
            #expect(try await numbers(store) == [2, 4, 5])
        }
    }

    @Test("a deleted article is not taken for new, under another name, with another text, or by another source")
    func tombstones() async throws {
        try await withStore { store, _ async throws in
            let judge = Judge()
            let text = Array(repeating: "Le port de Tanger Med a battu son record.", count: 5).joined(separator: " ")
            var gone = article(1)
            gone.text = text
            gone.wordCount = 45
            gone.digest = ContentDigest.of(title: gone.title, text: text)
            try await put([gone], into: store)
            try await store.prune(visitsBefore: nil, articlesBefore: now)
            func harvest(_ change: (inout Candidate) -> Void) async throws -> Int {
                var candidate = Candidate(entry: "guid:" + gone.id.rawValue, article: gone)
                change(&candidate)
                var visit = Samples.visit([], source: candidate.article.source.rawValue, at: now)
                visit.candidates = [candidate]
                return try await store.commit(visit) { judge.verdicts(on: $0, against: $1) }.new.count
            }
            #expect(try await harvest { _ in } == 0)
            #expect(
                try await harvest {
                    $0.article.text += " Mis à jour."
                    $0.article.digest = ContentDigest.of(title: nil, text: $0.article.text)
                } == 0
            )
            #expect(try await harvest { $0.entry = "url:elsewhere" } == 0)
            #expect(try await harvest { $0.article.source = Source.ID(rawValue: "b") } == 0)
            // The same words at another address, of the same source; of another they are a copy, which is news.
            func move(_ candidate: inout Candidate) {
                candidate.entry = "guid:other"
                candidate.article.id = Article.ID(rawValue: id(2))
            }
            #expect(try await harvest(move) == 0)
            #expect(
                try await harvest {
                    move(&$0)
                    $0.article.source = Source.ID(rawValue: "b")
                } == 1
            )
        }
    }

    @Test("tombstones go when the source's document has shown the article no more for long, however old it is")
    func ageing() async throws {
        try await withStore { store, path in
            try await put([article(1), article(2)], into: store)
            try await store.prune(visitsBefore: nil, articlesBefore: now)
            var rules = RetentionRules()
            rules.isThorough = true
            // The feed has not changed since: it may show both still.
            #expect(try await store.prune(rules, at: now).tombstones == 0)
            for day in [20.0, 40] {
                var shown = article(2)
                shown.lastSeen = Samples.start.addingTimeInterval(86_400 * day)
                var visit = Samples.visit([], at: shown.lastSeen)
                visit.candidates = [Candidate(entry: "guid:" + shown.id.rawValue, article: shown)]
                _ = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
            }
            // One tombstone, and the entry that led to it.
            #expect(try await store.prune(rules, at: now).tombstones == 2)
            #expect(try sqlite(path, "SELECT id FROM tombstone") == id(2) + "\n")
            #expect(try sqlite(path, "SELECT id FROM changes") == id(2) + "\n")
            #expect(try sqlite(path, "SELECT count(*) FROM change") == "1\n")
            // A source that no list names cannot show anything.
            try await store.register([Samples.source("b")], at: now)
            #expect(try await store.prune(rules, at: now).tombstones == 2)
        }
    }

    @Test("a deleted article leaves nothing in the stream but its deletion, whatever became of it before")
    func stream() async throws {
        try await withStore { store, path in
            try await put([article(1)], into: store)
            for number in 1...25 {
                var revised = article(1)
                revised.text = "Version \(number)."
                revised.digest = "v\(number)"
                try await put([revised], into: store)
            }
            try await put([article(2, day: 99)], into: store)
            try await store.prune(visitsBefore: nil, articlesBefore: Samples.start.addingTimeInterval(60))
            let changes = try await store.changes(after: .start, limit: 100)
            #expect(changes.map(\.kind) == [.new, .deleted])
            #expect(changes.last?.revision == 26)
            #expect(try sqlite(path, "SELECT count(*) FROM change") == "2\n")
            let json = String(decoding: changes[1].json, as: UTF8.self)
            #expect(json.contains(#""change":"deleted""#) && json.contains(#""id":"0000000000000001""#))
            #expect(try sqlite(path, "SELECT count(*) FROM revision") == "0\n")
        }
    }

    @Test("the copy of a deleted article stays its copy")
    func copies() async throws {
        let text = """
            Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf cent \
            mille conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an. Les \
            compagnies maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de pointe.
            """
        try await withStore { store, _ async throws in
            for (number, source) in ["a", "b"].enumerated() {
                var article = article(number + 1, source: source, day: Double(number))
                (article.text, article.wordCount, article.digest) = (text, 60, source + text)
                try await put([article], into: store)
            }
            try await store.prune(visitsBefore: nil, articlesBefore: Samples.start.addingTimeInterval(60))
            let copy = try #require(try await store.articles(ArticleQuery()).first)
            #expect(copy.id.rawValue == id(2) && copy.copyOf?.rawValue == id(1))
            // What comes next is a copy of the one that stayed.
            var third = article(3, source: "c", day: 2)
            (third.text, third.wordCount, third.digest) = (text, 60, "c" + text)
            try await put([third], into: store)
            let last = try #require(try await store.articles(ArticleQuery()).first)
            #expect(last.copyOf?.rawValue == id(2))
        }
    }

    @Test("visits are stored while much is deleted, and the space is given back but for a reserve")
    func beside() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            let text = String(repeating: "Un long texte qui tient de la place. ", count: 400)
            for batch in 0..<6 {
                let articles = (1...500).map { number in
                    var article = article(batch * 500 + number)
                    article.text = "\(number)"
                    article.summary = text
                    article.digest = "\(batch)-\(number)"
                    return article
                }
                _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
            }
            let size = Int(try sqlite(path, "PRAGMA page_count").trimmingCharacters(in: .newlines)) ?? 0
            #expect(size > 5000)
            var rules = RetentionRules()
            rules.mostInAll = 10
            rules.isThorough = true
            let asked = rules
            async let pruned = store.prune(asked, at: now)
            var waits: [Duration] = []
            for number in 0..<50 {
                let late = article(100_000 + number, source: "b", day: 99)
                let start = ContinuousClock.now
                _ = try await store.commit(Samples.visit([late], source: "b"), deciding: Samples.decide)
                waits.append(start.duration(to: .now))
            }
            let report = try await pruned
            #expect(report.articles >= 2990)
            #expect(report.bytes > 0)
            // Generous, for a machine that does much else: one transaction takes a few hundredths of a second.
            #expect(waits.sorted()[25] < .seconds(1))
            #expect((waits.max() ?? .zero) < .seconds(20))
            let free = Int(try sqlite(path, "PRAGMA freelist_count").trimmingCharacters(in: .newlines)) ?? 0
            #expect(free <= max(2048, size / 20) + 1)
        }
    }

    @Test("a rebuild of the file is begun only when there is room for it, and says how much that is")
    func compactionRoom() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try sqlite(path, "CREATE TABLE pad AS SELECT randomblob(1000000) FROM generate_series(1, 20)")
            let room = try await store.room()
            #expect(room.givesBack && room.bytes > 20_000_000 && room.copyBytes > 21_000_000)
            let folder = (path as NSString).deletingLastPathComponent
            let error = await #expect(throws: StoreError.self) {
                try await store.compact(temporaryFolder: folder) { _ in 2 * room.copyBytes - 1 }
            }
            #expect(error?.code == .full)
            #expect(error?.why.contains("\((2 * room.copyBytes) >> 20) MiB in \(folder)") == true)
            // Where temporary files lie on another disk, each needs half.
            let other = await #expect(throws: StoreError.self) {
                try await store.compact(temporaryFolder: "/proc") { $0 == "/proc" ? 1 << 20 : room.copyBytes }
            }
            #expect(other?.why.contains("\(room.copyBytes >> 20) MiB in /proc") == true)
            try sqlite(path, "DROP TABLE pad")
            let won = try await store.compact(temporaryFolder: folder) { _ in nil }
            #expect(won > 20_000_000)
            let after = try await store.room()
            #expect(after.free == 0 && after.bytes == room.bytes - won)
        }
    }

    @Test("a step takes less when one took long, more when one was short, and rests as long as it took")
    func pace() {
        var pace = PrunePace()
        #expect(pace.rest(after: .milliseconds(100)) == .milliseconds(100))
        #expect(pace.size == 16)
        for _ in 0..<10 { _ = pace.rest(after: .milliseconds(3)) }
        #expect(pace.size == 512)
        for _ in 0..<20 { #expect(pace.rest(after: .seconds(9)) == .milliseconds(250)) }
        #expect(pace.size == 1)
    }
}
