import Foundation
import GRDB
import News

extension StoreError {
    static func missing(_ path: String) -> StoreError {
        StoreError(
            .missing,
            what: "cannot open the database \(path)",
            why: "there is no such file",
            remedy: "start the daemon once (`depeche run`), or name an archive with --store"
        )
    }

    static func notOurs(_ path: String) -> StoreError {
        StoreError(
            .notADatabase,
            what: "cannot use the database \(path)",
            why: "it is an SQLite database, but not an archive of depeche",
            remedy: "name another file in `store.path` or with --store; this one was left as it is"
        )
    }

    static func newer(_ path: String) -> StoreError {
        StoreError(
            .newerVersion,
            what: "cannot use the database \(path)",
            why: "a newer version of depeche has written it",
            remedy: "install that version or a later one; this archive was left as it is"
        )
    }

    /// Even a reader needs a small file beside a database in WAL mode, which the daemon has made while it runs.
    static func unreadable(_ path: String, _ why: String) -> StoreError {
        StoreError(
            .readOnly,
            what: "cannot read the database \(path)",
            why: why,
            remedy: "read it as the user the daemon runs as, or while the daemon runs, or copy it to a folder of yours"
        )
    }

    static func older(_ path: String) -> StoreError {
        StoreError(
            .olderVersion,
            what: "cannot read the database \(path)",
            why: "an older version of depeche wrote it last",
            remedy: "start the daemon once (`depeche run`): it brings the tables up to date"
        )
    }

    init(opening path: String, _ error: any Error) {
        self.init("cannot open the database \(path)", path: path, error)
        if code == .full { remedy = "free some space for \(path), and start again; the service does that by itself" }
    }

    /// Reads SQLite's result code into what an operator can do about it.
    init(_ what: String, path: String, _ error: any Error) {
        guard let failure = error as? DatabaseError else {
            self.init(.failed, what: what, why: String(describing: error))
            return
        }
        let folder = (path as NSString).deletingLastPathComponent
        let reason = failure.message ?? "SQLite result code \(failure.extendedResultCode.rawValue)"
        switch failure.resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .cannotCreate,
                what: what,
                why: reason,
                remedy: "check that \(folder) exists and belongs to the user the daemon runs as"
            )
        case .SQLITE_READONLY:
            self.init(
                .readOnly,
                what: what,
                why: reason,
                remedy: "make \(path) and its folder writable for the user the daemon runs as"
            )
        case .SQLITE_NOTADB:
            self.init(
                .notADatabase,
                what: what,
                why: reason,
                remedy: "name another file in `store.path` or with --store; this one was left as it is"
            )
        case .SQLITE_CORRUPT:
            self.init(
                .damaged,
                what: what,
                why: reason,
                remedy: "stop the daemon, keep a copy of \(path), and restore a backup or run `sqlite3 … .recover`"
            )
        case .SQLITE_FULL:
            self.init(.full, what: what, why: reason, remedy: "free some space for \(path); work goes on by itself")
        case .SQLITE_IOERR where failure.message?.contains("disk") == true:
            self.init(.full, what: what, why: reason, remedy: "check the disk of \(path) and the space left on it")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                what: what,
                why: reason,
                remedy: "another program holds a lock on \(path): end its transaction, such as an open sqlite3 shell"
            )
        default:
            self.init(.failed, what: what, why: reason)
        }
    }
}
