import Foundation
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct DaemonTests {
    private static func feed(_ name: String, _ count: Int) -> String {
        let items = (1...count).map { number in
            """
            <item><title>\(name) \(number)</title><link>https://journal.example/\(name)/\(number)</link>
            <description>Le texte de l’article \(number) du journal \(name), tel qu’il parut ce jour-là.</description></item>
            """
        }
        return "<rss version=\"2.0\"><channel><title>\(name)</title>" + items.joined(separator: "\n")
            + "</channel></rss>"
    }

    private static func list(_ publisher: Publisher, _ names: [String]) -> String {
        "[defaults]\ninterval = \"1s\"\npage = \"never\"\n"
            + names.map { "[[source]]\nid = \"\($0)\"\nurl = \"\(publisher.base)/\($0)\"\n" }.joined()
    }

    private func withPublisher(_ body: @Sendable (Publisher, Workplace) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            try await Publisher.serving({ request in
                Publisher.Answer(headers: ["ETag": "\"1\""], text: Self.feed(String(request.path.dropFirst()), 20))
            }) { try await body($0, work) }
        }
    }

    /// Waits until `condition` holds; records a failure after 10 seconds.
    private func eventually(_ what: String, _ condition: () throws -> Bool) async throws {
        for _ in 0..<200 {
            if try condition() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("never: \(what)")
    }

    @Test("a round visits everything due, tells each visit in one line, and ends")
    func once() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, ["a", "b", "c"]), to: "sources.d/list.toml")
            let run = try await Command.depeche("run", "--once", "--config", work.settings)
            #expect(run.status == 0, "\(run.errors)")
            let lines = run.errors.split(separator: "\n").filter { $0.contains("msg=visit") }
            #expect(lines.count == 3)
            for line in lines {
                for field in [
                    "source=", "outcome=read", "status=200", "bytes=", "duration=", "new=20", "revised=0", "known=0",
                    "next=",
                ] {
                    #expect(line.contains(field), "\(field) in \(line)")
                }
            }
            #expect(try work.sqlite("SELECT count(*) FROM articles") == "60")
            let log = try await Command.depeche("log", "--config", work.settings, "--json", "--only", "visits")
            #expect(log.output.split(separator: "\n").count == 3)
            let sources = try await Command.depeche("sources", "--config", work.settings)
            #expect(sources.output.split(separator: "\n").count == 4)
        }
    }

    @Test("a daemon tells when it brings an older archive up to date, and when that is done")
    func upgrade() async throws {
        try await Workplace.with { work async throws in
            try work.write("[[source]]\nid = \"seeds\"\npath = \"\(Workplace.seeds)\"\n", to: "sources.d/list.toml")
            #expect(try await Command.depeche("run", "--once", "--config", work.settings).status == 0)
            let articles = try work.sqlite("SELECT count(*) FROM articles")
            _ = try work.sqlite(
                """
                CREATE INDEX article_digest ON article (digest);
                DROP TABLE digest_run; DROP TABLE digest_part;
                DELETE FROM grdb_migrations WHERE identifier LIKE '19 %';
                """
            )
            let run = try await Command.depeche("run", "--once", "--config", work.settings)
            #expect(run.status == 0, "\(run.errors)")
            let told = run.errors.split(separator: "\n").filter { $0.contains("from=18 to=19") }
            #expect(told.count == 2, "\(run.errors)")
            #expect(told.first?.contains("event=upgrading") == true)
            #expect(told.last?.contains("event=upgraded") == true && told.last?.contains("duration=") == true)
            #expect(try work.sqlite("SELECT count(*) FROM articles") == articles)
            #expect(try await Command.depeche("doctor", "--config", work.settings).status == 0)
        }
    }

    @Test("nothing is deleted by its age when the clock is far ahead of the last visit")
    func doubt() async throws {
        try await Workplace.with { work async throws in
            try work.write("[[source]]\nid = \"seeds\"\npath = \"\(Workplace.seeds)\"\n", to: "sources.d/list.toml")
            let settings = try String(contentsOfFile: work.settings, encoding: .utf8)
            try work.write(settings + "\n[retention]\narticles = \"30d\"\n", to: "depeche.toml")
            func round() async throws -> (events: String, articles: String) {
                let run = try await Command.depeche("run", "--once", "--config", work.settings)
                #expect(run.status == 0, "\(run.errors)")
                return (run.errors, try work.sqlite("SELECT count(*) FROM articles"))
            }
            #expect(try await round().articles == "5")
            _ = try work.sqlite(
                """
                UPDATE article SET first_seen = '2020-01-01T00:00:00Z'; UPDATE feed_state SET next_visit = 0;
                UPDATE visit_log SET started = started - 31 * 86400000;
                """
            )
            // Visits by the wrong clock are no reason to believe it.
            for _ in 0..<2 {
                let doubted = try await round()
                #expect(doubted.events.contains("event=clock-doubted") && doubted.articles == "5")
                _ = try work.sqlite("UPDATE feed_state SET next_visit = 0")
            }
            _ = try work.sqlite(
                "UPDATE visit_log SET started = started + 2 * 86400000 WHERE started < (unixepoch() - 86400) * 1000"
            )
            let believed = try await round()
            #expect(!believed.events.contains("event=clock-doubted") && believed.articles == "0")
        }
    }

    @Test("SIGTERM ends the daemon with code 0, visits under way or not")
    func sigterm() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, ["a"]), to: "sources.d/list.toml")
            let run = try Command.start(["run", "--config", work.settings])
            try await eventually("an article") { run.errors.contains("new=20") }
            kill(run.process.processIdentifier, SIGTERM)
            let ended = await run.wait()
            #expect(ended.status == 0)
            #expect(ended.errors.contains("msg=stopped"))
        }
    }

    /// Has another process lock the archive until it ends.
    private func lock(_ work: Workplace) async throws -> Process {
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        holder.arguments = [work.archive]
        let commands = Pipe()
        holder.standardInput = commands
        try holder.run()
        let lock = """
            PRAGMA busy_timeout = 9000;
            PRAGMA locking_mode = EXCLUSIVE;
            BEGIN EXCLUSIVE;
            UPDATE setting SET value = value;

            """
        try commands.fileHandleForWriting.write(contentsOf: Data(lock.utf8))
        try await eventually("a lock") { try work.sqlite("SELECT count(*) FROM setting").isEmpty }
        return holder
    }

    /// Gives a daemon that waits for its archive, and who locks it.
    private func withLockedStart(_ body: (Command.Running, Process) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            try work.write("[[source]]\nid = \"seeds\"\npath = \"\(Workplace.seeds)\"\n", to: "sources.d/list.toml")
            #expect(try await Command.depeche("run", "--once", "--config", work.settings).status == 0)
            let holder = try await lock(work)
            defer { holder.terminate() }
            let run = try Command.start(["run", "--config", work.settings])
            try await eventually("signals are heard") {
                try Self.heard(by: run.process).isSuperset(of: [SIGHUP, SIGUSR1, SIGTERM])
            }
            try await body(run, holder)
        }
    }

    /// The signals that a process has handlers for, by proc(5).
    private static func heard(by process: Process) throws -> Set<CInt> {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
        let mask = line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
        return Set((1...64).filter { mask >> (UInt64($0) - 1) & 1 == 1 })
    }

    @Test("signals while the archive is being opened end nothing, and a reload is made up for")
    func signalsAtStart() async throws {
        try await withLockedStart { run, holder async throws in
            kill(run.process.processIdentifier, SIGHUP)
            kill(run.process.processIdentifier, SIGUSR1)
            try await Task.sleep(for: .milliseconds(300))
            #expect(run.process.isRunning)
            kill(holder.processIdentifier, SIGKILL)
            try await eventually("a reload") { run.errors.contains("event=reloaded") }
            kill(run.process.processIdentifier, SIGTERM)
            #expect(await run.wait().status == 0)
        }
    }

    @Test("a daemon that waits for a locked archive at its start ends within seconds when it is told to")
    func lockedAtStart() async throws {
        try await withLockedStart { run, _ async throws in
            let asked = ContinuousClock.now
            kill(run.process.processIdentifier, SIGTERM)
            let ended = await run.wait()
            #expect(asked.duration(to: .now) < .seconds(5))
            #expect(ended.status == 0 && ended.errors.contains("msg=stopped"), "\(ended.errors)")
        }
    }

    @Test("a visit that hangs is abandoned at the end of the grace and stores nothing")
    func abandoned() async throws {
        try await Workplace.with { work async throws in
            try await RawPublisher.serving({ _ in [.pause(.seconds(25)), .close] }) { silent async throws in
                try work.write(
                    "[[source]]\nid = \"mort\"\nurl = \"\(silent.base)/feed\"\n",
                    to: "sources.d/list.toml"
                )
                let run = try Command.start(["run", "--config", work.settings])
                try await eventually("a connection") { silent.accepted > 0 }
                let asked = ContinuousClock.now
                kill(run.process.processIdentifier, SIGTERM)
                let ended = await run.wait()
                #expect(ended.status == 0)
                #expect(asked.duration(to: .now) < .seconds(10))
                #expect(try work.sqlite("SELECT count(*) FROM visits") == "0")
            }
        }
    }

    @Test("SIGHUP applies a changed list, tells the difference, and refuses a broken one")
    func reload() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, ["a", "b"]), to: "sources.d/list.toml")
            let run = try Command.start(["run", "--config", work.settings])
            try await eventually("two sources") { try work.sqlite("SELECT count(*) FROM articles") == "40" }
            try work.write(Self.list(publisher, ["b", "c"]), to: "sources.d/list.toml")
            kill(run.process.processIdentifier, SIGHUP)
            try await eventually("the third") { try work.sqlite("SELECT count(*) FROM articles") == "60" }
            #expect(run.errors.contains("msg=reloaded"))
            try work.write("[[source]]\nid = \"d\"\nurl = \"gopher://x\"\nno = 1\n", to: "sources.d/list.toml")
            kill(run.process.processIdentifier, SIGHUP)
            try await eventually("the refusal") { run.errors.contains("not reloaded") }
            #expect(run.errors.contains("list.toml:3"))
            #expect(run.errors.contains("list.toml:4"))
            let listed = try work.sqlite("SELECT group_concat(id) FROM source WHERE listed")
            #expect(listed == "b,c")
            kill(run.process.processIdentifier, SIGTERM)
            #expect(await run.wait().status == 0)
        }
    }

    @Test("a second daemon on one archive is refused and names the first")
    func second() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, ["a"]), to: "sources.d/list.toml")
            let first = try Command.start(["run", "--config", work.settings])
            try await eventually("the first") { first.errors.contains("msg=started") }
            let second = try await Command.depeche("run", "--config", work.settings)
            #expect(second.status == 69)
            #expect(second.errors.contains("process \(first.process.processIdentifier)"))
            // By whatever link the archive is named.
            try FileManager.default.createSymbolicLink(
                atPath: work.folder + "/link.db",
                withDestinationPath: "depeche.db"
            )
            let options = ["--config", work.settings, "--store", work.folder + "/link.db"]
            #expect(try await Command.start(["run", "--once"] + options).wait().status == 69)
            #expect(try await Command.start(["prune"] + options).wait().status == 69)
            // Looking at one source and importing go on beside the daemon.
            #expect(try await Command.depeche("visit", "a", "--config", work.settings).status == 0)
            #expect(try await Command.depeche("import", "--config", work.settings, Workplace.seeds).status == 0)
            kill(first.process.processIdentifier, SIGTERM)
            #expect(await first.wait().status == 0)
        }
    }

    @Test("a daemon whose log nobody reads any more works on, and ends when it is told to")
    func brokenLog() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, ["a"]), to: "sources.d/list.toml")
            let daemon = Process()
            daemon.executableURL = URL(fileURLWithPath: Command.binary)
            daemon.arguments = ["run", "--config", work.settings]
            let log = Pipe()
            daemon.standardError = log
            try daemon.run()
            let reading = log.fileHandleForReading
            _ = await aside { reading.availableData }
            try reading.close()
            func visits() -> Int { publisher.requests.count { $0.path == "/a" } }
            let before = visits()
            try await eventually("further visits") { visits() > before + 2 }
            daemon.terminate()
            try await eventually("its end") { !daemon.isRunning }
            if daemon.isRunning { kill(daemon.processIdentifier, SIGKILL) }
            await aside { daemon.waitUntilExit() }
            #expect(daemon.terminationReason == .exit && daemon.terminationStatus == 0)
        }
    }

    @Test("a command whose errors cannot be written ends with its code all the same", arguments: ["/dev/full", "&-"])
    func noErrors(place: String) async throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "exec \"$0\" articles --store /nowhere/a.db 2>\(place)", Command.binary]
        try shell.run()
        await aside { shell.waitUntilExit() }
        #expect(shell.terminationReason == .exit && shell.terminationStatus == 66)
    }

    @Test("faults of the configuration are all told, and nothing is started")
    func faults() async throws {
        try await Workplace.with { work async throws in
            try work.write(
                "[[source]]\nid = \"a b\"\n[[source]]\nid = \"x\"\nurl = \"http://\"\n",
                to: "sources.d/list.toml"
            )
            let check = try await Command.depeche("check", "--config", work.settings)
            #expect(check.status == 78)
            let run = try await Command.depeche("run", "--config", work.settings)
            #expect(run.status == 78)
            for fault in check.output.split(separator: "\n") { #expect(run.errors.contains(fault)) }
            #expect(check.output.split(separator: "\n").count >= 3)
            #expect(!FileManager.default.fileExists(atPath: work.archive))
        }
    }

    @Test("a database that cannot be used ends the start with its reason")
    func badDatabase() async throws {
        try await Workplace.with { work async throws in
            try work.write(String(repeating: "pas une base ", count: 1000), to: "depeche.db")
            let run = try await Command.depeche("run", "--once", "--config", work.settings)
            #expect(run.status == 65)
            #expect(run.errors.contains("not a database"))
            let missing = try await Command.depeche(
                "run",
                "--once",
                "--config",
                work.settings,
                "--store",
                "/no/folder/a.db"
            )
            #expect(missing.status == 73)
            #expect(missing.errors.contains("there is no folder /no/folder"))
        }
    }

    @Test("a daemon killed again and again loses nothing and stores nothing twice")
    func kills() async throws {
        try await withPublisher { publisher, work async throws in
            try work.write(Self.list(publisher, (1...60).map { "s\($0)" }), to: "sources.d/list.toml")
            for attempt in 0..<12 {
                let run = try Command.start(["run", "--once", "--config", work.settings])
                try await Task.sleep(for: .milliseconds(30 + attempt * 25))
                kill(run.process.processIdentifier, SIGKILL)
                _ = await run.wait()
                guard FileManager.default.fileExists(atPath: work.archive) else { continue }
                let check = try work.sqlite(
                    "PRAGMA integrity_check; SELECT count(*) - count(DISTINCT url) FROM articles;"
                )
                #expect(check == "ok\n0" || check == "ok")
            }
            try await Task.sleep(for: .milliseconds(1200))
            let run = try await Command.depeche("run", "--once", "--config", work.settings)
            #expect(run.status == 0, "\(run.errors.suffix(600))")
            let count = try work.sqlite("SELECT count(*), count(DISTINCT url) FROM articles; PRAGMA integrity_check;")
            #expect(count == "1200|1200\nok")
        }
    }
}
