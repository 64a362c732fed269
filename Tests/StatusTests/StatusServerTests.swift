import Events
import Foundation
import Logging
import News
import SQLiteStore
import Testing

@testable import Status

@Suite(.serialized) struct StatusServerTests {
    /// A desk over an archive with two sources, one of which failed.
    private func withDesk(
        pulse: StatusDesk.Pulse = StatusDesk.Pulse(isMoving: true),
        _ body: (StatusDesk, Meters, SQLiteStore) async throws -> Void
    ) async throws {
        let path = NSTemporaryDirectory() + "depeche-status-\(UInt64.random(in: 0 ... .max)).db"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try SQLiteStore(path: path, access: .create)
        let now = Date()
        let sources = ["bon", "mauvais"].map {
            Source(id: Source.ID(rawValue: $0), place: .feed(url: "https://\($0).example/"))
        }
        try await store.register(sources, at: now)
        var good = FeedState(source: Source.ID(rawValue: "bon"), nextVisit: now.addingTimeInterval(900))
        good.lastSuccess = now
        let article = Article(
            id: Article.ID(rawValue: "0000000000000001"),
            source: good.source,
            title: "L’été <à> Fès",
            text: "Un texte",
            textFrom: .feed,
            wordCount: 2,
            digest: "d",
            firstSeen: now
        )
        let visit = Visit(
            state: good,
            record: VisitRecord(source: good.source, started: now),
            candidates: [Candidate(entry: "guid:1", article: article)]
        )
        _ = try await store.commit(visit) { visit, _ in visit.candidates.map { _ in .new } }
        var bad = FeedState(source: Source.ID(rawValue: "mauvais"), nextVisit: now.addingTimeInterval(900))
        bad.consecutiveFailures = 3
        bad.lastError = "refused\nsecond line"
        let failed = Visit(state: bad, record: VisitRecord(source: bad.source, started: now, outcome: .failed))
        _ = try await store.commit(failed) { _, _ in [] }
        let meters = Meters()
        let desk = StatusDesk(
            store: store,
            meters: meters,
            version: "1.2",
            started: now,
            freeSpace: { 1 << 30 },
            kept: { RawSize(files: 3, bytes: 12 << 20) },
            pulse: { pulse }
        )
        try await body(desk, meters, store)
    }

    private func ask(_ desk: StatusDesk, _ target: String) async throws -> (status: Int, body: String) {
        let request = try #require(StatusRequest(head: Array("GET \(target) HTTP/1.1\r\n\r\n".utf8)))
        let answer = await desk.answer(request)
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    @Test("health is told by the loop and the archive")
    func health() async throws {
        try await withDesk { desk, _, store async throws in
            #expect(try await ask(desk, "/healthz").status == 200)
            store.close()
            let closed = try await ask(desk, "/healthz")
            #expect(closed.status == 503 && closed.body.contains("cannot"))
            #expect(try await ask(desk, "/").status == 503)
            #expect(try await ask(desk, "/metrics").status == 503)
        }
        for (pulse, reason) in [
            (StatusDesk.Pulse(isMoving: false), "no visit begins"), (.init(isMoving: true, trouble: "full"), "full"),
            (.init(isMoving: true, resting: "feeds"), "nothing is fetched"),
        ] {
            try await withDesk(pulse: pulse) { desk, _, _ async throws in
                let answer = try await ask(desk, "/healthz")
                #expect(answer.status == 503 && answer.body.contains(reason))
            }
        }
        try await withDesk(pulse: .init(isMoving: true, isOffline: true, resting: "pages")) { desk, _, _ async throws in
            #expect(try await ask(desk, "/healthz").status == 200)
            let page = try await ask(desk, "/").body
            #expect(page.contains("No host can be reached") && page.contains("pages are not fetched"))
        }
    }

    @Test("the page shows trouble first, then the latest articles, and searches")
    func page() async throws {
        try await withDesk { desk, _, _ async throws in
            let page = try await ask(desk, "/").body
            let trouble = try #require(page.range(of: "mauvais"))
            let article = try #require(page.range(of: "L’été &lt;à&gt; Fès"))
            #expect(trouble.lowerBound < article.lowerBound)
            #expect(page.contains("refused") && !page.contains("second line"))
            #expect(page.contains("documents as they were received 12 MiB, 1024 MiB are free. Version 1.2"))
            #expect(try await ask(desk, "/?q=ete").body.contains("L’été"))
            #expect(try await ask(desk, "/?q=hiver").body.contains("None has all of these words."))
            #expect(try await ask(desk, "/nothing").status == 404)
            #expect(try await ask(desk, "/style.css").body.contains("body"))
        }
    }

    @Test("readers are shown with what they have not taken, and what keeps back those that fail")
    func readers() async throws {
        try await withDesk { desk, _, store async throws in
            #expect(try await !ask(desk, "/").body.contains("Readers"))
            let veille = try #require(Reader.Name(rawValue: "veille"))
            let desktop = try #require(Reader.Name(rawValue: "desk"))
            try await store.move(veille, to: Position(rawValue: 1), at: Date())
            try await store.move(desktop, to: .start, at: Date())
            var delivery = Reader.Delivery(way: "webhook")
            delivery.failingSince = Date(timeIntervalSince1970: 1_760_000_000)
            delivery.error = "it answers <503>"
            try await store.note(delivery, to: desktop)
            let page = try await ask(desk, "/").body
            #expect(page.contains("<strong>veille</strong> has everything"))
            #expect(page.contains("<strong>desk</strong> webhook, 1 behind since "))
            #expect(page.contains("failing since 2025-10-09 08:53 UTC: it answers &lt;503&gt;"))
            let metrics = try await ask(desk, "/metrics").body
            #expect(metrics.contains("depeche_reader_lag{reader=\"desk\"} 1\n"))
            #expect(metrics.contains("depeche_reader_lag_seconds{reader=\"veille\"} 0\n"))
            #expect(metrics.contains("depeche_receiver_failing{reader=\"desk\"} 1\n"))
            #expect(!metrics.contains("depeche_receiver_failing{reader=\"veille\"}"))
        }
    }

    @Test("what was taken back and brought back is counted and shown")
    func withdrawals() async throws {
        try await withDesk { desk, meters, _ async throws in
            #expect(try await !ask(desk, "/").body.contains("withdrawn"))
            let log = Logger(label: "test") { _ in meters.handler }
            for _ in 0..<3 { log.tell(.articleWithdrawn, .notice, "gone", ["source": "bon"]) }
            log.tell(.articleRestored, .notice, "back")
            for outcome in ["there", "there", "unclear", "revised"] {
                log.tell(.pageRechecked, .debug, "looked at", ["outcome": "\(outcome)"])
            }
            let metrics = try await ask(desk, "/metrics").body
            for line in ["there\"} 2", "revised\"} 1", "withdrawn\"} 3", "restored\"} 1", "unclear\"} 1"] {
                #expect(metrics.contains("depeche_rechecks_total{outcome=\"\(line)\n"), "\(line)")
            }
            #expect(metrics.contains("depeche_articles_withdrawn 0\n"))
        }
    }

    @Test("however much is told, the metrics have the same series")
    func series() async throws {
        try await withDesk { desk, meters, _ async throws in
            func names(_ text: String) -> [String] {
                text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                    String(line[..<(line.lastIndex(of: " ") ?? line.endIndex)])
                }
            }
            let before = try await ask(desk, "/metrics").body
            let log = Logger(label: "test") { _ in meters.handler }
            for number in 0..<20_000 {
                let status = number.isMultiple(of: 3) ? 200 + number % 400 : 7 * number
                let fields: Logger.Metadata = [
                    "outcome": "\(["read", "unchanged", "damaged", "failed", "odd \(number)"][number % 5])",
                    "status": "\(status)", "source": "s\(number)", "new": "1", "bytes": "10",
                    "error": "error \(number)", "duration": .stringConvertible(Duration.milliseconds(number)),
                ]
                log.tell(.visited, .debug, "visit", fields)
                let fellow: Logger.Metadata = ["host": "h\(number)", "outcome": "odd \(number)"]
                log.tell(EventKind.allCases[number % EventKind.allCases.count], .info, "event", fellow)
            }
            let after = try await ask(desk, "/metrics").body
            #expect(names(before) == names(after))
            #expect(Set(names(after)).count == names(after).count)
            #expect(after.contains("depeche_visits_total{outcome=\"read\"} 4000\n"))
            #expect(after.contains("depeche_articles_total{verdict=\"new\"} 16000\n"))
            #expect(after.contains("depeche_visit_duration_seconds_count 16000\n"))
            #expect(after.contains("depeche_visit_duration_seconds_bucket{le=\"+Inf\"} 16000\n"))
            #expect(after.contains("depeche_sources_failing 1\n"))
            #expect(
                after.contains("depeche_documents_bytes 12582912\n") && after.contains("depeche_documents_files 3\n")
            )
            #expect(after.contains("depeche_source_last_success_age_seconds{source=\"mauvais\"} +Inf\n"))
        }
    }

    @Test("over a socket: one answer a connection, with a strict policy; what is no request is refused")
    func socket() async throws {
        try await withServer { port async throws in
            let plain = try Wire.ask(port, "GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            #expect(plain.hasPrefix("HTTP/1.1 200 OK\r\n") && plain.hasSuffix("\r\n\r\n/x"))
            #expect(
                plain.contains("\r\nContent-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'")
            )
            #expect(plain.contains("\r\nContent-Length: 2\r\n"))
            #expect(try Wire.ask(port, "HEAD /x HTTP/1.1\r\n\r\n").hasSuffix("\r\n\r\n"))
            #expect(try Wire.ask(port, "POST /x HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 405"))
            #expect(try Wire.ask(port, "\r\n\r\n").hasPrefix("HTTP/1.1 400"))
            #expect(try Wire.ask(port, "GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n").hasPrefix("HTTP/1.1 421"))
            let long = try Wire.ask(port, "GET /" + String(repeating: "x", count: 20_000))
            #expect(long.hasPrefix("HTTP/1.1 431") || long.isEmpty)
        }
    }

    @Test(
        "more silent connections than are served at once end, and others are served after them",
        .timeLimit(.minutes(1))
    )
    func silence() async throws {
        try await withServer { port async throws in
            let silent = (0..<40).map { _ in Wire.connect(port) }
            defer { silent.forEach { close($0) } }
            let answer = try Wire.ask(port, "GET /late HTTP/1.1\r\n\r\n", patience: 40)
            #expect(answer.hasSuffix("/late"))
        }
    }

    private func withServer(_ body: (UInt16) async throws -> Void) async throws {
        let port = try Wire.freePort()
        let server = StatusServer(address: "127.0.0.1:\(port)") { .text($0.path) }
        let running = Task { try await server.run() }
        defer { running.cancel() }
        for _ in 0..<100 {
            let descriptor = Wire.connect(port)
            if descriptor >= 0 {
                close(descriptor)
                break
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        try await body(port)
        await #expect(throws: StatusServer.Failure.self) {
            try await StatusServer(address: "127.0.0.1:\(port)") { .text($0.path) }.run()
        }
        running.cancel()
        _ = try? await running.value
    }
}
