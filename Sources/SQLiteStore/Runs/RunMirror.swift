import Glibc

/// A copy of a run in a file of its own, of which a few hundred bytes are read where SQLite reads a page.
///
/// Most keys of a text are in no other, but some common phrase is in nearly every run: what it costs to look these up is
/// most of what a large archive costs. The copy is written with the run, or when a run without one has been read as
/// often as it has parts, and is never needed: without it the parts are read.
final class RunMirror {
    /// Entries read at once around the place where a key is to be expected.
    private static let window = 112

    private enum State {
        case unknown
        case wanted(reads: Int)
        case there(CInt)
        case impossible
    }

    private var state: State
    private let folder: CopyFolder?

    /// `folder` is where copies are; nil for none.
    init(in folder: CopyFolder?) {
        self.folder = folder
        state = folder == nil ? .impossible : .unknown
    }

    fileprivate init(_ file: CInt, in folder: CopyFolder) {
        self.folder = folder
        state = .there(file)
    }

    /// Whether it is read from.
    var isThere: Bool {
        if case .there = state { true } else { false }
    }

    deinit {
        if case .there(let file) = state { close(file) }
    }

    /// Does what `KeyRun.articles` does; nil while there is no copy, or when it cannot be read.
    func articles(_ key: UInt64, limit: Int, of run: KeyRun, from reader: PartReader, to found: inout [UInt32]) throws
        -> Int?
    {
        switch state {
        case .impossible: return nil
        case .unknown:
            guard let file = folder?.file(of: run) else {
                state = .wanted(reads: 1)
                return nil
            }
            state = .there(file)
            return read(key, limit: limit, of: run, in: file, to: &found)
        case .wanted(let reads):
            guard reads >= run.fences.count else {
                state = .wanted(reads: reads + 1)
                return nil
            }
            state = .impossible
            if let file = try copy(run, from: reader) { state = .there(file) }
            return nil
        case .there(let file): return read(key, limit: limit, of: run, in: file, to: &found)
        }
    }

    private func read(_ key: UInt64, limit: Int, of run: KeyRun, in file: CInt, to found: inout [UInt32]) -> Int? {
        let part = max(0, run.fences.partitioningIndex { $0 >= key } - 1)
        let start = part * RunPart.mostEntries
        let guess = start + Self.guess(key, in: run.fences, part)
        let first = max(0, min(guess - Self.window / 2, run.keys - Self.window))
        let count = Entries.read(file, first, min(Self.window, run.keys - first), of: run) { entries in
            entries.holdsAll(of: key) ? entries.add(key, limit: limit, to: &found) : nil
        }
        return count ?? Self.walk(key, limit: limit, of: run, in: file, from: start, to: &found)
    }

    /// Reads parts in their order until another key comes.
    private static func walk(
        _ key: UInt64,
        limit: Int,
        of run: KeyRun,
        in file: CInt,
        from start: Int,
        to found: inout [UInt32]
    ) -> Int? {
        var place = start
        var count = 0
        while place < run.keys, count < limit {
            let next = Entries.read(file, place, min(RunPart.mostEntries, run.keys - place), of: run) { entries in
                count += entries.add(key, limit: limit - count, to: &found)
                return entries.last > key ? run.keys : place + RunPart.mostEntries
            }
            guard let next else {
                // What was found so far would be found again.
                found.removeLast(count)
                return nil
            }
            place = next
        }
        return count
    }

    /// Where in a part a key is to be expected, when keys are spread evenly over it.
    private static func guess(_ key: UInt64, in fences: [UInt64], _ part: Int) -> Int {
        guard part + 1 < fences.count, key > fences[part], fences[part + 1] > fences[part] else { return 0 }
        let share = Double(key - fences[part]) / Double(fences[part + 1] - fences[part])
        return Int(min(share, 1) * Double(RunPart.mostEntries))
    }

    private func copy(_ run: KeyRun, from reader: PartReader) throws -> CInt? {
        guard let draft = CopyDraft(in: folder, keys: run.keys) else { return nil }
        for index in run.fences.indices { try reader.read(index, of: run.number) { draft.append($0.bytes) } }
        return draft.finish(run)
    }
}

/// The copy of a run that is being written, part by part.
final class CopyDraft {
    private let folder: CopyFolder
    private var file: CInt?
    private var size = 0

    /// Nil when there is no folder for copies, or no room for one of so many keys.
    init?(in folder: CopyFolder?, keys: Int) {
        guard let folder, let file = folder.makeFile(for: keys * RunPart.entrySize) else { return nil }
        self.folder = folder
        self.file = file
    }

    deinit {
        if let file { close(file) }
    }

    /// A copy that cannot be written is given up.
    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let file else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written > 0 else {
                close(file)
                self.file = nil
                return
            }
            rest = rest.dropFirst(written)
        }
        size += bytes.count
    }

    /// The copy of a run that is all written; nil when not all of it is there.
    func mirror(_ run: KeyRun) -> RunMirror? { finish(run).map { RunMirror($0, in: folder) } }

    fileprivate func finish(_ run: KeyRun) -> CInt? {
        let parts = (run.keys + RunPart.mostEntries - 1) / RunPart.mostEntries
        guard let file, size == run.keys * RunPart.entrySize, run.fences.count == parts else { return nil }
        folder.keep(file, of: run)
        self.file = nil
        return file
    }
}

/// Entries of a run that stand one after the other, read from its copy.
private struct Entries {
    private let view: RunView
    private let isFirst: Bool
    private let isLast: Bool

    /// What `body` makes of `count` entries from `start` on; nil when they cannot be read.
    static func read<Value>(
        _ file: CInt,
        _ start: Int,
        _ count: Int,
        of run: KeyRun,
        _ body: (Entries) -> Value?
    ) -> Value? {
        let size = count * RunPart.entrySize
        guard size > 0 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { bytes in
            guard pread(file, bytes.baseAddress, size, off_t(start * RunPart.entrySize)) == size else { return nil }
            let view = RunView(bytes: UnsafeRawBufferPointer(bytes))
            return body(Entries(view: view, isFirst: start == 0, isLast: start + count == run.keys))
        }
    }

    var last: UInt64 { view.key(view.count - 1) }

    /// Whether no entry of the key can stand before these or after them.
    func holdsAll(of key: UInt64) -> Bool { (isFirst || view.key(0) < key) && (isLast || last > key) }

    /// Adds the articles that have the key; returns how many.
    func add(_ key: UInt64, limit: Int, to found: inout [UInt32]) -> Int { view.add(key, limit: limit, to: &found) }
}
