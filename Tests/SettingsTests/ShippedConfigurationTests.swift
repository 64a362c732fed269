import Foundation
import News
import Settings
import Testing

@Suite("The shipped configuration")
struct ShippedConfigurationTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test("it loads without a fault, and warns at most of the missing folder of samples")
    func loads() throws {
        let configuration = try ConfigurationLoader().load(Self.root + "/Config/depeche.toml")
        #expect(configuration.warnings.filter { $0.problem != "there is no folder \(Self.root)/seeds now" } == [])
        var defaults = DaemonSettings()
        defaults.lists.folder = Self.root + "/Config/sources.d"
        #expect(configuration.settings == defaults)
        #expect(
            configuration.files.map { $0.dropFirst(Self.root.count) } == [
                "/Config/depeche.toml", "/Config/sources.d/france.toml", "/Config/sources.d/maghreb.toml",
                "/Config/sources.d/maroc.toml", "/Config/sources.d/seeds.toml",
            ]
        )
    }

    @Test("its lists give every source a title, a language, a time zone and a tag")
    func lists() throws {
        let sources = try ConfigurationLoader().load(Self.root + "/Config/depeche.toml").sources
        #expect(sources.count == 40)
        for source in sources {
            #expect(source.title != nil && source.language != nil && source.timezone != nil, "\(source.id)")
            #expect(!source.tags.isEmpty, "\(source.id)")
        }
        let seeds = try #require(sources.first { $0.id.rawValue == "seeds" })
        #expect(seeds.place == .folder(path: Self.root + "/seeds"))
        #expect(sources.filter { $0.language == "ar" }.map(\.id.rawValue) == ["echorouk", "hespress-ar", "hibapress"])
        #expect(sources.first { $0.id.rawValue == "medias24" }?.tags == ["maroc", "économie"])
    }

    @Test("every key it shows, uncommented, is known and has the default it shows")
    func uncommented() throws {
        let shown = try String(contentsOfFile: Self.root + "/Config/depeche.toml", encoding: .utf8)
        let keys = shown.split(separator: "\n").filter { $0.wholeMatch(of: /# [a-z_]+ = .*/) != nil }
        #expect(keys.count == 34)
        let text = shown.replacing(/# ([a-z_]+ = )/) { $0.1 }
        let folder = try ScratchFolder(["depeche.toml": text, "sources.d/a.toml": "source = []\n"])
        let configuration = try folder.load()
        var defaults = DaemonSettings()
        defaults.lists.folder = folder.path + "/sources.d"
        // It follows the archive where it is not written.
        defaults.store.documents = defaults.store.path + "-raw"
        #expect(configuration.settings == defaults)
        #expect(configuration.warnings.map(\.key) == [""])
    }

    @Test("the list it explains loads, and shows every key of a source")
    func explained() throws {
        let shown = try String(contentsOfFile: Self.root + "/Config/depeche.toml", encoding: .utf8)
        let lines = shown.split(separator: "\n").filter { $0.hasPrefix("#     ") }.map { $0.dropFirst(6) }
        let start = try #require(lines.firstIndex { $0.hasPrefix("[defaults]") })
        let (receivers, list) = (lines[..<start], lines[start...])
        let folder = try ScratchFolder([
            "depeche.toml": receivers.joined(separator: "\n"), "credentials/desk": "d", "credentials/desk-token": "t",
            "sources.d/a.toml": list.joined(separator: "\n"), "sources.d/documents/x.txt": "",
            "sources.d/session": "s", "credentials/paper": "p",
        ])
        let configuration = try folder.load(credentials: folder.path + "/credentials")
        // The program it shows is nowhere.
        #expect(configuration.warnings.map(\.key) == ["deliver[0].command"])
        #expect(configuration.receivers.map(\.name.rawValue) == ["indexer", "desk"])
        #expect(configuration.sources.map(\.id.rawValue) == ["hespress-fr", "documents"])
        let keys = [
            "id", "title", "url", "path", "language", "timezone", "tags", "page", "interval", "headers", "keep", "drop",
            "username", "password", "cookies", "proxy", "user_agent", "timeout", "connect_timeout", "max_bytes",
            "max_page_bytes", "http",
        ]
        for key in keys { #expect(list.contains { $0.hasPrefix(key + " = ") }, "\(key)") }
        let receiverKeys = [
            "name", "command", "acknowledge", "webhook", "secret", "headers", "proxy", "changes", "sources",
            "languages", "begin", "batch", "batch_bytes", "timeout", "max_wait", "tell_after",
        ]
        for key in receiverKeys { #expect(receivers.contains { $0.hasPrefix(key + " = ") }, "\(key)") }
    }
}
