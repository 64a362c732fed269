import GRDB
import GRDBSQLite

/// Runs a statement again and again with values bound one after the other.
///
/// For the few statements that run once an article: GRDB's own binding goes through an existential and a closure a
/// value, which costs as much as SQLite's work on a short row.
struct RowBinder {
    private enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(Range<Int>)
        case blob(Range<Int>)
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

    mutating func add(blob: [UInt8]?) {
        guard let blob else { return values.append(.null) }
        let start = bytes.count
        bytes.append(contentsOf: blob)
        values.append(.blob(start..<bytes.count))
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
        _ = try step { _ in }
    }

    /// The first row of the answer to a query with the values added since the last run; nil when there is none.
    ///
    /// - Throws: `DatabaseError`, as GRDB's own `fetchOne` does.
    mutating func first<Value>(_ read: (AnswerRow) -> Value) throws -> Value? {
        try step(read)
    }

    /// Reads the rows of the answer one after the other, until there are no more or `read` returns false.
    ///
    /// - Throws: `DatabaseError`, and what `read` throws.
    mutating func each(_ read: (AnswerRow) throws -> Bool) throws {
        defer {
            values.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        let handle = statement.sqliteStatement
        if bytes.isEmpty { bytes.append(0) }
        try bytes.withUnsafeBytes { bytes in
            try bind(to: handle, texts: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            while true {
                let code = sqlite3_step(handle)
                guard code == SQLITE_ROW else { return try check(code, SQLITE_DONE) }
                guard try read(AnswerRow(handle: handle)) else { return }
            }
        }
    }

    private mutating func step<Value>(_ read: (AnswerRow) -> Value) throws -> Value? {
        defer {
            values.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        let handle = statement.sqliteStatement
        // An empty row of texts has no address, and a text without one would be NULL.
        if bytes.isEmpty { bytes.append(0) }
        return try bytes.withUnsafeBytes { bytes in
            try bind(to: handle, texts: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
            let code = sqlite3_step(handle)
            let answer = code == SQLITE_ROW ? read(AnswerRow(handle: handle)) : nil
            sqlite3_reset(handle)
            // SQLite reads the texts no more after this; the next row binds every place anew.
            sqlite3_clear_bindings(handle)
            if code != SQLITE_ROW { try check(code, SQLITE_DONE) }
            return answer
        }
    }

    private func bind(to handle: SQLiteStatement, texts: UnsafePointer<CChar>?) throws {
        for (index, value) in values.enumerated() {
            let place = CInt(clamping: index + 1)
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
                case .blob(let range):
                    sqlite3_bind_blob(
                        handle,
                        place,
                        texts.map { $0 + range.lowerBound },
                        CInt(clamping: range.count),
                        nil
                    )
                }
            try check(code, SQLITE_OK)
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

/// The row a query stands at; good only while it is read.
struct AnswerRow {
    fileprivate let handle: SQLiteStatement

    /// NULL as nil.
    func text(_ column: Int) -> String? {
        guard let bytes = sqlite3_column_text(handle, CInt(clamping: column)) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, CInt(clamping: column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// NULL as nil; the bytes are SQLite's own.
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let bytes = sqlite3_column_text(handle, CInt(clamping: column)) else { return nil }
        return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, CInt(clamping: column))))
    }

    /// NULL as nil.
    func number(_ column: Int) -> Int64? {
        sqlite3_column_type(handle, CInt(clamping: column)) == SQLITE_NULL ? nil : integer(column)
    }

    /// NULL as empty.
    func blob(_ column: Int) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, CInt(clamping: column)) else { return [] }
        return Array(
            UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, CInt(clamping: column))))
        )
    }

    /// NULL as empty; the bytes are SQLite's own.
    func memory(_ column: Int) -> UnsafeRawBufferPointer {
        let count = Int(sqlite3_column_bytes(handle, CInt(clamping: column)))
        return UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, CInt(clamping: column)), count: count)
    }

    /// NULL as 0.
    func real(_ column: Int) -> Double {
        sqlite3_column_double(handle, CInt(clamping: column))
    }

    /// NULL as 0.
    func integer(_ column: Int) -> Int64 {
        sqlite3_column_int64(handle, CInt(clamping: column))
    }
}
