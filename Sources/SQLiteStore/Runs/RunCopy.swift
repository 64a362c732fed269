import Glibc

/// A copy of a run in a file of its own, of which a few hundred bytes are read where SQLite reads a page.
///
/// Most keys of a text are in no other, but some common phrase is in nearly every run: what it costs to look these up is
/// most of what a large archive costs. Any thread may read it, at any time.
struct RunCopy: Sendable {
    /// Entries read at once around the place where a key is to be expected.
    private static let window = 112

    private let file: OpenFile
    fileprivate let keys: Int
    private let fences: [UInt64]

    init(_ run: KeyRun, file: OpenFile) {
        self.file = file
        keys = run.keys
        fences = run.fences
    }

    /// Adds the articles of the run that have the key to `found`, up to `limit` of them; returns how many, or nil when
    /// they cannot be read.
    func articles(_ key: UInt64, limit: Int, to found: inout [UInt32]) -> Int? {
        let part = max(0, fences.partitioningIndex { $0 >= key } - 1)
        let start = part * RunPart.mostEntries
        let guess = start + guess(key, in: part)
        let first = max(0, min(guess - Self.window / 2, keys - Self.window))
        let count = Entries.read(file, first, min(Self.window, keys - first), of: self) { entries in
            entries.holdsAll(of: key) ? entries.add(key, limit: limit, to: &found) : nil
        }
        return count ?? walk(key, limit: limit, from: start, to: &found)
    }

    /// Reads parts in their order until another key comes.
    private func walk(_ key: UInt64, limit: Int, from start: Int, to found: inout [UInt32]) -> Int? {
        var place = start
        var count = 0
        while place < keys, count < limit {
            let next = Entries.read(file, place, min(RunPart.mostEntries, keys - place), of: self) { entries in
                count += entries.add(key, limit: limit - count, to: &found)
                return entries.last > key ? keys : place + RunPart.mostEntries
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
    private func guess(_ key: UInt64, in part: Int) -> Int {
        guard part + 1 < fences.count, key > fences[part], fences[part + 1] > fences[part] else { return 0 }
        let share = Double(key - fences[part]) / Double(fences[part + 1] - fences[part])
        return Int(min(share, 1) * Double(RunPart.mostEntries))
    }
}

/// A file that is closed when nobody has it any more.
final class OpenFile: Sendable {
    let descriptor: CInt

    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}

/// Entries of a run that stand one after the other, read from its copy.
private struct Entries {
    private let view: RunView
    private let isFirst: Bool
    private let isLast: Bool

    /// What `body` makes of `count` entries from `start` on; nil when they cannot be read.
    static func read<Value>(
        _ file: OpenFile,
        _ start: Int,
        _ count: Int,
        of copy: RunCopy,
        _ body: (Entries) -> Value?
    ) -> Value? {
        let size = count * RunPart.entrySize
        guard size > 0 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { bytes in
            let place = off_t(start * RunPart.entrySize)
            guard pread(file.descriptor, bytes.baseAddress, size, place) == size else { return nil }
            let view = RunView(bytes: UnsafeRawBufferPointer(bytes))
            return body(Entries(view: view, isFirst: start == 0, isLast: start + count == copy.keys))
        }
    }

    var last: UInt64 { view.key(view.count - 1) }

    /// Whether no entry of the key can stand before these or after them.
    func holdsAll(of key: UInt64) -> Bool { (isFirst || view.key(0) < key) && (isLast || last > key) }

    /// Adds the articles that have the key; returns how many.
    func add(_ key: UInt64, limit: Int, to found: inout [UInt32]) -> Int { view.add(key, limit: limit, to: &found) }
}
