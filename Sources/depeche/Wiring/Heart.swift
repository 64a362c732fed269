import CThreads
import Foundation
import Ingest
import News
import SQLiteStore
import Service
import Synchronization

/// Tells the service manager every few seconds that the daemon works, and how it is doing.
///
/// A sign of life is given only when the store has answered a query and the loop does what is due: a daemon that hangs
/// is started again.
struct Heart: Sendable {
    let ingester: Ingester
    let store: any Store
    let manager: ServiceManager
    private let vitality = Vitality()
    private let clockWasSetBack: @Sendable (_ seconds: Double) async -> Void

    /// `clockWasSetBack` is to end the daemon, once: what waits in memory for a moment would wait for years.
    init(
        ingester: Ingester,
        store: any Store,
        manager: ServiceManager,
        clockWasSetBack: @escaping @Sendable (_ seconds: Double) async -> Void
    ) {
        self.ingester = ingester
        self.store = store
        self.manager = manager
        self.clockWasSetBack = clockWasSetBack
    }

    /// Whether the daemon ends for that.
    var sawClockSetBack: Bool { vitality.wasClockSetBack.withLock { $0 } }

    /// Whether due visits began and ended as they should at the last beat.
    var isMoving: Bool { vitality.isMoving.withLock { $0 } }

    private final class Vitality: Sendable {
        let isMoving = Mutex(true)
        let wasClockSetBack = Mutex(false)
    }

    /// Due visits may wait as long as this without one beginning or ending: longer than any time limit of a visit.
    private static let patience = Duration.seconds(600)
    private static let usualInterval = Duration.seconds(10)
    /// Seconds that a clock may be set back without harm: nothing waits longer for it.
    private static let smallLeap = 600.0
    /// Documents come and go in all sizes; holes between what stays are given back so often.
    private static let tidying = Duration.seconds(60)

    /// Until the task is cancelled.
    func beat() async {
        let interval = min(Self.usualInterval, manager.watchdogInterval.map { $0 / 3 } ?? Self.usualInterval)
        let clock = ContinuousClock()
        var progress = (count: -1, since: clock.now)
        var isReady = false
        var tidied = clock.now
        var watch = ClockWatch(at: Date())
        while !Task.isCancelled {
            let leap = watch.leap(at: Date())
            if leap < -Self.smallLeap { await end(setBackBy: -leap) }
            let pulse = await ingester.pulse()
            if pulse.count != progress.count || pulse.isResting { progress = (pulse.count, clock.now) }
            if let state = try? await store.summary(since: Calendar.current.startOfDay(for: Date())) {
                let isMoving = state.due == 0 || clock.now - progress.since < Self.patience
                vitality.isMoving.withLock { $0 = isMoving }
                // A clock may have been ahead between two beats.
                let ahead = state.lastVisit?.timeIntervalSinceNow ?? 0
                if ahead > Self.smallLeap { await end(setBackBy: ahead) }
                if !isReady {
                    manager.ready(state.line + pulse.remark)
                    isReady = true
                } else if isMoving {
                    manager.alive(state.line + pulse.remark)
                } else {
                    manager.status("no visit has begun or ended for a while, though \(state.due) are due")
                }
            }
            if clock.now - tidied >= Self.tidying {
                give_back_memory()
                tidied = clock.now
            }
            try? await Task.sleep(for: interval)
        }
    }

    private func end(setBackBy seconds: Double) async {
        let isFirst = vitality.wasClockSetBack.withLock { wasSetBack in
            defer { wasSetBack = true }
            return !wasSetBack
        }
        if isFirst { await clockWasSetBack(seconds) }
    }
}

extension StoreSummary {
    /// For the service manager's status: `312 sources, 4 due, 2 failing; 1204 articles today`.
    fileprivate var line: String {
        func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }
        return "\(count(sources, "source")), \(due) due, \(failing) failing; \(count(articles, "article")) today"
    }
}

extension Ingester.Pulse {
    /// Why work rests, for the end of the status line; empty when it does not.
    fileprivate var remark: String {
        if isOffline { return "; no host can be reached" }
        guard let resting else { return "" }
        return "; the disk is nearly full: \(resting == "feeds" ? "nothing is fetched" : "pages rest")"
    }
}
