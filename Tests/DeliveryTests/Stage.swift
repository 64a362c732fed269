import Foundation
import Logging
import News
import SQLiteStore
import Synchronization
import Testing

@testable import Delivery

/// An archive with a stream of changes, and what its deliveries log.
struct Stage {
    let folder: String
    let store: SQLiteStore
    let log: Log

    static func with(_ body: (Stage) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "depeche-delivery-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try SQLiteStore(path: folder + "/a.db", access: .create)
        let reader = try #require(Reader.Name(rawValue: "veille"))
        try await body(Stage(folder: folder, store: store, log: Log(), reader: reader))
        store.close()
    }

    let reader: Reader.Name

    /// Stores articles, each a change of the kind `new`.
    func store(_ count: Int, from first: Int = 1, language: String = "fr", source: String = "s") async throws {
        let now = Date()
        let articles = (first..<first + count).map { number in
            var article = Article(
                id: Article.ID(rawValue: String(format: "%016x", number)),
                source: Source.ID(rawValue: source),
                title: "Article \(number)",
                text: "Le texte de l’article \(number).",
                textFrom: .feed,
                wordCount: 5,
                digest: "\(number)",
                firstSeen: now
            )
            article.language = language
            return article
        }
        let candidates = articles.map { Candidate(entry: $0.id.rawValue, article: $0) }
        let visit = Visit(
            state: FeedState(source: Source.ID(rawValue: source), nextVisit: now),
            record: VisitRecord(source: Source.ID(rawValue: source), started: now),
            candidates: candidates
        )
        _ = try await store.commit(visit) { visit, _ in visit.candidates.map { _ in .new } }
    }

    func receiver(_ way: Receiver.Way) -> Receiver {
        var receiver = Receiver(reader, way)
        receiver.timeout = .seconds(20)
        receiver.longestWait = .milliseconds(20)
        return receiver
    }

    /// Runs deliveries while `body` does.
    func delivering(
        to receivers: [Receiver],
        by transport: any Transport,
        _ body: (Deliveries) async throws -> Void
    ) async throws {
        let path = folder + "/a.db"
        let deliveries = Deliveries(store: store, transport: transport, log: log.logger) {
            () throws(StoreError) in try SQLiteStore(path: path, access: .read)
        }
        try await deliveries.apply(receivers, userAgent: "test")
        do { try await body(deliveries) } catch {
            await deliveries.stop()
            throw error
        }
        await deliveries.stop()
    }

    func place() async throws -> Int64? { try await store.place(of: reader)?.rawValue }

    /// Waits until the receiver has taken this change.
    func until(_ place: Int64) async throws -> Bool {
        try await eventually { try await self.place() ?? -1 >= place }
    }

    /// The lines of a file.
    func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// A program for a shell.
    func script(_ text: String) -> [String] { ["/bin/sh", "-c", "cd \(folder); " + text] }

    /// The `seq` of each line of a file.
    func seqs(_ name: String) -> [Int] {
        lines(name).compactMap { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["seq"] as? Int
        }
    }
}

/// Whether it holds within twenty seconds.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<400 {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(50))
    }
    return false
}

/// Keeps what is logged, a line each.
final class Log: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: Log
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            log.kept.withLock { $0.append("\(event.message) \(fields)") }
        }
    }
}
