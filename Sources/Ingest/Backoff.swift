import News

import struct Foundation.Date

/// Decides when to look again after a visit that brought no document, and says why.
///
/// Pure. The wait grows with each failure in a row up to the longest interval: fast for an answer that says no, slowly
/// for what passes by itself. A success ends it all at once.
struct Backoff {
    /// What a failure says about the next visit.
    enum Failure: Sendable, Hashable {
        /// The name service, the network or the publisher's machine had a bad moment.
        case passing
        /// The publisher's program failed (5xx).
        case server
        /// The answer is no, and will be for a while: a status of 4xx, a document that is no feed.
        case lasting
        /// The source was taken away for good (410).
        case gone
    }

    let minimum: Duration
    let maximum: Duration

    /// Between looks at a source that is parked.
    static let parked = Duration.seconds(7 * 86_400)
    /// A source that failed for so long, and so often, is parked.
    static let patience: Double = 30 * 86_400
    static let leastFailures = 10

    /// The plan after a failure; `state` is that of the visit, the failure counted in.
    func plan(
        after failure: Failure,
        asked: Duration?,
        of source: Source,
        _ state: FeedState,
        at now: Date
    ) -> Schedule.Plan {
        let count = state.consecutiveFailures
        let times = count == 1 ? "a failure" : "\(count) failures in a row"
        if let asked {
            let wait = max(asked, grown(.passing, count, source))
            return plan(wait, "the publisher asked to be left alone for \(asked.brief)", source, at: now)
        }
        switch state.parking {
        case .gone: return plan(Self.parked, "gone (410): looked at once a week", source, at: now)
        case .dead:
            let days = state.failingSince.map { Int(max(0, min(now.timeIntervalSince($0) / 86_400, 1e6))) } ?? 30
            return plan(Self.parked, "dead for \(days) days: looked at once a week", source, at: now)
        case nil: return plan(grown(failure, count, source), times, source, at: now)
        }
    }

    /// Whether the source is to be parked after this failure; `state` is that of the visit, the failure counted in.
    static func parking(after failure: Failure, _ state: FeedState, at now: Date) -> Parking? {
        // A new place that is gone says nothing yet about the address of the list, which is tried next.
        if failure == .gone { return .gone }
        guard let since = state.failingSince, state.consecutiveFailures >= leastFailures,
            now.timeIntervalSince(since) >= patience
        else { return nil }
        return .dead
    }

    private func grown(_ failure: Failure, _ count: Int, _ source: Source) -> Duration {
        let usual = source.interval ?? minimum
        let longest = max(maximum, usual)
        var wait = usual
        for _ in 0..<min(max(count - 1, 0), 64) where wait < longest { wait = wait * failure.growth }
        return min(wait, longest)
    }

    private func plan(_ wait: Duration, _ reason: String, _ source: Source, at now: Date) -> Schedule.Plan {
        // Later than decided, never earlier, so that what failed together does not come back together.
        let spread = wait * Jitter.share(of: source.id, at: now) / 20
        return Schedule.Plan(
            date: now.addingTimeInterval((wait + spread) / .seconds(1)),
            wait: wait,
            reason: reason
        )
    }
}

extension Backoff.Failure {
    /// What the wait is multiplied by with each further failure.
    fileprivate var growth: Double {
        switch self {
        case .passing: 1.3
        case .server: 1.6
        case .lasting, .gone: 2
        }
    }
}
