import Dispatch
import Foundation
import News

/// Standard output for a stream that may wait for its reader: writes block a queue of their own and nothing else.
actor LineOutlet {
    private let executor = QueueExecutor(label: "depeche.outlet")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func write(_ bytes: [UInt8]) { Console.write(bytes) }

    /// Waits until what was written to a file is on its disk.
    func settle() {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG, fdatasync(STDOUT_FILENO) != 0
        else {
            return
        }
        Console.complain("cannot bring standard output to its disk\n  because: \(String(cString: strerror(errno)))")
        exit(EX_IOERR)
    }

    /// Whether nobody can read any more what would be written.
    nonisolated static var isAbandoned: Bool {
        var state = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR | POLLNVAL) != 0
    }

    /// Ends the last line of a file that is appended to, which a kill in the middle of a write may have torn.
    nonisolated static func endTornLine() {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
            fcntl(STDOUT_FILENO, F_GETFL) & O_APPEND != 0
        else { return }
        // It was opened to be written to; this opens it once more.
        let descriptor = open("/proc/self/fd/\(STDOUT_FILENO)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var last: UInt8 = 0x0A
        if pread(descriptor, &last, 1, status.st_size - 1) == 1, last != 0x0A { Console.write([0x0A]) }
    }

    /// Whether what is written is kept, or seen, without anybody reading it: a file or a terminal.
    nonisolated static var isLasting: Bool {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFREG || Console.isTerminal
    }
}
