import Dispatch
import Foundation
import News

/// The folder beside the archive with copies of its large runs: `depeche.db-index`.
///
/// All in it was copied from the archive and is made again when it is missing: it may be removed at any time, and is no
/// part of a backup.
struct CopyFolder: Sendable {
    /// What is free is the archive's, and of others on its disk.
    private static let shareOfFree = 16
    /// Linux's `O_TMPFILE`, which Swift does not import: a file that no folder names.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY
    /// Smaller runs are soon merged, and copied sooner than found.
    private static let leastNamedLevel = 2

    private let path: String
    /// Files without a name are in the archive's own folder.
    private let parent: String
    /// Copies that are on their way to the disk.
    private let underWay = DispatchGroup()

    /// Milliseconds that the end of a process may wait for them.
    private static let patience = 3000

    init(of archive: String) {
        path = archive + "-index"
        let folder = (archive as NSString).deletingLastPathComponent
        parent = folder.isEmpty ? "." : folder
    }

    /// A new file without a name; nil when `size` bytes are more than a small part of what is free, or no file can be
    /// made.
    func makeFile(for size: Int) -> CInt? {
        guard let free = DiskSpace.free(at: parent), size <= free / Self.shareOfFree else { return nil }
        let file = open(parent, Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        return file >= 0 ? file : nil
    }

    /// The copy that an earlier process left of a run; nil when there is none, or it is of another run.
    func file(of run: KeyRun) -> CInt? {
        guard run.level >= Self.leastNamedLevel else { return nil }
        let file = open(name(of: run.number), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let mark = CopyMark(run)
        guard mark.isEnd(of: file) else {
            close(file)
            return nil
        }
        return file
    }

    /// Gives a whole copy the name under which later processes find it, once it is safe on the disk.
    ///
    /// No commit waits for that: a copy that has no name when the process ends is made again.
    func keep(_ file: CInt, of run: KeyRun) {
        guard run.level >= Self.leastNamedLevel, CopyMark(run).append(to: file) else { return }
        let file = dup(file)
        guard file >= 0 else { return }
        let (path, name) = (path, name(of: run.number))
        DispatchQueue.global(qos: .utility).async(group: underWay) {
            defer { close(file) }
            guard fdatasync(file) == 0 else { return }
            mkdir(path, 0o700)
            unlink(name)
            linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
        }
    }

    /// Waits until those that were kept have their names, or for some seconds.
    func finish() { _ = underWay.wait(timeout: .now() + .milliseconds(Self.patience)) }

    func remove(_ run: Int64) { unlink(name(of: run)) }

    /// Removes copies of runs that are there no more.
    func removeAll(but runs: Set<Int64>) {
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            )
        }
        for name in names {
            guard name.hasPrefix(Self.prefix), let number = Int64(name.dropFirst(Self.prefix.count)) else { continue }
            if !runs.contains(number) { remove(number) }
        }
    }

    private static let prefix = "sketch-"

    private func name(of run: Int64) -> String { "\(path)/\(Self.prefix)\(run)" }
}

/// Ends the copy of a run: says which run it is of.
///
/// A number alone does not: another archive under the same name, as an earlier one put back, has other runs.
private struct CopyMark {
    private let words: [UInt64]
    private let start: Int

    init(_ run: KeyRun) {
        let fences = run.fences.reduce(UInt64(run.fences.count)) { KeyFilter.hash($0 ^ $1 << 24) }
        words = [UInt64(run.keys), UInt64(bitPattern: run.number), UInt64(bitPattern: run.place), fences]
        start = run.keys * RunPart.entrySize
    }

    func append(to file: CInt) -> Bool {
        words.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(start)) == $0.count }
    }

    func isEnd(of file: CInt) -> Bool {
        let size = words.count * 8
        let end = [UInt64](unsafeUninitializedCapacity: words.count + 1) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, size + 8, off_t(start))) / 8
        }
        return end == words
    }
}
