import Foundation
import News
import Synchronization
import Testing

@testable import Warc

@Suite("The folder of documents as they were received") struct RawFolderTests {
    @Test("what was kept is read back as it came, but for cookies and encodings")
    func roundTrip() async throws {
        try await Kept.with { kept async throws in
            let head = """
                HTTP/1.1 200 Tout va bien\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Encoding: gzip\r
                Transfer-Encoding: chunked\r\nX-Robots-Tag: noarchive\r\nX-Robots-Tag: googlebot: none\r
                Set-Cookie: session=geheim\r\nX-Folded: one\r\n two\r\n\r\n
                """
            let body = Array("<rss>é</rss>".utf8)
            let record = try await kept.keep(kept.document("https://a.example/feed", body, head: head))
            let response = try kept.reader.response(record)
            #expect(response.body == body)
            #expect(response.status == 200)
            #expect(response.headers["x-robots-tag"] == "noarchive\ngooglebot: none")
            #expect(response.headers["x-folded"] == "one two")
            #expect(response.headers["content-type"] == "text/xml; charset=utf-8")
            #expect(response.headers["content-encoding"] == nil)
            #expect(response.headers["set-cookie"] == nil)
            let text = String(decoding: response.head.bytes, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 200 Tout va bien\r\n"))
            #expect(!text.contains("geheim"))
            #expect(text.contains("x-archive-orig-content-encoding: gzip\r\n"))
        }
    }

    @Test("a large document is packed as a stream, and read back as any other", arguments: [0, 1000, 3 << 20])
    func sizes(of count: Int) async throws {
        try await Kept.with { kept async throws in
            let words = ["Tanger ", "olives ", "<p>", "conteneurs\n"].map { Array($0.utf8) }
            var body: [UInt8] = []
            while body.count < count { body += words[Int.random(in: 0..<words.count)] }
            let record = try await kept.keep(kept.document("https://a.example/feed", body))
            #expect(record.length < 1000 + body.count / 2)
            #expect(try kept.reader.response(record).body == body)
        }
    }

    @Test("a redirect is told by the address that was asked for")
    func redirect() async throws {
        try await Kept.with { kept async throws in
            var document = kept.document("https://a.example/", Array("<html>".utf8))
            document.response.redirects = [
                Redirect(status: 301, from: "https://a.example/1", to: "https://a.example/2"),
                Redirect(status: 302, from: "https://a.example/2", to: "https://a.example/"),
            ]
            let record = try await kept.keep(document)
            #expect(record.asked == "https://a.example/1")
            let response = try kept.reader.response(record)
            #expect(response.redirects.map(\.from) == ["https://a.example/1"])
        }
    }

    @Test("a record that was changed on the disk is not read")
    func damage() async throws {
        try await Kept.with { kept async throws in
            let body = (0..<4000).map { _ in UInt8.random(in: 0 ... .max) }
            let record = try await kept.keep(kept.document("https://a.example/feed", body))
            let path = kept.folder + "/" + record.file + ".open"
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: UInt64(record.offset + record.length / 2))
            try file.write(contentsOf: Data([0, 1, 2, 3]))
            try file.close()
            #expect(throws: RawError.self) { try kept.reader.response(record) }
            var elsewhere = record
            elsewhere.offset += record.length
            #expect(throws: RawError.self) { try kept.reader.response(elsewhere) }
            elsewhere = record
            (elsewhere.offset, elsewhere.length, elsewhere.bytes) = (.max, .max, .max)
            #expect(throws: RawError.self) { try kept.reader.response(elsewhere) }
            elsewhere = record
            elsewhere.bytes = .max
            #expect(throws: RawError.self) { try kept.reader.response(elsewhere) }
            elsewhere = record
            elsewhere.file = "../\(record.file)"
            #expect(throws: RawError.self) { try kept.reader.response(elsewhere) }
        }
    }

    @Test("another document in a record's place, in a file of the same name, is not read for it")
    func replaced() async throws {
        try await Kept.with { kept async throws in
            let lost = try await kept.keep(kept.document("https://a.example/1", Array("eins".utf8)))
            kept.leave()
            try FileManager.default.removeItem(atPath: kept.folder)
            let other = try await kept.keep(kept.document("https://a.example/2", Array("zwei".utf8)))
            #expect(other.file == lost.file)
            var confused = lost
            (confused.offset, confused.length) = (other.offset, other.length)
            #expect(throws: RawError.self) { try kept.reader.response(confused) }
            #expect(try kept.reader.response(other).body == Array("zwei".utf8))
        }
    }

    @Test("the half of a record that an end left behind is cut off before the file is written to again")
    func torn() async throws {
        try await Kept.with { kept async throws in
            let first = try await kept.keep(kept.document("https://a.example/1", Array("eins".utf8)))
            let unnamed = try await kept.keep(kept.document("https://a.example/2", Array("zwei".utf8)), isNamed: false)
            let path = kept.folder + "/" + first.file + ".open"
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            kept.leave()
            let half = whole[Int(unnamed.offset)..<Int(unnamed.offset + unnamed.length / 2)]
            try (whole + half).write(to: URL(fileURLWithPath: path))
            let next = try await kept.keep(kept.document("https://a.example/3", Array("drei".utf8)))
            #expect(next.file == first.file)
            #expect(next.offset == unnamed.offset + unnamed.length)
            #expect(try kept.reader.response(first).body == Array("eins".utf8))
            #expect(try kept.reader.response(next).body == Array("drei".utf8))
        }
    }

    @Test("the index forgets the records that a file lost with the power")
    func lostEnd() async throws {
        try await Kept.with { kept async throws in
            let first = try await kept.keep(kept.document("https://a.example/1", Array("eins".utf8)))
            let second = try await kept.keep(kept.document("https://a.example/2", Array("zwei".utf8)))
            kept.leave()
            #expect(truncate(kept.folder + "/" + first.file + ".open", off_t(second.offset + 9)) == 0)
            let third = try await kept.keep(kept.document("https://a.example/3", Array("drei".utf8)))
            #expect(third.offset == second.offset)
            #expect(kept.index.records.withLock { $0.map(\.url) } == ["https://a.example/1", "https://a.example/3"])
            #expect(try kept.reader.response(third).body == Array("drei".utf8))
        }
    }

    @Test("two processes write to two files")
    func twoWriters() async throws {
        try await Kept.with { kept async throws in
            let other = kept.newWriter()
            let first = try await kept.keep(kept.document("https://a.example/1", [1]))
            let second = await other.keep([kept.document("https://a.example/2", [2])]).records
            #expect(second.count == 1)
            #expect(second.first?.file != first.file)
        }
    }

    @Test("a file that has grown large is ended, and the oldest go when there are too many bytes")
    func sizes() async throws {
        try await Kept.with(maximumFileBytes: 4000) { kept async throws in
            var records: [RawRecord] = []
            for number in 0..<8 {
                let body = (0..<3000).map { _ in UInt8.random(in: 0 ... .max) }
                records.append(try await kept.keep(kept.document("https://a.example/\(number)", body)))
            }
            let names = Set(records.map(\.file))
            #expect(names.count > 2)
            for record in records { _ = try kept.reader.response(record) }
            try await kept.writer.prune(before: nil, above: 9000)
            let left = kept.index.records.withLock(\.self)
            #expect(left.map(\.id) == Array(records.map(\.id).suffix(left.count)))
            #expect((1..<8).contains(left.count))
            for record in left { _ = try kept.reader.response(record) }
            let bytes = try FileManager.default.contentsOfDirectory(atPath: kept.folder).reduce(0) { sum, name in
                let attributes = try FileManager.default.attributesOfItem(atPath: kept.folder + "/" + name)
                return sum + ((attributes[.size] as? Int) ?? 0)
            }
            #expect(bytes <= 9000 + 4000)
        }
    }

    @Test("the size of the folder is known without a look at it, whatever is written, begun and deleted")
    func measured() async throws {
        try await Kept.with(maximumFileBytes: 4000) { kept async throws in
            #expect(await kept.writer.size() == RawSize(files: 0, bytes: 0))
            try FileManager.default.createDirectory(atPath: kept.folder, withIntermediateDirectories: true)
            try Data(count: 5000).write(to: URL(fileURLWithPath: kept.folder + "/notes.txt"))
            var sizes: Set<RawSize> = []
            for number in 0..<8 {
                let body = (0..<1500).map { _ in UInt8.random(in: 0 ... .max) }
                _ = try await kept.keep(kept.document("https://a.example/\(number)", body))
                let size = await kept.writer.size()
                #expect(size == RawFolder.size(of: kept.folder))
                sizes.insert(size)
            }
            #expect(sizes.count == 8 && sizes.allSatisfy { $0.files > 0 && $0.bytes > 1500 })
            let before = await kept.writer.size()
            // What others write is counted when the folder is looked through: by the housekeeping.
            let added = kept.folder + "/depeche-20250101-00001.warc.gz"
            try Data(count: 1000).write(to: URL(fileURLWithPath: added))
            #expect(await kept.writer.size() == before)
            try await kept.writer.prune(before: nil, above: nil)
            #expect(await kept.writer.size() == RawSize(files: before.files + 1, bytes: before.bytes + 1000))
            try await kept.writer.prune(before: nil, above: 4000)
            let after = await kept.writer.size()
            #expect(after == RawFolder.size(of: kept.folder) && after.bytes < before.bytes)
        }
    }

    @Test("files of days before the bound go, one that an ended process left open among them, and foreign files stay")
    func ages() async throws {
        try await Kept.with { kept async throws in
            let record = try await kept.keep(kept.document("https://a.example/", [1]))
            let names = [
                "depeche-20250101-00001.warc.gz", "depeche-20250102-00001.warc.gz.open", "notes.txt",
                "depeche-2025010-00001.warc.gz", "depeche-20250101-00001.warc.gz.bak",
            ]
            for name in names { try Data([1]).write(to: URL(fileURLWithPath: kept.folder + "/" + name)) }
            try await kept.writer.prune(before: Date(rfc3339: "2025-01-02T12:00:00Z"), above: nil)
            #expect(!FileManager.default.fileExists(atPath: kept.folder + "/" + names[0]))
            try await kept.writer.prune(before: Date().addingTimeInterval(-86_400), above: nil)
            let left = Set(try FileManager.default.contentsOfDirectory(atPath: kept.folder))
            #expect(left == Set(names[2...] + [record.file + ".open"]))
        }
    }

    @Test("on a full disk nothing is kept, which is told once, and its end as well")
    func fullDisk() async throws {
        let free = Mutex(0)
        try await Kept.with { kept async throws in
            let writer = RawFolder(
                path: kept.folder,
                index: kept.index,
                software: "test",
                reserve: 1000,
                freeSpace: { free.withLock(\.self) }
            )
            let document = kept.document("https://a.example/", [1])
            let first = await writer.keep([document])
            #expect(first.records.isEmpty)
            #expect(first.turn == .lost("the disk is nearly full"))
            #expect(await writer.keep([document]).turn == nil)
            #expect(!FileManager.default.fileExists(atPath: kept.folder))
        }
    }

    @Test("a folder that cannot be made loses the documents and nothing else")
    func noFolder() async throws {
        let writer = RawFolder(path: "/proc/none", index: MemoryIndex(), software: "test")
        let kept = Kept(folder: "/proc/none", maximumFileBytes: 100)
        let keeping = await writer.keep([kept.document("https://a.example/", [1])])
        guard case .lost(let reason) = keeping.turn else {
            Issue.record("nothing was told")
            return
        }
        #expect(reason.hasPrefix("cannot make the folder /proc/none"))
    }
}
