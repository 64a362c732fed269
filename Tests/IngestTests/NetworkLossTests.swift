import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@Suite struct NetworkLossTests {
    private static let down = "the network seems to be down"
    private static let up = "the network works again"

    @Test("when every host vanishes the daemon says so once, counts no failures, and goes on when they return")
    func vanished() async throws {
        try await Archive.with { archive async throws in
            let recorder = LogRecorder()
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: Archive.options,
                log: recorder.logger
            )
            @Sendable func count(_ part: String) -> Int { recorder.messages.count { $0.contains(part) } }
            let answer: @Sendable (Publisher.Request) async throws -> Publisher.Answer = { _ in
                Publisher.Answer(headers: ["Connection": "close"], text: RSS.feed(RSS.item(1)))
            }
            let started = Mutex<(port: UInt16, loop: Task<Void, Never>?)>((0, nil))
            try await Publisher.serving(onAllAddresses: true, answer) { publisher async throws in
                let list = (2...9).map { number in
                    var source = Archive.feed("s\(number)", "http://127.0.0.\(number):\(publisher.port)/feed")
                    source.interval = .seconds(1)
                    return source
                }
                try await ingester.apply(list, Archive.options)
                let loop = Task { await ingester.run() }
                started.withLock { $0 = (publisher.port, loop) }
                try await eventually("every source") {
                    try await archive.store.overview().allSatisfy { $0.state.lastSuccess != nil }
                }
            }
            let (port, loop) = started.withLock { $0 }
            try await eventually("the loss") { count(Self.down) > 0 }
            try await Task.sleep(for: .seconds(2))
            #expect(count(Self.down) == 1)
            let failing = try await archive.store.overview().map(\.state.consecutiveFailures)
            #expect(failing.allSatisfy { $0 <= 1 }, "\(failing)")
            let visits = try await archive.store.visits(VisitQuery()).count { $0.outcome == .failed }
            #expect((5...8).contains(visits))
            try await Publisher.serving(onAllAddresses: true, port: port, answer) { _ async throws in
                try await eventually("the return") { count(Self.up) > 0 }
                try await eventually("every source again") {
                    try await archive.store.overview().allSatisfy { $0.state.consecutiveFailures == 0 }
                }
                await ingester.stop(grace: .seconds(1))
                await loop?.value
            }
            #expect(count(Self.up) == 1 && count(Self.down) == 1)
        }
    }

    @Test("a round without a network ends, and leaves what it did not reach due")
    func round() async throws {
        try await Archive.with { archive async throws in
            let recorder = LogRecorder()
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: Archive.options,
                log: recorder.logger
            )
            // Port 9 of this machine is closed: a connection is refused at once.
            let list = (1...40).map { Archive.feed("s\($0)", "http://127.0.1.\($0):9/feed") }
            try await ingester.apply(list, Archive.options)
            _ = try await ingester.runOnce()
            #expect(recorder.messages.count { $0.contains(Self.down) } == 1)
            let states = try await archive.store.overview().map(\.state)
            let untouched = states.count { $0.lastVisit == nil && $0.nextVisit <= Date() }
            #expect(untouched >= 20 && states.count { $0.consecutiveFailures == 1 } == 40 - untouched)
        }
    }

    @Test("two sources told to wait stand for their host")
    func host() async throws {
        try await Site.serving { site, publisher, archive, _ async throws in
            site.reply(429, at: "/a", ["Retry-After": "3600"])
            site.reply(429, at: "/b", ["Retry-After": "7200"])
            for name in ["c", "d"] { site.reply(at: "/" + name, [:], RSS.feed(RSS.item(1))) }
            let list = ["a", "b", "c", "d"].map { Archive.feed($0, publisher.base + "/" + $0) }
            let recorder = LogRecorder()
            let ingester = Ingester(
                store: archive.store,
                transport: archive.transport,
                options: Archive.options,
                log: recorder.logger
            )
            try await ingester.apply(list, Archive.options)
            for name in ["c", "d"] {
                // As if they had been visited a while ago.
                let state = FeedState(source: Source.ID(rawValue: name), nextVisit: Date().addingTimeInterval(60))
                let visit = Visit(state: state, record: VisitRecord(source: state.source, started: Date()))
                _ = try await archive.store.commit(visit) { _, _ in [] }
            }
            _ = try await ingester.runOnce()
            try await eventually("all are put off") {
                try await archive.store.overview().allSatisfy { $0.state.nextVisit.timeIntervalSinceNow > 3500 }
            }
            let reason = try await archive.store.state(of: Source.ID(rawValue: "c"))?.reason
            #expect(reason == "the host 127.0.0.1 asked to be left alone")
            #expect(publisher.requests.map(\.path).sorted() == ["/a", "/b"])
            #expect(recorder.messages.contains("a host asks to be left alone"))
        }
    }
}
