import CZlib

/// Documents that are gzip files by themselves (RFC 1952), as sitemaps are (`news.xml.gz`).
///
/// Not to be confused with a content encoding, which the transport undoes.
enum Gzip {
    /// What came out of a file.
    struct Outcome {
        var bytes: [UInt8]
        /// Whether the file was damaged or ended too early; `bytes` is what stood before.
        var isCut: Bool
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x1F, 0x8B, 0x08])
    }

    /// The file's content; nil where it is larger than `maximumBytes`, which is found out before it is all there.
    static func inflated(_ bytes: [UInt8], maximumBytes: Int) -> Outcome? {
        var stream = z_stream()
        guard czlib_begin(&stream) == Z_OK else { return Outcome(bytes: [], isCut: true) }
        defer { inflateEnd(&stream) }
        return bytes.withUnsafeBufferPointer { input in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            return inflate(&stream, maximumBytes)
        }
    }

    private static func inflate(_ stream: inout z_stream, _ maximumBytes: Int) -> Outcome? {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let (status, written) = chunk.withUnsafeMutableBufferPointer { room in
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(clamping: room.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, room.count - Int(stream.avail_out))
            }
            output.append(contentsOf: chunk[..<written])
            guard output.count <= maximumBytes else { return nil }
            switch status {
            case Z_OK where written > 0 || stream.avail_in > 0: continue
            case Z_STREAM_END where stream.avail_in > 0:
                // Files may be put behind one another; anything else behind the end is no part of it.
                guard stream.next_in?.pointee == 0x1F, inflateReset(&stream) == Z_OK else { break }
                continue
            default: break
            }
            return Outcome(bytes: output, isCut: status != Z_STREAM_END)
        }
    }
}
