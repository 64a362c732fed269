import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite struct PatientHostsTests {
    @Test(
        "a host that never answers and one that answers slowly keep no healthy source waiting",
        .timeLimit(.minutes(1))
    )
    func healthyOnesAreOnTime() async throws {
        try await Archive.with { archive async throws in
            let answer: @Sendable (Publisher.Request) async throws -> Publisher.Answer = { request in
                // Thirty feeds on each of these two hosts, and every answer takes its time or does not come.
                if request.path.hasPrefix("/never") { try await Task.sleep(for: .seconds(30)) }
                if request.path.hasPrefix("/slow") { try await Task.sleep(for: .seconds(2)) }
                return Publisher.Answer(text: RSS.feed(RSS.item(1)))
            }
            try await Publisher.serving(onAllAddresses: true, answer) { publisher async throws in
                var list = (0..<30).flatMap { number in
                    [
                        Archive.feed("never-\(number)", "http://127.0.1.1:\(publisher.port)/never/\(number)"),
                        Archive.feed("slow-\(number)", "http://127.0.1.2:\(publisher.port)/slow/\(number)"),
                    ]
                }
                list += (0..<100).map { number in
                    Archive.feed("sound-\(number)", "http://127.0.2.\(number + 1):\(publisher.port)/feed")
                }
                for index in list.indices { list[index].interval = .seconds(2) }
                var options = Archive.options
                options.perHost = 2
                options.concurrency = 16
                options.timeout = .seconds(20)
                let ingester = Ingester(
                    store: archive.store,
                    transport: archive.transport,
                    options: options,
                    log: Archive.silent
                )
                try await ingester.apply(list, options)
                for source in list { try await archive.store.makeDue(source.id, at: Date()) }
                let loop = Task { await ingester.run() }
                try await Task.sleep(for: .seconds(8))
                await ingester.stop(grace: .zero)
                await loop.value
                var query = VisitQuery()
                query.limit = 100_000
                let visits = try await archive.store.visits(query)
                // Due every two seconds for eight: each was read at least twice, whatever the two others do.
                for number in 0..<100 {
                    let count = visits.count { $0.source.rawValue == "sound-\(number)" && $0.outcome != .failed }
                    #expect(count >= 2, "sound-\(number)")
                }
                #expect(visits.contains { $0.source.rawValue.hasPrefix("slow") })
                #expect(!visits.contains { $0.source.rawValue.hasPrefix("never") })
            }
        }
    }
}
