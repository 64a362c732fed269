import Settings
import Testing

@Suite("Wrong types")
struct WrongTypeTests {
    static let kinds = [
        "text": "'x'", "an integer": "-1", "a number with a fraction": "1.5", "a boolean": "true",
        "a date or time": "2024-05-05", "a list": "[1]", "a table": "{ x = 1 }",
    ]

    /// Keys and the kinds they may have.
    static let keys: [(table: String, key: String, kinds: Set<String>)] = [
        ("store", "path", ["text"]), ("sources", "folder", ["text"]), ("fetch", "user_agent", ["text"]),
        ("fetch", "concurrency", ["an integer"]), ("fetch", "per_host", ["an integer"]),
        ("fetch", "host_delay", ["text"]), ("fetch", "timeout", ["text"]),
        ("fetch", "max_bytes", ["text", "an integer"]), ("fetch", "allow_private_networks", ["a boolean"]),
        ("schedule", "min_interval", ["text"]), ("schedule", "max_interval", ["text"]),
        ("schedule", "patience", ["text"]), ("schedule", "first_visits", ["text"]),
        ("retention", "raw_documents", ["text"]), ("retention", "visits", ["text"]),
        ("retention", "articles", ["text"]), ("log", "level", ["text"]), ("log", "format", ["text"]),
        ("status", "listen", ["text"]), ("defaults", "language", ["text"]), ("defaults", "timezone", ["text"]),
        ("defaults", "tags", ["a list"]), ("defaults", "page", ["text"]), ("defaults", "interval", ["text"]),
        ("fetch", "connect_timeout", ["text"]), ("fetch", "stall_timeout", ["text"]),
        ("fetch", "max_page_bytes", ["text", "an integer"]), ("fetch", "max_redirects", ["an integer"]),
        ("fetch", "max_header_lines", ["an integer"]), ("fetch", "max_header_bytes", ["text", "an integer"]),
        ("fetch", "proxy", ["text"]), ("defaults", "user_agent", ["text"]), ("defaults", "username", ["text"]),
        ("defaults", "cookies", ["text"]), ("defaults", "proxy", ["text"]), ("defaults", "http", ["text"]),
        ("defaults", "max_bytes", ["text", "an integer"]), ("defaults", "max_page_bytes", ["text", "an integer"]),
        ("defaults", "timeout", ["text"]), ("defaults", "connect_timeout", ["text"]),
        ("defaults", "headers", ["a table"]), ("defaults", "keep", ["a list"]), ("defaults", "drop", ["a list"]),
    ]

    @Test("of every key and table are named as what they are", arguments: keys)
    func named(table: String, key: String, kinds: Set<String>) throws {
        for (kind, literal) in Self.kinds where !kinds.contains(kind) {
            let folder = try ScratchFolder(["depeche.toml": "[\(table)]\n\(key) = \(literal)\n"])
            let faults = folder.faults()
            #expect(faults.count == 1, "\(faults)")
            #expect(
                faults.first?.hasPrefix("depeche.toml:2: \(table).\(key): this is \(kind), not ") == true,
                "\(faults)"
            )
        }
        for (kind, literal) in Self.kinds where kind != "a table" {
            let folder = try ScratchFolder(["depeche.toml": "\(table) = \(literal)\n"])
            #expect(folder.faults().first?.hasPrefix("depeche.toml:1: \(table): this is \(kind), not a table") == true)
        }
        let folder = try ScratchFolder(["depeche.toml": "[[\(table)]]\n"])
        #expect(folder.faults().first?.hasPrefix("depeche.toml:1: \(table): this is a list, not a table") == true)
    }

    @Test("of a source's own keys are named too", arguments: ["id", "url", "path", "title"])
    func source(key: String) throws {
        for (kind, literal) in Self.kinds where kind != "text" {
            var lines = ["[[source]]", "id = 'a'", "url = 'https://example.org/'"].filter { !$0.hasPrefix(key) }
            if key == "path" { lines.removeLast() }
            lines.append("\(key) = \(literal)")
            let folder = try ScratchFolder(["depeche.toml": lines.joined(separator: "\n")])
            let expected = "depeche.toml:\(lines.count): source[0].\(key): this is \(kind), not text"
            #expect(folder.faults().count == 1, "\(folder.faults())")
            #expect(folder.faults().first?.hasPrefix(expected) == true, "\(folder.faults())")
        }
    }

    @Test("of the list of sources are named, and a single table is read all the same")
    func list() throws {
        #expect(
            try ScratchFolder(["depeche.toml": "source = 'x'"]).faults() == [
                "depeche.toml:1: source: this is text, not a list of sources; try: begin each source with a line `[[source]]`"
            ]
        )
        let single = try ScratchFolder(["depeche.toml": "[source]\nid = 1\nurl = 'https://example.org'\n"]).faults()
        #expect(
            single.map { $0.prefix(24) }
                == ["depeche.toml:1: source: t", "depeche.toml:2: source.i"].map { $0.prefix(24) }
        )
        let mixed = try ScratchFolder(["depeche.toml": "source = [\n1,\n{ id = 'a', url = 'https://example.org' } ]"])
            .faults()
        #expect(mixed.count == 1 && mixed[0].hasPrefix("depeche.toml:2: source[0]: this is an integer, not a table"))
    }
}
