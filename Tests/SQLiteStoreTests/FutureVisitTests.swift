import Foundation
import News
import SQLiteStore
import Testing

@Suite("Visits of the future") struct FutureVisitTests {
    @Test("when a clock that was years ahead is right again, sources wait no longer than they were to")
    func mended() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            let now = Samples.start
            let future = now.addingTimeInterval(10 * 365 * 86_400)
            let sources = ["a", "b", "c"].map { Samples.source($0) }
            // One is visited while the clock is ahead, one has only its first visit planned, and one was visited before.
            try await store.register([sources[2]], at: now)
            _ = try await store.commit(Samples.visit([], source: "c", at: now), deciding: Samples.decide)
            try await store.register(sources, at: future)
            var visit = Samples.visit([Samples.article("0000000000000001")], at: future)
            visit.wish.young = future.addingTimeInterval(3600)
            _ = try await store.commit(visit, deciding: Samples.decide)
            try await store.register(sources, at: future)
            #expect(try await store.due(at: now.addingTimeInterval(86_400), limit: 9).map(\.source.rawValue) == ["c"])

            #expect(try await store.summary(since: now).lastVisit == future)

            let later = now.addingTimeInterval(60)
            try await store.register(sources, at: later)
            let states = try await store.states(of: sources.map(\.id))
            let plans = Dictionary(uniqueKeysWithValues: states.map { ($0.source.rawValue, $0) })
            #expect(plans["a"]?.nextVisit == later.addingTimeInterval(900))
            #expect(plans["a"]?.lastVisit == later && plans["a"]?.lastSuccess == later)
            #expect(plans["b"]?.nextVisit == later)
            #expect(plans["c"]?.nextVisit == now.addingTimeInterval(900) && plans["c"]?.lastVisit == now)
            #expect(try await store.summary(since: now).lastVisit == later)
            // Nothing more is to be mended.
            try await store.register(sources, at: later.addingTimeInterval(1))
            #expect(try await store.states(of: sources.map(\.id)) == states)
        }
    }
}
