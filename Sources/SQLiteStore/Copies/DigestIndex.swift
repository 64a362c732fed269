import GRDB

/// Finds articles by their digests.
///
/// An index of SQLite's own would be written at a random place for every article, which costs more than all the rest of
/// its row once the archive is larger than the memory of the process.
struct DigestIndex {
    /// 2048 · 4⁸ articles in a run are more than an archive can number.
    var runs = KeyRuns(.digest, lastLevel: 8)

    /// Entries of a run that is written anew, and its level.
    private static let rebuilt = (entries: 131_072, level: 3)

    mutating func load(from db: Database) throws {
        try runs.load(from: db, "SELECT number, digest FROM article WHERE seq > ? ORDER BY seq") {
            [Self.key($0[1])]
        }
    }

    /// Articles that have the digest, or had it once, or have another with the same key.
    func articles(_ digest: String, from reader: PartReader) throws -> Set<Int64> {
        let key = Self.key(digest)
        let hash = KeyFilter.hash(key)
        var found: [UInt32] = []
        runs.tail.each(key) { found.append($0) }
        for run in runs.runs where run.filter.mayContain(hash) {
            try run.articles(key, limit: .max, from: reader, to: &found)
        }
        return Set(found.map(Int64.init))
    }

    /// Whether an article may have the digest; false when none has it.
    func mayHold(_ digest: String) -> Bool {
        let key = Self.key(digest)
        let hash = KeyFilter.hash(key)
        var isThere = false
        runs.tail.each(key) { _ in isThere = true }
        return isThere || runs.runs.contains { $0.filter.mayContain(hash) }
    }

    mutating func add(_ digest: String, of article: Int64) {
        runs.add([Self.key(digest)], of: article)
    }

    /// The first ten hexadecimal digits; what stands in their place in a digest that was not made here counts by its
    /// last bits.
    static func key(_ digest: String) -> UInt64 {
        digest.utf8.prefix(10).reduce(0) { key, digit in
            key << 4 | UInt64(digit >= UInt8(ascii: "a") ? (digit - UInt8(ascii: "a") + 10) & 15 : digit & 15)
        }
    }

    /// Writes all runs anew; `query` gives the numbers and digests of all articles.
    static func rebuild(_ query: String, in db: Database) throws {
        try db.execute(sql: "DELETE FROM digest_run; DELETE FROM digest_part")
        let table = RunTable(db: db, kind: .digest)
        let last = try Stream(db).last()
        var number: Int64 = 0
        var entries: [RunEntry] = []
        func write() throws {
            number += 1
            var draft = RunDraft(number: number, level: rebuilt.level, place: last, capacity: entries.count, in: table)
            for entry in entries.sorted() { try draft.append(entry, in: table) }
            _ = try draft.finish(in: table)
            entries.removeAll(keepingCapacity: true)
        }
        let rows = try Row.fetchCursor(db, sql: query)
        while let row = try rows.next() {
            guard let article = UInt32(exactly: row[0] as Int64), article != .max else { continue }
            entries.append(RunEntry(key: key(row[1]), article: article))
            if entries.count == rebuilt.entries { try write() }
        }
        if !entries.isEmpty { try write() }
        try table.setPlace(last)
    }

    static let schema = """
        CREATE TABLE digest_run (
            number INTEGER PRIMARY KEY,
            level INTEGER NOT NULL,
            keys INTEGER NOT NULL,
            place INTEGER NOT NULL,
            fences BLOB NOT NULL,
            filter BLOB NOT NULL
        ) STRICT;
        CREATE TABLE digest_part (number INTEGER PRIMARY KEY, keys BLOB NOT NULL) STRICT;
        """
}
