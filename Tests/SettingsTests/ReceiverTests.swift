import News
import Settings
import Testing

@Suite("Receivers of changes")
struct ReceiverTests {
    private func folder(_ settings: String) throws -> ScratchFolder {
        try ScratchFolder([
            "depeche.toml": settings, "credentials/hook": "whsec_c2VjcmV0\n", "credentials/token": "geheim\n",
            "sources.d/a.toml": "[[source]]\nid = \"a\"\nurl = \"https://example.org/1\"\n",
        ])
    }

    private func load(_ settings: String) throws -> Configuration {
        let folder = try folder(settings)
        return try folder.load(credentials: folder.path + "/credentials")
    }

    @Test("every key is read, and what is not said has its default")
    func keys() throws {
        let receivers = try load(
            """
            [[deliver]]
            name = "indexer"
            command = ["/bin/sh", "-c", "cat"]
            [[deliver]]
            name = "desk"
            webhook = "https://hooks.example.org/${credential:token}"
            secret = "${credential:hook}"
            headers = { Authorization = "Bearer ${credential:token}" }
            proxy = "direct"
            changes = ["new", "revised"]
            sources = ["a", "b"]
            languages = ["fr", "ar-ma"]
            begin = "end"
            batch = 10
            batch_bytes = "64KiB"
            timeout = "5s"
            max_wait = "1h"
            tell_after = "10m"
            """
        ).receivers
        let indexer = try #require(Reader.Name(rawValue: "indexer"))
        #expect(receivers.first == Receiver(indexer, .command(Receiver.Command(["/bin/sh", "-c", "cat"], .exit))))
        var webhook = Receiver.Webhook(url: Secret("https://hooks.example.org/geheim"))
        webhook.secret = Secret("whsec_c2VjcmV0")
        webhook.headers = [Header(name: "Authorization", value: "Bearer geheim")]
        webhook.proxy = .direct
        var desk = Receiver(try #require(Reader.Name(rawValue: "desk")), .webhook(webhook))
        desk.filter.kinds = [.new, .revised]
        desk.filter.sources = [Source.ID(rawValue: "a"), Source.ID(rawValue: "b")]
        desk.filter.languages = ["fr", "ar-MA"]
        desk.beginsAtEnd = true
        desk.batch = 10
        desk.batchBytes = 64 << 10
        desk.timeout = .seconds(5)
        desk.longestWait = .seconds(3_600)
        desk.tellAfter = .seconds(600)
        #expect(receivers.last == desk && receivers.count == 2)
        #expect(!"\(receivers)".contains("geheim"))
    }

    @Test(
        "what cannot be is told with its line",
        arguments: [
            ("name = \"a\"", "deliver[0].name: there is neither a `command` nor a `webhook`"),
            ("command = [\"/bin/cat\"]", "deliver[0].name: the key is missing"),
            ("name = \"Ä\"\ncommand = [\"/bin/cat\"]", "deliver[0].name: `Ä` cannot name a reader"),
            ("name = \"a\"\ncommand = [\"cat\"]", "deliver[0].command: this does not begin with the absolute path"),
            ("name = \"a\"\ncommand = \"/bin/cat\"", "deliver[0].command: this is text, not a list"),
            (
                "name = \"a\"\ncommand = [\"/bin/cat\"]\nsecret = \"${credential:hook}\"",
                "deliver[0].secret: this is for a webhook"
            ),
            (
                "name = \"a\"\nwebhook = \"https://e.example/\"\nsecret = \"plain\"",
                "deliver[0].secret: the password is written out"
            ),
            (
                "name = \"a\"\nwebhook = \"https://e.example/\"\nacknowledge = \"lines\"",
                "deliver[0].acknowledge: this is for a command"
            ),
            ("name = \"a\"\nwebhook = \"ftp://e.example/\"", "deliver[0].webhook: `ftp` is no scheme"),
            (
                "name = \"a\"\ncommand = [\"/bin/cat\"]\nwebhook = \"https://e.example/\"",
                "deliver[0].webhook: there is a `command` as well"
            ),
            (
                "name = \"a\"\ncommand = [\"/bin/cat\"]\nchanges = [\"gone\"]",
                "deliver[0].changes[0]: `gone` is not known here"
            ),
            ("name = \"a\"\ncommand = [\"/bin/cat\"]\nbatch = 0", "deliver[0].batch: 0 is out of range"),
            ("name = \"a\"\ncommand = [\"/bin/cat\"]\nfoo = 1", "deliver[0].foo: unknown key"),
            (
                "name = \"a\"\ncommand = [\"/bin/cat\"]\n[[deliver]]\nname = \"a\"\ncommand = [\"/bin/cat\"]",
                "`a` is already the name of the receiver on line 2"
            ),
        ]
    )
    func faults(text: String, problem: String) throws {
        let folder = try folder("[[deliver]]\n" + text)
        let faults = folder.faults(credentials: folder.path + "/credentials")
        #expect(faults.count == 1)
        #expect(faults.contains { $0.contains(problem) }, "\(faults)")
    }

    @Test("a program that is not there is a warning; the settings can be read without the secrets of receivers")
    func warnings() throws {
        let configuration = try load("[[deliver]]\nname = \"a\"\ncommand = [\"/nowhere/program\"]")
        #expect(configuration.warnings.contains { "\($0)".contains("/nowhere/program cannot be run") })
        let folder = try folder("[[deliver]]\nname = \"a\"\nwebhook = \"https://e.example/${credential:missing}\"")
        #expect(throws: Never.self) { try ConfigurationLoader().settings(at: folder.path + "/depeche.toml") }
    }
}
