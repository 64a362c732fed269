import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("The stream of changes and its readers") struct ChangeTests {
    private func commit(_ articles: [Article], to store: SQLiteStore, at date: Date = Samples.start) async throws {
        _ = try await store.commit(Samples.visit(articles, at: date), deciding: Samples.decide)
    }

    private let name = Reader.Name(rawValue: "salle-de-veille")

    @Test("every new article and every revision is a change of its own, in the order of places")
    func everyChange() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            let one = Samples.article("0000000000000001", text: "Un.")
            try await commit([one, Samples.article("0000000000000002")], to: store)
            for (hour, text) in ["Deux.", "Trois."].enumerated() {
                var article = Samples.article("0000000000000001", text: text)
                article.lastSeen = Samples.start.addingTimeInterval(3600 * Double(hour + 1))
                try await commit([article], to: store, at: article.lastSeen)
            }
            let changes = try await store.changes(after: .start, limit: 100)
            #expect(changes.map(\.position.rawValue) == [1, 2, 3, 4])
            #expect(changes.map(\.kind) == [.new, .new, .revised, .revised])
            #expect(changes.map(\.revision) == [1, 1, 2, 3])
            #expect(changes.map(\.moment) == [0, 0, 3600, 7200].map(Samples.start.addingTimeInterval))
            #expect(changes.map(\.article?.text) == ["Trois.", "Un texte.", "Trois.", "Trois."])
            #expect(try await store.changes(after: Position(rawValue: 2), limit: 1).map(\.position.rawValue) == [3])
            #expect(try sqlite(path, "SELECT group_concat(change) FROM changes") == "new,new,revised,revised\n")
        }
    }

    @Test("an article that becomes a copy is told as judged anew, after the original that came late")
    func judged() async throws {
        let text = """
            Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf \
            cent mille conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an.
            """
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            for (id, hours) in [("000000000000000a", 0.0), ("000000000000000b", -2)] {
                var article = Samples.article(id, source: id, title: "Port \(id)", text: text)
                article.wordCount = text.split(separator: " ").count
                let instant = Samples.start.addingTimeInterval(3600 * hours)
                article.published = StatedDate(instant: instant, precision: .minute, raw: "")
                let visit = Samples.visit([article], source: id)
                _ = try await store.commit(visit, deciding: Samples.decide)
            }
            let changes = try await store.changes(after: .start, limit: 10)
            #expect(changes.map(\.kind) == [.new, .new, .judged])
            #expect(changes.last?.article?.id.rawValue == "000000000000000a")
            #expect(changes.last?.article?.copyOf?.rawValue == "000000000000000b")
        }
    }

    @Test("an archive of before has its changes told, the earlier revisions too")
    func migration() async throws {
        try await Samples.withDatabasePath { path async throws in
            do {
                let store = try SQLiteStore(path: path, access: .create)
                try await commit([Samples.article("0000000000000001", text: "Un.")], to: store)
                try await commit([Samples.article("0000000000000002")], to: store)
                try await commit([Samples.article("0000000000000001", text: "Deux.")], to: store)
                store.close()
            }
            try sqlite(
                path,
                """
                DROP VIEW readers; DROP VIEW changes; DROP TABLE change; DROP TABLE reader; DROP TABLE change_count;
                DELETE FROM setting WHERE name = 'told'; DELETE FROM grdb_migrations WHERE identifier LIKE '7 %' OR identifier LIKE '9 %'
                    OR identifier LIKE '22 %' OR identifier LIKE '23 %';
                """
            )
            let store = try SQLiteStore(path: path, access: .create)
            let changes = try await store.changes(after: .start, limit: 10)
            #expect(changes.map(\.position.rawValue) == [1, 2, 3])
            #expect(changes.map(\.kind) == [.new, .new, .revised])
            #expect(changes.map(\.moment) == [Samples.start, Samples.start, Samples.start])
        }
    }

    @Test("many rows that this version cannot tell hide none of those behind them")
    func unknownKinds() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await commit([Samples.article("0000000000000001")], to: store)
            try sqlite(
                path,
                """
                UPDATE change SET seq = 500; UPDATE article SET seq = 500; UPDATE setting SET value = 500 WHERE name = 'seq';
                INSERT INTO change (seq, article, kind, revision, moment)
                SELECT value, 1, 'of a later version', 1, 0 FROM generate_series(1, 400);
                """
            )
            #expect(try await store.changes(after: .start, limit: 100).map(\.position.rawValue) == [500])
            #expect(try await store.changes(after: Position(rawValue: 500), limit: 100).isEmpty)
        }
    }

    @Test("changes that are deleted before a reader took them are counted for it")
    func missed() async throws {
        let names = try ["ahead", "behind"].map { try #require(Reader.Name(rawValue: $0)) }
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await commit((1...4).map { Samples.article("000000000000000\($0)") }, to: store)
            for (name, place) in zip(names, [Int64(3), 1]) {
                try await store.move(name, to: Position(rawValue: place), at: Samples.start)
            }
            try await store.prune(visitsBefore: nil, articlesBefore: Samples.start.addingTimeInterval(60))
            #expect(try await store.readers().map(\.missed) == [1, 3])
            // What is left of each article is the change that tells of its end.
            #expect(try await store.readers().map(\.lag) == [4, 4])
        }
    }

    @Test("a reader's place moves only forward, survives, and tells its lag")
    func places() async throws {
        let name = try #require(name)
        try await Samples.withDatabasePath { path async throws in
            do {
                let store = try SQLiteStore(path: path, access: .create)
                try await commit((1...5).map { Samples.article("000000000000000\($0)") }, to: store)
                try await store.move(name, to: Position(rawValue: 3), at: Samples.start)
                try await store.move(name, to: Position(rawValue: 2), at: Samples.start.addingTimeInterval(5))
                store.close()
            }
            let store = try SQLiteStore(path: path, access: .existing)
            let reader = try #require(try await store.readers().first)
            #expect(reader.place.rawValue == 3 && reader.lag == 2 && reader.moved == Samples.start)
            #expect(try await store.forget(name))
            #expect(try await !store.forget(name))
            #expect(try await store.readers().isEmpty)
        }
    }

    @Test(
        "a lag is the number of changes behind a place, wherever it is and whichever are missing, in archives of before too"
    )
    func lags() async throws {
        let name = try #require(name)
        try await Samples.withDatabasePath { path async throws in
            _ = try SQLiteStore(path: path, access: .create)
            func check(_ places: [Int], _ occasion: String) async throws {
                let store = try SQLiteStore(path: path, access: .existing)
                for place in places {
                    try sqlite(path, "INSERT OR REPLACE INTO reader VALUES ('\(name)', \(place), 0, 0)")
                    let counted = try sqlite(path, "SELECT count(*) FROM change WHERE seq > \(place)")
                    let lag = try #require(try await store.readers().first?.lag)
                    #expect("\(lag)\n" == counted, "\(occasion) at \(place)")
                    #expect(try sqlite(path, "SELECT lag FROM readers") == counted)
                }
                #expect(try await store.examine(isAlone: false).filter { $0.problem.contains("wrong number") }.isEmpty)
            }
            let places = [0, 1, 1022, 1023, 1024, 1025, 2047, 2048, 3000, 9_000]
            try await check(places, "empty")
            let rows = "SELECT value, value, 'of a later version', 1, 0 FROM generate_series"
            let insertion = "INSERT OR IGNORE INTO change (seq, article, kind, revision, moment)"
            try sqlite(path, "\(insertion) \(rows)(1, 5000); \(insertion) \(rows)(4000, 8000);")
            let store = try SQLiteStore(path: path, access: .existing)
            try await store.write("cannot count") { db in try ChangeTable.recount(in: db) }
            store.close()
            try await check(places, "full")
            try sqlite(path, "DELETE FROM change WHERE seq % 7 = 3 OR seq BETWEEN 1000 AND 2100 OR seq > 7999")
            try await check(places, "with gaps")
            try sqlite(
                path,
                """
                DROP VIEW readers; DROP TRIGGER change_gone; DROP TABLE change_count;
                CREATE VIEW readers AS SELECT name FROM reader;
                DELETE FROM grdb_migrations WHERE identifier LIKE '23 %';
                """
            )
            try await check(places, "upgraded")
        }
    }

    @Test("of an article that retention took away only that is told")
    func pruned() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await commit([Samples.article("0000000000000001")], to: store)
            var young = Samples.article("0000000000000002")
            young.firstSeen = Samples.start.addingTimeInterval(7200)
            try await commit([young], to: store)
            try await store.prune(visitsBefore: nil, articlesBefore: Samples.start.addingTimeInterval(3600))
            let changes = try await store.changes(after: .start, limit: 10)
            #expect(changes.map(\.position.rawValue) == [2, 3])
            #expect(changes.map(\.kind) == [.new, .deleted])
            #expect(changes.last?.id.rawValue == "0000000000000001" && changes.last?.article == nil)
            #expect(try sqlite(path, "SELECT group_concat(id) FROM changes") == "0000000000000002,0000000000000001\n")
        }
    }

    @Test("who waits for changes is woken by a commit of another connection, soon after it can be read")
    func woken() async throws {
        try await Samples.withDatabasePath { path async throws in
            let writer = try SQLiteStore(path: path, access: .create)
            let reader = try SQLiteStore(path: path, access: .read)
            var rings = reader.rings().makeAsyncIterator()
            await rings.next()
            #expect(try await reader.changes(after: .start, limit: 1).isEmpty)
            let committed = Task {
                try await commit([Samples.article("0000000000000001")], to: writer)
                return ContinuousClock.now
            }
            while try await reader.changes(after: .start, limit: 1).isEmpty { await rings.next() }
            // Polling would take the half of its period on the average; the bell's own fallback takes 30 s.
            #expect(try await committed.value.duration(to: .now) < .seconds(10))
        }
    }

    @Test("a reader that moves its place does not have the index of copies read again")
    func placesAreNoArticles() async throws {
        let name = try #require(name)
        try await Samples.withDatabasePath { path async throws in
            let examiner = CountingExaminer()
            let store = try SQLiteStore(path: path, access: .create, examiner: examiner)
            let other = try SQLiteStore(path: path, access: .existing)
            try await commit([Samples.article("0000000000000001")], to: store)
            let before = examiner.forgotten.value
            try await other.move(name, to: Position(rawValue: 1), at: Samples.start)
            try await commit([Samples.article("0000000000000002")], to: store)
            #expect(examiner.forgotten.value == before)
            try await commit([Samples.article("0000000000000003")], to: other)
            try await commit([Samples.article("0000000000000004")], to: store)
            #expect(examiner.forgotten.value == before + 1)
        }
    }
}

/// Finds nothing, and counts how often it was told to forget what it read.
private struct CountingExaminer: Examiner, Sendable {
    let forgotten = Count()

    mutating func examine(_ article: Article, revising number: Int64?, in index: any ArticleIndex) -> Examination {
        Examination()
    }

    mutating func settle(in index: any ArticleIndex) {}

    mutating func forget() { forgotten.add() }
}

/// Guard: `lock`.
private final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0
    var value: Int { lock.withLock { number } }
    func add() { lock.withLock { number += 1 } }
}
