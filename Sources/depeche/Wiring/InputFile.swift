import ArgumentParser
import Foundation

/// A file named on the command line, a pipe, or with `-` standard input.
enum InputFile {
    /// As much as `fetch.max_bytes` may allow a document.
    private static let mostBytes = 1 << 30

    /// Reads all of it.
    ///
    /// - Throws: the exit code, after saying what is wrong: 66 for one that cannot be read, 65 for one that is too large.
    static func read(_ path: String) throws(ExitCode) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            guard status.st_size <= mostBytes else { throw excess(path) }
            bytes.reserveCapacity(Int(status.st_size))
        }
        var room = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(descriptor, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= mostBytes else { throw excess(path) }
            bytes += room[..<count]
        }
    }

    private static func failure(_ path: String) -> ExitCode {
        Console.complain("cannot read \(path)\n  because: \(String(cString: strerror(errno)))")
        return ExitCode(EX_NOINPUT)
    }

    private static func excess(_ path: String) -> ExitCode {
        Console.complain("cannot read \(path)\n  because: it has more than \(mostBytes >> 20) MiB")
        return ExitCode(EX_DATAERR)
    }
}
