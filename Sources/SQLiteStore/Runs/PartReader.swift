import GRDB

/// Reads parts of runs: the statement is found once for many of them.
final class PartReader {
    private var query: RowBinder

    init(_ table: RunTable) throws {
        query = RowBinder(
            try table.db.cachedStatement(sql: "SELECT keys FROM \(table.kind)_part WHERE number = ?")
        )
    }

    /// What `body` makes of a part's entries where they lie in SQLite's memory; one that is not there has none.
    func read<Value>(_ index: Int, of run: Int64, _ body: (RunView) -> Value) throws -> Value {
        query.add(run * KeyRun.mostParts + Int64(index))
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        return try query.first { body(RunView(bytes: $0.memory(0))) } ?? body(RunView(bytes: nothing))
    }

    /// A copy of a part.
    func part(_ index: Int, of run: Int64) throws -> RunPart {
        try read(index, of: run) { RunPart(bytes: [UInt8]($0.bytes)) }
    }
}
