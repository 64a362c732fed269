import GRDB
import GRDBSQLite

/// Reads and writes a large value a piece at a time, so that it is in memory once and not three times.
final class BlobStream {
    private static let piece = 1 << 16

    private let handle: OpaquePointer
    private let db: Database

    /// Opens the value of a column in the row with this number, whose size does not change.
    ///
    /// - Throws: `DatabaseError`, as for a row that is not there.
    init(_ db: Database, table: String, column: String, row: Int64, isWritten: Bool) throws {
        var handle: OpaquePointer?
        let code = sqlite3_blob_open(db.sqliteConnection, "main", table, column, row, isWritten ? 1 : 0, &handle)
        guard code == SQLITE_OK, let handle else {
            sqlite3_blob_close(handle)
            throw Self.error(code, db)
        }
        self.handle = handle
        self.db = db
    }

    deinit { sqlite3_blob_close(handle) }

    /// In bytes.
    var size: Int { Int(sqlite3_blob_bytes(handle)) }

    /// Numbers of eight bytes each, the low byte first, as many as fit.
    func read() throws -> [UInt64] {
        let count = size / 8
        let words = try [UInt64](unsafeUninitializedCapacity: count) { words, read in
            let bytes = UnsafeMutableRawBufferPointer(words)
            for start in stride(from: 0, to: 8 * count, by: Self.piece) {
                let length = min(Self.piece, 8 * count - start)
                let part = bytes.baseAddress.map { $0 + start }
                try check(sqlite3_blob_read(handle, part, CInt(clamping: length), CInt(clamping: start)))
            }
            read = count
        }
        return UInt64(littleEndian: 1) == 1 ? words : words.map(UInt64.init(littleEndian:))
    }

    /// Writes numbers over the whole value, which has eight bytes for each.
    func write(_ words: [UInt64]) throws {
        for start in stride(from: 0, to: words.count, by: Self.piece / 8) {
            let part = words[start..<min(start + Self.piece / 8, words.count)].map(\.littleEndian)
            try part.withUnsafeBytes { bytes in
                try check(
                    sqlite3_blob_write(
                        handle,
                        bytes.baseAddress,
                        CInt(clamping: bytes.count),
                        CInt(clamping: 8 * start)
                    )
                )
            }
        }
    }

    private func check(_ code: CInt) throws {
        guard code == SQLITE_OK else { throw Self.error(code, db) }
    }

    private static func error(_ code: CInt, _ db: Database) -> DatabaseError {
        let message = sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}
