import Dispatch
public import News

/// Fetches over HTTP with libcurl's multi interface, driven by a dispatch source for each pool of connections.
///
/// Everything libcurl touches runs on one queue, which is also this actor's
/// executor: the compiler checks our side, `assumeIsolated` checks the handlers.
///
/// Fetches that may reach private networks and those that may not never share a
/// connection: each kind has multi handles, and so pools, of its own.
public actor CurlTransport: Transport {
    private struct Waiter {
        var request: FetchRequest
        var continuation: CheckedContinuation<Result<FetchResponse, FetchError>, Never>
    }

    private nonisolated let executor = QueueExecutor(label: "depeche.curl")
    private let limits: TransportLimits
    private let rules: ConnectionRules
    private var guarded: ConnectionPools?
    private var unguarded: ConnectionPools?
    private var waiting: [FetchID: Waiter] = [:]
    private var inFlight: [FetchID: CurlMulti] = [:]
    private var line = Line()
    private var lastID: FetchID = 0

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public init(limits: TransportLimits = TransportLimits()) {
        self.init(limits: limits, rules: .guarded)
    }

    /// - Parameters:
    ///   - limits: of the transport as a whole.
    ///   - rules: hold for the fetches that may not reach private networks.
    init(limits: TransportLimits, rules: ConnectionRules) {
        self.limits = limits
        self.rules = rules
    }

    /// - Parameter maximumConnections: fetches in flight; the others wait in line.
    public init(maximumConnections: Int) {
        var limits = TransportLimits()
        limits.transfers = max(1, maximumConnections)
        self.init(limits: limits)
    }

    /// Fetches one document; see `Transport`.
    ///
    /// A cancelled task gets `.cancelled` at once, and nothing of its transfer is left.
    public func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
        lastID &+= 1
        let id = lastID
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(id, Waiter(request: request, continuation: continuation))
            }
        } onCancel: {
            executor.queue.async { self.assumeIsolated { $0.cancel(id) } }
        }
        return try result.get()
    }

    /// How promptly the loop of the connections turned since this was last asked.
    public nonisolated func takeLag() -> LoopLag { executor.takeLag() }

    private func begin(_ id: FetchID, _ waiter: Waiter) {
        guard !Task.isCancelled else {
            return waiter.continuation.resume(returning: .failure(.cancelled(waiter.request)))
        }
        waiting[id] = waiter
        line.append(id)
        startNext()
    }

    private func cancel(_ id: FetchID) {
        guard let waiter = waiting.removeValue(forKey: id) else { return }
        if let multi = inFlight.removeValue(forKey: id) {
            multi.cancel(id)
            settle(multi.finished())
        }
        waiter.continuation.resume(returning: .failure(.cancelled(waiter.request)))
        startNext()
    }

    /// Fills the free places from the front of the line.
    private func startNext() {
        while inFlight.count < max(1, limits.transfers), let id = line.popFirst() {
            // Cancelled while it stood in line.
            guard let request = waiting[id]?.request else { continue }
            do throws(FetchError) {
                let multi = try multi(for: request)
                inFlight[id] = multi
                try multi.start(request, as: id)
                settle(multi.finished())
            } catch {
                settle([(id, .failure(error))])
            }
        }
    }

    private func multi(for request: FetchRequest) throws(FetchError) -> CurlMulti {
        guard let multi = pools(open: request.options.allowsPrivateNetworks).pool(for: request.url) else {
            throw FetchError(
                .protocolViolation,
                url: request.url,
                detail: "the process is out of memory or descriptors"
            )
        }
        return multi
    }

    private func pools(open: Bool) -> ConnectionPools {
        if let pools = open ? unguarded : guarded { return pools }
        let rules = open ? .open : rules
        let pools = ConnectionPools(limits: limits, rules: rules, queue: executor.queue) { [weak self] number in
            self?.ring(open, number)
        }
        if open { unguarded = pools } else { guarded = pools }
        return pools
    }

    private nonisolated func ring(_ open: Bool, _ number: Int) {
        executor.handle { assumeIsolated { $0.attend(open, number) } }
    }

    private func attend(_ open: Bool, _ number: Int) {
        guard let multi = (open ? unguarded : guarded)?[number] else { return }
        multi.attend()
        settle(multi.finished())
        startNext()
    }

    private func settle(_ ended: [(FetchID, Result<FetchResponse, FetchError>)]) {
        for (id, result) in ended {
            inFlight.removeValue(forKey: id)
            waiting.removeValue(forKey: id)?.continuation.resume(returning: result)
        }
    }
}

/// Numbers the fetches of one transport.
typealias FetchID = UInt64

/// A first-come queue; what is taken is forgotten in batches, so each step costs the same.
private struct Line {
    private var ids: [FetchID] = []
    private var head = 0

    mutating func append(_ id: FetchID) { ids.append(id) }

    mutating func popFirst() -> FetchID? {
        guard head < ids.count else { return nil }
        defer {
            head += 1
            if head == ids.count || head > 1_024 && head > ids.count / 2 {
                ids.removeFirst(head)
                head = 0
            }
        }
        return ids[head]
    }
}

extension FetchError {
    fileprivate static func cancelled(_ request: FetchRequest) -> FetchError {
        FetchError(.cancelled, url: WebAddress.redacting(request.url), detail: "the fetch was cancelled")
    }
}
