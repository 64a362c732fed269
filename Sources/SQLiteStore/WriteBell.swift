import Dispatch
import Foundation

/// Rings when somebody writes to an archive: inotify(7) on the journal beside it.
///
/// Guard: everything but making one happens on `queue`.
final class WriteBell: @unchecked Sendable {
    /// The journal is written before a commit can be seen: after the last write the bell rings on at these intervals,
    /// for as long as a slow disk may take to sync it.
    private static let echoes: [Duration] = [5, 20, 80, 320, 1280, 5120].map { .milliseconds($0) }
    /// Where there is no inotify, or it does not tell, as on a file system over the network.
    private static let patience = Duration.seconds(30)

    private let queue = DispatchQueue(label: "depeche.bell", qos: .default)
    private let descriptor: CInt
    private let journal: [UInt8]
    private let continuation: AsyncStream<Void>.Continuation
    private var source: (any DispatchSourceRead)?
    /// The next of `echoes`; nil when it is quiet.
    private var echo: Int?

    /// An element at once, then whenever something may have been written; rings that nobody waited for are one.
    static func rings(of path: String) -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let bell = WriteBell(path, continuation)
            continuation.onTermination = { _ in bell.stop() }
            bell.start()
        }
    }

    private init(_ path: String, _ continuation: AsyncStream<Void>.Continuation) {
        let whole = URL(fileURLWithPath: path)
        journal = Array((whole.lastPathComponent + "-wal").utf8)
        self.continuation = continuation
        descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
        // The folder, not the file: the journal comes and goes with those who hold the archive open.
        let events = UInt32(IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_ONLYDIR)
        if descriptor >= 0 { _ = inotify_add_watch(descriptor, whole.deletingLastPathComponent().path, events) }
    }

    private func start() {
        continuation.yield()
        queue.async { [self] in
            tick()
            guard descriptor >= 0 else { return }
            let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            source.setEventHandler { @Sendable [weak self] in self?.read() }
            source.setCancelHandler { @Sendable [descriptor] in close(descriptor) }
            source.resume()
            self.source = source
        }
    }

    private func stop() {
        queue.async { [self] in
            source?.cancel()
            source = nil
        }
    }

    private func tick() {
        queue.asyncAfter(deadline: .now() + Self.patience / .seconds(1)) { [weak self] in
            guard let self else { return }
            continuation.yield()
            tick()
        }
    }

    private func read() {
        var isTold = false
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            var offset = 0
            while offset + MemoryLayout<inotify_event>.size <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                offset += MemoryLayout<inotify_event>.size
                let name = buffer[min(offset, count)..<min(offset + Int(event.len), count)].prefix { $0 != 0 }
                offset += Int(event.len)
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 || name.elementsEqual(journal) { isTold = true }
            }
        }
        guard isTold else { return }
        continuation.yield()
        let isQuiet = echo == nil
        echo = 0
        if isQuiet { ringAgain() }
    }

    private func ringAgain() {
        guard let echo, echo < Self.echoes.count else {
            self.echo = nil
            return
        }
        self.echo = echo + 1
        queue.asyncAfter(deadline: .now() + Self.echoes[echo] / .seconds(1)) { [weak self] in
            guard let self else { return }
            continuation.yield()
            ringAgain()
        }
    }
}
