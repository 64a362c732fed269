import CurlTransport
import Foundation
import Ingest
import Logging
import News
import SQLiteStore

/// An archive in a folder of its own, with what a test needs to bring articles into it.
struct Archive {
    let folder: String
    let store: SQLiteStore
    let transport = CurlTransport(maximumConnections: 16)

    static func with<Value>(_ body: (Archive) async throws -> Value) async throws -> Value {
        let folder = NSTemporaryDirectory() + "depeche-test-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(Archive(folder: folder, store: SQLiteStore(path: folder + "/a.db", access: .create)))
    }

    static var options: IngestOptions {
        var options = IngestOptions(userAgent: "depeche-test")
        options.allowsPrivateNetworks = true
        options.hostDelay = .zero
        options.perHost = 64
        options.timeout = .seconds(30)
        return options
    }

    /// One round over the sources; each is due, whatever the schedule said.
    @discardableResult
    func visit(
        _ sources: [Source],
        options: IngestOptions = Self.options,
        log: Logger = Self.silent
    ) async throws -> RoundSummary {
        let ingester = Ingester(store: store, transport: transport, options: options, log: log)
        try await ingester.apply(sources, options)
        for source in sources { try await store.makeDue(source.id, at: Date()) }
        return try await ingester.runOnce()
    }

    func articles() async throws -> [Article] {
        var query = ArticleQuery()
        query.order = .stream
        return try await store.articles(query)
    }

    func lastVisit(of source: String) async throws -> VisitRecord? {
        var query = VisitQuery()
        query.source = Source.ID(rawValue: source)
        query.limit = 1
        return try await store.visits(query).first
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    static let silent = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }

    static func feed(_ id: String, _ url: String) -> Source {
        var source = Source(id: Source.ID(rawValue: id), place: .feed(url: url))
        source.page = .never
        return source
    }
}

/// RSS documents as publishers write them.
enum RSS {
    static func item(_ number: Int, title: String? = nil, text: String? = nil) -> String {
        """
        <item><title>\(title ?? "Titre \(number)")</title><link>https://journal.example/article-\(number)</link>
        <guid isPermaLink="false">article-\(number)</guid><pubDate>Mon, 24 Nov 2025 10:\(10 + number % 50):00 +0100</pubDate>
        <dc:creator>Aïcha Benali</dc:creator><category>Monde</category><category>Sécurité</category>
        <description><![CDATA[<p>\(text ?? "Le texte de l’article numéro \(number), assez long pour en être un.")</p>]]></description></item>

        """
    }

    static func feed(_ items: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Journal</title>
        <link>https://journal.example/</link><description>Essai</description><language>fr</language>
        \(items)</channel></rss>
        """
    }
}
