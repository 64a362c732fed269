import Foundation
import Testing

@Suite("depeche prune") struct PruneCommandTests {
    @Test("a source's bound of its own holds, what is deleted does not come back, and followers are told")
    func bounds() async throws {
        try await Workplace.with { place async throws in
            try FileManager.default.createDirectory(atPath: place.folder + "/docs", withIntermediateDirectories: true)
            for number in 1...5 {
                try place.write("Titre \(number)\n\nUn texte sur le sujet \(number).", to: "docs/\(number).txt")
            }
            try place.write(
                "[[source]]\nid = \"docs\"\npath = \"../docs\"\nretain_at_most = 2\n",
                to: "sources.d/docs.toml"
            )
            #expect(try await Command.depeche("run", "--once", "--config", place.settings).status == 0)
            // The round ends with housekeeping.
            #expect(try place.sqlite("SELECT count(*) FROM articles") == "2")
            #expect(try place.sqlite("SELECT group_concat(change) FROM changes") == "new,new,deleted,deleted,deleted")
            let follow = try await Command.depeche("follow", "--once", "--json", "--config", place.settings)
            let lines = follow.output.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines.last?.contains(#""change":"deleted""#) == true && lines.last?.contains(#""id":""#) == true)
            for _ in 0..<2 {
                #expect(try await Command.depeche("visit", "docs", "--config", place.settings).status == 0)
                #expect(try place.sqlite("SELECT count(*) FROM articles") == "2")
            }
            try place.write(
                "[[source]]\nid = \"docs\"\npath = \"../docs\"\nretain_at_most = 1\n",
                to: "sources.d/docs.toml"
            )
            let prune = try await Command.depeche("prune", "--json", "--config", place.settings)
            #expect(prune.status == 0)
            #expect(prune.output == #"{"articles":1,"lines":0,"tombstones":0,"stories":0,"bytes":0}"# + "\n")
            #expect(
                try place.sqlite("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)") == ""
            )
        }
    }

    /// An archive as an early version began it, with `megabytes` that are free in it.
    private func withEarlyArchive(free megabytes: Int, _ body: (Workplace) async throws -> Void) async throws {
        try await Workplace.with { place async throws in
            let seeds = "[[source]]\nid = \"seeds\"\npath = \"\(Workplace.seeds)\"\n"
            try place.write(seeds, to: "sources.d/seeds.toml")
            #expect(try await Command.depeche("run", "--once", "--config", place.settings).status == 0)
            let filling = """
                PRAGMA auto_vacuum = NONE; VACUUM; CREATE TABLE pad (x);
                INSERT INTO pad SELECT randomblob(1000000) FROM generate_series(1, \(megabytes));
                """
            _ = try await aside { Result { try place.sqlite(filling) } }.get()
            try await body(place)
        }
    }

    @Test(
        "an archive of an early version says what it could give back, gives it back when asked, and then does by itself"
    )
    func compact() async throws {
        try await withEarlyArchive(free: 5) { place async throws in
            _ = try place.sqlite("DROP TABLE pad; PRAGMA wal_checkpoint(TRUNCATE)")
            let told = try await Command.depeche("doctor", "--config", place.settings)
            #expect(told.status == 0, "\(told.output)")
            let form =
                /space: (\d+) KiB of (\d+) KiB are free, .+\n  try: .+`depeche prune --compact`.+\nnothing is wrong\n/
            let sizes = try #require(try form.wholeMatch(in: told.output), "\(told.output)")
            #expect((Int(sizes.1) ?? 0) > 4800)
            let line = try await Command.depeche("doctor", "--json", "--store", place.archive)
            #expect(line.status == 0 && line.output.hasPrefix(#"{"part":"space","problem":""#))
            #expect(line.output.hasSuffix(#","advice":true}"# + "\n"))
            // Without being asked it stays as it is.
            #expect(try await Command.depeche("prune", "--config", place.settings).status == 0)
            let files = try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
            func bytes() -> Int { FileManager.default.contents(atPath: place.archive)?.count ?? 0 }
            let before = bytes()
            let compacted = try await Command.depeche("prune", "--compact", "--json", "--config", place.settings)
            #expect(compacted.status == 0, "\(compacted.errors)")
            let won = try #require(try /.+"bytes":(\d+)}\n/.wholeMatch(in: compacted.output).flatMap { Int($0.1) })
            #expect(won > 4_800_000 && bytes() == before - won)
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted() == files)
            #expect(try await Command.depeche("doctor", "--config", place.settings).output == "nothing is wrong\n")
            #expect(try place.sqlite("PRAGMA auto_vacuum; SELECT count(*) FROM articles") == "2\n5")
        }
    }

    @Test("a rebuild that is killed leaves the archive as it was")
    func killed() async throws {
        try await withEarlyArchive(free: 60) { place async throws in
            let rebuild = try Command.start(["prune", "--compact", "--config", place.settings])
            func journal() -> Int {
                (try? FileManager.default.attributesOfItem(atPath: place.archive + "-wal")[.size] as? Int) ?? 0
            }
            while rebuild.process.isRunning, journal() < 8 << 20 { try await Task.sleep(for: .milliseconds(2)) }
            kill(rebuild.process.processIdentifier, SIGKILL)
            #expect(await rebuild.wait().status == SIGKILL)
            let doctor = try await Command.depeche("doctor", "--store", place.archive)
            #expect(doctor.status == 0 && doctor.output.hasPrefix("space: "), "\(doctor.output)")
            #expect(try place.sqlite("SELECT count(*) FROM pad; SELECT count(*) FROM articles") == "60\n5")
        }
    }

    @Test("while a daemon works on the archive nothing is deleted by hand")
    func beside() async throws {
        try await Workplace.with { place async throws in
            let daemon = try Command.start(["run", "--config", place.settings])
            while !FileManager.default.fileExists(atPath: place.archive + ".lock") {
                try await Task.sleep(for: .milliseconds(20))
            }
            // Until it has written its number there.
            while (try? String(contentsOfFile: place.archive + ".lock", encoding: .utf8))?.isEmpty != false {
                try await Task.sleep(for: .milliseconds(20))
            }
            let prune = try await Command.depeche("prune", "--config", place.settings)
            daemon.process.terminate()
            _ = await daemon.wait()
            #expect(prune.status == 69)
            #expect(prune.errors.contains("another daemon"))
        }
    }
}
