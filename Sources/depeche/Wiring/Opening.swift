import Events
import Foundation
import Logging
import News
import SQLiteStore
import Service
import Synchronization

/// The part of a daemon's start in which it opens the archive, which may have to be brought up to date first.
///
/// The service manager is told what is under way, and to be patient for as long as this process does anything. Told to
/// stop, the daemon ends within seconds, wherever it is: what was under way is a transaction that is then taken back.
/// Told to read its settings again, it does so once it is open.
final class Opening: Sendable {
    /// What the signals do from the end of the opening on.
    struct Answers: Sendable {
        var stop: @Sendable () -> Void
        var reload: @Sendable () -> Void
        var tellLoad: @Sendable () -> Void
    }

    private struct State {
        var watch: UpgradeWatch?
        var upgradeBegan: ContinuousClock.Instant?
        var askedToStop: ContinuousClock.Instant?
        var isAskedToReload = false
        /// Nil until the daemon is open.
        var answers: Answers?
    }

    private let state = Mutex(State())
    private let manager: ServiceManager
    private let log: Logger

    /// A sign so often; the manager waits for the next one as long as this.
    private static let interval = Duration.seconds(5)
    private static let patience = Duration.seconds(120)
    /// SQLite may be deep in one thing, such as emptying a large index, and hear nothing: it is left in the middle of it.
    private static let grace = Duration.seconds(3)

    init(manager: ServiceManager, log: Logger) {
        self.manager = manager
        self.log = log
    }

    /// Begins to speak to the manager, on a thread of its own, until the end of the opening.
    ///
    /// What is returned hears the signals for as long as the daemon runs: of two sources of a signal dispatch serves only
    /// the first.
    func begin() -> Signals {
        // A log that nobody reads any more stops nothing. No source of dispatch's hears this one: its handler blocks the
        // signal in one thread and raises it in the next, for ever.
        signal(SIGPIPE, SIG_IGN)
        Thread.detachNewThread { [self] in attend() }
        let stop: @Sendable () -> Void = { [self] in self.stop() }
        return Signals([
            SIGTERM: stop, SIGINT: stop,
            SIGHUP: { [self] in reload() },
            // There is no load to tell yet.
            SIGUSR1: { [self] in state.withLock(\.answers)?.tellLoad() },
        ])
    }

    /// Opens the archive; nil when the daemon was told to stop meanwhile.
    func open(_ body: (UpgradeWatch) throws(StoreError) -> SQLiteStore) throws(StoreError) -> SQLiteStore? {
        let watch = UpgradeWatch { [self] in tell($0) }
        state.withLock { $0.watch = watch }
        do throws(StoreError) {
            let store = try body(watch)
            tellEnd(watch)
            return store
        } catch {
            guard isStopped else { throw error }
            log.tell(.stopped, .notice, "stopped")
            return nil
        }
    }

    /// Leaves what the signals ask for to the open daemon, at once when it was asked for before.
    func end(_ answers: Answers) {
        let (isStopped, isAskedToReload) = state.withLock { state in
            state.answers = answers
            return (state.askedToStop != nil, state.isAskedToReload)
        }
        if isStopped { return answers.stop() }
        if isAskedToReload { answers.reload() }
    }

    private var isStopped: Bool { state.withLock { $0.askedToStop != nil } }

    private func reload() {
        let answers = state.withLock { state in
            state.isAskedToReload = true
            return state.answers
        }
        answers?.reload()
    }

    private func stop() {
        let (answers, isFirst) = state.withLock { state in
            defer { state.askedToStop = state.askedToStop ?? .now }
            return (state.answers, state.askedToStop == nil)
        }
        if let answers { return answers.stop() }
        guard isFirst else { return }
        log.tell(.stopping, .notice, "stopping", ["grace": .stringConvertible(Self.grace)])
        manager.stopping(within: Self.grace + .seconds(2))
    }

    private func attend() {
        var exertion = Exertion()
        var nextSign = ContinuousClock.now
        while true {
            let state = state.withLock { $0 }
            if state.answers != nil { return }
            if let asked = state.askedToStop {
                state.watch?.stop()
                if asked.duration(to: .now) > Self.grace {
                    log.tell(.stopped, .notice, "stopped")
                    _exit(EX_OK)
                }
            } else if nextSign <= .now {
                if exertion.isNew() { manager.starting(within: Self.patience, Self.status(state.watch?.stage)) }
                nextSign = .now + Self.interval
            }
            usleep(50_000)
        }
    }

    private func tell(_ stage: UpgradeStage) {
        manager.starting(within: Self.patience, Self.status(stage))
        let isFirst = state.withLock { state in
            defer { state.upgradeBegan = state.upgradeBegan ?? .now }
            return state.upgradeBegan == nil
        }
        guard isFirst else { return }
        log.tell(.upgrading, .notice, "bringing the archive up to date", Self.fields(stage))
    }

    private func tellEnd(_ watch: UpgradeWatch) {
        guard let stage = watch.stage, let began = state.withLock({ $0.upgradeBegan }) else { return }
        var fields = Self.fields(stage)
        fields["duration"] = .stringConvertible(began.duration(to: .now))
        log.tell(.upgraded, .notice, "the archive is up to date", fields)
    }

    private static func fields(_ stage: UpgradeStage) -> Logger.Metadata {
        ["from": "\(stage.from)", "to": "\(stage.to)"]
    }

    private static func status(_ stage: UpgradeStage?) -> String {
        guard let stage else { return "opening the archive" }
        return "bringing the archive from version \(stage.from) to \(stage.to): \(stage.step)"
    }
}

/// Tells whether this process does anything: uses the processor or moves blocks of a disk.
///
/// One that hangs is not to be waited for.
private struct Exertion {
    private var blocks = 0
    private var processor = -1

    /// Microseconds; asking costs a little of the processor too, which is not counted.
    private static let idle = 2_000

    /// Whether it did since this was last asked; yes the first time.
    mutating func isNew() -> Bool {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return true }
        let before = (blocks, processor)
        blocks = usage.ru_inblock &+ usage.ru_oublock
        processor = clock()
        return before.1 < 0 || blocks != before.0 || processor &- before.1 > Self.idle
    }
}
