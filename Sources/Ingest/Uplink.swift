import News

import struct Foundation.Date

/// Tells a network of the daemon's own that is down from publishers that are.
///
/// When one host after the other that was fine before cannot be reached, and none can, it is not they that failed.
/// Then nobody's failures are counted, and a few sources at a time are tried until somebody answers. Pure state: time
/// is an argument.
struct Uplink {
    enum Turn: Equatable {
        /// So many hosts in a row could not be reached.
        case lost(hosts: Int)
        /// Somebody answered again; these sources had failed for nothing, before the loss was seen.
        case regained(after: Duration, wronged: [Source.ID])
    }

    /// Hosts in a row that conclude it; a list of fewer, but three at least, has to fail as a whole.
    private static let enough = 5
    private static let fewest = 3
    /// Failures further apart are no one event.
    private static let window: Double = 300
    private static let firstWait: Double = 5
    private static let longestWait: Double = 60
    /// Sources tried at a time while it is down.
    private static let tried = 3
    /// Sources remembered at most as failed for nothing.
    private static let mostWronged = 10_000

    private struct Failure {
        var host: String
        var source: Source.ID
        var date: Date
    }

    /// Hosts in the source list.
    var hosts = 0
    private var failures: [Failure] = []
    private var lostAt: Date?
    private var wronged: [Source.ID] = []
    private var trials = 0
    private var trialAt: Date?

    var isDown: Bool { lostAt != nil }

    /// Which of the sources that are due may be tried while the network is down.
    struct Trial {
        fileprivate var passedOver: Int
        fileprivate var left: Int
        private var hosts: Set<String> = []

        fileprivate init(passingOver count: Int, atMost left: Int) {
            passedOver = count
            self.left = left
        }

        /// Whether a source of the host may be tried; each host once.
        mutating func admits(_ host: String) -> Bool {
            guard left > 0 else { return false }
            if passedOver > 0 {
                passedOver -= 1
                return false
            }
            guard hosts.insert(host).inserted else { return false }
            left -= 1
            return true
        }
    }

    /// When sources are tried next; nil when all may be visited.
    func nextTrial(at now: Date) -> Date? {
        isDown ? max(trialAt ?? now, now) : nil
    }

    /// The trial to be made now, empty when it is not time yet; nil when all may be visited.
    ///
    /// Each trial begins further on among the sources that are due: those at the front may be dead for good.
    mutating func trial(among due: Int, at now: Date) -> Trial? {
        guard isDown else { return nil }
        if let trialAt, trialAt > now { return Trial(passingOver: 0, atMost: 0) }
        let passedOver = due > 0 ? trials * Self.tried % due : 0
        let wait = min(Self.firstWait * Double(1 << min(trials, 4)), Self.longestWait)
        trialAt = now.addingTimeInterval(wait)
        trials = min(trials + 1, 1 << 20)
        return Trial(passingOver: passedOver, atMost: Self.tried)
    }

    /// Learns from the end of a visit; `wasFine` is whether the source had not failed before.
    ///
    /// - Returns: what is worth telling, once.
    mutating func note(
        _ reach: Contact.Reach,
        of host: String,
        _ source: Source.ID,
        wasFine: Bool,
        at now: Date
    ) -> Turn? {
        switch reach {
        case .unclear: return nil
        case .reached:
            failures = []
            guard let lostAt else { return nil }
            let turn = Turn.regained(after: .seconds(max(0, now.timeIntervalSince(lostAt))), wronged: wronged)
            self.lostAt = nil
            wronged = []
            trials = 0
            trialAt = nil
            return turn
        case .unreachable:
            guard !isDown, wasFine else { return nil }
            failures.removeAll { now.timeIntervalSince($0.date) > Self.window }
            if failures.count < Self.mostWronged { failures.append(Failure(host: host, source: source, date: now)) }
            let count = Set(failures.map(\.host)).count
            guard hosts >= Self.fewest, count >= min(Self.enough, hosts) else { return nil }
            lostAt = now
            trialAt = now.addingTimeInterval(Self.firstWait)
            wronged = failures.map(\.source)
            failures = []
            return .lost(hosts: count)
        }
    }
}
