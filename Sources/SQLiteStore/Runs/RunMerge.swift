/// Merges runs into a larger one, some entries at a time.
///
/// A large run has tens of millions: written at once they would hold up all that is to be stored meanwhile.
struct RunMerge {
    /// What is merged.
    let sources: [KeyRun]
    private var cursors: [RunCursor]
    private var heads: [RunEntry?] = []
    private var draft: RunDraft
    private var last: RunEntry?

    /// That of the run it makes.
    var level: Int { draft.level }

    init(_ sources: [KeyRun], to level: Int, number: Int64, in table: RunTable) throws {
        self.sources = sources
        cursors = sources.map { RunCursor(run: $0) }
        draft = Self.draft(number, level, of: sources, in: table)
        try table.begin(UnfinishedRun(number: number, level: level, sources: sources.map(\.number)), place: draft.place)
    }

    private static func draft(_ number: Int64, _ level: Int, of sources: [KeyRun], in table: RunTable) -> RunDraft {
        RunDraft(
            number: number,
            level: level,
            place: sources.map(\.place).max() ?? 0,
            capacity: sources.reduce(0) { $0 + $1.keys },
            in: table
        )
    }

    /// Goes on where a merge was cut short: its parts say how far it came.
    init(resuming run: UnfinishedRun, _ sources: [KeyRun], in table: RunTable) throws {
        self.sources = sources
        var draft = Self.draft(run.number, run.level, of: sources, in: table)
        let reader = try PartReader(table)
        let last = try draft.resume(from: reader)
        cursors = try sources.map { try RunCursor(run: $0, behind: last, from: reader) }
        (self.draft, self.last) = (draft, last)
    }

    /// Whether what is written of it so far is still there: another process that opens the archive takes a merge that it
    /// does not know for one that a kill cut short.
    func isKept(in table: RunTable) throws -> Bool { try table.isUnfinished(draft.number) }

    /// Merges up to `count` more entries; returns the run when it is whole.
    mutating func advance(_ count: Int, in table: RunTable) throws -> KeyRun? {
        let reader = try PartReader(table)
        if heads.isEmpty { heads = try cursors.indices.map { try cursors[$0].next(from: reader) } }
        for _ in 0..<count {
            guard let least = leastHead(), let entry = heads[least] else { return try draft.finish(in: table) }
            if entry != last { try draft.append(entry, in: table) }
            last = entry
            heads[least] = try cursors[least].next(from: reader)
        }
        return nil
    }

    private func leastHead() -> Int? {
        var least: Int?
        for (index, head) in heads.enumerated() {
            guard let head else { continue }
            if let before = least, let other = heads[before], other <= head { continue }
            least = index
        }
        return least
    }
}

/// Reads the entries of a run in their order, a part at a time.
private struct RunCursor {
    let run: KeyRun
    private var part = RunPart()
    private var nextPart = 0
    private var place = 0

    init(run: KeyRun) { self.run = run }

    init(run: KeyRun, behind last: RunEntry?, from reader: PartReader) throws {
        self.run = run
        guard let last else { return }
        // A key may begin in the part before the one that begins with it.
        nextPart = max(0, run.fences.partitioningIndex { $0 >= last.key } - 1)
        repeat {
            part = nextPart < run.fences.count ? try reader.part(nextPart, of: run.number) : RunPart()
            nextPart += 1
            place = (0..<part.count).first { part[$0] > last } ?? part.count
        } while place == part.count && part.count > 0
    }

    mutating func next(from reader: PartReader) throws -> RunEntry? {
        while place >= part.count {
            guard nextPart < run.fences.count else { return nil }
            part = try reader.part(nextPart, of: run.number)
            nextPart += 1
            place = 0
        }
        defer { place += 1 }
        return part[place]
    }
}
