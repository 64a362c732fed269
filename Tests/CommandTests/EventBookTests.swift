import Foundation
import News
import SQLiteStore
import Testing

@testable import depeche

@Suite("Keeping events") struct EventBookTests {
    @Test("events that follow each other are stored in order with few syncs of the disk, the first at once")
    func groups() async throws {
        try await Workplace.with { work async throws in
            let store = try SQLiteStore(path: work.archive, access: .create)
            defer { store.close() }
            let book = EventBook(store: store)
            let (events, sink) = AsyncStream<EventRecord>.makeStream()
            let keeping = Task { await book.keep(events) }
            func tell(_ number: Int) {
                sink.yield(EventRecord(time: Date(), kind: "source-silent", level: "notice", message: "\(number)"))
            }
            func stored() async throws -> [String] {
                var query = VisitQuery()
                query.after = 0
                return try await store.events(query) { _ in true }.map(\.message)
            }
            tell(0)
            for _ in 0..<200 where try await stored().isEmpty { try await Task.sleep(for: .milliseconds(50)) }
            #expect(try await stored() == ["0"])
            let before = try journal(of: work)
            for number in 1...200 {
                tell(number)
                if number.isMultiple(of: 20) { try await Task.sleep(for: .milliseconds(2)) }
            }
            sink.finish()
            await keeping.value
            #expect(try await stored() == (0...200).map { "\($0)" })
            // One by one they would be two pages each.
            #expect(try journal(of: work) - before < 60 * 8192)
        }
    }

    @Test("what a failing archive refused is stored with the next event, also with one that comes while it fails")
    func failures() async throws {
        try await Workplace.with { work async throws in
            let store = try SQLiteStore(path: work.archive, access: .create)
            defer { store.close() }
            _ = try work.sqlite("ALTER TABLE event_log RENAME TO away")
            let book = EventBook(store: store)
            let (events, sink) = AsyncStream<EventRecord>.makeStream()
            let keeping = Task { await book.keep(events) }
            func tell(_ message: String) {
                sink.yield(EventRecord(time: Date(), kind: "store-trouble", level: "error", message: message))
            }
            tell("refused")
            // Its first attempt is over or under way; the next comes before it would look again.
            try await Task.sleep(for: .milliseconds(100))
            _ = try work.sqlite("ALTER TABLE away RENAME TO event_log")
            tell("recovered")
            sink.finish()
            await keeping.value
            var query = VisitQuery()
            query.after = 0
            #expect(try await store.events(query) { _ in true }.map(\.message) == ["refused", "recovered"])
        }
    }

    private func journal(of work: Workplace) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: work.archive + "-wal")[.size] as? Int ?? 0
    }
}
