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
