import Foundation
import FoundationNetworking
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct StatusAddressTests {
    private static let feed = """
        <rss version="2.0"><channel><title>A</title><item><title>R&amp;amp;D</title>
        <link>https://journal.example/1</link><description>Le texte de l’article.</description></item></channel></rss>
        """

    private func get(_ url: String) async -> String? {
        guard let url = URL(string: url), let (data, _) = try? await URLSession.shared.data(from: url) else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Gives settings with a status address where nobody listens yet.
    private func withDaemon(_ body: @Sendable (Workplace, String) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            // The port of a publisher that is gone again is free.
            let freed = Freed()
            try await Publisher.serving({ _ in .init(404) }) { freed.set($0.base) }
            let base = freed.base
            let settings = try String(contentsOfFile: work.settings, encoding: .utf8)
            let listen = "listen = \"\(base.dropFirst("http://".count))\""
            try work.write(settings.replacing("listen = \"off\"", with: listen), to: "depeche.toml")
            try await Publisher.serving({ _ in .init(text: Self.feed) }) { publisher async throws in
                try work.write(
                    "[[source]]\nid = \"a\"\nurl = \"\(publisher.base)/a\"\npage = \"never\"\n",
                    to: "sources.d/a.toml"
                )
                try await body(work, base)
            }
        }
    }

    private final class Freed: Sendable {
        private let value = Mutex("")
        var base: String { value.withLock { $0 } }
        func set(_ base: String) { value.withLock { $0 = base } }
    }

    @Test("a running daemon tells its health and numbers, and shows its articles")
    func answers() async throws {
        try await withDaemon { work, base async throws in
            let run = try Command.start(["run", "--config", work.settings])
            for _ in 0..<200 where !run.errors.contains("new=1") { try await Task.sleep(for: .milliseconds(50)) }
            #expect(await get(base + "/healthz") == "ok\n")
            let metrics = await get(base + "/metrics") ?? ""
            #expect(metrics.contains("depeche_articles_total{verdict=\"new\"} 1\n"), "\(metrics)")
            #expect(metrics.contains("depeche_events_total{event=\"started\"} 1\n"))
            let page = await get(base + "/") ?? ""
            #expect(page.contains("R&amp;D") && !page.contains("<b>"))
            kill(run.process.processIdentifier, SIGTERM)
            #expect(await run.wait().status == 0)
            #expect(await get(base + "/healthz") == nil)
        }
    }

    @Test("an address that is taken is told once, and the daemon does its work without it")
    func taken() async throws {
        try await withDaemon { work, base async throws in
            let first = try Command.start(["run", "--config", work.settings])
            for _ in 0..<200 {
                if await get(base + "/healthz") != nil { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            let second = try Command.start(["run", "--config", work.settings, "--store", work.folder + "/second.db"])
            for _ in 0..<200 where !second.errors.contains("new=1") { try await Task.sleep(for: .milliseconds(50)) }
            #expect(second.errors.components(separatedBy: "event=status-refused").count == 2, "\(second.errors)")
            #expect(second.errors.contains("another program listens there"))
            for run in [first, second] {
                kill(run.process.processIdentifier, SIGTERM)
                #expect(await run.wait().status == 0)
            }
        }
    }
}
