import GRDB

/// Finds articles by keys of 40 bits.
///
/// A log-structured merge index (O'Neil and others, 1996): the keys of the articles stored last are in memory; they go
/// into a sorted run of rows when they are many, and runs of one size are merged into a larger one, a little with every
/// commit. Nothing is written in place, so the cost of an article does not grow with the archive. After a kill the keys
/// in memory are read again from the articles' rows, and merges go on where they were.
///
/// Each run costs every lookup. In quiet moments they are merged until each has as many keys as all younger ones
/// together, or nears the most keys of one.
struct KeyRuns {
    /// Runs of one level that are merged into one of the next.
    static let fanOut = 4
    /// Entries that a merge then takes with every entry that is added, and with a commit at least: it must be through
    /// before the next runs are there.
    private static let mergedPerKey = 6
    private static let leastMerged = 2 * RunPart.mostEntries
    /// Entries that a merge takes at once in a quiet moment: some milliseconds.
    private static let mergedAtOnce = 40 * RunPart.mostEntries
    /// Parts that nobody needs any more removed with a commit: as many as two merges write, and some more.
    private static let partsRemoved = 64

    let kind: RunTable.Kind
    /// The level that is merged no further.
    let lastLevel: Int
    /// Keys that a tail is expected to have: a run of so many is of the lowest level.
    private var keysOfTail: Int { tailArticles * kind.usualKeys }
    /// Beyond these the oldest run goes.
    let mostKeys: Int
    /// A run that nears this is merged no further, for a run goes as a whole.
    private var mostKeysOfRun: Int { mostKeys == .max ? .max : mostKeys / 3 }
    /// Where copies of runs are; nil for none.
    var copies: CopyFolder?
    /// Articles in memory before they go into a run.
    var tailArticles = 2048
    /// Merging waits for a quiet moment until so many runs have come without one: to look up more of them costs less
    /// meanwhile.
    var mostRunsPutOff = 16
    private(set) var tail = KeyTail()
    /// The oldest articles' first.
    private(set) var runs: [KeyRun] = []
    private var articlesInTail = 0
    private var keysSinceSettled = 0
    private var articlesSinceRest = 0
    private var merges: [RunMerge] = []
    private var lastNumber: Int64 = 0
    private var hasWaste = true
    /// Whether merges that a kill cut short may be there.
    ///
    /// A process that writes too little for a run leaves them alone: they may be another's.
    private var isFresh = true
    private var isLoaded = false

    init(_ kind: RunTable.Kind, lastLevel: Int, mostKeys: Int = .max) {
        self.kind = kind
        self.lastLevel = lastLevel
        self.mostKeys = mostKeys
    }

    /// Reads the runs, and the keys of the articles that are in none: `query` gives their numbers and what `keys` reads,
    /// beyond the place it takes.
    mutating func load(from db: Database, _ query: String, _ keys: (Row) -> [UInt64]) throws {
        guard !isLoaded else { return }
        let table = RunTable(db: db, kind: kind, copies: copies)
        runs = try table.runs()
        lastNumber = try table.lastNumber()
        articlesSinceRest = runs.count { $0.level == 0 } * tailArticles
        let rows = try Row.fetchCursor(db, sql: query, arguments: [try table.place()])
        while let row = try rows.next() { insert(keys(row), of: row[0]) }
        isLoaded = true
    }

    /// Takes in the keys of an article, in place of `former` ones when they are still in memory.
    mutating func add(_ keys: [UInt64], replacing former: [UInt64] = [], of article: Int64) {
        if let number = UInt32(exactly: article) {
            for key in former { tail.remove(key, number) }
        }
        insert(keys, of: article)
    }

    private mutating func insert(_ keys: [UInt64], of article: Int64) {
        guard let number = UInt32(exactly: article), number != .max else { return }
        for key in keys { tail.insert(key, number) }
        articlesInTail += 1
        articlesSinceRest += 1
        keysSinceSettled += keys.count
    }

    /// Writes what is in memory into a run when it is much; `place` is the last one taken in the stream of changes.
    ///
    /// Articles behind `sure` are read again after a kill: all of them, where places are not taken in order.
    mutating func settle(upTo place: Int64, sure: Int64? = nil, in db: Database) throws {
        let table = RunTable(db: db, kind: kind, copies: copies)
        if articlesInTail >= tailArticles { try endTail(upTo: place, sure: sure ?? place, in: table) }
        if articlesSinceRest >= mostRunsPutOff * tailArticles {
            try merge(max(Self.leastMerged, keysSinceSettled * Self.mergedPerKey), in: table)
            try removeWaste(in: table)
        }
        keysSinceSettled = 0
        while let oldest = surplus { try remove([oldest], in: table) }
    }

    /// Does some of the work that was put off; returns whether more is left.
    mutating func tend(in db: Database) throws -> Bool {
        let table = RunTable(db: db, kind: kind, copies: copies)
        try beginMerges(in: table)
        if merges.isEmpty { try beginEvening(in: table) }
        try merge(Self.mergedAtOnce, in: table)
        if merges.isEmpty { try beginEvening(in: table) }
        try removeWaste(in: table)
        let isDone = merges.isEmpty && !hasWaste
        if isDone { articlesSinceRest = 0 }
        return !isDone
    }

    private mutating func removeWaste(in table: RunTable) throws {
        if hasWaste { hasWaste = try table.pruneParts(Self.partsRemoved) > 0 }
    }

    /// Takes `step` entries of each merge.
    private mutating func merge(_ step: Int, in table: RunTable) throws {
        for index in merges.indices.reversed() {
            guard try merges[index].isKept(in: table) else {
                merges.remove(at: index)
                hasWaste = true
                continue
            }
            guard let run = try merges[index].advance(step, in: table) else { continue }
            try end(merges.remove(at: index), as: run, in: table)
        }
    }

    /// Writes all that is in memory into a run.
    mutating func settleWhole(upTo place: Int64, in db: Database) throws {
        let table = RunTable(db: db, kind: kind, copies: copies)
        if articlesInTail > 0 { try endTail(upTo: place, sure: place, in: table) }
        try table.setPlace(place)
        try settle(upTo: place, in: db)
    }

    private mutating func endTail(upTo place: Int64, sure: Int64, in table: RunTable) throws {
        let entries = tail.sorted
        tail = KeyTail()
        articlesInTail = 0
        if !entries.isEmpty {
            var draft = RunDraft(number: newNumber(), level: 0, place: place, capacity: entries.count, in: table)
            for entry in entries { try draft.append(entry, in: table) }
            runs.append(try draft.finish(in: table))
        }
        try table.setPlace(sure)
        try beginMerges(in: table)
    }

    private mutating func beginMerges(in table: RunTable) throws {
        if isFresh {
            try resumeMerges(in: table)
            copies?.removeAll(but: Set(runs.map(\.number)))
        }
        isFresh = false
        for level in 0..<lastLevel { try beginMerge(of: level, in: table) }
    }

    private mutating func resumeMerges(in table: RunTable) throws {
        for run in try table.unfinished() {
            let sources = runs.filter { run.sources.contains($0.number) }
            if sources.count > 1, sources.count == run.sources.count {
                merges.append(try RunMerge(resuming: run, sources, in: table))
            } else {
                try table.remove(run.number)
                hasWaste = true
            }
        }
    }

    private mutating func beginMerge(of level: Int, in table: RunTable) throws {
        let merging = merging
        guard level < lastLevel, !merges.contains(where: { $0.level == level + 1 }) else { return }
        let sources = runs.filter { $0.level == level && !merging.contains($0.number) }.prefix(Self.fanOut)
        guard sources.count == Self.fanOut else { return }
        merges.append(try RunMerge(Array(sources), to: level + 1, number: newNumber(), in: table))
    }

    /// Begins to merge the oldest run that has fewer keys than all younger ones together with these.
    private mutating func beginEvening(in table: RunTable) throws {
        var keys = 0
        var first: Int?
        for index in runs.indices.reversed() {
            let run = runs[index]
            // Where one is merged no further none of the older ones is merged with the younger.
            guard run.level < lastLevel, keys + run.keys <= mostKeysOfRun else { break }
            if run.keys < keys { first = index }
            keys += run.keys
        }
        guard let first else { return }
        let sources = Array(runs[first...])
        let level = max(sources.map(\.level).max() ?? 0, levelOfRun(with: sources.reduce(0) { $0 + $1.keys }))
        merges.append(try RunMerge(sources, to: level, number: newNumber(), in: table))
    }

    /// What a run with so many keys would be, had it been merged from runs of one level each time.
    private func levelOfRun(with keys: Int) -> Int {
        if keys >= mostKeysOfRun / 2 { return lastLevel }
        var level = 0
        var size = keysOfTail * Self.fanOut
        while level < lastLevel, size <= keys {
            level += 1
            size *= Self.fanOut
        }
        return level
    }

    private mutating func end(_ merge: RunMerge, as run: KeyRun, in table: RunTable) throws {
        try remove(merge.sources, in: table)
        runs.insert(run, at: runs.firstIndex { $0.place > run.place } ?? runs.endIndex)
        try beginMerge(of: run.level - 1, in: table)
        try beginMerge(of: run.level, in: table)
    }

    private mutating func remove(_ old: [KeyRun], in table: RunTable) throws {
        for run in old {
            try table.remove(run.number)
            copies?.remove(run.number)
        }
        let gone = Set(old.map(\.number))
        runs.removeAll { gone.contains($0.number) }
        hasWaste = true
    }

    /// The oldest run when there are too many keys.
    private var surplus: KeyRun? {
        guard runs.count > 1, runs.reduce(0, { $0 + $1.keys }) > mostKeys else { return nil }
        let merging = merging
        return runs.first { !merging.contains($0.number) }
    }

    /// Numbers of those that are being merged.
    private var merging: Set<Int64> { Set(merges.lazy.flatMap(\.sources).map(\.number)) }

    private mutating func newNumber() -> Int64 {
        lastNumber += 1
        return lastNumber
    }
}
