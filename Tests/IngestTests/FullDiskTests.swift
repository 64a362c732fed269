import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite struct FullDiskTests {
    private static func options() -> IngestOptions {
        var options = Archive.options
        options.pageReserve = 1000
        options.feedReserve = 100
        return options
    }

    @Test("nothing is fetched while the disk is nearly full, which is told once, and all of it when there is room")
    func feeds() async throws {
        try await Archive.with { archive async throws in
            try await Publisher.serving({ _ in .init(text: RSS.feed(RSS.item(1))) }) { publisher async throws in
                let free = Mutex(10)
                let recorder = LogRecorder()
                let ingester = Ingester(
                    store: archive.store,
                    transport: archive.transport,
                    options: Self.options(),
                    log: recorder.logger,
                    freeSpace: { free.withLock { $0 } }
                )
                try await ingester.apply([Archive.feed("a", publisher.base + "/feed")], Self.options())
                let running = Task { await ingester.run() }
                try await eventually("a full disk") { recorder.messages.contains { $0.contains("nearly full") } }
                try await Task.sleep(for: .milliseconds(300))
                #expect(publisher.requests.isEmpty)
                #expect(await ingester.pulse().resting == "feeds")
                #expect(await ingester.pulse().isResting)
                free.withLock { $0 = 1_000_000 }
                try await eventually("a visit") { !publisher.requests.isEmpty }
                await ingester.stop(grace: .seconds(2))
                await running.value
                #expect(recorder.messages.count { $0.contains("nearly full") } == 1)
                #expect(recorder.messages.count { $0.contains("has room") } == 1)
                #expect(try await archive.articles().count == 1)
            }
        }
    }

    @Test("a round on a disk that is nearly full ends, and takes nothing for seen")
    func round() async throws {
        try await Archive.with { archive async throws in
            try await Publisher.serving({ _ in .init(text: RSS.feed(RSS.item(1))) }) { publisher async throws in
                let ingester = Ingester(
                    store: archive.store,
                    transport: archive.transport,
                    options: Self.options(),
                    log: Archive.silent,
                    freeSpace: { 10 }
                )
                try await ingester.apply([Archive.feed("a", publisher.base + "/feed")], Self.options())
                #expect(try await ingester.runOnce().visits == 0)
                #expect(publisher.requests.isEmpty)
                #expect(try await archive.visit([Archive.feed("a", publisher.base + "/feed")]).new == 1)
            }
        }
    }

    @Test("with room for feeds only, feeds are fetched and their articles' pages wait")
    func pages() async throws {
        try await Archive.with { archive async throws in
            try await Publisher.serving({ request in
                let link = "http://\(request.headers["host"] ?? "")/page"
                let item = "<item><title>Un</title><link>\(link)</link><description>Bref.</description></item>"
                return .init(text: RSS.feed(item))
            }) { publisher async throws in
                let ingester = Ingester(
                    store: archive.store,
                    transport: archive.transport,
                    options: Self.options(),
                    log: Archive.silent,
                    freeSpace: { 500 }
                )
                var source = Archive.feed("a", publisher.base + "/feed")
                source.page = .always
                try await ingester.apply([source], Self.options())
                _ = try await ingester.runOnce()
                #expect(publisher.requests.map(\.path) == ["/feed"])
                #expect(try await archive.store.nextPage() != nil)
                #expect(await ingester.pulse().resting == "pages")
            }
        }
    }
}
