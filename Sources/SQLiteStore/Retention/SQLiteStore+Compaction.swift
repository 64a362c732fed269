import Foundation
import GRDB
public import News

extension SQLiteStore {
    public func room() async throws(StoreError) -> FileRoom {
        try await read("cannot measure the archive") { db in
            func number(_ name: String) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
            let size = try number("page_size")
            return FileRoom(
                bytes: try number("page_count") * size,
                free: try number("freelist_count") * size,
                // 2 is INCREMENTAL.
                givesBack: try number("auto_vacuum") == 2
            )
        }
    }

    public func compact(temporaryFolder: String) async throws(StoreError) -> Int {
        try await compact(temporaryFolder: temporaryFolder) { DiskSpace.free(at: $0) }
    }

    func compact(temporaryFolder: String, freeAt free: (_ folder: String) -> Int?) async throws(StoreError) -> Int {
        let before = try await room()
        try checkRoom(for: before, temporaryFolder, free)
        try await writeAlone("cannot rebuild the archive") { db in
            // The copy is as large as what is in the archive: no memory is.
            try db.execute(sql: "PRAGMA temp_store = FILE; PRAGMA auto_vacuum = INCREMENTAL")
            defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
            try db.execute(sql: "VACUUM")
            // A program that reads just now keeps the file as long as it is until the next checkpoint, and is no fault.
            _ = try? db.checkpoint(.truncate)
        }
        return try await before.bytes - room().bytes
    }

    /// SQLite writes a copy into a temporary file, and that into the journal, before the archive itself is touched.
    private func checkRoom(
        for room: FileRoom,
        _ temporaryFolder: String,
        _ free: (_ folder: String) -> Int?
    ) throws(StoreError) {
        let folder = (path as NSString).deletingLastPathComponent
        let archiveFolder = folder.isEmpty ? "." : folder
        let isOneDisk = Self.device(of: archiveFolder) == Self.device(of: temporaryFolder)
        let needs =
            isOneDisk
            ? [(archiveFolder, 2 * room.copyBytes)]
            : [(archiveFolder, room.copyBytes), (temporaryFolder, room.copyBytes)]
        for (place, needed) in needs {
            guard let free = free(place), free < needed else { continue }
            throw StoreError(
                .full,
                what: "cannot rebuild the archive \(path)",
                why: "that takes \(needed >> 20) MiB in \(place) for a while, and \(free >> 20) MiB are free",
                remedy: "free some space there, or name a folder on another disk in SQLITE_TMPDIR for one half of it"
            )
        }
    }

    private static func device(of folder: String) -> UInt? {
        var status = stat()
        return stat(folder, &status) == 0 ? UInt(status.st_dev) : nil
    }
}
