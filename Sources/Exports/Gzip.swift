import CZlib

/// Packs in the form of RFC 1952.
final class GzipPacker: Packer {
    private let stream: UnsafeMutablePointer<z_stream>
    private var room = [UInt8](repeating: 0, count: 64 << 10)

    init() throws(ExportError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard czlib_begin_writing(stream) == Z_OK else {
            stream.deallocate()
            throw .noMemory()
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func pack(_ bytes: [UInt8], to output: inout [UInt8]) { write(bytes, Z_NO_FLUSH, to: &output) }

    func finish(to output: inout [UInt8]) { write([], Z_FINISH, to: &output) }

    private func write(_ bytes: [UInt8], _ flush: CInt, to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(clamping: input.count)
            var isFull = true
            while isFull {
                room.withUnsafeMutableBufferPointer { room in
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(clamping: room.count)
                    deflate(stream, flush)
                    output.append(
                        contentsOf: UnsafeBufferPointer(rebasing: room[..<(room.count - Int(stream.pointee.avail_out))])
                    )
                    isFull = stream.pointee.avail_out == 0
                }
            }
        }
    }
}

/// Unpacks gzip files, several behind one another too.
final class GzipUnpacker: Unpacker {
    private let stream: UnsafeMutablePointer<z_stream>
    private var room = [UInt8](repeating: 0, count: 64 << 10)
    private(set) var isWhole = false

    init() throws(ExportError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard czlib_begin(stream) == Z_OK else {
            stream.deallocate()
            throw .noMemory()
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func unpack(_ bytes: [UInt8], to output: inout [UInt8]) throws(ExportError) {
        let isSound = bytes.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(clamping: input.count)
            return room.withUnsafeMutableBufferPointer { room in
                while true {
                    if isWhole {
                        guard stream.pointee.avail_in > 0 else { return true }
                        isWhole = false
                        inflateReset(stream)
                    }
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(clamping: room.count)
                    let status = inflate(stream, Z_NO_FLUSH)
                    let count = room.count - Int(stream.pointee.avail_out)
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
                    isWhole = status == Z_STREAM_END
                    if isWhole { continue }
                    guard status == Z_OK || status == Z_BUF_ERROR else { return false }
                    // More may come only with more input, or for what found no room.
                    if stream.pointee.avail_in == 0, count < room.count { return true }
                }
            }
        }
        if !isSound { throw .spoilt() }
    }
}
