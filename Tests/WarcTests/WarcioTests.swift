import Foundation
import News
import Testing

@testable import Warc

/// What others make of our files: PyPI's warcio, the reader of web archives that most tools are built on.
@Suite("Files of records as warcio reads them", .enabled(if: Warcio.isInstalled, "`make setup-test` installs warcio"))
struct WarcioTests {
    private static let heads = [
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 3\r\n\r\n",
        "HTTP/2 200 \r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\nset-cookie: a=geheim\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Latin: caf\u{e9}\r\nno colon here\r\n: no name\r\n\r\n",
        "HTTP/1.0 200\r\nContent-Type: text/xml\r\n\r\n",
        "",
    ]

    private func documents(_ kept: Kept) -> [RawDocument] {
        let bodies = [
            Array("<rss/>".utf8), [], Array("WARC/1.1\r\n\r\nnot a record\r\n\r\n\r\n\r\n".utf8),
            (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }, [0x1F, 0x8B, 0x08, 0, 1, 2, 3],
        ]
        let urls = [
            "https://a.example/feed", "https://a.example/é b\r\nWARC-Type: request", "http://b.example:8080/?q=1#f",
            "https://xn--exmple-cua.org/", "https://a.example/%20",
        ]
        return zip(Self.heads, zip(urls, bodies)).map { head, pair in
            var document = kept.document(pair.0, pair.1, head: head)
            document.response.server = "192.0.2.1"
            document.response.version = head.hasPrefix("HTTP/2") ? .http2 : .http1_1
            return document
        }
    }

    @Test("every record is read, its digests are right, and the bodies are what was received")
    func everyRecord() async throws {
        try await Kept.with { kept async throws in
            let documents = documents(kept)
            for document in documents { _ = try await kept.keep(document) }
            let records = try Warcio.records(in: kept.folder)
            #expect(records.map(\.type) == ["warcinfo"] + documents.map { _ in "response" })
            #expect(records.allSatisfy { $0.digestsAreRight && $0.version == "WARC/1.1" })
            for (record, document) in zip(records.dropFirst(), documents) {
                #expect(record.bytes == document.response.body.count)
                #expect(
                    record.body
                        == document.response.body.prefix(64).map { String($0, radix: 16) }.joined(separator: " ")
                )
                #expect(record.status == "200")
                #expect(record.server == "192.0.2.1")
                #expect(record.date == "2025-10-09T08:53:20Z")
                #expect(!record.head.contains("geheim"))
            }
            #expect(records[2].url == "https://a.example/é%20b%0D%0AWARC-Type:%20request")
        }
    }

    @Test("a file whose writer was killed in a record is read whole once another has gone on with it")
    func interrupted() async throws {
        try await Kept.with { kept async throws in
            let documents = documents(kept)
            let first = try await kept.keep(documents[0])
            let second = try await kept.keep(documents[3])
            kept.leave()
            #expect(truncate(kept.folder + "/" + first.file + ".open", off_t(second.offset + second.length / 2)) == 0)
            _ = try await kept.keep(documents[2])
            let records = try Warcio.records(in: kept.folder)
            #expect(records.map(\.type) == ["warcinfo", "response", "response"])
            #expect(records.allSatisfy { $0.digestsAreRight })
            #expect(records.last?.bytes == documents[2].response.body.count)
        }
    }
}

/// PyPI's warcio in the folder that `make setup-test` makes.
enum Warcio {
    struct Record: Decodable {
        var type: String
        var version: String
        var url: String?
        var date: String
        var status: String?
        var server: String?
        var head: String
        var bytes: Int
        /// The first 64 bytes in hex digits.
        var body: String
        var digestsAreRight: Bool
    }

    private static let python: String = {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(".state/venv/bin/python").path
    }()

    static let isInstalled: Bool = (try? run("import warcio"))?.status == 0

    private static let script = """
        import glob, json, sys
        from warcio.archiveiterator import ArchiveIterator
        for path in sorted(glob.glob(sys.argv[1] + "/*")):
            with open(path, "rb") as file:
                for record in ArchiveIterator(file, check_digests="raise"):
                    body = record.content_stream().read()
                    http = record.http_headers
                    print(json.dumps({
                        "type": record.rec_type, "version": record.rec_headers.protocol,
                        "url": record.rec_headers.get_header("WARC-Target-URI"),
                        "date": record.rec_headers.get_header("WARC-Date"),
                        "server": record.rec_headers.get_header("WARC-IP-Address"),
                        "status": http and http.get_statuscode(), "head": str(http), "bytes": len(body),
                        "body": " ".join(format(byte, "x") for byte in body[:64]),
                        "digestsAreRight": record.digest_checker.passed is True,
                    }))
        """

    static func records(in folder: String) throws -> [Record] {
        let (status, output) = try run(script, folder)
        #expect(status == 0)
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }

    private static func run(_ script: String, _ argument: String = "") throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script, argument]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
