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

    private let store: any Store
    private let transport: any Transport
    private let log: Logger
    private var options: IngestOptions
    private var visitor: Visitor
    private var courtesy: Courtesy
    private var patience = HostPatience()
    private var uplink = Uplink()
    private var sources: [Source.ID: ListedSource] = [:]
    /// How often the list was replaced.
    private var generation = 0

    /// Due and not yet under way.
    private var queue = VisitQueue()
    /// What fell due up to here has been read from the store.
    private var horizon = Date.distantPast
    /// When more may have fallen due.
    private var nextReading = Date.distantPast
    private var earliestReading = Date.distantPast
    private var lastFullReading = Date.distantPast
    private var underWay: Set<Source.ID> = []
    /// Those under way that are not yet waiting for their commit.
    private var reading: Set<Source.ID> = []
    /// Those that wait for it.
    private var waiting: [Source.ID: Waiting] = [:]
    private var waitingBytes = 0
    /// What one round has visited already; nil when the daemon runs on.
    private var round: Set<Source.ID>?
    private var deadline: Date?
    private var trouble = StoreTrouble()
    private var lastPruning = Date.distantPast
    private var disk = DiskBudget()
    private let freeSpace: @Sendable () -> Int?
    private var nextMeasuring = Date.distantPast
    private var total = RoundSummary()
    /// Visits begun and ended since the start.
    private var movements = 0

    private var pageVisitor: PageVisitor
    private let robots: RobotsGate
    private let memories: SiteMemories
    private var pages = PageTurns()
    /// When more pages may have fallen due.
    private var nextPageReading = Date.distantPast

    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private var timer: (any DispatchSourceTimer)?
    private var watch: FolderWatch?
    private var foldersHaveChanged = false

    private struct Waiting {
        /// What was received.
        var bytes: Int
        var nextVisit: Date
    }

    /// Due sources read from the store at a time.
    private static let readAhead = 20_000
    /// The store is not asked more often what fell due.
    private static let leastReading: TimeInterval = 0.1
    /// It is asked for everything so often, since others may have changed what is due.
    private static let mostReading: TimeInterval = 60
    /// Visits that may wait for their commit while others read: one commit's worth.
    private static let backlog = 64
    /// What those may have received together; their articles take a few times as much.
    private static let backlogBytes = 2 << 20
    private static let pruningInterval: TimeInterval = 3600
    private static let measuringInterval: TimeInterval = 5

    /// Takes what tells the bytes that are free on the archive's disk; without it the disk is never thought full.
    public init(
        store: any Store,
        transport: any Transport,
        options: IngestOptions,
        log: Logger,
        freeSpace: @escaping @Sendable () -> Int? = { nil }
    ) {
        self.freeSpace = freeSpace
        self.store = store
        self.transport = transport
        self.options = options
        self.log = log
        visitor = Visitor(store: store, transport: transport, options: options, log: log)
        robots = RobotsGate(transport: transport)
        memories = SiteMemories(store: store)
        pageVisitor = PageVisitor(
            store: store,
            transport: transport,
            robots: robots,
            memories: memories,
            options: options,
            log: log
        )
        courtesy = Courtesy(perHost: options.perHost, delay: options.hostDelay)
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Replaces the source list and the options, as at the start and after a SIGHUP.
    ///
    /// Visits under way end as they began.
    public func apply(_ list: [Source], _ options: IngestOptions) async throws {
        var listed: [Source.ID: ListedSource] = [:]
        for source in list { listed[source.id] = try ListedSource(source) }
        try await store.register(list, at: Date(), spreading: options.firstVisits)
        sources = listed
        uplink.hosts = Set(listed.values.compactMap(\.host)).count
        generation += 1
        self.options = options
        visitor = Visitor(store: store, transport: transport, options: options, log: log)
        pageVisitor = PageVisitor(
            store: store,
            transport: transport,
            robots: robots,
            memories: memories,
            options: options,
            log: log
        )
        courtesy.change(perHost: options.perHost, delay: options.hostDelay)
        readAll()
        queue.removeAll()
        watch?.forget(sourcesOtherThan: Set(listed.keys))
        wake.yield()
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
        await work()
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
        return total
    }

    /// Starts no more visits; those under way have `grace` to end before they are abandoned.
    public func stop(grace: Duration) {
        guard deadline == nil else { return }
        deadline = Date().addingTimeInterval(grace / .seconds(1))
        wake.yield()
    }

    /// The source list, in order of names.
    public func list() -> [Source] { sources.values.map(\.source).sorted { $0.id < $1.id } }

    /// How promptly the loop turned since this was last asked.
    public nonisolated func takeLag() -> LoopLag { executor.takeLag() }

    /// Sources that wait for their turn, and those under way.
    public func load() -> (waiting: Int, underWay: Int) { (queue.count, underWay.count) }

    /// A sign that the loop's queue turns, and what tells whether visits move.
    public func pulse() -> Pulse {
        Pulse(
            count: movements,
            isResting: trouble.pause(at: Date()) != nil || uplink.isDown || disk.pause == .feeds,
            isOffline: uplink.isDown,
            trouble: trouble.last?.line,
            resting: disk.pause == .none ? nil : disk.pause.rawValue,
            visits: underWay.count,
            pages: pages.underWay.count
        )
    }

    public struct Pulse: Sendable, Hashable {
        /// Grows with every visit that begins or ends.
        public var count: Int
        /// Whether visits wait on purpose, for a store that fails, a network that is down or a full disk.
        public var isResting: Bool
        public var isOffline: Bool
        /// Why the store does not take what is brought; nil when it does.
        public var trouble: String?
        /// What rests because the disk is nearly full, `pages` or `feeds`; nil when nothing does.
        public var resting: String?
        /// Under way.
        public var visits: Int
        public var pages: Int
    }

    private func work() async {
        await withDiscardingTaskGroup { group in
            var iterator = wakes.makeAsyncIterator()
            while true {
                let next = await startVisits(in: &group)
                if isDone(at: Date()) { break }
                arm(next)
                _ = await iterator.next(isolation: self)
            }
            if !underWay.isEmpty || !pages.underWay.isEmpty { group.cancelAll() }
        }
        timer?.cancel()
        timer = nil
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
        measureDisk(at: now)
        if disk.pause == .feeds { return nextMeasuring }
        // Without a network only folders are visited between two trials.
        if let trial = uplink.nextTrial(at: now), trial > now, !foldersHaveChanged { return trial }
        if now >= nextReading { await readDue(at: now) }
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
        return min(queue.nextTurn ?? .distantFuture, nextReading)
    }

    private func enter(_ listed: ListedSource) {
        movements += 1
        underWay.insert(listed.source.id)
        reading.insert(listed.source.id)
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
                underWay.remove(listed.source.id)
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
    private func readAll() {
        horizon = .distantPast
        nextReading = .distantPast
    }

    /// Has pages read that are due, as far as there is room beside the visits of sources.
    ///
    /// - Returns: when to look again, if nothing happens before.
    private func startPages(in group: inout DiscardingTaskGroup, at now: Date) async -> Date? {
        let room = max(1, options.concurrency / 2)
        guard pages.underWay.count < room else { return nil }
        if disk.pause != .none { return nextMeasuring }
        // Nothing is asked of the store that only the end of a visit or a page can have changed.
        if pages.ready.isEmpty {
            guard now >= nextPageReading else { return pages.isRound ? nil : nextPageReading }
            nextPageReading = now.addingTimeInterval(Self.mostReading)
            do throws(StoreError) {
                pages.add(try await store.pagesDue(at: now, perHost: PageTurns.perHost, limit: PageTurns.readAhead))
                if pages.ready.isEmpty {
                    guard !pages.isRound else { return nil }
                    let next = pages.later(try await store.nextPage(), than: now) ?? .distantFuture
                    nextPageReading = min(next, nextPageReading)
                    return nextPageReading
                }
            } catch {
                note(error)
                return trouble.pause(at: now)
            }
        }
        var next: Date?
        while pages.underWay.count < room, let job = pages.next(&courtesy, at: now, next: &next) {
            movements += 1
            group.addTask { [pageVisitor, source = sources[job.source]?.source] in
                let end = await pageVisitor.visit(job, of: source, turn: { await self.takeTurn(on: $0) })
                await self.ended(job, end)
            }
        }
        return pages.ready.isEmpty ? pages.later(next, than: now) ?? now.addingTimeInterval(1) : next
    }

    private func ended(_ job: PageJob, _ end: PageVisitor.End) {
        movements += 1
        pages.end(job, crawlDelay: end.crawlDelay, at: Date())
        courtesy.end(on: job.page.host, at: Date())
        queue.raise(job.page.host, courtesy)
        nextPageReading = .distantPast
        if let harvest = end.harvest { total.addArticles(of: harvest) }
        if let error = end.error { note(error) }
        wake.yield()
    }

    private func readDue(at now: Date) async {
        await pruneNowAndThen(at: now)
        do throws(StoreError) {
            if now.timeIntervalSince(lastFullReading) >= Self.mostReading { horizon = .distantPast }
            if horizon == .distantPast { lastFullReading = now }
            let before = generation
            let after = horizon
            // As many as are known already may come again.
            let limit = Self.readAhead + queue.count + underWay.count
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
            // What falls due within this very moment is read again; it is in the queue once all the same.
            if horizon == after { horizon = max(after, now.addingTimeInterval(-0.001)) }
            let next = round == nil ? try await store.nextDue(after: now) ?? .distantFuture : .distantFuture
            guard horizon != .distantPast else { return }
            let full = lastFullReading.addingTimeInterval(Self.mostReading)
            earliestReading = now.addingTimeInterval(Self.leastReading)
            nextReading = max(earliestReading, min(next, full))
        } catch {
            note(error)
        }
    }

    private var hasRoom: Bool {
        reading.count < options.concurrency && underWay.count < options.concurrency + Self.backlog
            && waitingBytes < Self.backlogBytes
    }

    /// - Returns: whether the visit is to be committed.
    private func hasRead(_ listed: ListedSource, _ visit: Visit, after state: FeedState) -> Bool {
        release(listed)
        waiting[listed.source.id] = Waiting(bytes: visit.record.bytes, nextVisit: visit.state.nextVisit)
        waitingBytes += visit.record.bytes
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

    private func tell(_ turn: Uplink.Turn) {
        switch turn {
        case .lost(let hosts):
            log.tell(
                .networkLost,
                .warning,
                "no host can be reached: the network seems to be down; visits wait, failures are not counted",
                ["hosts": "\(hosts)"]
            )
            queue.removeAll()
            readAll()
        case .regained(let span, let wronged):
            log.tell(.networkRegained, .notice, "the network works again", ["after": "\(span.brief)"])
            makeDue(Set(wronged), after: .zero)
        }
    }

    /// When a host asks more than one of its sources to wait, all of them do.
    private func obey(_ host: String, askingFor wait: Duration, of source: Source.ID, at now: Date) {
        let until = now.addingTimeInterval(wait / .seconds(1))
        guard wait > .zero, let until = patience.note(source, of: host, until: until, at: now) else { return }
        let others = sources.values.filter { $0.host == host }.map(\.source.id)
        queue.remove(host)
        log.tell(
            .hostPutOff,
            .notice,
            "a host asks to be left alone",
            ["host": "\(host)", "until": "\(until.rfc3339)"]
        )
        Task {
            do throws(StoreError) {
                try await store.postpone(others, until: until, reason: "the host \(host) asked to be left alone")
            } catch {
                note(error)
            }
        }
    }

    /// Waits for the next start of a request to the host.
    private func takeTurn(on host: String) async {
        let start = courtesy.reserve(on: host, at: Date())
        try? await Task.sleep(for: .seconds(max(0, start.timeIntervalSinceNow)))
    }

    private func release(_ listed: ListedSource) {
        guard reading.remove(listed.source.id) != nil, let host = listed.host else { return }
        courtesy.end(on: host, at: Date())
        queue.raise(host, courtesy)
    }

    private func ended(_ listed: ListedSource, _ end: Visitor.End) {
        movements += 1
        underWay.remove(listed.source.id)
        let read = waiting.removeValue(forKey: listed.source.id)
        waitingBytes -= read?.bytes ?? 0
        // What is still due, or fell due again before it was stored, would not be seen by looking ahead.
        if round == nil {
            let next = read?.nextVisit ?? .distantPast
            if next <= horizon { readAll() } else { nextReading = min(nextReading, max(next, earliestReading)) }
        }
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
    private func note(_ error: StoreError) {
        guard trouble.add(error, at: Date()) else { return }
        log.tell(.storeTrouble, .error, "\(error.line)", ["remedy": "\(error.remedy ?? "none known")"])
    }

    /// Looks now and then how full the disk is, and says once what rests for it.
    private func measureDisk(at now: Date) {
        guard now >= nextMeasuring, options.pageReserve > 0 || options.feedReserve > 0 || disk.pause != .none
        else { return }
        nextMeasuring = now.addingTimeInterval(Self.measuringInterval)
        let free = freeSpace()
        let before = disk.pause
        guard disk.note(free: free, pages: options.pageReserve, feeds: options.feedReserve) else { return }
        let fields: Logger.Metadata = ["free": "\((free ?? 0) >> 20) MiB", "resting": "\(disk.pause.rawValue)"]
        if disk.pause > before {
            let what = disk.pause == .feeds ? "nothing is fetched" : "pages are not fetched"
            log.tell(.diskLow, .warning, "the disk of the archive is nearly full: \(what)", fields)
        } else {
            let what = disk.pause == .none ? "everything is" : "feeds are"
            log.tell(.diskRegained, .notice, "the disk of the archive has room: \(what) fetched again", fields)
            readAll()
        }
    }

    private func pruneNowAndThen(at now: Date) async {
        guard now.timeIntervalSince(lastPruning) > Self.pruningInterval else { return }
        lastPruning = now
        func limit(_ age: Duration?) -> Date? { age.map { now.addingTimeInterval(-($0 / .seconds(1))) } }
        let visits = limit(options.visitRetention)
        let articles = limit(options.articleRetention)
        guard visits != nil || articles != nil else { return }
        do throws(StoreError) {
            try await store.prune(visitsBefore: visits, articlesBefore: articles)
        } catch {
            note(error)
        }
    }

    private func arm(_ date: Date?) {
        guard let date else {
            timer?.schedule(wallDeadline: .distantFuture)
            return
        }
        let timer = timer ?? makeTimer()
        let wait = min(max(date.timeIntervalSinceNow, 0.001), 86_400)
        // By the wall clock, so that what fell due while the machine slept is visited when it wakes.
        timer.schedule(wallDeadline: .now() + wait, leeway: .milliseconds(10))
        self.timer = timer
    }

    private func makeTimer() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: executor.queue)
        timer.setEventHandler { @Sendable [wake] in wake.yield() }
        timer.resume()
        return timer
    }

    /// A document is often written in several steps; a moment's patience reads it once, whole.
    private func foldersChanged() {
        let changed = watch?.read() ?? []
        if !changed.isEmpty { look(into: changed, after: .milliseconds(200)) }
    }

    private func look(into changed: Set<Source.ID>, after patience: Duration) {
        makeDue(changed, after: patience)
    }

    private func makeDue(_ sources: Set<Source.ID>, after patience: Duration) {
        Task {
            try? await Task.sleep(for: patience)
            for source in sources {
                do throws(StoreError) {
                    try await store.makeDue(source, at: Date())
                } catch {
                    note(error)
                }
            }
            foldersHaveChanged = true
            readAll()
            wake.yield()
        }
    }
}
