import Foundation
import News

/// Held by the one daemon that works on an archive.
///
/// A lock on a file beside the database (flock(2)): it ends with the process, however that ends. A record lock on the same
/// file (fcntl(2)) tells others which process that is; the number in the file is for people.
final class RunLock: Sendable {
    private let descriptor: CInt

    /// - Throws: `StoreError` (`busy`) when another daemon holds it, with its process number.
    init(forStore path: String) throws(StoreError) {
        let file = Self.file(of: path)
        descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(
                .cannotCreate,
                what: "cannot write \(file)",
                why: String(cString: strerror(errno)),
                remedy: "make the folder of the database writable for the user the daemon runs as"
            )
        }
        Self.give(descriptor, toOwnerOf: path)
        guard Self.isTaken(descriptor) else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw StoreError(
                .busy,
                what: "cannot run on the database \(path)",
                why: "another daemon\(holder.map { " (process \($0))" } ?? "") works on it",
                remedy: "stop that one first (`systemctl stop depeche`), or name another archive with --store"
            )
        }
        var record = Self.record
        _ = fcntl(descriptor, F_SETLK, &record)
        ftruncate(descriptor, 0)
        let text = "\(getpid())\n"
        _ = text.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit { close(descriptor) }

    /// The same by whatever link the archive is named.
    private static func file(of path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path + ".lock" }
        defer { free(resolved) }
        return String(cString: resolved) + ".lock"
    }

    /// What the administrator's commands leave behind must be the daemon's, or it could not start any more.
    private static func give(_ descriptor: CInt, toOwnerOf path: String) {
        var status = stat()
        guard geteuid() == 0, stat(path, &status) == 0 else { return }
        _ = fchown(descriptor, status.st_uid, status.st_gid)
    }

    /// Tries for a while: who asks whether a daemon runs holds the lock for a moment.
    private static func isTaken(_ descriptor: CInt) -> Bool {
        for attempt in 0..<5 {
            if attempt > 0 { usleep(40_000) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        }
        return false
    }

    /// The process number of the daemon that works on the archive; nil when none does.
    static func holder(ofStore path: String) -> Int? {
        let file = Self.file(of: path)
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return holder(descriptor) ?? 0
    }

    /// The process that has the file's record lock; it takes that a moment after the other.
    private static func holder(_ descriptor: CInt) -> Int? {
        for attempt in 0..<10 {
            if attempt > 0 { usleep(10_000) }
            var record = record
            guard fcntl(descriptor, F_GETLK, &record) == 0 else { return nil }
            // A holder in another namespace of processes has no number here.
            if record.l_type != Int16(F_UNLCK) { return record.l_pid > 0 ? Int(record.l_pid) : nil }
        }
        return nil
    }

    /// A lock for writing on the whole file.
    private static var record: flock {
        var record = flock()
        record.l_type = Int16(F_WRLCK)
        record.l_whence = Int16(SEEK_SET)
        return record
    }
}
