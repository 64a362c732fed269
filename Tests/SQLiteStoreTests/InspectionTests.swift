import Foundation
import GRDB
import News
import SQLiteStore
import Testing

@Suite struct InspectionTests {
    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { try await body(SQLiteStore(path: $0, access: .create)) }
    }

    private static func visit(_ source: String, _ milliseconds: Int, at date: Date, status: Int? = 200) -> Visit {
        var visit = Samples.visit([], source: source, at: date)
        visit.record.duration = .milliseconds(milliseconds)
        visit.record.status = status
        visit.record.bytes = 10
        if status == nil {
            visit.record.outcome = .failed
            visit.record.error = "refused"
        }
        return visit
    }

    @Test("visits are added up for each source, with the middle one of their durations")
    func totals() async throws {
        try await withStore { store in
            for (index, duration) in [5, 900, 20].enumerated() {
                let date = Samples.start.addingTimeInterval(Double(index) * 60)
                _ = try await store.commit(Self.visit("a", duration, at: date), deciding: Samples.decide)
            }
            for (index, duration) in [10, 20].enumerated() {
                let date = Samples.start.addingTimeInterval(Double(index) * 60)
                let status = index == 0 ? 304 : nil
                _ = try await store.commit(
                    Self.visit("b", duration, at: date, status: status),
                    deciding: Samples.decide
                )
            }
            let totals = try await store.totals(VisitQuery())
            #expect(totals.map(\.source.rawValue) == ["a", "b"])
            #expect(totals.map(\.medianDuration) == [.milliseconds(20), .milliseconds(15)])
            #expect(totals.map(\.visits) == [3, 2])
            #expect(totals.map(\.whole) == [3, 0])
            #expect(totals.map(\.unchanged) == [0, 1])
            #expect(totals.map(\.failed) == [0, 1])
            #expect(totals.map(\.bytes) == [30, 20])
            var query = VisitQuery()
            query.since = Samples.start.addingTimeInterval(90)
            #expect(try await store.totals(query).map(\.visits) == [1])
        }
    }

    @Test("the logbook is read on from a number, and its limit counts what is accepted")
    func following() async throws {
        try await withStore { store in
            for index in 0..<6 {
                let date = Samples.start.addingTimeInterval(Double(index))
                let source = index.isMultiple(of: 2) ? "a" : "b"
                _ = try await store.commit(Self.visit(source, index, at: date), deciding: Samples.decide)
            }
            var query = VisitQuery()
            query.limit = 2
            let last = try await store.logbook(query) { $0.source.rawValue == "a" }
            #expect(last.map(\.record.duration) == [.milliseconds(4), .milliseconds(2)])
            query.after = last[1].number
            query.limit = nil
            let further = try await store.logbook(query) { _ in true }
            #expect(further.map(\.record.duration) == [.milliseconds(3), .milliseconds(4), .milliseconds(5)])
        }
    }

    @Test("events are kept with their fields, and go when visits as old go")
    func events() async throws {
        try await withStore { store in
            var event = EventRecord(time: Samples.start, kind: "disk-low", level: "warning", message: "plein")
            event.fields = ["free": "1 MiB"]
            let source = Source.ID(rawValue: "a")
            let later = Samples.start.addingTimeInterval(60)
            let other = EventRecord(time: later, kind: "gap-found", level: "notice", source: source, message: "trou")
            try await store.record([event, other])
            let all = try await store.events(VisitQuery()) { _ in true }
            #expect(all.map(\.kind) == ["gap-found", "disk-low"])
            #expect(all[1].fields == ["free": "1 MiB"])
            var query = VisitQuery()
            query.onlyErrors = true
            #expect(try await store.events(query) { _ in true }.map(\.kind) == ["disk-low"])
            query.onlyErrors = false
            query.source = source
            #expect(try await store.events(query) { _ in true }.map(\.kind) == ["gap-found"])
            try await store.prune(visitsBefore: later, articlesBefore: nil)
            #expect(try await store.events(VisitQuery()) { _ in true }.map(\.kind) == ["gap-found"])
        }
    }

    @Test("new articles are counted by day and by hour, each in its own span")
    func counts() async throws {
        try await withStore { store in
            let now = Samples.start.addingTimeInterval(3 * 86_400)
            for (index, hours) in [0.5, 0.6, 25, 26, 27, 71].enumerated() {
                let seen = now.addingTimeInterval(-hours * 3600)
                var article = Samples.article("000000000000000\(index)", text: "Texte \(index)")
                article.firstSeen = seen
                _ = try await store.commit(Samples.visit([article], at: seen), deciding: Samples.decide)
            }
            let days = try await store.newByDay(7, until: now)
            #expect(days[Source.ID(rawValue: "a")] == [0, 0, 0, 0, 1, 3, 2])
            let hours = try await store.newByHour(48, until: now)
            #expect(hours.count == 48)
            #expect(hours.reduce(0) { $0 + $1.articles } == 5)
        }
    }

    @Test("an article's trail has its visit, its entries, its revisions and what it says of its page")
    func trail() async throws {
        try await withStore { store in
            try await store.register([Samples.source("a")], at: Samples.start)
            var candidate = Candidate(entry: "guid:x", article: Samples.full("0000000000000001"))
            candidate.page = PageAddress(url: "https://a.example/1?id=2", host: "a.example")
            var visit = Samples.visit([])
            visit.candidates = [candidate]
            _ = try await store.commit(visit) { visit, _ in visit.candidates.map { _ in .awaited(nil) } }
            let waiting = try await store.pagesWaiting(at: ["https://a.example/1?id=2"])
            let job = try #require(waiting.first)
            candidate.page = nil
            var settled = Visit(state: visit.state, record: visit.record, candidates: [candidate])
            settled.settles = job.id
            settled.record.note = "robots.txt does not allow it"
            _ = try await store.commit(settled, deciding: Samples.decide)
            let changed = Samples.article("0000000000000001", text: "Autre texte.")
            _ = try await store.commit(Samples.visit([changed], source: "b"), deciding: Samples.decide)
            let trail = try #require(try await store.trail(of: Article.ID(rawValue: "0000000000000001")))
            #expect(trail.firstVisit?.source.rawValue == "a")
            #expect(Set(trail.entries.map(\.source.rawValue)) == ["a", "b"])
            #expect(trail.revisions.count == 1)
            #expect(trail.pageNote == "robots.txt does not allow it")
            #expect(trail.readers.isEmpty)
            #expect(try await store.trail(of: Article.ID(rawValue: "ffff")) == nil)
            #expect(try await store.entries(named: ["guid:x", "guid:y"]).map(\.article) == [changed.id])
            #expect(try await store.pagesWaiting(at: ["https://a.example/1?id=2"]).isEmpty)
        }
    }

    @Test("a search takes every word for a word, whatever marks are in it")
    func search() async throws {
        try await withStore { store in
            let one = Samples.article("0000000000000001", title: "L’été à Fès", text: "Un \"AND\" texte")
            let two = Samples.article("0000000000000002", title: "Hiver", text: "Autre")
            _ = try await store.commit(Samples.visit([one, two]), deciding: Samples.decide)
            #expect(try await store.find(["ete"], limit: 9).map(\.id) == [one.id])
            #expect(try await store.find(["\"AND", "fes)"], limit: 9).map(\.id) == [one.id])
            #expect(try await store.find(["title:", "NEAR(", "*"], limit: 9).isEmpty)
            #expect(try await store.find([], limit: 9).isEmpty)
        }
    }

    @Test("a backup holds everything in one file, and a damaged archive makes none")
    func backup() async throws {
        try await Samples.withDatabasePath { path in
            let copy = path + ".copy"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            do {
                let store = try SQLiteStore(path: path, access: .create)
                let articles = (0..<200).map {
                    Samples.article(String(format: "%016x", $0), text: String(repeating: "Texte \($0). ", count: 40))
                }
                _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
                // What is only in the journal as yet is in the copy as well.
                let report = try await store.backUp(to: copy)
                #expect(report.articles == 200)
                #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
                #expect(!FileManager.default.fileExists(atPath: copy + ".part"))
                let restored = try SQLiteStore(path: copy, access: .existing)
                #expect(try await restored.articles(ArticleQuery()).count == 200)
                store.close()
                restored.close()
            }
            try FileManager.default.removeItem(atPath: copy)
            // A page in the middle of the file, as a bad disk would have it.
            let handle = try #require(FileHandle(forUpdatingAtPath: path))
            try handle.seek(toOffset: 8192 * 12)
            try handle.write(contentsOf: Data(repeating: 0x5A, count: 8192 * 4))
            try handle.close()
            let damaged = try SQLiteStore(path: path, access: .read)
            await #expect { () async throws in
                _ = try await damaged.backUp(to: copy)
            } throws: { error in
                (error as? StoreError)?.code == .damaged
            }
            #expect(!FileManager.default.fileExists(atPath: copy))
            #expect(!FileManager.default.fileExists(atPath: copy + ".part"))
        }
    }
}
