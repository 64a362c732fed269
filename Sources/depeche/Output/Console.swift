import ArgumentParser
import Exports
import Foundation
import News

/// Standard output and standard error.
enum Console {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The terminal's width in columns; nil when output goes elsewhere.
    static var width: Int? {
        guard isTerminal else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    static func print(_ line: String) {
        write(Array(line.utf8) + [0x0A])
    }

    /// Writes the bytes; a reader that has gone away ends the command quietly, as SIGPIPE would.
    static func write(_ bytes: [UInt8], to descriptor: CInt = STDOUT_FILENO) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                guard descriptor == STDOUT_FILENO, errno != EPIPE else { exit(0) }
                complain("cannot write to standard output\n  because: \(String(cString: strerror(errno)))")
                exit(EX_IOERR)
            }
            offset += written
        }
    }

    static func complain(_ message: String) {
        writeError("depeche: " + message + "\n")
    }

    /// A progress line on a terminal; it overwrites the one before.
    static func progress(_ message: String) {
        guard errorIsTerminal else { return }
        writeError("\r\u{1B}[K" + message)
    }

    /// Where nobody can be told the exit code still tells; FileHandle would end the process by a trap.
    private static func writeError(_ text: String) {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(STDERR_FILENO, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            offset += count
        }
    }

    static func endProgress() {
        progress("")
    }

    /// Says what is wrong and ends with the exit code for it.
    static func fail(_ error: any Explainable) -> ExitCode {
        complain(error.description)
        return code(of: error)
    }

    /// The exit code that stands for the error.
    static func code(of error: any Explainable) -> ExitCode {
        ExitCode(number(of: error))
    }

    private static func number(of error: any Explainable) -> CInt {
        if let error = error as? ExportError {
            return switch error.code {
            case .cannotWrite: EX_CANTCREAT
            case .cannotRead: EX_NOINPUT
            case .notAnExport: EX_DATAERR
            }
        }
        guard let error = error as? StoreError else { return EX_SOFTWARE }
        return switch error.code {
        case .missing, .notRemembered: EX_NOINPUT
        case .cannotCreate, .readOnly: EX_CANTCREAT
        case .notADatabase, .damaged, .newerVersion, .olderVersion: EX_DATAERR
        case .busy: EX_UNAVAILABLE
        case .full, .failed: EX_IOERR
        }
    }
}
