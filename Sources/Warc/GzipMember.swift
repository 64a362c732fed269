import CDeflate
import CZlib

/// One member of a gzip file (RFC 1952): a record of a web archive is one, so that it can be read by itself.
enum GzipMember {
    /// Larger records are packed as a stream: at once they would take twice their own room besides.
    private static let mostAtOnce = 1 << 20
    /// The fastest, which packs no less than zlib's third.
    private static let level: CInt = 1

    /// Packs the parts, one behind the other; nil when the process is out of memory.
    static func packing(_ parts: [[UInt8]]) -> [UInt8]? {
        let size = parts.reduce(0) { $0 + $1.count }
        return size <= mostAtOnce ? packingAtOnce(parts, size) : packingAsStream(parts, size)
    }

    static func packingAtOnce(_ parts: [[UInt8]], _ size: Int) -> [UInt8]? {
        guard let compressor = libdeflate_alloc_compressor(level) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        var whole: [UInt8] = []
        whole.reserveCapacity(size)
        for part in parts { whole += part }
        let room = libdeflate_gzip_compress_bound(compressor, size)
        let packed = [UInt8](unsafeUninitializedCapacity: room) { packed, count in
            count = libdeflate_gzip_compress(compressor, whole, size, packed.baseAddress, packed.count)
        }
        return packed.isEmpty ? nil : packed
    }

    static func packingAsStream(_ parts: [[UInt8]], _ size: Int) -> [UInt8]? {
        var stream = z_stream()
        guard czlib_begin_writing_fast(&stream) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var packed: [UInt8] = []
        packed.reserveCapacity(size / 4 + 256)
        var room = [UInt8](repeating: 0, count: 64 << 10)
        for index in 0...parts.count {
            let part = index < parts.count ? parts[index] : []
            let flush = index < parts.count ? Z_NO_FLUSH : Z_FINISH
            part.withUnsafeBufferPointer { part in
                stream.next_in = UnsafeMutablePointer(mutating: part.baseAddress)
                stream.avail_in = UInt32(clamping: part.count)
                var isFull = true
                while isFull {
                    room.withUnsafeMutableBufferPointer { room in
                        stream.next_out = room.baseAddress
                        stream.avail_out = UInt32(clamping: room.count)
                        deflate(&stream, flush)
                        let count = room.count - Int(stream.avail_out)
                        packed.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
                    }
                    isFull = stream.avail_out == 0
                }
            }
        }
        return packed
    }

    /// Unpacks the one member that the bytes are; nil when they are not one that is sound, or hold more than `limit`.
    static func unpacking(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var unpacked: [UInt8] = []
        guard let scan = GzipScan() else { return nil }
        let end = scan.read(bytes[...]) { output in
            unpacked.append(contentsOf: output)
            return unpacked.count <= limit
        }
        return end == .ended(rest: 0) ? unpacked : nil
    }
}

/// Reads members of a gzip file as its bytes come, and says where they end.
final class GzipScan {
    enum End: Equatable {
        /// All was read, and the member goes on.
        case goesOn
        /// The member ends, and its checksum is right; so many of the bytes are left.
        case ended(rest: Int)
        case spoilt
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private var room = [UInt8](repeating: 0, count: 64 << 10)

    init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard czlib_begin(stream) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Begins another member.
    func begin() { inflateReset(stream) }

    /// Takes bytes, and hands on what they unpack to until `take` has enough.
    func read(_ bytes: ArraySlice<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Bool) -> End {
        bytes.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(clamping: input.count)
            return room.withUnsafeMutableBufferPointer { room in
                while true {
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(clamping: room.count)
                    let status = inflate(stream, Z_NO_FLUSH)
                    let count = room.count - Int(stream.pointee.avail_out)
                    guard take(UnsafeBufferPointer(rebasing: room[..<count])) else { return .spoilt }
                    if status == Z_STREAM_END { return .ended(rest: Int(stream.pointee.avail_in)) }
                    guard status == Z_OK || status == Z_BUF_ERROR else { return .spoilt }
                    // More may come only with more input, or for what found no room.
                    if stream.pointee.avail_in == 0, count < room.count { return .goesOn }
                }
            }
        }
    }
}
