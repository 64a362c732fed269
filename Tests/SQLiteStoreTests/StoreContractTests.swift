import Duplicates
import Foundation
import GRDB
import News
import SQLiteStore
import Testing

@Suite struct StoreContractTests {
    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { try await body(SQLiteStore(path: $0, access: .create)) }
    }

    @Test("new articles of a commit make one segment of the full-text index, not one each")
    func segments() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            let articles = (1...40).map { number in
                var article = Samples.article(String(format: "%016x", number), text: "La dépêche \(number) du jour.")
                article.url = "https://a.example/\(number)"
                return article
            }
            for start in [0, 20] {
                var visit = Samples.visit(Array(articles[start..<start + 20]))
                visit.wish.young = Samples.start.addingTimeInterval(3600)
                _ = try await store.commit(visit, deciding: Samples.decide)
            }
            #expect(try sqlite(path, "SELECT count(*) FROM recheck") == "40\n")
            #expect(try sqlite(path, "SELECT count(DISTINCT segid) FROM article_text_idx") == "2\n")
            store.close()
        }
    }

    @Test("a second commit of the same visit changes nothing")
    func idleSecondCommit() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a")], at: Samples.start)
            let visit = Samples.visit([Samples.article("0000000000000001")])
            let first = try await store.commit(visit, deciding: Samples.decide)
            #expect(first.new.count == 1)
            let articles = try await store.articles(ArticleQuery())
            let second = try await store.commit(visit, deciding: Samples.decide)
            #expect(second.new.isEmpty && second.revised.isEmpty && second.known == 1)
            #expect(try await store.articles(ArticleQuery()) == articles)
            #expect(try await store.visits(VisitQuery()).count == 1)
        }
    }

    @Test("a revised article keeps its ID, takes a new place in the stream, and keeps its earlier text")
    func revision() async throws {
        try await withStore { store in
            let one = Samples.article("0000000000000001", text: "Premier état.")
            let two = Samples.article("0000000000000002")
            _ = try await store.commit(Samples.visit([one, two]), deciding: Samples.decide)
            let changed = Samples.article("0000000000000001", text: "Second état.")
            let later = Samples.start.addingTimeInterval(900)
            let harvest = try await store.commit(Samples.visit([changed], at: later), deciding: Samples.decide)
            #expect(harvest.revised == [one.id])
            var query = ArticleQuery()
            query.order = .stream
            let articles = try await store.articles(query)
            #expect(articles.map(\.id) == [two.id, one.id])
            #expect(articles.map(\.position?.rawValue) == [2, 3])
            #expect(articles.last?.text == "Second état.")
            #expect(articles.last?.revision == 2)
            #expect(articles.last?.firstSeen == Samples.start)
            let earlier = try await store.revisions(of: one.id)
            #expect(earlier.map(\.text) == ["Premier état."])
            #expect(earlier.map(\.number) == [1])
        }
    }

    @Test("places in the stream are not given again when articles are deleted")
    func placesAreNotReused() async throws {
        try await withStore { store in
            _ = try await store.commit(Samples.visit([Samples.article("0000000000000001")]), deciding: Samples.decide)
            let later = Samples.start.addingTimeInterval(86_400)
            try await store.prune(visitsBefore: later, articlesBefore: later)
            #expect(try await store.articles(ArticleQuery()).isEmpty)
            #expect(try await store.visits(VisitQuery()).isEmpty)
            _ = try await store.commit(Samples.visit([Samples.article("0000000000000002")]), deciding: Samples.decide)
            #expect(try await store.articles(ArticleQuery()).first?.position?.rawValue == 3)
        }
    }

    @Test("a source that is no longer listed keeps its articles and is not due")
    func unlisted() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a"), Samples.source("b")], at: Samples.start)
            _ = try await store.commit(Samples.visit([Samples.article("0000000000000001")]), deciding: Samples.decide)
            try await store.register([Samples.source("b")], at: Samples.start)
            #expect(try await store.articles(ArticleQuery()).count == 1)
            let due = try await store.due(at: Samples.start.addingTimeInterval(1e6), limit: 10)
            #expect(due.map(\.source.rawValue) == ["b"])
            #expect(try await store.overview().map(\.isListed) == [false, true])
        }
    }

    @Test("sources are due in the order of their dates, and not before")
    func due() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a"), Samples.source("b")], at: Samples.start)
            var visit = Samples.visit([], source: "b")
            visit.state.nextVisit = Samples.start.addingTimeInterval(-60)
            _ = try await store.commit(visit, deciding: Samples.decide)
            #expect(try await store.due(at: Samples.start, limit: 10).map(\.source.rawValue) == ["b", "a"])
            #expect(try await store.due(at: Samples.start.addingTimeInterval(-61), limit: 10).isEmpty)
            #expect(try await store.due(at: Samples.start, limit: 1).map(\.source.rawValue) == ["b"])
            #expect(try await store.nextDue() == Samples.start.addingTimeInterval(-60))
        }
    }

    @Test("what is known of several sources is read at once, of those that are listed")
    func states() async throws {
        try await withStore { store in
            try await store.register(["a", "b", "c"].map { Samples.source($0) }, at: Samples.start)
            try await store.register(["a", "b"].map { Samples.source($0) }, at: Samples.start)
            var visit = Samples.visit([], source: "b")
            visit.state.habit = [1, 2, 3]
            _ = try await store.commit(visit, deciding: Samples.decide)
            let names = ["b", "c", "d", "a"].map { Source.ID(rawValue: $0) }
            let states = try await store.states(of: names)
            #expect(states.map(\.source.rawValue).sorted() == ["a", "b"])
            #expect(states.first { $0.source.rawValue == "b" }?.habit == [1, 2, 3])
            #expect(states.first { $0.source.rawValue == "a" }?.habit == nil)
            #expect(try await store.states(of: []).isEmpty)
        }
    }

    @Test("state is remembered whole; a source whose address changed starts afresh")
    func state() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a")], at: Samples.start)
            var visit = Samples.visit([])
            visit.state.address = "https://a.example/feed"
            visit.state.validators = .init(etag: "W/\"é\"", lastModified: "Mon, 13 Oct 2025 10:00:00 GMT")
            visit.state.documentDigest = "d"
            visit.state.reason = "why"
            visit.state.consecutiveFailures = 3
            visit.state.lastError = "error"
            visit.state.title = "Journal"
            visit.state.pace.timeToLive = 3600
            visit.state.pace.updatePeriod = 86_400
            visit.state.pace.updateBase = Samples.start
            visit.state.pace.skippedHours = 0b1000_0000_0000_0000_0000_0001
            visit.state.pace.skippedDays = 0b100_0001
            visit.state.lastWhole = Samples.start
            visit.state.move = FeedMove(url: "https://b.example/é", confirmed: Samples.start)
            visit.state.failingSince = Samples.start
            visit.state.parking = .dead
            visit.state.silenceTold = Samples.start
            visit.state.newestEntries = [1, .max, 0xDEAD_BEEF]
            visit.state.sitemaps = SitemapProgress(
                read: ["https://a.example/s.xml": Samples.start],
                floor: Samples.start
            )
            visit.record.note = "a note"
            _ = try await store.commit(visit, deciding: Samples.decide)
            #expect(try await store.state(of: visit.state.source) == visit.state)
            try await store.register([Samples.source("a", url: "https://b.example/feed")], at: Samples.start)
            let moved = try #require(try await store.state(of: visit.state.source))
            #expect(moved.validators.isEmpty && moved.documentDigest == nil && moved.consecutiveFailures == 0)
            #expect(moved.nextVisit == Samples.start)
            #expect(moved.pace.isEmpty && moved.move == nil && moved.parking == nil && moved.failingSince == nil)
            #expect(moved.newestEntries.isEmpty && moved.sitemaps == nil && moved.lastWhole == nil)
            #expect(try await store.visits(VisitQuery()).first?.note == "a note")
        }
    }

    @Test("visits are put off, never brought forward, and only those named")
    func postponed() async throws {
        try await withStore { store in
            try await store.register(["a", "b", "c"].map { Samples.source($0) }, at: Samples.start)
            let ids = ["a", "b"].map { Source.ID(rawValue: $0) }
            let late = Samples.start.addingTimeInterval(7200)
            try await store.postpone([ids[0]], until: late, reason: "because")
            try await store.postpone(ids, until: Samples.start.addingTimeInterval(3600), reason: "since")
            #expect(try await store.state(of: ids[0])?.nextVisit == late)
            #expect(try await store.state(of: ids[0])?.reason == "because")
            #expect(try await store.state(of: ids[1])?.nextVisit == Samples.start.addingTimeInterval(3600))
            #expect(try await store.due(at: Samples.start, limit: 9).map(\.source.rawValue) == ["c"])
        }
    }

    @Test("every field of an article comes back as it was stored")
    func roundTrip() async throws {
        try await withStore { store in
            var article = Samples.full("00000000000000ff")
            _ = try await store.commit(Samples.visit([article]), deciding: Samples.decide)
            article.position = Position(rawValue: 1)
            #expect(try await store.articles(ArticleQuery()) == [article])
            #expect(try await store.articles(withIDPrefix: "0000", limit: 5) == [article])
            #expect(try await store.articles(withIDPrefix: "0001", limit: 5).isEmpty)
        }
    }

    @Test("a verdict that names an unknown article stores nothing of the visit and spoils no other")
    func wrongVerdict() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a"), Samples.source("b")], at: Samples.start)
            let two = [Samples.article("0000000000000001"), Samples.article("0000000000000002")]
            let bad = Task {
                try await store.commit(Samples.visit(two)) { _, _ in
                    [.new, .exact(Article.ID(rawValue: "ffffffffffffffff"))]
                }
            }
            let good = Task {
                let article = Samples.article("0000000000000003", source: "b")
                return try await store.commit(Samples.visit([article], source: "b"), deciding: Samples.decide)
            }
            await #expect(throws: StoreError.self) { try await bad.value }
            #expect(try await good.value.new.count == 1)
            #expect(try await store.articles(ArticleQuery()).map(\.id.rawValue) == ["0000000000000003"])
        }
    }

    @Test("a hundred visits at once are all stored, each article once")
    func manyAtOnce() async throws {
        try await withStore { store in
            try await withThrowingTaskGroup(of: Harvest.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        // Every article is brought by two sources.
                        let id = "00000000000000" + String(number / 2 + 16, radix: 16)
                        let article = Samples.article(id, source: "s\(number)")
                        return try await store.commit(
                            Samples.visit([article], source: "s\(number)"),
                            deciding: Samples.decide
                        )
                    }
                }
                var new = 0
                for try await harvest in group { new += harvest.new.count }
                #expect(new == 50)
            }
            #expect(try await store.articles(ArticleQuery()).count == 50)
        }
    }

    @Test("queries select by source, moment, language and tag")
    func queries() async throws {
        try await withStore { store in
            var arabic = Samples.article("0000000000000002", source: "b")
            arabic.language = "ar"
            _ = try await store.commit(Samples.visit([Samples.full("0000000000000001")]), deciding: Samples.decide)
            _ = try await store.commit(Samples.visit([arabic], source: "b"), deciding: Samples.decide)
            func ids(_ change: (inout ArticleQuery) -> Void) async throws -> [String] {
                var query = ArticleQuery()
                change(&query)
                return try await store.articles(query).map { String($0.id.rawValue.suffix(1)) }
            }
            #expect(try await ids { _ in } == ["2", "1"])
            #expect(try await ids { $0.order = .stream } == ["1", "2"])
            #expect(try await ids { $0.source = Source.ID(rawValue: "b") } == ["2"])
            #expect(try await ids { $0.language = "fr" } == ["1"])
            #expect(try await ids { $0.tag = "maroc" } == ["1"])
            #expect(try await ids { $0.limit = 1 } == ["2"])
            #expect(try await ids { $0.after = Position(rawValue: 1) } == ["2"])
            #expect(try await ids { $0.since = Samples.start.addingTimeInterval(1) } == [])
            #expect(try await ids { $0.until = Samples.start.addingTimeInterval(1) } == ["2", "1"])
        }
    }

    @Test("the newest of many articles are found, and those of them that are rare")
    func newestOfMany() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            let articles = (0..<1200).map { number in
                var article = Samples.article(String(format: "%016x", number), text: "Texte \(number).")
                article.language = number % 500 == 7 ? "ar" : "fr"
                article.firstSeen = Samples.start.addingTimeInterval(Double(number))
                return article
            }
            _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
            func numbers(limit: Int, _ choose: (inout ArticleQuery) -> Void = { _ in }) async throws -> [Int?] {
                var query = ArticleQuery()
                query.limit = limit
                choose(&query)
                return try await store.articles(query).map { Int($0.id.rawValue, radix: 16) }
            }
            #expect(try await numbers(limit: 2) == [1199, 1198])
            #expect(try await numbers(limit: 2) { $0.since = .distantPast } == [1199, 1198])
            #expect(try await numbers(limit: 9) { $0.language = "ar" } == [1007, 507, 7])
            #expect(try await numbers(limit: 2) { $0.until = Samples.start.addingTimeInterval(9) } == [8, 7])
            #expect(try await numbers(limit: 1200).count == 1200)
        }
    }

    @Test("an article that retention took away does not come back while its source carries it")
    func tombstones() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a")], at: Samples.start)
            let decide: @Sendable (Visit, Memory) -> [Verdict] = { visit, memory in
                visit.candidates.map { candidate in
                    guard let entry = memory.entries[candidate.entry] else { return .new }
                    return entry.article.map(Verdict.exact) ?? .forgotten
                }
            }
            let article = Samples.article("0000000000000001")
            _ = try await store.commit(Samples.visit([article]), deciding: decide)
            let later = Samples.start.addingTimeInterval(86_400)
            try await store.prune(visitsBefore: nil, articlesBefore: later)
            #expect(try await store.articles(ArticleQuery()).isEmpty)
            for day in 1...3 {
                let visit = Samples.visit([article], at: later.addingTimeInterval(86_400 * Double(day)))
                #expect(try await store.commit(visit, deciding: decide).new.isEmpty)
            }
            #expect(try await store.articles(ArticleQuery()).isEmpty)
        }
    }

    @Test("documents that gave nothing are not read again until they change, or the source's rules do")
    func passedOver() async throws {
        try await withStore { store in
            var source = Samples.source("a")
            try await store.register([source], at: Samples.start)
            var visit = Samples.visit([])
            visit.passedOver = ["file:empty.txt": "0-1"]
            _ = try await store.commit(visit, deciding: Samples.decide)
            #expect(try await store.stamps(of: source.id) == ["file:empty.txt": "0-1"])
            source.drop = ["horoscope"]
            try await store.register([source], at: Samples.start)
            #expect(try await store.stamps(of: source.id).isEmpty)
            let state = try #require(try await store.state(of: source.id))
            #expect(state.validators.isEmpty && state.nextVisit == Samples.start)
        }
    }

    @Test("a fuller text from another source leaves what the first says of itself")
    func ownWords() async throws {
        try await withStore { store in
            var first = Samples.full("0000000000000001")
            first.tags = ["premier"]
            _ = try await store.commit(Samples.visit([first]), deciding: Samples.decide)
            var second = Samples.article("0000000000000001", source: "b", text: "Un texte plus complet.")
            second.tags = ["second"]
            second.site = "Un autre journal"
            _ = try await store.commit(Samples.visit([second], source: "b"), deciding: Samples.decide)
            let article = try #require(try await store.articles(ArticleQuery()).first)
            #expect(article.text == "Un texte plus complet.")
            #expect(article.source.rawValue == "a")
            #expect(article.tags == ["premier"] && article.site == "Le Journal" && article.guid == "guid-1")
        }
    }

    @Test("names that an article's entry has lost are forgotten, those that it keeps are not")
    func formerNames() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await store.register([Samples.source("a"), Samples.source("b")], at: Samples.start)
            let article = Samples.article("1")
            func see(_ names: [String], source: String = "a") async throws {
                var visit = Samples.visit([article], source: source)
                visit.candidates = names.map { Candidate(entry: $0, alias: 7, article: article) }
                _ = try await store.commit(visit, deciding: Samples.decide)
            }
            func names() async throws -> [String] {
                try await DatabaseQueue(path: path).read {
                    try String.fetchAll($0, sql: "SELECT source || ' ' || entry FROM entry ORDER BY 1")
                }
            }
            try await see(["x"], source: "b")
            for number in 1...5 { try await see(["guid:\(number)"]) }
            #expect(try await names() == ["a guid:5", "b x"])
            try await see(["guid:5", "guid:6"])
            #expect(try await names() == ["a guid:5", "a guid:6", "b x"])
        }
    }

    @Test("a closed archive is whole in its one file")
    func closed() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            _ = try await store.commit(Samples.visit([Samples.article("0000000000000001")]), deciding: Samples.decide)
            store.close()
            let copy = path + ".copy"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            defer { try? FileManager.default.removeItem(atPath: copy) }
            #expect(try sqlite(copy, "SELECT count(*) FROM articles") == "1\n")
        }
    }
}
