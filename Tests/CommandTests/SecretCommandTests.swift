import Foundation
import TestSupport
import Testing

@Suite struct SecretCommandTests {
    @Test("no command prints a secret, and the archive keeps none")
    func silent() async throws {
        try await Publisher.serving { request in
            request.path == "/feed"
                ? .init(
                    headers: ["Location": "/nowhere"],
                    text: "<rss><channel><item><title>T</title></item></channel>"
                )
                : .init(302, headers: ["Location": "http://127.0.0.1:1/"])
        } while: { publisher in
            try await Workplace.with { work async throws in
                try work.write("geheim", to: "secret")
                let asked = """
                    username = "me"
                    password = "${file:../secret}"
                    cookies = "session=${file:../secret}"
                    headers = { X-Token = "${file:../secret}" }

                    """
                try work.write(
                    """
                    [[source]]
                    id = "good"
                    url = "\(publisher.base)/feed"
                    \(asked)
                    [[source]]
                    id = "moved"
                    url = "\(publisher.base)/moved"
                    \(asked)
                    [[source]]
                    id = "proxied"
                    url = "http://news.example/"
                    proxy = "http://me:${file:../secret}@127.0.0.1:1"
                    """,
                    to: "sources.d/list.toml"
                )
                let config = ["--config", work.settings]
                var text = ""
                for arguments in [
                    ["check"], ["check", "--json"], ["visit", "good"], ["visit", "moved", "--json"],
                    ["visit", "proxied"], ["run", "--once"], ["sources"], ["sources", "--json"], ["log", "--json"],
                    ["articles", "--json"],
                ] {
                    let command = try await Command.start(arguments + config).wait()
                    text += command.output + command.errors
                }
                #expect(publisher.requests.contains { $0.headers["x-token"] == "geheim" })
                #expect(text.contains("the proxy 127.0.0.1") && text.contains("3 sources, no fault"), "\(text)")
                #expect(!text.contains("geheim"), "\(text)")
                for end in ["", "-wal"] {
                    guard let bytes = FileManager.default.contents(atPath: work.archive + end) else { continue }
                    #expect(bytes.range(of: Data("geheim".utf8)) == nil)
                }
                // With a fault in it too.
                try work.write(
                    "[[source]]\nid = 'x'\nurl = 'https://a.example/'\npassword = 'geheim'\n",
                    to: "sources.d/z.toml"
                )
                for arguments in [["check"], ["check", "--json"]] {
                    let command = try await Command.start(arguments + config).wait()
                    #expect(command.status == 78)
                    #expect(!(command.output + command.errors).contains("geheim"))
                }
            }
        }
    }
}
