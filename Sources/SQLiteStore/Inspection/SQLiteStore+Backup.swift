import Foundation
import GRDB
import Glibc
public import News

extension SQLiteStore {
    public func backUp(to target: String) async throws(StoreError) -> BackupReport {
        let partial = target + ".part"
        let what = "cannot back up \(path) to \(target)"
        try Self.checkRoom(for: Self.size(of: path), at: target, what)
        Self.remove(partial)
        do {
            let copy = try DatabaseQueue(path: partial)
            try database.backup(to: copy)
            let articles = try Self.check(copy)
            try copy.close()
            let report = BackupReport(bytes: Self.size(of: partial), articles: articles)
            try Self.sync(partial)
            guard rename(partial, target) == 0 else { throw CocoaError(.fileWriteUnknown) }
            try Self.sync((target as NSString).deletingLastPathComponent)
            return report
        } catch {
            Self.remove(partial)
            if let error = error as? StoreError { throw error }
            var failure = StoreError(what, path: target, error)
            if (error as? DatabaseError)?.resultCode == .SQLITE_CORRUPT { failure = .damagedCopy(what, failure.why) }
            throw failure
        }
    }

    /// Checks every page, index and reference of the copy, and its full-text index against the texts; makes it one file.
    ///
    /// - Returns: how many articles it has.
    private static func check(_ copy: DatabaseQueue) throws -> Int {
        try copy.writeWithoutTransaction { db in
            // A copy is as its original was, in WAL mode; a backup wants nothing beside it.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
            if let fault = faults.first { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: fault) }
            if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
                let table = (row[0] as String?) ?? "a table"
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row of \(table) refers to none")
            }
            try db.execute(sql: "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0
        }
    }

    private static func checkRoom(for bytes: Int, at target: String, _ what: String) throws(StoreError) {
        guard let free = DiskSpace.free(beside: target) else {
            let folder = (target as NSString).deletingLastPathComponent
            throw StoreError(
                .cannotCreate,
                what: what,
                why: "there is no folder \(folder)",
                remedy: "make it, and let the user the backup runs as write there"
            )
        }
        guard free < bytes else { return }
        throw StoreError(
            .full,
            what: what,
            why: "\(free >> 20) MiB are free there, and the archive has \(bytes >> 20) MiB",
            remedy: "free some space, keep fewer backups, or name a folder on another disk"
        )
    }

    private static func sync(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func remove(_ partial: String) {
        for end in ["", "-wal", "-shm", "-journal"] { unlink(partial + end) }
    }
}

extension StoreError {
    fileprivate static func damagedCopy(_ what: String, _ why: String) -> StoreError {
        StoreError(
            .damaged,
            what: what,
            why: why,
            remedy:
                "the archive itself is damaged: stop the daemon, keep a copy of the file, and restore a backup or run "
                + "`sqlite3 depeche.db .recover`; earlier backups were left as they are"
        )
    }
}
