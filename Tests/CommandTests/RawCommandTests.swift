import Foundation
import Synchronization
import TestSupport
import Testing

/// `depeche raw` and `depeche reprocess`, from a publisher to the archive.
@Suite(.serialized) struct RawCommandTests {
    private static let page = """
        <html lang="fr"><head><title>La grue du port</title></head><body><article><h1>La grue du port</h1>
        <p>Le port de Tanger Med a reçu lundi une grue de cent mètres, la plus haute de la côte, après six semaines de mer.</p>
        <p>Elle servira dès le printemps aux plus grands navires, disent les dockers qui l’ont attendue toute la nuit.</p>
        <p>Une photographie de la grue se trouve en dernière page du journal.</p></article></body></html>
        """

    private static func feed(_ base: String) -> String {
        """
        <rss version="2.0"><channel><title>Le Port</title><item><title>La grue du port</title><link>\(base)/grue</link>
        <guid>\(base)/grue</guid><description>Le port de Tanger Med a reçu une grue…</description></item></channel></rss>
        """
    }

    private func list(_ base: String, _ rules: String = "") -> String {
        "[[source]]\nid = \"port\"\nurl = \"\(base)/feed\"\n\(rules)"
    }

    private func withArchive(_ body: @Sendable (Workplace, String) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            try await Publisher.serving({ request in
                switch request.path {
                case "/feed":
                    .init(
                        headers: ["Set-Cookie": "a=geheim"],
                        text: Self.feed("http://" + (request.headers["host"] ?? ""))
                    )
                case "/grue": .init(headers: ["Content-Type": "text/html", "X-Odd": "\u{1B}[2J"], text: Self.page)
                default: .init(404, text: "")
                }
            }) { publisher async throws in
                try work.write(list(publisher.base), to: "sources.d/list.toml")
                let round = try await Command.depeche("run", "--once", "--config", work.settings)
                #expect(round.status == 0, "\(round.errors)")
                try await body(work, publisher.base)
            }
        }
    }

    private func id(_ work: Workplace) throws -> String { try work.sqlite("SELECT id FROM articles") }

    @Test("what the publisher sent is shown, whole or the body alone, of the page or the feed")
    func raw() async throws {
        try await withArchive { work, base async throws in
            let id = try id(work)
            let page = try await Command.depeche("raw", id, "--config", work.settings)
            #expect(page.status == 0, "\(page.errors)")
            #expect(page.output.hasPrefix("HTTP/1.1 200"))
            #expect(page.output.hasSuffix(Self.page))
            let body = try await Command.depeche("raw", String(id.prefix(6)), "--body", "--store", work.archive)
            #expect(body.output == Self.page)
            let feed = try await Command.depeche("raw", id, "--feed", "--config", work.settings)
            #expect(feed.output.hasSuffix(Self.feed(base)))
            #expect(!feed.output.contains("geheim"))
            let list = try await Command.depeche("raw", id, "--list", "--json", "--config", work.settings)
            let lines = list.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.last?.contains("\"url\":\"\(base)/grue\"") == true)
            let trail = try await Command.depeche("explain", id, "--config", work.settings)
            #expect(trail.output.contains("\(Self.page.utf8.count) bytes: depeche raw \(id)\n"))
            let folder = work.archive + "-raw"
            let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
            let kept = try #require(FileManager.default.contents(atPath: folder + "/" + file)?.count)
            for place in [["--config", work.settings], ["--store", work.archive]] {
                let status = try await Command.start(["status", "--json"] + place).wait().output
                #expect(status.contains(#""documentsBytes":\#(kept),"documentsFiles":1,"#), "\(status)")
                let told = try await Command.start(["status"] + place).wait().output
                #expect(told.contains("\ndocuments \(kept >> 10) KiB in 1 file, as they were received\n"))
            }
            #expect(try await Command.depeche("raw", "zz", "--config", work.settings).status == 64)
            #expect(try await Command.depeche("raw", "0000", "--config", work.settings).status == 66)
            try FileManager.default.removeItem(atPath: work.archive + "-raw")
            let lost = try await Command.depeche("raw", id, "--config", work.settings)
            #expect(lost.status == 66)
            #expect(lost.errors.contains("No such file"))
        }
    }

    @Test("SIGHUP changes what has to be free for documents to be kept")
    func reserve() async throws {
        try await Workplace.with { work async throws in
            let number = Mutex(0)
            try await Publisher.serving({ _ in
                let item = number.withLock { number in
                    number += 1
                    return "<item><guid>\(number)</guid><title>Grue \(number)</title></item>"
                }
                return .init(text: "<rss version=\"2.0\"><channel><title>Le Port</title>\(item)</channel></rss>")
            }) { publisher async throws in
                try work.write(list(publisher.base, "interval = \"1s\"\npage = \"never\"\n"), to: "sources.d/list.toml")
                let settings = try String(contentsOfFile: work.settings, encoding: .utf8)
                func until(_ condition: () -> Bool) async throws {
                    for _ in 0..<400 where !condition() { try await Task.sleep(for: .milliseconds(50)) }
                    #expect(condition())
                }
                let run = try Command.start(["run", "--config", work.settings])
                try await until { run.errors.contains("outcome=read") }
                let reserve = "[store]\npage_reserve = \"1000TiB\""
                try work.write(settings.replacing("[store]", with: reserve), to: "depeche.toml")
                kill(run.process.processIdentifier, SIGHUP)
                try await until { run.errors.contains("event=documents-not-kept") }
                try work.write(settings, to: "depeche.toml")
                kill(run.process.processIdentifier, SIGHUP)
                try await until { run.errors.contains("event=documents-kept") }
                kill(run.process.processIdentifier, SIGTERM)
                #expect(await run.wait().status == 0)
            }
        }
    }

    @Test("a rule for a source's pages is tried, then changes what it is about, and then nothing")
    func reprocess() async throws {
        try await withArchive { work, base async throws in
            let id = try id(work)
            let rules = "extract = { strip = [\"^Une photographie\"] }\n"
            try work.write(list(base, rules), to: "sources.d/list.toml")
            let before = try work.sqlite("SELECT text, seq FROM articles")
            let trial = try await Command.depeche("reprocess", "--dry-run", "--config", work.settings)
            #expect(trial.status == 0, "\(trial.errors)")
            #expect(trial.output.contains("text     \(id)  port  La grue du port"))
            #expect(trial.output.contains("12 words out, 0 in: [-Une photographie de la grue"))
            #expect(trial.output.hasSuffix("1 feeds, 1 articles: 1 texts would change, 0 in details only\n"))
            #expect(try work.sqlite("SELECT text, seq FROM articles") == before)

            let first = try await Command.depeche("reprocess", "--config", work.settings, "--json")
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains("\"change\":\"text\""))
            #expect(first.output.contains("\"stored\":true"))
            #expect(try !work.sqlite("SELECT text FROM articles").contains("photographie"))
            #expect(try work.sqlite("SELECT change FROM changes ORDER BY seq DESC LIMIT 1") == "reprocessed")
            let follow = try await Command.depeche("follow", "--config", work.settings, "--after", "1", "--once")
            #expect(follow.output.contains("reprocessed"), "\(follow.errors)")

            let after = try work.sqlite("SELECT * FROM articles")
            let second = try await Command.depeche("reprocess", "--config", work.settings)
            #expect(second.output == "1 feeds, 1 articles: 0 texts changed, 0 in details only\n")
            #expect(try work.sqlite("SELECT * FROM articles") == after)
            #expect(try await Command.depeche("reprocess", "--source", "none", "--config", work.settings).status == 64)
            let later = try await Command.depeche("reprocess", "--since", "2100-01-01", "--config", work.settings)
            #expect(later.output.hasPrefix("0 feeds"))
        }
    }

    @Test("articles are read again beside a daemon that goes on")
    func besideDaemon() async throws {
        try await withArchive { work, base async throws in
            try work.write(list(base, "extract = { strip = [\"^Une photo\"] }\n"), to: "sources.d/list.toml")
            let daemon = try Command.start(["run", "--config", work.settings])
            defer { daemon.process.terminate() }
            let before = Date()
            while !daemon.errors.contains("event=started"), Date().timeIntervalSince(before) < 20 {
                try await Task.sleep(for: .milliseconds(50))
            }
            let run = try await Command.depeche("reprocess", "--config", work.settings)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try !work.sqlite("SELECT text FROM articles").contains("photographie"))
            #expect(daemon.process.isRunning)
            daemon.process.terminate()
            let end = await daemon.wait()
            #expect(end.status == 0, "\(end.errors)")
        }
    }
}
