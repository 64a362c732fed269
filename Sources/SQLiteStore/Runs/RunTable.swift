import Foundation
import GRDB

/// Rows of `…_run` and `…_part`: the sorted runs of one index.
///
/// A run that is still being merged has a row without keys, with the numbers of those it is merged from in place of
/// fences: its parts are not read before they are all there.
struct RunTable {
    /// What is looked up.
    enum Kind: String, CustomStringConvertible, CaseIterable {
        /// Articles by the keys of their sketches.
        case sketch
        /// Articles by their digests.
        case digest

        var description: String { rawValue }

        /// Keys of an article, mostly.
        var usualKeys: Int {
            switch self {
            case .sketch: 24
            case .digest: 1
            }
        }

        /// The setting that holds the place in the stream of changes up to which articles' keys are in runs.
        fileprivate var setting: String {
            switch self {
            case .sketch: "sketched"
            case .digest: "digested"
            }
        }
    }

    let db: Database
    let kind: Kind
    /// Where copies of runs are; nil for none.
    var copies: CopyFolder?

    /// Those that are whole, the oldest articles' first.
    func runs() throws -> [KeyRun] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, level, keys, fences, place FROM \(kind)_run WHERE keys > 0 ORDER BY place, number"
        )
        var runs: [KeyRun] = []
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let blob = try BlobStream(db, table: "\(kind)_run", column: "filter", row: number, isWritten: false)
            guard blob.size % 8 == 0, let filter = KeyFilter(words: try blob.read()) else { continue }
            runs.append(
                KeyRun(
                    number: number,
                    level: row[1],
                    keys: row[2],
                    place: row[4],
                    fences: try row.withUnsafeData(atIndex: 3) { Self.keys($0 ?? Data()) },
                    filter: filter,
                    mirror: RunMirror(in: copies)
                )
            )
        }
        return runs
    }

    private static func keys(_ fences: Data) -> [UInt64] {
        fences.withUnsafeBytes { bytes in
            let view = RunView(bytes: bytes)
            return (0..<view.count).map(view.key)
        }
    }

    /// Runs that are whole, readable or not.
    func count() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(kind)_run WHERE keys > 0") ?? 0 }

    /// The highest number that a run or a part of one has.
    func lastNumber() throws -> Int64 {
        let run = try Int64.fetchOne(db, sql: "SELECT max(number) FROM \(kind)_run") ?? 0
        let part = try Int64.fetchOne(db, sql: "SELECT max(number) FROM \(kind)_part") ?? 0
        return max(run, part / KeyRun.mostParts)
    }

    /// Begins a run that is written over several transactions.
    func begin(_ run: UnfinishedRun, place: Int64) throws {
        let sources = run.sources.flatMap { number in withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) } }
        try db.execute(
            sql: """
                INSERT INTO \(kind)_run (number, level, keys, place, fences, filter) VALUES (?, ?, 0, ?, ?, x'')
                """,
            arguments: [run.number, run.level, place, Data(sources)]
        )
    }

    /// Whether a run that was begun is still there, and not yet whole.
    func isUnfinished(_ number: Int64) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM \(kind)_run WHERE number = ? AND keys = 0")
        return try Int.fetchOne(statement, arguments: [number]) != nil
    }

    func write(_ part: RunPart, _ index: Int, of run: Int64) throws {
        var insertion = RowBinder(
            try db.cachedStatement(sql: "INSERT INTO \(kind)_part (number, keys) VALUES (?, ?)")
        )
        insertion.add(run * KeyRun.mostParts + Int64(index))
        insertion.add(blob: part.bytes)
        try insertion.run()
    }

    /// Makes a run whole whose parts are all written.
    func end(_ run: KeyRun, fences: RunPart) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO \(kind)_run (number, level, keys, place, fences, filter)
                VALUES (?, ?, ?, ?, ?, zeroblob(?))
                """,
            arguments: [
                run.number, run.level, run.keys, run.place, Data(fences.bytes), 8 * run.filter.words.count,
            ]
        )
        try BlobStream(db, table: "\(kind)_run", column: "filter", row: run.number, isWritten: true)
            .write(run.filter.words)
    }

    /// Removes a run but for its parts.
    func remove(_ number: Int64) throws {
        try db.execute(sql: "DELETE FROM \(kind)_run WHERE number = ?", arguments: [number])
    }

    /// Runs that are not whole yet.
    func unfinished() throws -> [UnfinishedRun] {
        try Row.fetchAll(db, sql: "SELECT number, level, fences FROM \(kind)_run WHERE keys = 0 ORDER BY number").map {
            let sources = [UInt8]($0[2] as Data)
            return UnfinishedRun(
                number: $0[0],
                level: $0[1],
                sources: stride(from: 0, through: sources.count - 8, by: 8).map { start in
                    sources[start..<start + 8].reduce(0) { $0 << 8 | Int64($1) }
                }
            )
        }
    }

    /// Drops runs none of whose articles is kept as it was then, but for their parts; returns how many.
    func pruneRuns() throws -> Int {
        let first = try Int64.fetchOne(db, sql: "SELECT min(seq) FROM article") ?? .max
        try db.execute(sql: "DELETE FROM \(kind)_run WHERE place < ?", arguments: [first])
        return db.changesCount
    }

    /// Removes parts of runs that are there no more, at most `limit`; returns how many.
    func pruneParts(_ limit: Int) throws -> Int {
        let next = try db.cachedStatement(
            sql: "SELECT number FROM \(kind)_part WHERE number >= ? ORDER BY number LIMIT 1"
        )
        let known = try db.cachedStatement(sql: "SELECT 1 FROM \(kind)_run WHERE number = ?")
        var start: Int64 = 0
        while let part = try Int64.fetchOne(next, arguments: [start]) {
            let run = part / KeyRun.mostParts
            start = (run + 1) * KeyRun.mostParts
            guard try Int.fetchOne(known, arguments: [run]) == nil else { continue }
            try db.cachedStatement(
                sql: """
                    DELETE FROM \(kind)_part WHERE number IN (
                        SELECT number FROM \(kind)_part WHERE number >= ? AND number < ? ORDER BY number LIMIT ?
                    )
                    """
            ).execute(arguments: [part, start, limit])
            return db.changesCount
        }
        return 0
    }

    /// The place in the stream of changes up to which articles' keys are in runs.
    func place() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [kind.setting]) ?? 0
    }

    func setPlace(_ place: Int64) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [kind.setting, place])
    }
}

/// A run that is still being merged.
struct UnfinishedRun {
    let number: Int64
    let level: Int
    /// Numbers of the runs it is merged from.
    let sources: [Int64]
}
