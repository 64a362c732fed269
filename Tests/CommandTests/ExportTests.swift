import Foundation
import Testing

@Suite struct ExportTests {
    private func run(_ arguments: String...) async throws -> Command { try await Command.start(arguments).wait() }

    private func files(_ folder: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data()) }
        )
    }

    @Test(
        "an export of the same cut is the same bytes, by day and with a manifest that is true",
        arguments: ["jsonl", "csv", "atom"]
    )
    func folder(format: String) async throws {
        try await Workplace.with { work async throws in
            _ = try await run("import", "--store", work.archive, Workplace.seeds)
            for (name, packing) in [("a", "--gzip"), ("b", "--gzip"), ("c", "--zstd")] {
                let out = work.folder + "/" + name + "/"
                let result = try await run("export", "--store", work.archive, "--format", format, packing, out)
                #expect(result.status == 0 && result.output.hasPrefix("5 articles"), "\(result.errors)")
            }
            let first = try files(work.folder + "/a")
            #expect(try files(work.folder + "/b") == first)
            let manifest = try #require(first["manifest.json"])
            let object = try #require(try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
            #expect(object["articles"] as? Int == 5 && object["asOf"] as? Int == 5)
            let listed = try #require(object["files"] as? [[String: Any]])
            #expect(listed.count == 1 && first.count == 2)
            let name = try #require(listed[0]["name"] as? String)
            #expect(name.hasSuffix(".\(format).gz"))
            #expect(listed[0]["bytes"] as? Int == first[name]?.count)
            let sum = try sha256(work.folder + "/a/" + name)
            #expect(listed[0]["sha256"] as? String == sum)
        }
    }

    private func sha256(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return String(text.prefix(64))
    }

    @Test("an export brought back into an empty archive is exported as the same bytes, and known the second time")
    func restored() async throws {
        try await Workplace.with { work async throws in
            _ = try await run("import", "--store", work.archive, Workplace.seeds)
            let before = try await run("export", "--store", work.archive, "-")
            for (kind, arguments) in [
                ("file.jsonl", [String]()), ("file.jsonl.zst", ["--zstd"]), ("folder/", ["--gzip"]),
            ] {
                let out = work.folder + "/" + kind
                let export = try await Command.start(["export", "--store", work.archive, out] + arguments).wait()
                #expect(export.status == 0, "\(export.errors)")
                let other = work.folder + "/\(arguments.count)\(kind.count).db"
                let imported = try await run("import", "--store", other, out)
                #expect(imported.output == "5 articles: 5 new, 0 known\n", "\(imported.errors)")
                #expect(try await run("export", "--store", other, "-").output == before.output)
                #expect(try await run("import", "--store", other, out).output == "5 articles: 0 new, 5 known\n")
                let changes = try await run("follow", "--store", other, "--once")
                #expect(changes.output.split(separator: "\n").count == 5)
                let documents = try await run("import", "--store", other, Workplace.seeds)
                #expect(documents.output == "5 documents: 0 new, 0 revised, 5 known\n")
            }
        }
    }

    @Test("a damaged export is refused whole")
    func damaged() async throws {
        try await Workplace.with { work async throws in
            _ = try await run("import", "--store", work.archive, Workplace.seeds)
            _ = try await run("export", "--store", work.archive, work.folder + "/out/")
            let name = try #require(try files(work.folder + "/out").keys.first { $0 != "manifest.json" })
            let path = work.folder + "/out/" + name
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try Data(text.replacing("Interpol", with: "Interpole").utf8).write(to: URL(fileURLWithPath: path))
            let other = work.folder + "/other.db"
            let result = try await run("import", "--store", other, work.folder + "/out")
            #expect(result.status == 65)
            #expect(result.errors.contains("it is not what its manifest says"))
            try Data((text + "{\"id\":\"x\"}\n").utf8).write(to: URL(fileURLWithPath: work.folder + "/lines.jsonl"))
            let lines = try await run("import", "--store", other, work.folder + "/lines.jsonl")
            #expect(lines.status == 65 && lines.errors.contains("line 6 is no article"))
            #expect(try await run("articles", "--store", other, "--json").output.isEmpty)
        }
    }

    @Test("documents have an index that tells everything but the text")
    func documents() async throws {
        try await Workplace.with { work async throws in
            _ = try await run("import", "--store", work.archive, Workplace.seeds)
            _ = try await run("export", "--store", work.archive, "--format", "documents", work.folder + "/out")
            let index = try String(contentsOfFile: work.folder + "/out/index.jsonl", encoding: .utf8)
            let lines = index.split(separator: "\n")
            #expect(lines.count == 5)
            for line in lines {
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let file = work.folder + "/out/" + (try #require(object["file"] as? String))
                #expect(try sha256(file) == object["sha256"] as? String)
                #expect((object["article"] as? [String: Any])?["id"] != nil)
            }
        }
    }

    @Test("an Atom export is read by newsboat, every article with its title, but for those that were withdrawn")
    func newsboat() async throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/newsboat") else { return }
        try await Workplace.with { work async throws in
            _ = try await run("import", "--store", work.archive, Workplace.seeds)
            try work.write("Une dépêche que son journal a retirée le lendemain, sans un mot.", to: "retiree.txt")
            _ = try await run("import", "--store", work.archive, work.folder + "/retiree.txt")
            let withdraw = """
                UPDATE article SET state = 'withdrawn', withdrawn = '2033-05-18T03:33:20Z', seq = 7 WHERE seq = 6; UPDATE setting SET value = 7 WHERE name = 'seq';
                INSERT INTO change (seq, article, kind, revision, moment, former)
                SELECT 7, number, 'withdrawn', 1, 2000000000000, '{}' FROM article WHERE seq = 7;
                """
            _ = try await aside { Result { try work.sqlite(withdraw) } }.get()
            _ = try await run("export", "--store", work.archive, "--format", "atom", work.folder + "/feed.xml")
            try work.write("file://\(work.folder)/feed.xml\n", to: "urls")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/newsboat")
            process.arguments = ["-u", work.folder + "/urls", "-c", work.folder + "/cache.db", "-x", "reload"]
            process.environment = ["HOME": work.folder, "LANG": "C.UTF-8", "TERM": "dumb"]
            process.standardOutput = Pipe()
            process.standardError = Pipe()
            try process.run()
            await aside { process.waitUntilExit() }
            let cache = Workplace(folder: work.folder, archiveName: "cache.db")
            #expect(try cache.sqlite("SELECT count(*), count(DISTINCT guid) FROM rss_item WHERE title <> ''") == "5|5")
            let words = try cache.sqlite("SELECT min(length(content)) > 1000 FROM rss_item")
            #expect(words == "1")
            let feed = try String(contentsOfFile: work.folder + "/feed.xml", encoding: .utf8)
            #expect(feed.contains(#"" when="2033-05-18T03:33:20Z"/>"#) && !feed.contains("retirée"))
        }
    }

    @Test("of a story only the first article is exported when that is asked for; wrong options are told")
    func stories() async throws {
        try await Workplace.with { work async throws in
            try FileManager.default.createDirectory(atPath: work.folder + "/in", withIntermediateDirectories: true)
            let paragraphs = """
                Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf \
                cent mille conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an.

                Les compagnies maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de \
                pointe. Une réunion est prévue jeudi avec l’administration des douanes pour examiner un guichet unique.
                """
            try work.write("Record au port\n\n" + paragraphs + "\n", to: "in/a.txt")
            try work.write(
                "Tanger bat son record\n\n" + paragraphs + "\n\nLa suite demain dans nos pages.\n",
                to: "in/b.txt"
            )
            _ = try await run("import", "--store", work.archive, work.folder + "/in/a.txt")
            _ = try await run("import", "--store", work.archive, "--source", "autre", work.folder + "/in/b.txt")
            let all = try await run("export", "--store", work.archive, "-")
            try #require(all.output.contains("\"copyOf\""), "\(all.output)")
            let one = try await run("export", "--store", work.archive, "--stories", "one-per-story", "-")
            #expect(one.output.split(separator: "\n").count == 1)
            #expect(one.output.contains("Record au port"))
            _ = try await aside { Result { try work.sqlite("UPDATE article SET state = 'withdrawn' WHERE seq = 1") } }
                .get()
            let feed = try await run(
                "export",
                "--store",
                work.archive,
                "--stories",
                "one-per-story",
                "--format",
                "atom",
                "-"
            )
            #expect(feed.output.contains("<at:deleted-entry ") && !feed.output.contains("Record au port"))
            #expect(feed.output.contains("<title>Tanger bat son record</title>"))
            for (state, count, entries, tombstones) in [("all", 2, 1, 1), ("live", 1, 1, 0), ("withdrawn", 1, 0, 1)] {
                let lines = try await run("export", "--store", work.archive, "--state", state, "-").output
                #expect(lines.split(separator: "\n").count == count, "\(state)")
                let feed = try await run("export", "--store", work.archive, "--state", state, "--format", "atom", "-")
                #expect(feed.output.components(separatedBy: "<entry").count - 1 == entries, "\(state)")
                #expect(feed.output.components(separatedBy: "<at:deleted-entry").count - 1 == tombstones, "\(state)")
            }
            _ = try await run("export", "--store", work.archive, "--state", "live", work.folder + "/days/")
            let manifest = try String(contentsOfFile: work.folder + "/days/manifest.json", encoding: .utf8)
            #expect(manifest.contains(#""settings":{"state":"live","stories":"all""#), "\(manifest)")
            #expect(try await run("export", "--store", work.archive, "--state", "gone", "-").status == 64)
            #expect(try await run("export", "--store", work.archive, "--format", "parquet", "-").status == 64)
            #expect(try await run("export", "--store", work.archive, "--gzip", "--zstd", "-").status == 64)
            #expect(try await run("export", "--store", work.archive, "--as-of", "99", "-").status == 64)
        }
    }
}
