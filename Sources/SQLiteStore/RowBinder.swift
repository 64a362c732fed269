import GRDB
import GRDBSQLite

/// Binds the values of one row after the other to a statement and runs it.
///
/// For the few statements that run once an article: GRDB's own binding goes through an existential and a closure a
/// value, which costs as much as SQLite's work on a short row.
struct RowBinder {
    private enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(Range<Int>)
    }

    private let statement: Statement
    private var values: [Value] = []
    /// The row's texts one after the other, so that SQLite can read them where they are.
    private var bytes: [UInt8] = []

    init(_ statement: Statement) {
        self.statement = statement
    }

    mutating func add(_ text: String?) {
        guard let text else { return values.append(.null) }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        values.append(.text(start..<bytes.count))
    }

    mutating func add(_ number: Int64?) {
        values.append(number.map(Value.integer) ?? .null)
    }

    mutating func add(_ number: Double?) {
        values.append(number.map(Value.real) ?? .null)
    }

    /// Runs the statement with the values added since the last run.
    ///
    /// - Throws: `DatabaseError`, as GRDB's own `execute` does.
    mutating func run() throws {
        defer {
            values.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        let handle = statement.sqliteStatement
        // An empty row of texts has no address, and a text without one would be NULL.
        if bytes.isEmpty { bytes.append(0) }
        try bytes.withUnsafeBytes { bytes in
            let texts = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            for (index, value) in values.enumerated() {
                let place = CInt(index + 1)
                let code =
                    switch value {
                    case .null: sqlite3_bind_null(handle, place)
                    case .integer(let number): sqlite3_bind_int64(handle, place, number)
                    case .real(let number): sqlite3_bind_double(handle, place, number)
                    case .text(let range):
                        sqlite3_bind_text(
                            handle,
                            place,
                            texts.map { $0 + range.lowerBound },
                            CInt(clamping: range.count),
                            nil
                        )
                    }
                try check(code, SQLITE_OK)
            }
            let code = sqlite3_step(handle)
            sqlite3_reset(handle)
            // SQLite reads the texts no more after this; the next row binds every place anew.
            sqlite3_clear_bindings(handle)
            try check(code, SQLITE_DONE)
        }
    }

    private func check(_ code: CInt, _ expected: CInt) throws {
        guard code != expected else { return }
        let message = sqlite3_db_handle(statement.sqliteStatement).flatMap { sqlite3_errmsg($0) }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: message.map { String(cString: $0) },
            sql: statement.sql
        )
    }
}
