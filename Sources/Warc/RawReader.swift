import Glibc
public import News

/// Reads kept documents by their lines of the index.
///
/// Files and lines are trusted as little as the network is: a record is read only when its own digest is right.
public struct RawReader: RawReading {
    private let folder: String

    /// What a record has besides the body, at most.
    private static let mostOverhead = 4 << 20
    private static let mostPacked: Int64 = 1 << 30
    private static let furthest: Int64 = 1 << 50

    public init(folder: String) { self.folder = folder }

    /// The answer as it was received, but for cookies and the names of redirects between.
    public func response(_ record: RawRecord) throws(RawError) -> FetchResponse {
        let packed = try bytes(of: record)
        guard let member = GzipMember.unpacking(packed, limit: min(max(0, record.bytes), 1 << 32) + Self.mostOverhead)
        else {
            throw RawError(reading: record, "the record is damaged")
        }
        guard let parts = Self.parts(of: member) else {
            throw RawError(reading: record, "it is no record of an answer")
        }
        guard "sha1:" + BlockDigest.of([Array(parts.block)]) == parts.digest else {
            throw RawError(reading: record, "the record is not what was written: its digest differs")
        }
        // Files that were lost, and others made since, may have the same names.
        guard parts.payload == "sha1:" + record.digest else {
            throw RawError(reading: record, "another document stands there")
        }
        guard let end = Self.headEnd(parts.block) else {
            throw RawError(reading: record, "the answer in it has no head")
        }
        let head = HTTPHead(bytes: Array(parts.block[..<end]))
        var response = FetchResponse(
            status: record.status,
            url: record.url,
            headers: head.fields().filter { !$0.key.hasPrefix(WARCHead.prefix) },
            body: Array(parts.block[end...]),
            receivedBytes: record.bytes,
            head: head
        )
        if record.asked != record.url {
            response.redirects = [Redirect(status: 302, from: record.asked, to: record.url)]
        }
        response.document = record.id
        return response
    }

    /// The record's bytes, packed.
    private func bytes(of record: RawRecord) throws(RawError) -> [UInt8] {
        guard WARCFile.isName(record.file), (0...Self.furthest).contains(record.offset),
            (0...Self.mostPacked).contains(record.length)
        else {
            throw RawError(reading: record, "the index names no file and place")
        }
        let path = folder + "/" + record.file
        var descriptor: CInt = -1
        // One that is being written to has a longer name, until just now perhaps.
        for name in [path, path + WARCFile.openEnding, path] where descriptor < 0 {
            descriptor = open(name, O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw RawError(reading: record, "\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(record.length))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(
                    descriptor,
                    $0.baseAddress?.advanced(by: filled),
                    $0.count - filled,
                    off_t(record.offset) + filled
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw RawError(reading: record, "the file ends before the record does") }
            filled += count
        }
        return bytes
    }

    /// The block of a record, the digest it is to have, and that of the body in it.
    private static func parts(of member: [UInt8]) -> (block: ArraySlice<UInt8>, digest: String, payload: String?)? {
        guard let end = headEnd(member[...]) else { return nil }
        let fields = HTTPHead(bytes: Array(member[..<end])).fields()
        guard fields["warc-type"] == "response", let digest = fields["warc-block-digest"],
            let length = fields["content-length"].flatMap({ Int($0) }), length >= 0, length <= member.count - end
        else { return nil }
        return (member[end..<(end + length)], digest, fields["warc-payload-digest"])
    }

    /// Where the line after the fields begins.
    private static func headEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while let line = bytes[index...].firstIndex(of: 0x0A) {
            if line - index <= 1, bytes[index..<line].allSatisfy({ $0 == 0x0D }) { return line + 1 }
            index = line + 1
        }
        return nil
    }
}
