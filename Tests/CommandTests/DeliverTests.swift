import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct DeliverTests {
    private static let feed =
        "<rss version=\"2.0\"><channel><title>Journal</title>"
        + (1...20).map { number in
            """
            <item><title>Article \(number)</title><link>https://journal.example/\(number)</link>
            <description>Le texte de l’article \(number) du journal, tel qu’il parut ce jour-là.</description></item>
            """
        }.joined() + "</channel></rss>"

    private func receiver(_ name: String, _ work: Workplace) -> String {
        """

        [[deliver]]
        name = "\(name)"
        command = ["/bin/sh", "-c", "cat >> '\(work.folder)/\(name)'"]
        """
    }

    private func lines(_ name: String, _ work: Workplace) -> Int {
        let text = (try? String(contentsOfFile: work.folder + "/" + name, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").count
    }

    private func eventually(_ condition: () throws -> Bool) async throws -> Bool {
        for _ in 0..<400 {
            if try condition() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    @Test("the daemon hands changes to its receivers, takes up new ones by SIGHUP, and ends their commands with itself")
    func reload() async throws {
        try await Workplace.with { work async throws in
            try await Publisher.serving({ _ in Publisher.Answer(text: Self.feed) }) { publisher async throws in
                try work.write(
                    "[defaults]\npage = \"never\"\n[[source]]\nid = \"a\"\nurl = \"\(publisher.base)/a\"\n",
                    to: "sources.d/list.toml"
                )
                let settings = try String(contentsOfFile: work.settings, encoding: .utf8)
                try work.write(settings + receiver("one", work), to: "depeche.toml")
                let run = try Command.start(["run", "--config", work.settings])
                #expect(try await eventually { lines("one", work) == 20 })
                let hanging = """

                    [[deliver]]
                    name = "hanging"
                    command = ["/bin/sh", "-c", "trap '' TERM; echo $$ > '\(work.folder)/process'; sleep 300"]
                    """
                try work.write(settings + receiver("two", work) + hanging, to: "depeche.toml")
                kill(run.process.processIdentifier, SIGHUP)
                #expect(try await eventually { lines("two", work) == 20 && lines("process", work) == 1 })
                #expect(lines("one", work) == 20)
                let list = try await Command.depeche("readers", "--store", work.archive, "--json").output
                #expect(list.contains(#""name":"hanging","place":0,"lag":20"#), "\(list)")
                #expect(list.components(separatedBy: #""by":"command""#).count == 3)
                let status = try await Command.depeche("status", "--config", work.settings)
                #expect(status.status == 0 && status.output.contains("hanging: 20 behind, command"), "\(status.output)")
                kill(run.process.processIdentifier, SIGTERM)
                let ended = await run.wait()
                #expect(ended.status == 0, "\(ended.errors)")
                let process = try String(contentsOfFile: work.folder + "/process", encoding: .utf8)
                let number = try #require(pid_t(process.trimmingCharacters(in: .whitespacesAndNewlines)))
                #expect(kill(number, 0) != 0)
            }
        }
    }
}
