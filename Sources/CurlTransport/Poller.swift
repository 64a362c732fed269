import CCurl
import Dispatch
import Glibc

/// The sockets and the one timer libcurl waits for, in one epoll set.
///
/// Dispatch watches a single descriptor: the set itself. So a change of interest
/// costs one system call, many ready sockets arrive in one wake-up, and no
/// descriptor of libcurl's is ever known to dispatch, which must not be told
/// late that one was closed. Level-triggered: what is not handled rings again.
///
/// Confined to the queue it was given.
final class Poller {
    /// One descriptor that became ready; `nil` is the timer.
    struct Event {
        var socket: CInt?
        var readable = false
        var writable = false
        var failed = false
    }

    private let set: CInt
    private let timer: CInt
    private let source: any DispatchSourceRead
    private var watched: Set<CInt> = []
    // A few at a time: each may cost a TLS handshake, and others wait for the queue.
    private var ready = [epoll_event](repeating: epoll_event(), count: 32)

    /// Rings on the queue whenever `wait` would return something; nil when the process is out of descriptors.
    init?(queue: DispatchQueue, ring: @escaping @Sendable () -> Void) {
        let set = epoll_create1(CInt(EPOLL_CLOEXEC))
        let timer = timerfd_create(CLOCK_MONOTONIC, CInt(TFD_CLOEXEC | TFD_NONBLOCK))
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(fd: timer))
        guard set >= 0, timer >= 0, epoll_ctl(set, EPOLL_CTL_ADD, timer, &event) == 0 else {
            if set >= 0 { close(set) }
            if timer >= 0 { close(timer) }
            return nil
        }
        self.set = set
        self.timer = timer
        source = DispatchSource.makeReadSource(fileDescriptor: set, queue: queue)
        source.setEventHandler { @Sendable in ring() }
        // Dispatch may look at the descriptor until the cancellation is through.
        source.setCancelHandler { @Sendable in
            close(set)
            close(timer)
        }
        source.resume()
    }

    deinit {
        source.cancel()
    }

    /// Replaces what is waited for on a socket; a socket is forgotten before it is closed.
    func watch(_ socket: CInt, read: Bool, write: Bool) {
        guard read || write else { return forget(socket) }
        var interest: UInt32 = 0
        if read { interest |= EPOLLIN.rawValue }
        if write { interest |= EPOLLOUT.rawValue }
        var event = epoll_event(events: interest, data: epoll_data(fd: socket))
        let isNew = watched.insert(socket).inserted
        // The other way round where a number was used again behind our back.
        if epoll_ctl(set, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event) != 0 {
            epoll_ctl(set, isNew ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event)
        }
    }

    func forget(_ socket: CInt) {
        watched.remove(socket)
        // Fails harmlessly when the socket was closed already: the kernel forgot it then.
        epoll_ctl(set, EPOLL_CTL_DEL, socket, nil)
    }

    func isWatching(_ socket: CInt) -> Bool { watched.contains(socket) }

    /// Makes the timer ready once after so many milliseconds, at least one nanosecond; nil disarms it.
    func arm(_ milliseconds: Int?) {
        var time = itimerspec()
        if let milliseconds {
            let wait = min(max(milliseconds, 0), 86_400_000)
            time.it_value.tv_sec = wait / 1_000
            time.it_value.tv_nsec = max(wait % 1_000 * 1_000_000, wait == 0 ? 1 : 0)
        }
        timerfd_settime(timer, 0, &time, nil)
    }

    /// What is ready now, without waiting; empty when nothing is.
    func events() -> [Event] {
        let count = epoll_wait(set, &ready, CInt(ready.count), 0)
        guard count > 0 else { return [] }
        return ready.prefix(Int(count)).map { event in
            if event.data.fd == timer {
                var expirations: UInt64 = 0
                _ = read(timer, &expirations, MemoryLayout<UInt64>.size)
                return Event(socket: nil)
            }
            return Event(
                socket: event.data.fd,
                readable: event.events & EPOLLIN.rawValue != 0,
                writable: event.events & EPOLLOUT.rawValue != 0,
                failed: event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
            )
        }
    }
}
