import Foundation
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct InspectionCommandTests {
    private static let feed = """
        <rss version="2.0"><channel><title>A</title>
        <item><guid isPermaLink="false">article-un</guid><title>Le premier</title><link>https://journal.example/1?utm_source=x</link>
        <description>Le texte du premier article, assez long pour en être un.</description></item>
        <item><title>Le second</title><link>https://journal.example/2</link>
        <description>Le texte du second article, qui en est un autre.</description></item>
        </channel></rss>
        """

    /// A round over a source that answers, one that refuses, and the seeds.
    private func withArchive(_ body: @Sendable (Workplace) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            try await Publisher.serving({ request in
                request.path == "/a" ? .init(text: Self.feed) : .init(500, text: "")
            }) { publisher async throws in
                try work.write(
                    """
                    [defaults]
                    page = "never"
                    [[source]]
                    id = "a"
                    url = "\(publisher.base)/a"
                    drop = ["/sport/"]
                    [[source]]
                    id = "down"
                    url = "\(publisher.base)/down"
                    [[source]]
                    id = "seeds"
                    path = "\(Workplace.seeds)"
                    """,
                    to: "sources.d/list.toml"
                )
                let round = try await Command.depeche("run", "--once", "--config", work.settings)
                #expect(round.status == 0, "\(round.errors)")
                try await body(work)
            }
        }
    }

    @Test("the log tells visits and events, can be searched, and adds visits up")
    func log() async throws {
        try await withArchive { work async throws in
            let all = try await Command.depeche("log", "--config", work.settings)
            for word in ["started", "round-done", "read", "failed", "seeds", "500"] {
                #expect(all.output.contains(word))
            }
            let found = try await Command.depeche(
                "log",
                "--config",
                work.settings,
                "--grep",
                "(?i)SEEDS|down",
                "--json"
            )
            #expect(found.output.split(separator: "\n").count == 2)
            let errors = try await Command.depeche("log", "--config", work.settings, "--errors", "--json")
            #expect(errors.output.contains(#""source":"down""#) && !errors.output.contains(#""source":"a""#))
            let events = try await Command.depeche("log", "--config", work.settings, "--only", "events", "--json")
            #expect(events.output.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"event":""#) })
            let recent = try await Command.depeche("log", "--config", work.settings, "--since", "2 hours ago", "--json")
            #expect(recent.output.split(separator: "\n").count >= 5)
            let old = try await Command.depeche("log", "--config", work.settings, "--until", "2 hours ago", "--json")
            #expect(old.output.isEmpty)
            let summary = try await Command.depeche("log", "--config", work.settings, "--summary")
            let lines = summary.output.split(separator: "\n")
            #expect(lines.count == 5 && lines.last?.hasPrefix("all ") == true)
            #expect(try await Command.depeche("log", "--config", work.settings, "--grep", "(").status == 64)
            #expect(try await Command.depeche("log", "--config", work.settings, "--summary", "--follow").status == 64)
        }
    }

    @Test("log --follow shows what is added while it runs")
    func follow() async throws {
        try await withArchive { work async throws in
            let following = try Command.start(["log", "--config", work.settings, "--follow", "--json", "--source", "a"])
            try await Task.sleep(for: .milliseconds(700))
            #expect(try await Command.depeche("visit", "a", "--config", work.settings).status == 0)
            try await Task.sleep(for: .seconds(3))
            kill(following.process.processIdentifier, SIGTERM)
            let lines = await following.wait().output.split(separator: "\n")
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains(#""source":"a""#) }, "\(lines)")
        }
    }

    @Test("sources are listed with their week, and the failing ones with the first line of their error")
    func sources() async throws {
        try await withArchive { work async throws in
            let table = try await Command.depeche("sources", "--config", work.settings)
            #expect(table.output.contains("······█"))
            #expect(table.output.contains("failing (1)"))
            let failing = try await Command.depeche("sources", "--config", work.settings, "--failing", "--json")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(failing.output.utf8)) as? [String: Any]
            )
            #expect(object["id"] as? String == "down")
            #expect((object["lastError"] as? String)?.contains("500") == true)
            #expect(object["interval"] as? Int != nil)
            let silent = try await Command.depeche("sources", "--config", work.settings, "--silent", "--json")
            #expect(silent.output.isEmpty)
        }
    }

    @Test("an article is explained by its ID, the beginning of it, its address with tracking, and its guid's address")
    func explain() async throws {
        try await withArchive { work async throws in
            let byAddress = try await Command.depeche(
                "explain",
                "--config",
                work.settings,
                "https://journal.example/1?utm_campaign=y"
            )
            let plain = try await Command.depeche("explain", "--config", work.settings, "https://journal.example/1")
            #expect(plain.status == 0, "\(plain.errors)")
            for word in ["guid:article-un of a", "in the visit of a", "new: nothing stored", "none follows the stream"]
            {
                #expect(plain.output.contains(word), "\(word) in \(plain.output)")
            }
            #expect(byAddress.output == plain.output)
            let id = try #require(plain.output.split(separator: " ").dropFirst().first.map(String.init))
            let byID = try await Command.depeche("explain", "--config", work.settings, String(id.prefix(8)))
            #expect(byID.output == plain.output)
            let json = try await Command.depeche("explain", "--config", work.settings, id, "--json")
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(object["id"] as? String == id)
            #expect((object["verdict"] as? [String])?.count == 1)
            // The reason is that of the source, as `sources` gives it.
            let row = try await Self.source("a", in: work)
            let next = try #require((object["nextVisit"] as? [String])?.first)
            #expect(try next.hasPrefix(#require(row["nextVisit"] as? String)))
            #expect(try next.hasSuffix(": " + #require(row["reason"] as? String)))
            #expect(plain.output.contains(next))
        }
    }

    /// What `sources` tells of one.
    private static func source(_ id: String, in work: Workplace) async throws -> [String: Any] {
        let list = try await Command.depeche("sources", "--config", work.settings, "--json")
        let rows = try list.output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        return try #require(rows.first { $0["id"] as? String == id })
    }

    @Test("the source lists are printed as OPML before there is an archive, and are a list again")
    func outlines() async throws {
        let printed = Mutex("")
        try await Workplace.with { work async throws in
            try work.write(
                """
                [[source]]
                id = "une"
                url = "https://journal.example/une.xml"
                title = "L’une & la suite"
                tags = ["presse", "france"]
                headers = { X-Token = "gossip" }
                [[source]]
                id = "seeds"
                path = "\(Workplace.seeds)"
                """,
                to: "sources.d/list.toml"
            )
            let list = try await Command.depeche("sources", "--opml", "--config", work.settings)
            #expect(list.status == 0 && list.errors.contains("left out, since OPML lists feeds only: seeds"))
            #expect(list.output.contains(#"<outline text="presse">"#) && !list.output.contains("gossip"))
            #expect(try await Command.depeche("sources", "--opml", "--json", "--config", work.settings).status == 64)
            printed.withLock { $0 = list.output }
        }
        try await Workplace.with { work async throws in
            try work.write(printed.withLock { $0 }, to: "sources.d/list.opml")
            let check = try await Command.depeche("check", "--config", work.settings)
            #expect(check.status == 0, "\(check.errors)")
            let again = try await Command.depeche("sources", "--opml", "--config", work.settings)
            #expect(again.output == printed.withLock { $0 })
        }
    }

    @Test("a source is explained by its state, its next visit with the reason, and its last visits")
    func explainSource() async throws {
        try await withArchive { work async throws in
            let fine = try await Command.depeche("explain", "--config", work.settings, "a")
            #expect(fine.status == 0, "\(fine.errors)")
            let row = try await Self.source("a", in: work)
            let next = try #require(row["nextVisit"] as? String)
            for word in ["state      ok", "articles   2", next, "read (200), 2 new"] {
                #expect(fine.output.contains(word), "\(word) in \(fine.output)")
            }
            #expect(try fine.output.contains(#require(row["reason"] as? String)))
            let down = try await Command.depeche("explain", "--config", work.settings, "down")
            for word in ["state      failing (1), since ", "500", ": a failure"] {
                #expect(down.output.contains(word), "\(word) in \(down.output)")
            }
            let json = try await Command.depeche("explain", "--config", work.settings, "down", "--json")
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(object["id"] as? String == "down" && object["reason"] as? String == "a failure")
            #expect(try await Command.depeche("explain", "--config", work.settings, "nobody").status == 66)
        }
    }

    @Test("an address that was never seen is explained by the sources that could carry it")
    func absence() async throws {
        try await withArchive { work async throws in
            func explain(_ url: String) async throws -> Command {
                try await Command.depeche("explain", "--config", work.settings, url)
            }
            let refused = try await explain("http://127.0.0.1/sport/1")
            #expect(refused.status == 66)
            #expect(refused.errors.contains("its `drop` pattern /sport/ refuses the address"))
            #expect(try await explain("http://127.0.0.1/news/1").errors.contains("the source a is at the same site"))
            #expect(
                try await explain("https://other.example/").errors.contains("no source of the list is at other.example")
            )
            #expect(try await explain("\u{1B}[31m").errors.contains("\u{1B}") == false)
        }
    }

    @Test("status says with its exit code whether the daemon is well")
    func status() async throws {
        try await withArchive { work async throws in
            let stopped = try await Command.depeche("status", "--config", work.settings)
            #expect(stopped.status == 69)
            #expect(stopped.output.contains("no daemon works on the archive"))
            #expect(stopped.output.contains("down"))
            let run = try Command.start(["run", "--config", work.settings])
            let process = "runs as process \(run.process.processIdentifier)"
            var healthy = try await Command.depeche("status", "--config", work.settings)
            for _ in 0..<100 where healthy.status != 0 || !healthy.output.contains(process) {
                try await Task.sleep(for: .milliseconds(50))
                healthy = try await Command.depeche("status", "--config", work.settings)
            }
            #expect(healthy.status == 0, "\(healthy.output)")
            #expect(healthy.output.contains(process))
            kill(run.process.processIdentifier, SIGTERM)
            #expect(await run.wait().status == 0)
            let log = try await Command.depeche("log", "--config", work.settings, "--limit", "1", "--json")
            #expect(log.output.contains(#""event":"stopped""#))
        }
    }

    @Test("backups keep as many generations as asked, and never replace another file")
    func backup() async throws {
        try await withArchive { work async throws in
            let folder = work.folder + "/backups"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for name in [
                "depeche-20250101T000000Z.db", "depeche-20250102T000000Z.db", "mine.db", "depeche-20250101.db",
            ] {
                try work.write("x", to: "backups/" + name)
            }
            let made = try await Command.depeche("backup", "--config", work.settings, folder, "--keep", "2")
            #expect(made.status == 0, "\(made.errors)")
            #expect(made.errors.contains("articles=7"))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names.count == 4)
            #expect(!names.contains("depeche-20250101T000000Z.db"))
            #expect(names.contains("mine.db") && names.contains("depeche-20250101.db"))
            // What a kill left of a copy goes a day later; what may be under way, and what is not a copy's, stays.
            for name in [
                "20250103T000000Z.db.part", "20250103T000000Z.db.part-wal", "20250104T000000Z.db.parts", "x.db.part",
            ] {
                try work.write("x", to: "backups/depeche-" + name)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -90_000)],
                    ofItemAtPath: folder + "/depeche-" + name
                )
            }
            try work.write("x", to: "backups/depeche-20250105T000000Z.db.part")
            #expect(try await Command.depeche("backup", "--config", work.settings, folder, "--keep", "2").status == 0)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".part") }
            #expect(
                left.sorted() == [
                    "depeche-20250104T000000Z.db.parts", "depeche-20250105T000000Z.db.part", "depeche-x.db.part",
                ]
            )
            let out = work.folder + "/copy.db"
            #expect(try await Command.depeche("backup", "--config", work.settings, out).status == 0)
            #expect(
                try await Command.depeche("articles", "--store", out, "--json").output.split(separator: "\n").count == 7
            )
            #expect(try await Command.depeche("backup", "--config", work.settings, out).status == 73)
            #expect(
                try await Command.depeche("backup", "--config", work.settings, work.folder + "/no/x.db").status == 73
            )
            #expect(try await Command.depeche("backup", "--config", work.settings, folder, "--keep", "0").status == 64)
        }
    }
}
