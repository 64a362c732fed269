import GRDB
public import News

public import struct Foundation.Date

extension SQLiteStore {
    public func changes(after position: Position, limit: Int) async throws(StoreError) -> [Change] {
        try await read("cannot read the stream of changes") { db in
            try ChangeTable.changes(after: position, limit: limit, in: db)
        }
    }

    public func lastPosition() async throws(StoreError) -> Position {
        try await read("cannot read the stream of changes") { db in Position(rawValue: try Stream(db).last()) }
    }

    public func rings() -> AsyncStream<Void> { WriteBell.rings(of: path) }

    public func readers() async throws(StoreError) -> [Reader] {
        try await read("cannot read the places of readers") { db in try ReaderTable(db).readers() }
    }

    public func move(_ reader: Reader.Name, to position: Position, at now: Date) async throws(StoreError) {
        try await write("cannot move the place of the reader \(reader)") { db in
            try ReaderTable(db).move(reader, to: position, at: now)
        }
    }

    public func forget(_ reader: Reader.Name) async throws(StoreError) -> Bool {
        try await write("cannot forget the reader \(reader)") { db in try ReaderTable(db).forget(reader) }
    }
}
