import Foundation
import GRDB

/// Finds articles by the keys of their sketches.
///
/// A log-structured merge index (O'Neil and others, 1996): the keys of the articles stored last are in memory; they go
/// into a sorted run of rows when they are many, and runs of one size are merged into a larger one. Nothing is written
/// in place, so the cost of an article does not grow with the archive. After a kill the keys in memory are read again
/// from the articles' rows. Bounds: `mostKeys`, beyond which the oldest run goes.
struct SketchIndex {
    /// Articles in memory before they go into a run.
    var tailArticles = 2048
    /// Runs of one level that are merged into one of the next, and the level that is merged no further.
    static let fanOut = 4
    static let lastLevel = 3
    /// Some 1.7 million articles: 60 MB of filters.
    static let mostKeys = 40_000_000
    /// A key that more articles have is no sign of a copy.
    static let mostArticlesOfKey = 60

    private var tail = SketchTail()
    private var articlesInTail = 0
    private var runs: [SketchRun] = []
    private let frequent = FrequentKeys()
    private var isLoaded = false

    init() {}

    mutating func load(from db: Database) throws {
        guard !isLoaded else { return }
        let table = SketchTable(db: db)
        runs = try table.runs()
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, sketch FROM article WHERE seq > ? AND sketch IS NOT NULL ORDER BY seq",
            arguments: [try table.place()]
        )
        while let row = try rows.next() { insert(SketchKeys.read([UInt8](row[1] as Data)), of: row[0]) }
        isLoaded = true
    }

    func articles(
        sharing keys: [UInt64],
        atLeast count: Int,
        limit: Int,
        in db: Database
    ) throws -> [Int64] {
        var shared: [UInt32: Int] = [:]
        let table = SketchTable(db: db)
        let keys = keys.prefix(64)
        let hashes = keys.map(SketchFilter.hash)
        // An article's keys are all in one run: one that may have fewer of them than are asked for is not read. For
        // most texts that is all runs, though in a large archive some filter takes one key for another nearly always.
        var asked: [(run: Int, keys: UInt64)] = []
        for (place, run) in runs.enumerated() {
            var mask: UInt64 = 0
            for (index, hash) in hashes.enumerated() where run.filter.mayContain(hash) { mask |= 1 << UInt64(index) }
            if mask.nonzeroBitCount >= max(1, count) { asked.append((place, mask)) }
        }
        for (index, key) in keys.enumerated() {
            var found: [UInt32] = []
            tail.each(key) { found.append($0) }
            var isFrequent = false
            for (place, mask) in asked where mask >> UInt64(index) & 1 != 0 {
                let run = runs[place]
                isFrequent = frequent.contains(key, of: run.number)
                if isFrequent { break }
                let articles = try run.articles(key, limit: Self.mostArticlesOfKey + 1, in: table)
                isFrequent = articles.count > Self.mostArticlesOfKey
                if isFrequent {
                    frequent.insert(key, of: run.number)
                    break
                }
                found += articles
            }
            guard !isFrequent, !found.isEmpty else { continue }
            let distinct = found.count == 1 ? found : Array(Set(found))
            guard distinct.count <= Self.mostArticlesOfKey else { continue }
            for article in distinct { shared[article, default: 0] += 1 }
        }
        return shared.filter { $0.value >= count }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(limit).map { Int64($0.key) }
    }

    /// Takes in the keys of an article, in place of `former` ones when they are still in memory.
    mutating func add(_ keys: [UInt64], replacing former: [UInt64] = [], of article: Int64) {
        if let number = UInt32(exactly: article) {
            for key in former { tail.remove(key, number) }
        }
        insert(keys, of: article)
    }

    /// Writes what is in memory into a run when it is much; `place` is the last one taken in the stream of changes.
    ///
    /// Articles behind `sure` are read again after a kill: all of them, where places are not taken in order.
    mutating func settle(upTo place: Int64, sure: Int64? = nil, in db: Database) throws {
        guard articlesInTail >= tailArticles else { return }
        let table = SketchTable(db: db)
        let entries = tail.sorted
        var writer = try SketchRunWriter(db, number: nextNumber, level: 0, place: place, capacity: entries.count)
        for entry in entries { try writer.append(entry) }
        runs.append(try writer.finish())
        tail = SketchTail()
        articlesInTail = 0
        try table.setPlace(sure ?? place)
        for level in 0..<Self.lastLevel {
            let mergeable = runs.filter { $0.level == level }
            if mergeable.count >= Self.fanOut { try merge(mergeable, in: db) }
        }
        while runs.count > 1, runs.reduce(0, { $0 + $1.keys }) > Self.mostKeys { try table.remove(runs.removeFirst()) }
    }

    /// Writes all that is in memory into a run.
    mutating func settleWhole(upTo place: Int64, in db: Database) throws {
        let usual = tailArticles
        defer { tailArticles = usual }
        tailArticles = 1
        try settle(upTo: place, in: db)
        try SketchTable(db: db).setPlace(place)
    }

    private var nextNumber: Int64 { (runs.map(\.number).max() ?? 0) + 1 }

    private mutating func insert(_ keys: [UInt64], of article: Int64) {
        guard let number = UInt32(exactly: article), number != .max else { return }
        for key in keys { tail.insert(key, number) }
        articlesInTail += 1
    }

    private mutating func merge(_ merged: [SketchRun], in db: Database) throws {
        let table = SketchTable(db: db)
        let level = (merged.first?.level ?? 0) + 1
        let capacity = merged.reduce(0) { $0 + $1.keys }
        var writer = try SketchRunWriter(
            db,
            number: nextNumber,
            level: level,
            place: merged.map(\.place).max() ?? 0,
            capacity: capacity
        )
        var cursors = merged.map { SketchCursor(run: $0, table: table) }
        var heads = try cursors.indices.map { try cursors[$0].next() }
        var last: SketchTail.Entry?
        while let least = heads.indices.filter({ heads[$0] != nil }).min(by: { Self.precedes(heads[$0], heads[$1]) }),
            let entry = heads[least]
        {
            if entry.key != last?.key || entry.article != last?.article { try writer.append(entry) }
            last = entry
            heads[least] = try cursors[least].next()
        }
        let run = try writer.finish()
        for old in merged { try table.remove(old) }
        let gone = Set(merged.map(\.number))
        runs.removeAll { gone.contains($0.number) }
        runs.append(run)
    }

    private static func precedes(_ one: SketchTail.Entry?, _ other: SketchTail.Entry?) -> Bool {
        guard let one, let other else { return one != nil }
        return (one.key, one.article) < (other.key, other.article)
    }
}

/// Reads the entries of a run in their order, a part at a time.
private struct SketchCursor {
    let run: SketchRun
    let table: SketchTable
    private var part = SketchPart()
    private var nextPart = 0
    private var place = 0

    init(run: SketchRun, table: SketchTable) {
        self.run = run
        self.table = table
    }

    mutating func next() throws -> SketchTail.Entry? {
        while place >= part.count {
            guard nextPart < run.fences.count else { return nil }
            part = try table.part(nextPart, of: run)
            nextPart += 1
            place = 0
        }
        defer { place += 1 }
        return part[place]
    }
}

/// The keys of one sketch as they stand in an article's row: five bytes a key, the high byte first.
enum SketchKeys {
    static func write(_ keys: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(5 * keys.count)
        for key in keys {
            for shift in [32, 24, 16, 8, 0] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: key >> shift)) }
        }
        return bytes
    }

    static func read(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - bytes.count % 5, by: 5).map { start in
            bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
    }
}
