import Dispatch
import Events
import Foundation
public import Logging
public import News
import Text

/// The loop: asks the store who is due, sends visitors, and sleeps until there is something to do.
///
/// Runs on one serial dispatch queue, with the timer that wakes it and the watch over folders; the visits themselves
/// run beside it.
public actor Ingester {
    private nonisolated let executor = QueueExecutor(label: "depeche.ingest")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let store: any Store
    let transport: any Transport
    let log: Logger
    var options: IngestOptions
    var visitor: Visitor
    var courtesy: Courtesy
    var patience = HostPatience()
    var uplink = Uplink()
    var sources: [Source.ID: ListedSource] = [:]
    /// How often the list was replaced.
    var generation = 0

    /// Due and not yet under way.
    var queue = VisitQueue()
    private var reading = DueReading()
    var underWay = VisitsUnderWay()
    /// What one round has visited already; nil when the daemon runs on.
    private var round: Set<Source.ID>?
    var deadline: Date?
    var trouble = StoreTrouble()
    var disk: DiskWatch
    let raw: (any RawKeeper)?
    var total = RoundSummary()
    /// Visits begun and ended since the start.
    var movements = 0

    var pageVisitor: PageVisitor
    let robots: RobotsGate
    let memories: SiteMemories
    var pages = PageTurns()
    var rests = PageRests()
    /// When more pages may have fallen due.
    var nextPageReading = Date.distantPast

    private let wakes: AsyncStream<Void>
    let wake: AsyncStream<Void>.Continuation
    private var alarm: Alarm
    var watch: FolderWatch?
    var foldersHaveChanged = false

    /// Takes what tells the bytes that are free on the archive's disk; without it the disk is never thought full.
    public init(
        store: any Store,
        transport: any Transport,
        options: IngestOptions,
        log: Logger,
        raw: (any RawKeeper)? = nil,
        freeSpace: @escaping @Sendable () -> Int? = { nil }
    ) {
        disk = DiskWatch(freeSpace: freeSpace)
        self.raw = raw
        self.store = store
        self.transport = transport
        self.options = options
        self.log = log
        let keeper = DocumentKeeping(raw, options, log)
        visitor = Visitor(store: store, transport: transport, options: options, keeper: keeper, log: log)
        robots = RobotsGate(transport: transport)
        memories = SiteMemories(store: store)
        pageVisitor = PageVisitor(
            store: store,
            transport: transport,
            robots: robots,
            memories: memories,
            options: options,
            keeper: keeper,
            log: log
        )
        courtesy = Courtesy(perHost: options.perHost, delay: options.hostDelay)
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        alarm = Alarm(queue: executor.queue, wake: wake)
    }

    /// Visits whatever is due, until `stop`.
    public func run() async {
        watch = FolderWatch(queue: executor.queue) { [weak self] in self?.assumeIsolated { $0.foldersChanged() } }
        if watch == nil {
            log.tell(
                .notWatching,
                .warning,
                "no inotify instance is to be had: folders are looked through by the clock only"
            )
        }
        // A watch begins with the folder's first visit: what came in while no daemon ran is found by it too.
        look(into: Set(sources.values.filter { $0.host == nil }.map(\.source.id)), after: .zero)
        let rechecker = Rechecker(store: store, host: self, log: log)
        await withTaskGroup { group in
            group.addTask { await rechecker.run() }
            await work()
            group.cancelAll()
        }
        watch = nil
    }

    /// Visits whatever is due now, each source once.
    ///
    /// - Throws: `StoreError` when a visit could not be stored.
    public func runOnce() async throws(StoreError) -> RoundSummary {
        round = []
        pages.isRound = true
        await work()
        if let error = trouble.last { throw error }
        try await Rechecker(store: store, host: self, log: log).runOnce()
        return total
    }

    /// Starts no more visits; those under way have `grace` to end before they are abandoned.
    public func stop(grace: Duration) {
        guard deadline == nil else { return }
        deadline = Date().addingTimeInterval(grace / .seconds(1))
        wake.yield()
    }

    /// How promptly the loop turned since this was last asked.
    public nonisolated func takeLag() -> LoopLag { executor.takeLag() }

    private func work() async {
        await withDiscardingTaskGroup { group in
            var iterator = wakes.makeAsyncIterator()
            while true {
                let next = await startVisits(in: &group)
                if isDone(at: Date()) { break }
                alarm.set(to: next)
                _ = await iterator.next(isolation: self)
            }
            if !underWay.isEmpty || !pages.underWay.isEmpty { group.cancelAll() }
        }
        alarm.cancel()
    }

    private func isDone(at now: Date) -> Bool {
        let isIdle = underWay.isEmpty && pages.underWay.isEmpty
        if let deadline { return isIdle || now >= deadline }
        let hasNothingLeft = queue.isEmpty && (pages.isExhausted || disk.pause == .pages)
        let isAtEnd = hasNothingLeft || trouble.last != nil || uplink.isDown || disk.pause == .feeds
        return round != nil && isIdle && isAtEnd
    }

    /// Starts as many visits as there is room for.
    ///
    /// - Returns: when to look again, if nothing happens before.
    private func startVisits(in group: inout DiscardingTaskGroup) async -> Date? {
        if let deadline { return deadline }
        let now = Date()
        if let pause = trouble.pause(at: now) { return pause }
        if disk.look(at: now, options, log) { readAll() }
        if disk.pause == .feeds { return disk.next }
        // Without a network only folders are visited between two trials.
        if let trial = uplink.nextTrial(at: now), trial > now, !foldersHaveChanged { return trial }
        if now >= reading.next { await readDue(at: now) }
        foldersHaveChanged = false
        var trial = uplink.trial(among: queue.count, at: now)
        var taken: [ListedSource] = []
        while hasRoom, let visit = queue.take(at: now, courtesy) {
            guard let listed = sources[visit.source], !underWay.contains(visit.source) else { continue }
            if let host = listed.host {
                guard trial?.admits(host) ?? true else {
                    queue.raise(host, courtesy)
                    continue
                }
                courtesy.start(on: host, at: now)
                queue.raise(host, courtesy)
            }
            enter(listed)
            taken.append(listed)
        }
        await start(taken, in: &group)
        if uplink.isDown {
            // They stay due, and are read again for the next trial.
            queue.removeAll()
            readAll()
            return uplink.nextTrial(at: now)
        }
        let next = nextLook
        let nextPage = await startPages(in: &group, at: now)
        return [next, nextPage].compactMap(\.self).min()
    }

    /// When to look at the queue again, if nothing happens before.
    private var nextLook: Date? {
        guard hasRoom, round == nil || !queue.isEmpty else { return nil }
        return min(queue.nextTurn ?? .distantFuture, reading.next)
    }

    private func enter(_ listed: ListedSource) {
        movements += 1
        underWay.begin(listed.source.id)
        round?.insert(listed.source.id)
    }

    /// Reads what is known of the sources, whose turns have come, and begins their visits.
    ///
    /// Only now: what is known of all that wait would take much more room than their names.
    private func start(_ taken: [ListedSource], in group: inout DiscardingTaskGroup) async {
        guard !taken.isEmpty else { return }
        let before = generation
        var states: [Source.ID: FeedState] = [:]
        do throws(StoreError) {
            for state in try await store.states(of: taken.map(\.source.id)) { states[state.source] = state }
        } catch {
            note(error)
        }
        // Neither after a stop, nor by a list that was replaced meanwhile.
        if before != generation || deadline != nil { states = [:] }
        for listed in taken {
            if let state = states[listed.source.id] {
                start(listed, after: state, in: &group)
            } else {
                underWay.end(listed.source.id)
                round?.remove(listed.source.id)
                release(listed)
            }
        }
        // What was not begun is due as before.
        if states.count < taken.count {
            readAll()
            wake.yield()
        }
    }

    private func start(_ listed: ListedSource, after state: FeedState, in group: inout DiscardingTaskGroup) {
        group.addTask { [visitor] in
            let end = await visitor.visit(
                listed,
                after: state,
                turn: { await self.takeTurn(on: $0) },
                hasRead: { await self.hasRead(listed, $0, after: state) }
            )
            await self.ended(listed, end)
        }
    }

    /// Has everything that is due read from the store at the next look, and not what fell due since the last.
    func readAll() { reading.readAll() }

    private func readDue(at now: Date) async {
        do throws(StoreError) {
            let before = generation
            let after = reading.begin(at: now)
            // As many as are known already may come again.
            let limit = DueReading.most + queue.count + underWay.count
            let due = try await store.due(after: after, at: now, limit: limit)
            // A list that was replaced meanwhile may have given a source another address, and another state with it.
            guard before == generation else {
                wake.yield()
                return
            }
            for visit in due where !underWay.contains(visit.source) && round?.contains(visit.source) != true {
                queue.add(visit, host: sources[visit.source]?.host, courtesy)
            }
            guard due.count < limit else { return }
            reading.hasRead(after: after, at: now)
            let next = round == nil ? try await store.nextDue(after: now) ?? .distantFuture : .distantFuture
            reading.end(nextDue: next, at: now)
        } catch {
            note(error)
        }
    }

    private var hasRoom: Bool { underWay.hasRoom(for: options.concurrency) }

    /// - Returns: whether the visit is to be committed.
    private func hasRead(_ listed: ListedSource, _ visit: Visit, after state: FeedState) -> Bool {
        release(listed)
        underWay.wait(listed.source.id, .init(bytes: visit.record.bytes, nextVisit: visit.state.nextVisit))
        wake.yield()
        guard let contact = visit.contact, let host = listed.host else { return true }
        let now = Date()
        if let wait = contact.retryAfter { obey(host, askingFor: wait, of: listed.source.id, at: now) }
        let wasDown = uplink.isDown
        let wasFine = state.consecutiveFailures == 0
        if let turn = uplink.note(contact.reach, of: host, listed.source.id, wasFine: wasFine, at: now) { tell(turn) }
        // What fails without a network is as if it had not been tried.
        return !(wasDown && contact.reach == .unreachable)
    }

    /// Waits for the next start of a request to the host.
    func takeTurn(on host: String) async {
        let start = courtesy.reserve(on: host, at: Date())
        try? await Task.sleep(for: .seconds(max(0, start.timeIntervalSinceNow)))
    }

    private func release(_ listed: ListedSource) {
        guard underWay.release(listed.source.id), let host = listed.host else { return }
        courtesy.end(on: host, at: Date())
        queue.raise(host, courtesy)
    }

    private func ended(_ listed: ListedSource, _ end: Visitor.End) {
        movements += 1
        let read = underWay.end(listed.source.id)
        if round == nil { reading.note(due: read?.nextVisit ?? .distantPast) }
        release(listed)
        switch end {
        case .stored(let harvest, let folders):
            if harvest.awaited > 0 { nextPageReading = .distantPast }
            total.add(harvest)
            if let recovered = trouble.recover() {
                log.tell(.storeRecovered, .notice, "the store works again", ["after": "\(recovered)"])
            }
            if let folders, sources[listed.source.id] != nil, watch?.watch(folders, for: listed.source.id) == true {
                look(into: [listed.source.id], after: .zero)
            }
        case .abandoned: if round == nil { readAll() }
        case .failed(let error): note(error)
        }
        wake.yield()
    }

    /// A store that fails stops all visits for a while: what cannot be kept need not be fetched.
    func note(_ error: StoreError) {
        guard trouble.add(error, at: Date()) else { return }
        log.tell(.storeTrouble, .error, "\(error.line)", ["remedy": "\(error.remedy ?? "none known")"])
    }
}
