/// A run that is being written, part by part.
struct RunDraft {
    let number: Int64
    let level: Int
    let place: Int64
    private var part = RunPart()
    private var fences = RunPart()
    private var fenceKeys: [UInt64] = []
    private var filter: KeyFilter
    private var keys = 0
    private let copy: CopyDraft?

    /// Small runs are many, and better filters of them take little memory.
    private static func bitsOfKey(_ level: Int) -> Int { level < 2 ? 16 : level == 2 ? 12 : 8 }

    /// Begins a run, whose number is larger than any before.
    ///
    /// `place` is that of its last article in the stream of changes; at most `capacity` keys will be appended.
    init(number: Int64, level: Int, place: Int64, capacity: Int, in table: RunTable) {
        self.number = number
        self.level = level
        self.place = place
        filter = KeyFilter(capacity: capacity, bitsOfKey: Self.bitsOfKey(level))
        copy = CopyDraft(in: table.copies, keys: capacity)
    }

    /// Goes on with a run of which some parts are written; returns the last of their entries.
    mutating func resume(from reader: PartReader) throws -> RunEntry? {
        var last: RunEntry?
        while true {
            let part = try reader.part(fenceKeys.count, of: number)
            guard part.count > 0 else { return last }
            fences.append(part[0])
            fenceKeys.append(part[0].key)
            for place in 0..<part.count { filter.insert(KeyFilter.hash(part[place].key)) }
            keys += part.count
            part.bytes.withUnsafeBytes { copy?.append($0) }
            last = part[part.count - 1]
        }
    }

    /// Entries come in order.
    mutating func append(_ entry: RunEntry, in table: RunTable) throws {
        if part.bytes.isEmpty {
            fences.append(entry)
            fenceKeys.append(entry.key)
        }
        part.append(entry)
        filter.insert(KeyFilter.hash(entry.key))
        keys += 1
        if part.count == RunPart.mostEntries { try endPart(in: table) }
    }

    mutating func finish(in table: RunTable) throws -> KeyRun {
        try endPart(in: table)
        var run = KeyRun(
            number: number,
            level: level,
            keys: keys,
            place: place,
            fences: fenceKeys,
            filter: filter,
            mirror: RunMirror(in: table.copies)
        )
        if let mirror = copy?.mirror(run) { run.mirror = mirror }
        try table.end(run, fences: fences)
        return run
    }

    private mutating func endPart(in table: RunTable) throws {
        guard !part.bytes.isEmpty else { return }
        try table.write(part, fenceKeys.count - 1, of: number)
        part.bytes.withUnsafeBytes { copy?.append($0) }
        part.bytes.removeAll(keepingCapacity: true)
    }
}
