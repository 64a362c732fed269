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

    private func journal(of work: Workplace) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: work.archive + "-wal")[.size] as? Int ?? 0
    }
}
