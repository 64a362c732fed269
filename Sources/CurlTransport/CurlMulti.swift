import CCurl
import Dispatch
import News

/// One multi handle with its pool of connections, and the only code that calls `curl_multi_*`.
///
/// Confined to the queue it was given.
final class CurlMulti {
    typealias Ended = (FetchID, Result<FetchResponse, FetchError>)

    private let handle: UnsafeMutableRawPointer
    private let reactor: Reactor
    private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    private var handles: [FetchID: UnsafeMutableRawPointer] = [:]
    private let idle: IdleTransfers
    private var ended: [Ended] = []
    private var names = NameAge()

    /// How long `attend` goes on before it lets others onto the queue; one round more may follow.
    private static let turn = Duration.milliseconds(10)
    /// Timers of zero served in a row.
    private static let timersInARow = 4

    /// Rings on the queue whenever `attend` should be called; nil when the process is out of memory or descriptors.
    ///
    /// Of idle connections it keeps `connections`.
    init?(
        connections: Int,
        idle: IdleTransfers,
        queue: DispatchQueue,
        ring: @escaping @Sendable () -> Void
    ) {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let handle = curl_multi_init() else { return nil }
        guard let poller = Poller(queue: queue, ring: ring) else {
            curl_multi_cleanup(handle)
            return nil
        }
        self.handle = handle
        self.idle = idle
        reactor = Reactor(poller)
        let context = Unmanaged.passUnretained(reactor).toOpaque()
        curl_multi_setopt_socket(
            handle,
            { _, socket, what, context, _ in
                Reactor.at(context)?.watch(socket, what)
                return 0
            },
            context
        )
        curl_multi_setopt_timer(
            handle,
            { _, milliseconds, context in
                Reactor.at(context)?.arm(milliseconds)
                return 0
            },
            context
        )
        curl_multi_setopt_long(handle, CURLMOPT_MAXCONNECTS, max(1, connections))
    }

    deinit {
        for easy in transfers.keys { curl_multi_remove_handle(handle, easy) }
        transfers = [:]
        curl_multi_cleanup(handle)
    }

    /// Begins a fetch; `finished()` tells its end under the same number.
    func start(_ request: FetchRequest, as id: FetchID) throws(FetchError) {
        guard let transfer = idle.take() else {
            throw FetchError(
                .protocolViolation,
                url: WebAddress.redacting(request.url),
                detail: "libcurl is out of memory"
            )
        }
        do throws(FetchError) {
            try transfer.begin(request, as: id, checkingNames: names.isDue(at: .now))
            try add(transfer)
        } catch {
            retire(transfer)
            throw error
        }
        transfers[transfer.handle] = transfer
        handles[id] = transfer.handle
        runDueTimers()
    }

    /// Ends a fetch that nobody waits for any more.
    func cancel(_ id: FetchID) {
        guard let easy = handles.removeValue(forKey: id), let transfer = transfers.removeValue(forKey: easy) else {
            return
        }
        curl_multi_remove_handle(handle, easy)
        retire(transfer)
        runDueTimers()
    }

    /// Lets libcurl act on whatever became ready.
    func attend() {
        let end = ContinuousClock.now + Self.turn
        repeat {
            let events = reactor.poller.events()
            guard !events.isEmpty else { return }
            for event in events { act(on: event) }
            runDueTimers()
            collect()
        } while .now < end
    }

    /// The fetches that ended since the last call.
    func finished() -> [Ended] {
        collect()
        defer { ended = [] }
        return ended
    }

    private func act(on event: Poller.Event) {
        var running: CInt = 0
        if let socket = event.socket {
            // An earlier event of the same batch may have closed this one.
            guard reactor.poller.isWatching(socket) else { return }
            var mask: CInt = 0
            if event.readable { mask |= CURL_CSELECT_IN }
            if event.writable { mask |= CURL_CSELECT_OUT }
            if event.failed { mask |= CURL_CSELECT_ERR }
            curl_multi_socket_action(handle, socket, mask, &running)
        } else {
            curl_multi_socket_action(handle, CURL_SOCKET_TIMEOUT, 0, &running)
        }
    }

    /// Serves timers of zero at once instead of by way of the kernel, a bounded number of times.
    ///
    /// - Returns: whether there was anything to do.
    @discardableResult
    private func runDueTimers() -> Bool {
        var running: CInt = 0
        for round in 0..<Self.timersInARow {
            guard reactor.takeDue() else { return round > 0 }
            curl_multi_socket_action(handle, CURL_SOCKET_TIMEOUT, 0, &running)
        }
        reactor.deferDue()
        return true
    }

    /// Takes in the transfers that ended, and sends those with another request due on their way.
    private func collect() {
        var left: CInt = 0
        repeat {
            while let message = curl_multi_info_read(handle, &left) {
                guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
                // The message is gone once its handle is removed.
                let code = curl_message_result(message)
                let outcome = transfers[easy]?.end(code)
                curl_multi_remove_handle(handle, easy)
                if transfers[easy]?.checksNames == true { names.checked(at: .now) }
                if let outcome { settle(easy, outcome) }
            }
        } while runDueTimers()
    }

    private func settle(_ easy: UnsafeMutableRawPointer, _ outcome: CurlTransfer.Outcome) {
        guard let transfer = transfers[easy] else { return }
        do throws(FetchError) {
            switch outcome {
            case .again:
                try transfer.beginHop()
                return try add(transfer)
            case .ended(let result): ended.append((transfer.id, result))
            }
        } catch {
            ended.append((transfer.id, .failure(error)))
        }
        transfers.removeValue(forKey: easy)
        handles.removeValue(forKey: transfer.id)
        retire(transfer)
    }

    private func add(_ transfer: CurlTransfer) throws(FetchError) {
        let code = curl_multi_add_handle(handle, transfer.handle)
        guard code == CURLM_OK else {
            throw transfer.failure(.protocolViolation, String(cString: curl_multi_strerror(code)))
        }
    }

    private func retire(_ transfer: CurlTransfer) {
        idle.give(transfer)
    }
}

/// What libcurl's callbacks see: it outlives the multi handle, which calls back until it is cleaned up.
private final class Reactor {
    let poller: Poller
    private var isDue = false

    init(_ poller: Poller) {
        self.poller = poller
    }

    static func at(_ context: UnsafeMutableRawPointer?) -> Reactor? {
        context.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }

    func watch(_ socket: curl_socket_t, _ what: CInt) {
        if what == CURL_POLL_REMOVE {
            poller.forget(socket)
        } else {
            poller.watch(socket, read: what & CURL_POLL_IN != 0, write: what & CURL_POLL_OUT != 0)
        }
    }

    /// libcurl asks for a call after so many milliseconds, 0 for at once and -1 for never.
    func arm(_ milliseconds: Int) {
        isDue = milliseconds == 0
        poller.arm(milliseconds > 0 ? milliseconds : nil)
    }

    /// Whether libcurl is owed a call; asking settles it.
    func takeDue() -> Bool {
        defer { isDue = false }
        return isDue
    }

    /// Leaves what is owed to the next ring of the poller.
    func deferDue() {
        guard isDue else { return }
        isDue = false
        poller.arm(0)
    }
}
