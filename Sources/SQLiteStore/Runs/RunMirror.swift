import Foundation
import News

/// A copy of a large run in a file without a name, of which a few hundred bytes are read where SQLite reads a page.
///
/// Most keys of a text are in no other, but some common phrase is in nearly every run: what it costs to look these up is
/// most of what a large archive costs. The file is made when the run has been read as often as it has parts, goes with
/// the process, and is never needed: where there is not plenty of room for it, the parts are read as before.
final class RunMirror {
    /// Runs that are merged less often are not worth a file.
    private static let leastLevel = 2
    /// Entries read at once around the place where a key is to be expected.
    private static let window = 112

    /// What is free is the archive's, and of others on its disk.
    private static let shareOfFree = 16

    /// Linux's `O_TMPFILE`, which Swift does not import: a file that no folder names.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    private enum State {
        case wanted(reads: Int)
        case there(CInt)
        case impossible
    }

    private var state: State
    private let folder: String?

    /// `folder` is where the file shall be; nil for none.
    init(in folder: String?, level: Int) {
        self.folder = folder
        state = folder == nil || level < Self.leastLevel ? .impossible : .wanted(reads: 0)
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
        case .wanted(let reads):
            guard reads >= run.fences.count else {
                state = .wanted(reads: reads + 1)
                return nil
            }
            state = .impossible
            if let file = try copy(run, from: reader) { state = .there(file) }
            return nil
        case .there(let file):
            let part = max(0, run.fences.partitioningIndex { $0 >= key } - 1)
            let start = part * RunPart.mostEntries
            let guess = start + Self.guess(key, in: run.fences, part)
            let first = max(0, min(guess - Self.window / 2, run.keys - Self.window))
            if let entries = Entries(file, first, min(Self.window, run.keys - first), of: run),
                entries.holdsAll(of: key)
            {
                return entries.add(key, limit: limit, to: &found)
            }
            return Self.walk(key, limit: limit, of: run, in: file, from: start, to: &found)
        }
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
            guard let entries = Entries(file, place, min(RunPart.mostEntries, run.keys - place), of: run) else {
                // What was found so far would be found again.
                found.removeLast(count)
                return nil
            }
            count += entries.add(key, limit: limit - count, to: &found)
            if entries.last > key { break }
            place += RunPart.mostEntries
        }
        return count
    }

    /// Where in a part a key is to be expected, when keys are spread evenly over it.
    private static func guess(_ key: UInt64, in fences: [UInt64], _ part: Int) -> Int {
        guard part + 1 < fences.count, key > fences[part], fences[part + 1] > fences[part] else { return 0 }
        let share = Double(key - fences[part]) / Double(fences[part + 1] - fences[part])
        return Int(min(share, 1) * Double(RunPart.mostEntries))
    }

    /// Nil when it would take more than a small part of what is free, or a part is not as large as it should be.
    private func copy(_ run: KeyRun, from reader: PartReader) throws -> CInt? {
        guard let folder = folder.map({ $0.isEmpty ? "." : $0 }),
            let free = DiskSpace.free(at: folder), run.keys * RunPart.entrySize <= free / Self.shareOfFree
        else { return nil }
        let file = open(folder, Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        var isWhole = true
        var entries = 0
        for index in run.fences.indices where isWhole {
            let isLast = index == run.fences.count - 1
            try reader.read(index, of: run.number) { view in
                entries += view.count
                isWhole = isLast ? entries == run.keys : view.count == RunPart.mostEntries
                isWhole = isWhole && Self.append(view.bytes, to: file)
            }
        }
        guard isWhole else {
            close(file)
            return nil
        }
        return file
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to file: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}

/// Entries of a run that stand one after the other, read from its copy.
private struct Entries {
    private let part: RunPart
    private let isFirst: Bool
    private let isLast: Bool

    init?(_ file: CInt, _ start: Int, _ count: Int, of run: KeyRun) {
        let size = count * RunPart.entrySize
        guard size > 0 else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { bytes, read in
            read = max(0, pread(file, bytes.baseAddress, size, off_t(start * RunPart.entrySize)))
        }
        guard bytes.count == size else { return nil }
        part = RunPart(bytes: bytes)
        isFirst = start == 0
        isLast = start + count == run.keys
    }

    var last: UInt64 { part[part.count - 1].key }

    /// Whether no entry of the key can stand before these or after them.
    func holdsAll(of key: UInt64) -> Bool { (isFirst || part[0].key < key) && (isLast || last > key) }

    /// Adds the articles that have the key; returns how many.
    func add(_ key: UInt64, limit: Int, to found: inout [UInt32]) -> Int {
        part.bytes.withUnsafeBytes { bytes in
            let view = RunView(bytes: bytes)
            return view.add(key, limit: limit, to: &found)
        }
    }
}
