import Foundation

/// One file of an export: packed, counted, summed, and under its name only when it is whole.
final class ExportFile {
    /// Where the bytes go.
    enum Place {
        case path(String)
        /// Somebody else's business, such as standard output.
        case stream((_ bytes: [UInt8]) -> Void)
    }

    private static let bufferBytes = 256 << 10

    private let place: Place
    private let descriptor: CInt
    /// Whether it is something other than a file, such as a FIFO or a device: that is written to as it is, and stays.
    private let isSpecial: Bool
    private let packer: (any Packer)?
    private let sum = SHA256Sum()
    private var buffer: [UInt8] = []
    private(set) var bytes = 0
    private var isFinished = false

    init(_ place: Place, _ compression: Compression?) throws(ExportError) {
        packer = try compression?.packer()
        guard case .path(let name) = place else {
            self.place = place
            isSpecial = false
            descriptor = -1
            return
        }
        let path = Self.target(of: name)
        self.place = .path(path)
        var status = stat()
        isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        descriptor =
            isSpecial
            ? open(path, O_WRONLY | O_CLOEXEC)
            : open(Self.partial(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        guard case .path(let path) = place, descriptor >= 0, !isFinished else { return }
        close(descriptor)
        if !isSpecial { unlink(Self.partial(path)) }
    }

    /// Where a link leads to: the file there is replaced, not the link.
    private static func target(of path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    func write(_ bytes: [UInt8]) throws(ExportError) {
        if let packer { try packer.pack(bytes, to: &buffer) } else { buffer += bytes }
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// Puts the file in its place and returns its SHA-256.
    func finish() throws(ExportError) -> String {
        try packer?.finish(to: &buffer)
        try flush()
        if case .path(let path) = place {
            let isSynced = isSpecial || fsync(descriptor) == 0
            isFinished = true
            guard close(descriptor) == 0, isSynced, isSpecial || rename(Self.partial(path), path) == 0 else {
                let failure = Self.failure(path)
                if !isSpecial { unlink(Self.partial(path)) }
                throw failure
            }
        }
        return sum.hex()
    }

    private func flush() throws(ExportError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        bytes += buffer.count
        sum.add(buffer)
        switch place {
        case .stream(let write): write(buffer)
        case .path(let path):
            var offset = 0
            while offset < buffer.count {
                let count = buffer.withUnsafeBytes { bytes in
                    Glibc.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Self.failure(path) }
                offset += count
            }
        }
    }

    private static func partial(_ path: String) -> String { path + ".part" }

    private static func failure(_ path: String) -> ExportError {
        ExportError(
            .cannotWrite,
            what: "cannot write \(path)",
            why: String(cString: strerror(errno)),
            remedy: "check that the folder exists, may be written to and has space left"
        )
    }
}
