import Events
public import Logging
import Synchronization

/// Counts what the daemon tells, for `/metrics`.
///
/// A log handler that hears every event, whatever level is written to the log: what is counted is what is told.
public final class Meters: Sendable {
    /// Numbers since the start.
    public struct Counts: Sendable, Hashable {
        public var visits: [String: Int] = [:]
        public var answers: [String: Int] = [:]
        public var articles: [String: Int] = [:]
        public var events: [String: Int] = [:]
        /// Looks at the pages of stored articles, by what they told.
        public var rechecks: [String: Int] = [:]
        public var bytes = 0
        public var durations = Histogram()
    }

    private let counted = Mutex(Counts())

    public init() {}

    public var counts: Counts { counted.withLock { $0 } }

    /// Every outcome, answer, verdict and event has a series from the start: a series that comes later has no beginning.
    static let outcomes = ["read", "unchanged", "damaged", "failed"]
    static let answerClasses = ["none", "1xx", "2xx", "3xx", "4xx", "5xx"]
    static let verdicts = ["new", "revised", "known", "awaited", "dropped"]
    static let signs = ["there", "revised", "withdrawn", "restored", "unclear"]

    public var handler: any LogHandler { Handler(meters: self) }

    func note(_ kind: EventKind, _ fields: Logger.Metadata) {
        func number(_ key: String) -> Int { fields[key].flatMap { Int("\($0)") } ?? 0 }
        let sign = sign(of: kind, fields)
        let outcome = kind.isVisit ? fields["outcome"].map { "\($0)" } : nil
        let status = fields["status"].flatMap { Int("\($0)") }
        var duration: Duration?
        if case .stringConvertible(let value) = fields["duration"] { duration = value as? Duration }
        counted.withLock { counts in
            counts.events[kind.rawValue, default: 0] += 1
            if let sign, Self.signs.contains(sign) { counts.rechecks[sign, default: 0] += 1 }
            guard let outcome, Self.outcomes.contains(outcome) else { return }
            counts.visits[outcome, default: 0] += 1
            let answer = status.map { (100..<600).contains($0) ? "\($0 / 100)xx" : "none" } ?? "none"
            counts.answers[answer, default: 0] += 1
            for verdict in Self.verdicts { counts.articles[verdict, default: 0] += number(verdict) }
            counts.bytes += number("bytes")
            if let duration { counts.durations.add(duration / .seconds(1)) }
        }
    }

    /// What a look at a stored article's page told; nil for whatever is no such look.
    private func sign(of kind: EventKind, _ fields: Logger.Metadata) -> String? {
        switch kind {
        case .articleWithdrawn: "withdrawn"
        case .articleRestored: "restored"
        case .pageRechecked: fields["outcome"].map { "\($0)" }
        default: nil
        }
    }

    private struct Handler: LogHandler {
        let meters: Meters
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard let fields = event.metadata, let name = fields[Logger.eventKey],
                let kind = EventKind(rawValue: "\(name)")
            else { return }
            meters.note(kind, fields)
        }
    }
}

/// How often values fell at or below each of a few bounds.
public struct Histogram: Sendable, Hashable {
    static let bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    /// Values between a bound and the one before; the last are above all bounds.
    private(set) var buckets = [Int](repeating: 0, count: bounds.count + 1)
    private(set) var sum = 0.0

    mutating func add(_ value: Double) {
        buckets[Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count] += 1
        sum += value
    }
}
