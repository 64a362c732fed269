import Foundation
import GRDB

/// Rows of `sketch_run` and `sketch_part`.
struct SketchTable {
    let db: Database

    func runs() throws -> [SketchRun] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, level, keys, fences, filter, place FROM sketch_run ORDER BY number"
        )
        var runs: [SketchRun] = []
        while let row = try rows.next() {
            let fences = SketchPart(bytes: [UInt8](row[3] as Data))
            guard let filter = try row.withUnsafeData(atIndex: 4, SketchFilter.init) else { continue }
            runs.append(
                SketchRun(
                    number: row[0],
                    level: row[1],
                    keys: row[2],
                    place: row[5],
                    fences: (0..<fences.count).map(fences.key),
                    filter: filter
                )
            )
        }
        return runs
    }

    func part(_ index: Int, of run: SketchRun) throws -> SketchPart {
        var query = RowBinder(try db.cachedStatement(sql: "SELECT keys FROM sketch_part WHERE number = ?"))
        query.add(run.number * SketchRun.mostParts + Int64(index))
        return SketchPart(bytes: try query.first { $0.blob(0) } ?? [])
    }

    func remove(_ run: SketchRun) throws {
        try db.execute(sql: "DELETE FROM sketch_run WHERE number = ?", arguments: [run.number])
        try db.execute(
            sql: "DELETE FROM sketch_part WHERE number >= ? AND number < ?",
            arguments: [run.number * SketchRun.mostParts, (run.number + 1) * SketchRun.mostParts]
        )
    }

    /// Drops runs none of whose articles is kept as it was then, but for their parts; returns how many.
    func pruneRuns() throws -> Int {
        let first = try Int64.fetchOne(db, sql: "SELECT min(seq) FROM article") ?? .max
        try db.execute(sql: "DELETE FROM sketch_run WHERE place < ?", arguments: [first])
        return db.changesCount
    }

    /// Removes parts of runs that are there no more, at most `limit`; returns how many.
    func pruneParts(_ limit: Int) throws -> Int {
        let next = try db.cachedStatement(
            sql: "SELECT number FROM sketch_part WHERE number >= ? ORDER BY number LIMIT 1"
        )
        let known = try db.cachedStatement(sql: "SELECT 1 FROM sketch_run WHERE number = ?")
        var start: Int64 = 0
        while let part = try Int64.fetchOne(next, arguments: [start]) {
            let run = part / SketchRun.mostParts
            start = (run + 1) * SketchRun.mostParts
            guard try Int.fetchOne(known, arguments: [run]) == nil else { continue }
            try db.cachedStatement(
                sql: """
                    DELETE FROM sketch_part WHERE number IN (
                        SELECT number FROM sketch_part WHERE number >= ? AND number < ? ORDER BY number LIMIT ?
                    )
                    """
            ).execute(arguments: [part, start, limit])
            return db.changesCount
        }
        return 0
    }

    /// The place in the stream of changes up to which articles' keys are in runs.
    func place() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'sketched'") ?? 0
    }

    func setPlace(_ place: Int64) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('sketched', ?)", arguments: [place])
    }
}

/// Writes a run part by part.
struct SketchRunWriter {
    private let number: Int64
    private let level: Int
    private let place: Int64
    private var insertion: RowBinder
    private var part = SketchPart()
    private var fences = SketchPart()
    private var fenceKeys: [UInt64] = []
    private var filter: SketchFilter
    private var keys = 0
    private let db: Database

    /// Begins a run, whose number is larger than any before.
    ///
    /// `place` is that of its last article in the stream of changes; at most `capacity` keys will be appended.
    init(_ db: Database, number: Int64, level: Int, place: Int64, capacity: Int) throws {
        self.place = place
        self.db = db
        self.number = number
        self.level = level
        filter = SketchFilter(capacity: capacity)
        insertion = RowBinder(try db.cachedStatement(sql: "INSERT INTO sketch_part (number, keys) VALUES (?, ?)"))
    }

    /// Entries come in order.
    mutating func append(_ entry: SketchTail.Entry) throws {
        if part.count == 0 {
            fences.append(entry)
            fenceKeys.append(entry.key)
        }
        part.append(entry)
        filter.insert(SketchFilter.hash(entry.key))
        keys += 1
        if part.count == SketchPart.mostEntries { try endPart() }
    }

    mutating func finish() throws -> SketchRun {
        try endPart()
        try db.execute(
            sql: "INSERT INTO sketch_run (number, level, keys, fences, filter, place) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [number, level, keys, Data(fences.bytes), filter.bytes, place]
        )
        return SketchRun(
            number: number,
            level: level,
            keys: keys,
            place: place,
            fences: fenceKeys,
            filter: filter
        )
    }

    private mutating func endPart() throws {
        guard part.count > 0 else { return }
        insertion.add(number * SketchRun.mostParts + Int64(fenceKeys.count - 1))
        insertion.add(blob: part.bytes)
        try insertion.run()
        part.bytes.removeAll(keepingCapacity: true)
    }
}
