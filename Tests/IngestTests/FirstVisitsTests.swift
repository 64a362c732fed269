import Foundation
import Ingest
import News
import SQLiteStore
import TestSupport
import Testing

@Suite(.serialized) struct FirstVisitsTests {
    @Test("of many new sources are spread; a restart in between keeps the places, and one round waits for none")
    func spread() async throws {
        try await Site.serving { site, publisher, archive, _ async throws in
            // Their span is 47.5 seconds.
            let list = (0..<1_000).map { Archive.feed("s\($0)", publisher.base + "/\($0)") }
            for number in 0..<1_000 { site.reply(at: "/\(number)", [:], RSS.feed(RSS.item(number))) }
            let options = Archive.options
            func visited() async throws -> [Date] {
                try await archive.store.overview().filter { $0.state.lastVisit != nil }.map(\.state.nextVisit)
            }
            func waiting() async throws -> [Source.ID: Date] {
                let waiting = try await archive.store.overview().filter { $0.state.lastVisit == nil }
                return Dictionary(uniqueKeysWithValues: waiting.map { ($0.id, $0.state.nextVisit) })
            }
            func run(until count: Int) async throws {
                let ingester = Ingester(
                    store: archive.store,
                    transport: archive.transport,
                    options: options,
                    log: Archive.silent
                )
                try await ingester.apply(list, options)
                let loop = Task { await ingester.run() }
                try await eventually("\(count) are visited") { try await visited().count >= count }
                // Longer than the visits take on a busy machine: those that are cut off would be asked for again.
                await ingester.stop(grace: .seconds(60))
                await loop.value
            }
            try await run(until: 20)
            let places = try await waiting()
            #expect(places.count > 500, "all were visited at once")
            try await run(until: 1_000 - places.count + 20)
            let after = try await waiting()
            #expect(after.allSatisfy { places[$0.key] == $0.value })
            #expect(after.count > 200, "a restart had those visited at once that were waiting")

            var once = options
            once.firstVisits = .atOnce
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: once,
                log: Archive.silent
            )
            try await ingester.apply(list, once)
            _ = try await ingester.runOnce()
            #expect(try await waiting().isEmpty)
            #expect(publisher.requests.count == 1_000)
        }
    }
}
