import News
import Settings
import Testing

@Suite("Secrets in headers")
struct SecretTests {
    private func folder(_ header: String, more: [String: String] = [:]) throws -> ScratchFolder {
        let list = "[[source]]\nid = 'a'\nurl = 'https://example.org/'\nheaders = { Authorization = \"\(header)\" }\n"
        return try ScratchFolder(["depeche.toml": "", "sources.d/a.toml": list].merging(more) { $1 })
    }

    @Test("a credential and a file are put where they are named, without the line break at their end")
    func resolved() throws {
        let folder = try folder(
            "A ${credential:token} b ${file:../keys/one}.",
            more: ["credentials/token": "geheim\n", "sources.d/../keys/one": " zwei \r\n"]
        )
        let sources = try folder.load(credentials: folder.path + "/credentials").sources
        #expect(sources.first?.fetch.headers == [Header(name: "Authorization", value: "A geheim b zwei.")])
    }

    @Test("a credential from a folder of them is found by its own name")
    func prefixed() throws {
        let folder = try folder("${credential:token}", more: ["credentials/depeche_token": "geheim"])
        let sources = try folder.load(credentials: folder.path + "/credentials").sources
        #expect(sources.first?.fetch.headers.first?.value == "geheim")
    }

    @Test(
        "a secret that cannot be had is a fault that does not name what it holds",
        arguments: [
            ("${credential:other}", "the credential `other` cannot be read: no such file or directory"),
            ("${credential:../depeche.toml}", "a reference in `${…}` names neither a credential nor a file"),
            ("${credential:.}", "a reference in `${…}` names neither a credential nor a file"),
            ("${credential:}", "a reference in `${…}` names neither a credential nor a file"),
            ("${geheim}", "a reference in `${…}` names neither a credential nor a file"),
            ("geheim ${credential:token", "a `${` is not closed"),
            ("${credential:lines}", "the value holds a line break or another character that a header cannot carry"),
            ("${credential:empty}", "the credential `empty` is empty"),
            ("${credential:binary}", "the credential `binary` is not text"),
            ("${credential:long}", "the credential `long` cannot be read: it is larger than 16KiB"),
            ("${file:/}", "the file `/` cannot be read: it is a folder"),
            ("geheim\\u0007", "the value holds a line break or another character that a header cannot carry"),
            ("geheim é", "the value holds a line break or another character that a header cannot carry"),
        ]
    )
    func missing(header: String, problem: String) throws {
        let folder = try folder(
            header,
            more: [
                "credentials/token": "geheim", "credentials/lines": "geheim\r\nX-Evil: 1", "credentials/empty": " \n",
                "credentials/long": String(repeating: "geheim", count: 4000),
            ]
        )
        try folder.write("credentials/binary", [0x67, 0xFF, 0xFE])
        let faults = folder.faults(credentials: folder.path + "/credentials")
        #expect(faults.count == 1)
        #expect(
            faults.first?.hasPrefix("sources.d/a.toml:4: source[0].headers.Authorization: \(problem); try: ") == true,
            "\(faults)"
        )
        #expect(faults.allSatisfy { !$0.contains("geheim") })
    }

    @Test("no message repeats a header's value or the rest of an address")
    func silent() throws {
        let folder = try folder(
            "geheim\\n",
            more: [
                "sources.d/b.toml": """
                [[source]]
                id = "b"
                url = "https://name:geheim@example.org/"
                headers.X = ["geheim"]
                [[source]]
                id = "c"
                url = "https://exa mple.org/?key=geheim"
                headers."X Y" = "geheim"
                headers.Z = "geheim
                """
            ]
        )
        let error = #expect(throws: ConfigurationError.self) { try folder.load() }
        #expect(error?.faults.count == 6)
        let all = "\(error.map { "\($0) \($0.line) \($0.what) \($0.why)" } ?? "") \(String(reflecting: error))"
        #expect(!all.contains("geheim"))
    }

    @Test("a changed secret shows as a changed key, not as itself")
    func difference() {
        var old = Source(id: .init(rawValue: "a"), place: .feed(url: "https://example.org/"))
        old.fetch.headers = [Header(name: "Authorization", value: "geheim")]
        var new = old
        new.fetch.headers = [Header(name: "Authorization", value: "auch geheim")]
        #expect(SourceListDifference(from: [old], to: [new]).description == "changed a (headers)")
    }
}
