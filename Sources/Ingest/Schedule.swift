public import Foundation
public import News

/// Decides when to look at a source again, and says why.
///
/// Pure. The wait follows what the source publishes, what its publisher asks for and how often it failed, in that
/// order, and stays between the bounds of the settings.
public struct Schedule: Sendable {
    public struct Plan: Sendable, Hashable {
        public var date: Date
        /// Before the spread.
        public var wait: Duration
        public var reason: String
    }

    /// What a document tells about its own rhythm.
    public struct Rhythm: Sendable, Hashable {
        /// When its entries were published.
        public var published: [Date] = []
        /// How long the feed says it may be kept.
        public var timeToLive: Duration?
        public init() {}
    }

    public var minimum: Duration
    public var maximum: Duration

    public init(minimum: Duration, maximum: Duration) {
        self.minimum = minimum
        self.maximum = maximum
    }

    /// After a document was read, or was unchanged.
    public func plan(
        afterSuccessOf source: Source,
        rhythm: Rhythm?,
        previous: Duration?,
        at now: Date
    ) -> Plan {
        if let interval = source.interval {
            return plan(interval, "the interval of the source list", for: source.id, at: now, bounded: false)
        }
        if let rhythm, let gap = Self.meanGap(rhythm.published, at: now) {
            let wait = max(gap / 2, rhythm.timeToLive ?? .zero)
            let reason = gap < Self.window ? "an entry every \(gap.brief)" : "no entry for a week"
            return plan(wait, reason, for: source.id, at: now)
        }
        let wait = max(previous ?? minimum, rhythm?.timeToLive ?? .zero)
        return plan(wait, rhythm == nil ? "as before: nothing changed" : "no dates to go by", for: source.id, at: now)
    }

    /// After a visit that brought no document; the wait doubles with each failure in a row.
    public func plan(afterFailure failures: Int, of source: Source, answer: Answer?, at now: Date) -> Plan {
        switch answer {
        case .gone:
            return plan(
                .seconds(7 * 86_400),
                "gone (410): looked at once a week",
                for: source.id,
                at: now,
                bounded: false
            )
        case .throttled(_, let wait?):
            let asked = max(wait, minimum)
            return plan(asked, "the publisher asked for \(wait.brief)", for: source.id, at: now, bounded: false)
        default:
            let usual = source.interval ?? minimum
            let wait = min(usual * (1 << min(max(failures - 1, 0), 10)), max(maximum, usual))
            let times = failures == 1 ? "a failure" : "\(failures) failures in a row"
            return plan(wait, times, for: source.id, at: now, bounded: false)
        }
    }

    private func plan(
        _ wait: Duration,
        _ reason: String,
        for source: Source.ID,
        at now: Date,
        bounded: Bool = true
    ) -> Plan {
        let held = bounded ? min(max(wait, minimum), max(maximum, minimum)) : wait
        // Never earlier than decided: the jitter only ever adds, up to a twentieth.
        let jittered = held + held * Jitter.share(of: source, at: now) / 20
        return Plan(date: now.addingTimeInterval(jittered / .seconds(1)), wait: held, reason: reason)
    }

    private static let window = Duration.seconds(7 * 86_400)

    /// The mean time between entries of the last week, the time since the newest one counted as a gap.
    static func meanGap(_ published: [Date], at now: Date) -> Duration? {
        let length = window / .seconds(1)
        let recent = published.filter { $0 <= now && now.timeIntervalSince($0) <= length }
        guard let first = recent.min() else { return published.isEmpty ? nil : window }
        return .seconds(max(now.timeIntervalSince(first) / Double(recent.count), 1))
    }
}

/// A number in 0..<1 that spreads sources which would otherwise be due together.
///
/// The same for the same source and hour, so that a test, and an operator, can foresee it.
enum Jitter {
    static func share(of source: Source.ID, at now: Date) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in source.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let hour = UInt64(max(0, min(now.timeIntervalSince1970 / 3600, 1e12)))
        hash = (hash ^ hour) &* 0x100_0000_01b3
        hash ^= hash >> 29
        return Double(hash % 1000) / 1000
    }
}
