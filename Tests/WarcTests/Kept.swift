import Foundation
import News
import Synchronization
import Testing
import Warc

/// A folder of documents with its index, for a test.
final class Kept {
    let folder: String
    let index = MemoryIndex()
    private(set) var writer: RawFolder
    private let maximumFileBytes: Int
    private var count: Int64 = 0

    var reader: RawReader { RawReader(folder: folder) }

    init(folder: String, maximumFileBytes: Int) {
        self.folder = folder
        self.maximumFileBytes = maximumFileBytes
        writer = RawFolder(path: folder, index: index, software: "test", maximumFileBytes: maximumFileBytes)
    }

    static func with<Value>(maximumFileBytes: Int = 16 << 20, _ body: (Kept) async throws -> Value) async throws
        -> Value
    {
        let folder = NSTemporaryDirectory() + "depeche-raw-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(Kept(folder: folder, maximumFileBytes: maximumFileBytes))
    }

    func newWriter() -> RawFolder {
        RawFolder(path: folder, index: index, software: "test", maximumFileBytes: maximumFileBytes)
    }

    /// Ends the writer as a process ends that is killed: its lock goes, its file stays open.
    func leave() { writer = newWriter() }

    func document(_ url: String, _ body: [UInt8], head: String = "HTTP/1.1 200 OK\r\n\r\n") -> RawDocument {
        count += 1
        let head = HTTPHead(bytes: Array(head.utf8))
        return RawDocument(
            id: RawDocument.ID(rawValue: count),
            source: Source.ID(rawValue: "a"),
            kind: .feed,
            moment: Date(timeIntervalSince1970: 1_760_000_000),
            response: FetchResponse(status: 200, url: url, headers: head.fields(), body: body, head: head)
        )
    }

    /// Keeps a document, and names it in the index as a commit would.
    func keep(_ document: RawDocument, isNamed: Bool = true) async throws -> RawRecord {
        let record = try #require(await writer.keep([document]).records.first)
        if isNamed { index.records.withLock { $0.append(record) } }
        return record
    }
}

/// An index in memory.
final class MemoryIndex: RawIndex {
    let records = Mutex<[RawRecord]>([])

    func rawEnd(of file: String) -> Int64 {
        records.withLock { $0.filter { $0.file == file }.map { $0.offset + $0.length }.max() ?? 0 }
    }

    func forgetRaw(in file: String, from offset: Int64) {
        records.withLock { $0.removeAll { $0.file == file && $0.offset >= offset } }
    }

    func rawRecord(_ id: RawDocument.ID) -> RawRecord? { records.withLock { $0.first { $0.id == id } } }
    func rawFollowers(of id: RawDocument.ID) -> [RawRecord] { records.withLock { $0.filter { $0.lead == id } } }
    func rawLink(of article: Article.ID) -> RawLink? { nil }
    func rawFeeds(_ query: RawQuery, after: RawDocument.ID?, limit: Int) -> [RawRecord] { [] }
    func rawLinks(to feed: RawDocument.ID) -> [RawLink] { [] }
}
