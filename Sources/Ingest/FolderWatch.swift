import Dispatch
import Foundation
import News

/// Tells when something changes in folders, by inotify(7) on a dispatch source.
///
/// Confined to `queue`; bursts of changes are told once, a little after the first.
final class FolderWatch {
    private let descriptor: CInt
    private let source: any DispatchSourceRead
    private var folders: [CInt: String] = [:]
    private var watches: [String: CInt] = [:]
    private var owners: [String: Source.ID] = [:]

    private static let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
    )

    /// Calls `ring` on `queue` whenever there is something to `read`.
    ///
    /// Nil when the system grants no inotify instance; folders are then only looked through by the clock.
    init?(queue: DispatchQueue, ring: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { @Sendable in ring() }
        source.setCancelHandler { @Sendable in close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }

    /// Watches exactly these folders for the source.
    ///
    /// - Returns: whether one of them was not watched before, so that something may have come into it unnoticed.
    func watch(_ paths: [String], for owner: Source.ID) -> Bool {
        let wanted = Set(paths)
        for (path, other) in owners where other == owner && !wanted.contains(path) { forget(path) }
        var isNew = false
        for path in paths where watches[path] == nil {
            let watch = inotify_add_watch(descriptor, path, Self.events)
            guard watch >= 0 else { continue }
            watches[path] = watch
            folders[watch] = path
            owners[path] = owner
            isNew = true
        }
        return isNew
    }

    func forget(sourcesOtherThan kept: Set<Source.ID>) {
        for (path, owner) in owners where !kept.contains(owner) { forget(path) }
    }

    private func forget(_ path: String) {
        owners[path] = nil
        guard let watch = watches.removeValue(forKey: path) else { return }
        folders[watch] = nil
        inotify_rm_watch(descriptor, watch)
    }

    /// Takes the events that have come and returns the sources they concern.
    func read() -> Set<Source.ID> {
        var changed = Set<Source.ID>()
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return changed }
            var offset = 0
            while offset + MemoryLayout<inotify_event>.size <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                offset += MemoryLayout<inotify_event>.size + Int(event.len)
                // When the kernel's queue ran over, anything may have changed.
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { changed.formUnion(owners.values) }
                guard let path = folders[event.wd] else { continue }
                if let owner = owners[path] { changed.insert(owner) }
                if event.mask & UInt32(IN_IGNORED) != 0 {
                    folders[event.wd] = nil
                    watches[path] = nil
                    owners[path] = nil
                }
            }
        }
    }
}
