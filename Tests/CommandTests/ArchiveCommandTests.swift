import Foundation
import Testing

@Suite struct ArchiveCommandTests {
    @Test("the seeds are imported once and exported as five documents named by number and ID")
    func seeds() async throws {
        try await Workplace.with { work async throws in
            let first = try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output == "5 documents: 5 new, 0 revised, 0 known\n")
            let second = try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            #expect(second.output == "5 documents: 0 new, 0 revised, 5 known\n")
            let out = work.folder + "/out"
            let export = try await Command.depeche("export", "--store", work.archive, "--format", "documents", out)
            #expect(export.status == 0)
            let files = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
            #expect(files.suffix(2) == ["index.jsonl", "manifest.json"])
            let names = files.dropLast(2)
            #expect(names.count == 5)
            for (number, name) in names.enumerated() {
                #expect(try /(\d{3})_[0-9a-f]{16}\.txt/.wholeMatch(in: name)?.1 == "00\(number)", "\(name)")
            }
        }
    }

    @Test("the same documents from another place are known by their content")
    func elsewhere() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            try FileManager.default.copyItem(atPath: Workplace.seeds, toPath: work.folder + "/copy")
            let again = try await Command.depeche("import", "--store", work.archive, work.folder + "/copy")
            #expect(again.output == "5 documents: 0 new, 0 revised, 5 known\n")
        }
    }

    @Test("articles that were taken back are among the others, or listed by themselves, or left out")
    func withdrawn() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let lines = try await Command.depeche("export", "--store", work.archive, "-").output
            let first = try #require(lines.firstRange(of: #""state":"live""#))
            try work.write(lines.replacingCharacters(in: first, with: #""state":"withdrawn""#), to: "all.jsonl")
            let other = Workplace(folder: work.folder, archiveName: "other.db")
            try await Command.depeche("import", "--store", other.archive, work.folder + "/all.jsonl")
            func articles(_ arguments: String...) async throws -> [Substring] {
                let command = ["articles", "--store", other.archive] + arguments
                return try await Command.start(command).wait().output.split(separator: "\n")
            }
            #expect(try await articles("--json").count == 5)
            #expect(try await articles("--state", "all", "--json").count == 5)
            let live = try await articles("--state", "live", "--json")
            #expect(live.count == 4 && live.allSatisfy { $0.contains(#""state":"live""#) })
            let withdrawn = try await articles("--state", "withdrawn", "--json", "--limit", "0")
            #expect(withdrawn.count == 1 && withdrawn.allSatisfy { $0.contains(#""state":"withdrawn""#) })
            #expect(try await articles("--state", "withdrawn").last?.contains("[withdrawn] ") == true)
            #expect(try await articles("--state", "withdrawn", "--since", "1h", "--language", "ar", "--json").isEmpty)
            let wrong = try await Command.depeche("articles", "--store", other.archive, "--state", "gone")
            #expect(wrong.status == 64 && wrong.errors.contains("withdrawn"))
            let status = try await Command.depeche("status", "--store", other.archive)
            #expect(status.output.contains(" stories; 1 withdrawn\n"), "\(status.output)")
            let json = try await Command.depeche("status", "--store", other.archive, "--json")
            #expect(json.output.contains(#""withdrawn":1,"rechecksPlanned":0,"rechecksDue":0"#))
            // The index of withdrawn articles answers, however many the others are.
            let plan = try await aside {
                let wanted = "SELECT number FROM article WHERE state = 'withdrawn' ORDER BY number DESC LIMIT 20"
                return Result { try other.sqlite("EXPLAIN QUERY PLAN \(wanted)") }
            }.get()
            #expect(plan.contains("article_withdrawn"))
        }
    }

    @Test("articles are listed, shown by the beginning of their ID, and exported as JSON lines alike")
    func listing() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let table = try await Command.depeche("articles", "--store", work.archive)
            #expect(table.output.split(separator: "\n").count == 6)
            #expect(table.output.hasPrefix("ID "))
            let lines = try await Command.depeche("articles", "--store", work.archive, "--json").output.split(
                separator: "\n"
            )
            #expect(lines.count == 5)
            let exported = try await Command.depeche("export", "--store", work.archive, "-").output.split(
                separator: "\n"
            )
            #expect(Array(lines.reversed()) == exported)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
            )
            let id = try #require(object["id"] as? String)
            let shown = try await Command.depeche("show", "--store", work.archive, String(id.prefix(8)))
            #expect(shown.status == 0)
            #expect(shown.output.contains(id))
            let json = try await Command.depeche("show", "--store", work.archive, id, "--json")
            #expect(json.output == lines[0] + "\n")
        }
    }

    @Test("what a revision changed is shown word by word, with the kind of change")
    func differences() async throws {
        try await Workplace.with { work async throws in
            let first = """
                Accident à Fès

                Trois personnes ont été blessées dimanche soir dans un accident de la route près de Fès, selon la police.

                La circulation a été rétablie dans la nuit, après l’intervention des secours et de la gendarmerie royale.
                """
            try work.write(first + "\n", to: "note.txt")
            try await Command.depeche("import", "--store", work.archive, work.folder + "/note.txt")
            try work.write(first.replacing("Trois personnes", with: "Quatre personnes") + "\n", to: "note.txt")
            let again = try await Command.depeche("import", "--store", work.archive, work.folder + "/note.txt")
            try #require(again.output == "1 document: 0 new, 1 revised, 0 known\n")
            let id = try work.sqlite("SELECT id FROM articles")
            let shown = try await Command.depeche("show", "--store", work.archive, id, "--diff")
            #expect(shown.output.contains("--- revision 1 to 2, correction\n"), "\(shown.output)")
            #expect(shown.output.contains("[-Trois-] {+Quatre+} personnes ont été blessées"))
            #expect(shown.output.contains("(1 paragraph unchanged)"))
            #expect(!shown.output.contains("circulation"))
            let views = try work.sqlite("SELECT revision, change FROM revisions")
            #expect(views == "1|correction")
        }
    }

    @Test("an ID that no article has, and one that is none, are errors of their own")
    func wrongID() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            #expect(try await Command.depeche("show", "--store", work.archive, "ffffffffffff").status == 66)
            #expect(try await Command.depeche("show", "--store", work.archive, "xyz").status == 64)
        }
    }

    @Test(
        "commands that read say that there is no archive, and make none",
        arguments: ["articles", "sources", "log", "status"]
    )
    func noArchive(command: String) async throws {
        try await Workplace.with { work async throws in
            let result = try await Command.depeche(command, "--store", work.archive)
            #expect(result.status == 66)
            #expect(result.errors.contains("there is no such file"))
            #expect(result.errors.contains("try: "))
            #expect(!FileManager.default.fileExists(atPath: work.archive))
        }
    }

    @Test("importing what is not there, and exporting to where nothing can be written, are told")
    func wrongPaths() async throws {
        try await Workplace.with { work async throws in
            let missing = try await Command.depeche("import", "--store", work.archive, work.folder + "/nothing")
            #expect(missing.status == 66)
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let file = work.folder + "/file"
            try work.write("x", to: "file")
            let export = try await Command.depeche("export", "--store", work.archive, "--format", "documents", file)
            #expect(export.status == 73)
            let lines = try await Command.depeche(
                "export",
                "--store",
                work.archive,
                work.folder + "/no/such/folder.jsonl"
            )
            #expect(lines.status == 73)
        }
    }

    @Test("the workbench reads files and pipes, and nothing that is larger than a document may be")
    func workbenchInput() async throws {
        try await Workplace.with { work async throws in
            try work.write("<rss version=\"2.0\"><channel><title>Le Port</title></channel></rss>", to: "feed.xml")
            #expect(mkfifo(work.folder + "/pipe", 0o600) == 0)
            let pipe = try Command.start(["parse", "pipe"], in: work.folder)
            try await aside {
                Result { try Data(contentsOf: URL(fileURLWithPath: work.folder + "/feed.xml")) }
                    .flatMap { feed in Result { try feed.write(to: URL(fileURLWithPath: work.folder + "/pipe")) } }
            }.get()
            #expect(await pipe.wait().output.contains(#""title":"Le Port""#))
            for command in ["parse", "extract"] {
                let missing = try await Command.depeche(command, "nowhere", in: work.folder)
                #expect(missing.status == 66 && missing.errors.contains("No such file"))
            }
            #expect(truncate(work.folder + "/feed.xml", (1 << 30) + 1) == 0)
            let large = try await Command.depeche("parse", "feed.xml", in: work.folder)
            #expect(large.status == 65 && large.errors.contains("more than 1024 MiB"))
        }
    }

    @Test("a reader that goes away ends an export quietly")
    func closedPipe() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = [
                "-c", "'\(Command.binary)' export --store '\(work.archive)' - | head -c 10 >/dev/null",
            ]
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let text = errors.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(text.isEmpty)
        }
    }

    @Test("every command has help, and a wrong option is a usage error")
    func help() async throws {
        for command in [
            "run", "status", "events", "check", "visit", "sources", "articles", "show", "explain", "log", "import",
            "export",
            "backup", "parse", "extract",
        ] {
            let help = try await Command.depeche("help", command)
            #expect(help.status == 0 && help.output.contains("OVERVIEW:"), "\(command)")
            #expect(try await Command.depeche(command, "--no-such-option").status == 64, "\(command)")
        }
    }
}
