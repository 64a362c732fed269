import Foundation
import News
import SQLiteStore
import Testing

@Suite struct FirstVisitStoreTests {
    private let spread = FirstVisits(within: .seconds(600))
    private let start = Samples.start

    private func list(_ count: Int, host: String = "a.example", drop: [String] = []) -> [Source] {
        (0..<count).map {
            var source = Samples.source("s\($0)", url: "https://\(host)/\($0)")
            source.drop = drop
            return source
        }
    }

    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await Samples.withDatabasePath { try await body(SQLiteStore(path: $0, access: .create)) }
    }

    private func plans(_ store: SQLiteStore) async throws -> [Source.ID: Date] {
        Dictionary(uniqueKeysWithValues: try await store.overview().map { ($0.id, $0.state.nextVisit) })
    }

    @Test("many new sources get their places, and keep them when the list is read again and when it grows")
    func many() async throws {
        try await withStore { store in
            try await store.register(list(1_050), at: start, spreading: spread)
            let first = try await plans(store)
            #expect(first.values.allSatisfy { $0 >= start && $0 < start.addingTimeInterval(50) })
            #expect(Set(first.values).count > 1_000)
            #expect(try await store.due(at: start.addingTimeInterval(25), limit: 2_000).count < 700)
            #expect(try await store.due(at: start.addingTimeInterval(25), limit: 2_000).count > 350)
            let reason = try await store.state(of: Source.ID(rawValue: "s1"))?.reason
            #expect(reason == "first visit, spread over 50s with 1049 others")

            let later = start.addingTimeInterval(20)
            try await store.register(list(1_060), at: later, spreading: spread)
            let second = try await plans(store)
            #expect(first.allSatisfy { second[$0.key] == $0.value })
            let added = second.filter { first[$0.key] == nil }
            #expect(added.count == 10 && added.values.allSatisfy { $0 == later })
        }
    }

    @Test("a folder waits for nobody, and counts for none")
    func folder() async throws {
        try await withStore { store in
            let folder = Source(id: Source.ID(rawValue: "folder"), place: .folder(path: "/seeds"))
            try await store.register(list(1_050) + [folder], at: start, spreading: spread)
            let state = try #require(try await store.state(of: folder.id))
            #expect(state.nextVisit == start && state.reason == "first visit")
            let reason = try await store.state(of: Source.ID(rawValue: "s1"))?.reason
            #expect(reason == "first visit, spread over 50s with 1049 others")
        }
    }

    @Test("where nobody is to wait any more, those come at once that had their places, and no others")
    func ended() async throws {
        try await withStore { store in
            try await store.register(list(200), at: start, spreading: spread)
            let other = Source.ID(rawValue: "s7")
            let later = start.addingTimeInterval(3_600)
            try await store.postpone([other], until: later, reason: "the host asked for it")
            try await store.register(list(200), at: start, spreading: .atOnce)
            let plans = try await plans(store)
            #expect(plans[other] == later)
            #expect(plans.filter { $0.key != other }.values.allSatisfy { $0 <= start })
            #expect(try await store.state(of: Source.ID(rawValue: "s1"))?.reason == "first visit")
        }
    }

    @Test("sources whose address or rules changed are spread too, and none is put off for it")
    func changed() async throws {
        try await withStore { store in
            try await store.register(list(300), at: start, spreading: spread)
            let early = Source.ID(rawValue: "s3")
            for number in 0..<300 {
                let id = Source.ID(rawValue: "s\(number)")
                var state = FeedState(source: id, nextVisit: start.addingTimeInterval(id == early ? -5 : 7_200))
                state.validators.etag = "e"
                state.reason = "learned"
                let visit = Visit(state: state, record: VisitRecord(source: id, started: start))
                _ = try await store.commit(visit, deciding: Samples.decide)
            }
            try await store.register(list(300, drop: ["sport"]), at: start, spreading: spread)
            let ruled = try await store.overview().map(\.state)
            let span = 12.5
            #expect(ruled.allSatisfy { $0.nextVisit < start.addingTimeInterval(span) && $0.validators.isEmpty })
            #expect(Set(ruled.map(\.nextVisit)).count > 200)
            for state in ruled {
                let reason = state.source == early ? "learned" : "its rules changed, spread over 12s with 299 others"
                #expect(state.reason == reason)
            }
            #expect(ruled.first { $0.source == early }?.nextVisit == start.addingTimeInterval(-5))

            try await store.register(list(300, host: "b.example", drop: ["sport"]), at: start, spreading: spread)
            let moved = try await store.overview().map(\.state)
            #expect(moved.allSatisfy { $0.reason == "first visit, spread over 12s with 299 others" })
            #expect(moved.allSatisfy { $0.nextVisit >= start && $0.nextVisit < start.addingTimeInterval(span) })
        }
    }
}
