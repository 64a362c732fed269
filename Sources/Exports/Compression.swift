/// How the bytes of an export are packed.
public enum Compression: String, Sendable, CaseIterable {
    case gzip, zstd

    /// What names of files end in.
    public var ending: String {
        switch self {
        case .gzip: ".gz"
        case .zstd: ".zst"
        }
    }

    /// By a file's first bytes; nil for what is not packed.
    public init?(firstBytes bytes: [UInt8]) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else {
            return nil
        }
    }
}

/// Packs bytes as they come.
///
/// The same bytes give the same file: it holds no time and no name.
protocol Packer: AnyObject {
    /// Appends what is ready to `output`.
    func pack(_ bytes: [UInt8], to output: inout [UInt8]) throws(ExportError)
    func finish(to output: inout [UInt8]) throws(ExportError)
}

/// Unpacks bytes as they come.
protocol Unpacker: AnyObject {
    /// Appends what is ready to `output`.
    func unpack(_ bytes: [UInt8], to output: inout [UInt8]) throws(ExportError)
    /// Whether the file may end here.
    var isWhole: Bool { get }
}

extension Compression {
    func packer() throws(ExportError) -> any Packer {
        switch self {
        case .gzip: try GzipPacker()
        case .zstd: try ZstdPacker()
        }
    }

    func unpacker() throws(ExportError) -> any Unpacker {
        switch self {
        case .gzip: try GzipUnpacker()
        case .zstd: try ZstdUnpacker()
        }
    }
}
