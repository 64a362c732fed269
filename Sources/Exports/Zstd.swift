import CZstd

/// Packs in the form of RFC 8878, with a checksum.
final class ZstdPacker: Packer {
    private let context: OpaquePointer
    private var room = [UInt8](repeating: 0, count: 64 << 10)

    init() throws(ExportError) {
        guard let context = ZSTD_createCCtx() else { throw .noMemory() }
        self.context = context
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { ZSTD_freeCCtx(context) }

    func pack(_ bytes: [UInt8], to output: inout [UInt8]) throws(ExportError) {
        try write(bytes, ZSTD_e_continue, to: &output)
    }

    func finish(to output: inout [UInt8]) throws(ExportError) { try write([], ZSTD_e_end, to: &output) }

    private func write(_ bytes: [UInt8], _ directive: ZSTD_EndDirective, to output: inout [UInt8]) throws(ExportError) {
        let isSound = bytes.withUnsafeBytes { bytes in
            room.withUnsafeMutableBytes { room in
                var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
                while true {
                    var out = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
                    let left = ZSTD_compressStream2(context, &out, &input, directive)
                    guard ZSTD_isError(left) == 0 else { return false }
                    output.append(contentsOf: room[..<out.pos])
                    if directive == ZSTD_e_end ? left == 0 : input.pos == input.size { return true }
                }
            }
        }
        if !isSound { throw .noMemory() }
    }
}

/// Unpacks frames, several behind one another too; a window of more than 128 MiB is refused, as the library does.
final class ZstdUnpacker: Unpacker {
    private let context: OpaquePointer
    private var room = [UInt8](repeating: 0, count: 64 << 10)
    private(set) var isWhole = false

    init() throws(ExportError) {
        guard let context = ZSTD_createDCtx() else { throw .noMemory() }
        self.context = context
    }

    deinit { ZSTD_freeDCtx(context) }

    func unpack(_ bytes: [UInt8], to output: inout [UInt8]) throws(ExportError) {
        let isSound = bytes.withUnsafeBytes { bytes in
            room.withUnsafeMutableBytes { room in
                var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
                while input.pos < input.size || !isWhole {
                    var out = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
                    let left = ZSTD_decompressStream(context, &out, &input)
                    guard ZSTD_isError(left) == 0 else { return false }
                    output.append(contentsOf: room[..<out.pos])
                    isWhole = left == 0
                    if input.pos == input.size, out.pos < out.size { return true }
                }
                return true
            }
        }
        if !isSound { throw .spoilt() }
    }
}
