import News

import struct Foundation.Date
import struct Foundation.UUID

/// One record of a web archive (WARC 1.1, ISO 28500:2017), packed as a gzip member of its own.
struct WARCRecord {
    /// The member's bytes.
    let packed: [UInt8]
    /// Of the answer's body.
    let digest: String

    /// The record of an answer; nil when the process is out of memory.
    ///
    /// The body stands in it with its content encoding and transfer encoding undone, as the fields of the head then
    /// say: the transport hands it over so, and a reader need not trust what the publisher said of it. What those
    /// fields were stands behind `X-Archive-Orig-`.
    init?(_ document: RawDocument, writtenUnder information: String) {
        let response = document.response
        let head = WARCHead.bytes(of: response)
        digest = BlockDigest.of([response.body])
        var fields = [
            ("WARC-Type", "response"),
            ("WARC-Record-ID", Self.newName()),
            ("WARC-Date", document.moment.rfc3339),
            ("WARC-Target-URI", Self.address(response.url)),
        ]
        if let server = response.server { fields.append(("WARC-IP-Address", server)) }
        fields += [
            ("WARC-Warcinfo-ID", information),
            ("WARC-Block-Digest", "sha1:" + BlockDigest.of([head, response.body])),
            ("WARC-Payload-Digest", "sha1:" + digest),
            ("Content-Type", "application/http;msgtype=response"),
        ]
        guard let packed = Self.pack(fields, [head, response.body]) else { return nil }
        self.packed = packed
    }

    /// The record that a file begins with.
    init?(information: String, of file: String, software: String, at moment: Date) {
        let body = Array(
            """
            software: \(software)\r
            format: WARC file version 1.1\r
            conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
            description: News feeds and pages of articles as received; content and transfer encodings undone, \
            cookies left out\r

            """.utf8
        )
        digest = BlockDigest.of([body])
        let fields = [
            ("WARC-Type", "warcinfo"), ("WARC-Record-ID", information), ("WARC-Date", moment.rfc3339),
            ("WARC-Filename", file), ("WARC-Block-Digest", "sha1:" + digest),
            ("Content-Type", "application/warc-fields"),
        ]
        guard let packed = Self.pack(fields, [body]) else { return nil }
        self.packed = packed
    }

    static func newName() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

    private static func pack(_ fields: [(String, String)], _ block: [[UInt8]]) -> [UInt8]? {
        let length = block.reduce(0) { $0 + $1.count }
        var text = "WARC/1.1\r\n"
        for (name, value) in fields + [("Content-Length", "\(length)")] { text += "\(name): \(value)\r\n" }
        return GzipMember.packing([Array((text + "\r\n").utf8)] + block + [Array("\r\n\r\n".utf8)])
    }

    /// An address of a publisher, with what would end its line written as RFC 3986 wants it.
    private static func address(_ url: String) -> String {
        if url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) { return url }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in url.utf8 {
            if byte > 0x20, byte != 0x7F {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
