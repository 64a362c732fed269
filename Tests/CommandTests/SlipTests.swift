import Foundation
import Testing

/// What is answered to slips of the pen: a clear word, an exit code of sysexits(3), and nothing done.
@Suite("Slips of the pen") struct SlipTests {
    private func run(_ work: Workplace, _ command: String, _ arguments: String...) async throws -> Command {
        try await Command.start([command, "--store", work.archive] + arguments).wait()
    }

    private func withSeeds(_ body: (Workplace) async throws -> Void) async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            try await body(work)
        }
    }

    @Test(
        "a source that there never was is told, with the one that may be meant",
        arguments: [
            ["articles", "--source", "imprt"], ["export", "--source", "imprt", "-"],
            ["search", "source:imprt", "Interpol"],
            ["log", "--source", "imprt"],
        ]
    )
    func sources(arguments: [String]) async throws {
        try await withSeeds { work async throws in
            let slip = try await Command.start(arguments + ["--store", work.archive]).wait()
            #expect(slip.status == 64 && slip.output.isEmpty)
            #expect(slip.errors.contains("no source imprt") && slip.errors.contains("try: `import`, or"))
            let right = arguments.map { $0.replacing("imprt", with: "import") }
            #expect(try await Command.start(right + ["--store", work.archive]).wait().status == 0)
        }
    }

    @Test("bounds that nothing can be within are errors, and no number is less than nothing")
    func bounds() async throws {
        try await withSeeds { work async throws in
            for command in [["articles"], ["export", "-"], ["log"]] {
                let slip = try await Command.start(
                    command + ["--since", "1h", "--until", "2h", "--store", work.archive]
                ).wait()
                #expect(slip.status == 64 && slip.errors.contains("--until has to be later"), "\(command)")
            }
            #expect(try await run(work, "search", "since:1h until:2h Interpol").status == 64)
            for command in [["articles"], ["stories"], ["log"], ["search", "Interpol"]] {
                let slip = try await Command.start(command + ["--limit=-1", "--store", work.archive]).wait()
                #expect(slip.status == 64 && slip.errors.contains("0 stands for all"), "\(command)")
            }
        }
    }

    @Test("originals and stories are named by the beginning of an ID too, and one that there is not is told")
    func relatives() async throws {
        try await withSeeds { work async throws in
            let story = try work.sqlite("SELECT id || ' ' || size FROM stories").split(separator: " ").map(String.init)
            try #require(story.count == 2)
            let members = try await run(work, "articles", "--json", "--story", story[0])
            #expect(members.output.split(separator: "\n").count == Int(story[1]))
            let member = try work.sqlite("SELECT id FROM articles WHERE story = '\(story[0])' AND id <> story LIMIT 1")
            #expect(
                try await run(work, "articles", "--json", "--story", String(member.prefix(6))).output == members.output
            )
            #expect(try await run(work, "search", "--json", "story:\(member.prefix(6)) Interpol").status == 0)
            #expect(try await run(work, "articles", "--copies-of", String(member.prefix(6))).status == 0)
            for option in ["--copies-of", "--story"] {
                #expect(try await run(work, "articles", option, "zz").status == 64)
                let unknown = try await run(work, "articles", option, "0000000000000000")
                #expect(unknown.status == 66 && unknown.errors.contains("no article"))
            }
            // Copies outlive their original.
            _ = try work.sqlite("UPDATE article SET copy_of = '0123456789abcdef' WHERE id = '\(member)'")
            let copies = try await run(work, "articles", "--json", "--copies-of", "0123456789abcdef")
            #expect(copies.status == 0 && copies.output.contains(#""id":"\#(member)""#))
        }
    }

    @Test("a search looks among what is live, or what was withdrawn")
    func searchedStates() async throws {
        try await withSeeds { work async throws in
            _ = try work.sqlite("UPDATE article SET state = 'withdrawn' WHERE seq = 1")
            func hits(_ query: String) async throws -> Int {
                try await run(work, "search", "--json", query).output.split(separator: "\n").count
            }
            let all = try await hits("Interpol")
            #expect(all > 1)
            #expect(try await hits("state:all Interpol") == all)
            #expect(try await hits("state:withdrawn Interpol") == 1)
            #expect(try await hits("Interpol state:live") == all - 1)
            let slip = try await run(work, "search", "state:gone Interpol")
            #expect(slip.status == 64 && slip.errors.contains("neither live nor withdrawn"))
        }
    }

    @Test("a place that the stream has not reached is refused, and moves no reader; a new reader is told of")
    func places() async throws {
        try await withSeeds { work async throws in
            let beyond = try await run(work, "follow", "--once", "--reader", "veille", "--after", "6")
            #expect(beyond.status == 64 && beyond.errors.contains("the stream of changes goes from 0 to 5"))
            #expect(try await run(work, "readers", "--json").output.isEmpty)
            #expect(try await run(work, "follow", "--once", "--after", "5").status == 0)
            for place in ["6", "-1"] {
                let export = try await run(work, "export", "--as-of=\(place)", "-")
                #expect(export.status == 64 && export.errors.contains("goes from 0 to 5"))
            }
            let first = try await Command.depeche("reader", "ack", "veille", "3", "--store", work.archive)
            #expect(first.status == 0 && first.errors == "depeche: veille is a new reader\n")
            let back = try await Command.depeche("reader", "ack", "veille", "2", "--store", work.archive)
            #expect(back.status == 0 && back.errors.contains("stays at 3: it moves only forward"))
            let on = try await Command.depeche("reader", "ack", "veille", "4", "--store", work.archive)
            #expect(on.status == 0 && on.errors.isEmpty)
        }
    }

    @Test("what the archive remembers no more is no fault of the disk")
    func forgotten() async throws {
        try await withSeeds { work async throws in
            _ = try work.sqlite("UPDATE setting SET value = 3 WHERE name = 'told'")
            let export = try await run(work, "export", "--as-of", "2", "-")
            #expect(export.status == 66 && export.errors.contains("it remembers that from 3 to 5"))
        }
    }

    @Test("what cannot be imported leaves no archive behind, and what is no text is no article")
    func imports() async throws {
        try await withSeeds { work async throws in
            _ = try await run(work, "export", work.folder + "/all.jsonl")
            _ = try await run(work, "export", "--format", "atom", "--gzip", work.folder + "/feed.xml.gz")
            let text = try String(contentsOfFile: work.folder + "/all.jsonl", encoding: .utf8)
            try work.write(String(text.prefix(400)), to: "cut.jsonl")
            let other = Workplace(folder: work.folder, archiveName: "other.db")
            func slip(_ arguments: String...) async throws -> Command {
                let slip = try await Command.start(["import", "--store", other.archive] + arguments).wait()
                #expect(!FileManager.default.fileExists(atPath: other.archive), "\(arguments)")
                return slip
            }
            #expect(try await slip(work.folder + "/cut.jsonl").status == 65)
            #expect(try await slip(work.folder + "/none.txt").status == 66)
            #expect(try await slip("--source", "b d", Workplace.seeds).status == 64)
            #expect(try await slip("--language", "b d", Workplace.seeds).status == 64)
            let named = try await slip("--source", "presse", work.folder + "/all.jsonl")
            #expect(named.status == 64 && named.errors.contains("leave out --source"))
            for (name, kind) in [("feed.xml.gz", "packed with gzip"), ("depeche.db", "a database")] {
                let path = work.folder + "/" + name
                let odd = try await Command.depeche("import", "--store", other.archive, path)
                #expect(odd.status == 65 && odd.errors.contains("it is \(kind), no text"), "\(odd.errors)")
            }
            #expect(try other.sqlite("SELECT count(*) FROM articles") == "0")
            #expect(try await Command.depeche("import", "--store", other.archive, Workplace.seeds).status == 0)
        }
    }

    @Test("a folder in the archive's place is said to be one, and nothing is put beside what is no archive")
    func noArchives() async throws {
        try await Workplace.with { work async throws in
            try FileManager.default.createDirectory(atPath: work.archive, withIntermediateDirectories: true)
            for command in ["articles", "readers", "doctor"] {
                let slip = try await Command.depeche(command, "--store", work.archive)
                #expect(slip.status == 65 && slip.errors.contains("it is a folder"), "\(command): \(slip.errors)")
            }
            let relative = ["import", "--store", work.archiveName, Workplace.seeds]
            let slip = try await Command.start(relative, in: work.folder).wait()
            #expect(slip.status == 73 && slip.errors.contains("it is a folder"))
            try work.write("Un texte.\n", to: "texte.txt")
            #expect(try await Command.depeche("doctor", "--store", work.folder + "/texte.txt").status == 65)
            let files = try FileManager.default.contentsOfDirectory(atPath: work.folder)
            #expect(!files.contains { $0.hasSuffix(".lock") }, "\(files)")
        }
    }

    @Test("an output that cannot be written to is named as the trouble", arguments: ["articles", "follow"])
    func fullOutput(command: String) async throws {
        try await withSeeds { work async throws in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Command.binary)
            process.arguments = [command, "--store", work.archive] + (command == "follow" ? ["--once"] : [])
            process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let told = await aside { errors.fileHandleForReading.readDataToEndOfFile() }
            await aside { process.waitUntilExit() }
            #expect(process.terminationStatus == 74)
            #expect(String(decoding: told, as: UTF8.self).contains("because: No space left on device"))
        }
    }

    @Test("an empty name, as of a variable that was never set, is an error")
    func emptyNames() async throws {
        try await withSeeds { work async throws in
            for arguments in [
                ["articles", "--store", ""], ["import", "--store", "", Workplace.seeds], ["status", "--config", ""],
                ["import", "--store", work.archive, ""], ["export", "--store", work.archive, ""],
            ] {
                let slip = try await Command.start(arguments).wait()
                #expect(slip.status == 64 && slip.errors.contains("empty"), "\(arguments): \(slip.errors)")
            }
        }
    }

    @Test("an export goes into a FIFO, and to where a link leads; neither is replaced by a file")
    func specialFiles() async throws {
        try await withSeeds { work async throws in
            let expected = try await run(work, "export", "-").output
            let fifo = work.folder + "/fifo"
            #expect(mkfifo(fifo, 0o600) == 0)
            let reader = Process()
            reader.executableURL = URL(fileURLWithPath: "/bin/cat")
            reader.arguments = [fifo]
            let taken = Pipe()
            reader.standardOutput = taken
            try reader.run()
            let export = try Command.start(["export", fifo, "--store", work.archive])
            let bytes = await aside { taken.fileHandleForReading.readDataToEndOfFile() }
            #expect(await export.wait().status == 0)
            #expect(bytes == Data(expected.utf8))
            var status = stat()
            #expect(lstat(fifo, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
            try work.write("", to: "all.jsonl")
            try FileManager.default.createSymbolicLink(atPath: work.folder + "/link", withDestinationPath: "all.jsonl")
            #expect(try await run(work, "export", work.folder + "/link").status == 0)
            #expect(lstat(work.folder + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
            #expect(try String(contentsOfFile: work.folder + "/all.jsonl", encoding: .utf8) == expected)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: work.folder).allSatisfy { !$0.hasSuffix(".part") }
            )
        }
    }

    @Test("what is no web address is not looked for in the web")
    func addresses() async throws {
        for address in ["ftp://a.example/", "file:///etc/passwd"] {
            let slip = try await Command.depeche("discover", address)
            #expect(slip.status == 64 && slip.errors.contains("is no web address"))
        }
    }
}
