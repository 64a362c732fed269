import Glibc

/// Whether a run has a copy in a file of its own, and how it comes to one.
///
/// The copy is written with the run, or when a run without one has been read as often as it has parts, and is never
/// needed: without it the parts are read.
final class RunMirror {
    private enum State {
        case unknown
        case wanted(reads: Int)
        case there(RunCopy)
        case impossible
    }

    private var state: State
    private let folder: CopyFolder?

    /// `folder` is where copies are; nil for none.
    init(in folder: CopyFolder?) {
        self.folder = folder
        state = folder == nil ? .impossible : .unknown
    }

    fileprivate init(_ copy: RunCopy, in folder: CopyFolder) {
        self.folder = folder
        state = .there(copy)
    }

    /// The copy, where there is one that is read from.
    var copy: RunCopy? {
        if case .there(let copy) = state { copy } else { nil }
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
            let copy = RunCopy(run, file: OpenFile(file))
            state = .there(copy)
            return copy.articles(key, limit: limit, to: &found)
        case .wanted(let reads):
            guard reads >= run.fences.count else {
                state = .wanted(reads: reads + 1)
                return nil
            }
            state = .impossible
            if let copy = try written(run, from: reader) { state = .there(copy) }
            return nil
        case .there(let copy): return copy.articles(key, limit: limit, to: &found)
        }
    }

    private func written(_ run: KeyRun, from reader: PartReader) throws -> RunCopy? {
        guard let draft = CopyDraft(in: folder, keys: run.keys) else { return nil }
        for index in run.fences.indices { try reader.read(index, of: run.number) { draft.append($0.bytes) } }
        return draft.finish(run)
    }
}

/// The copy of a run that is being written, part by part.
final class CopyDraft {
    private let folder: CopyFolder
    private var file: OpenFile?
    private var size = 0

    /// Nil when there is no folder for copies, or no room for one of so many keys.
    init?(in folder: CopyFolder?, keys: Int) {
        guard let folder, let file = folder.makeFile(for: keys * RunPart.entrySize) else { return nil }
        self.folder = folder
        self.file = OpenFile(file)
    }

    /// A copy that cannot be written is given up.
    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let file else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(file.descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written > 0 else {
                self.file = nil
                return
            }
            rest = rest.dropFirst(written)
        }
        size += bytes.count
    }

    /// The copy of a run that is all written; nil when not all of it is there.
    func mirror(_ run: KeyRun) -> RunMirror? { finish(run).map { RunMirror($0, in: folder) } }

    fileprivate func finish(_ run: KeyRun) -> RunCopy? {
        let parts = (run.keys + RunPart.mostEntries - 1) / RunPart.mostEntries
        guard let file, size == run.keys * RunPart.entrySize, run.fences.count == parts else { return nil }
        folder.keep(file.descriptor, of: run)
        self.file = nil
        return RunCopy(run, file: file)
    }
}
