import Events
public import Foundation
public import Logging
public import News

/// Takes out of the archive what is kept no longer: a little every hour, and in the night what needs a look at all of it.
///
/// Everything is done in short transactions, and the next round goes on where one was cut off.
public struct Housekeeper: Sendable {
    private let store: any Store
    private let raw: (any RawKeeper)?
    private let log: Logger
    private let rules: @Sendable (Date) async -> RetentionRules
    private let began = Date()

    private static let interval = Duration.seconds(3600)
    /// Hours of local time in which most publishers and readers sleep.
    private static let night = 2..<5
    private static let longestWithout: TimeInterval = 2 * 86_400

    /// Asks for the rules at the beginning of each round.
    public init(
        store: any Store,
        raw: (any RawKeeper)? = nil,
        log: Logger,
        rules: @escaping @Sendable (Date) async -> RetentionRules
    ) {
        self.store = store
        self.raw = raw
        self.log = log
        self.rules = rules
    }

    /// Works until its task is cancelled.
    public func run() async {
        var trust = ClockTrust(after: await lastMoment(), at: began)
        var isTrusted = true
        var lastThorough: Date?
        while !Task.isCancelled {
            let now = Date()
            let isThorough = Self.isDue(at: now, after: lastThorough, since: began, in: .current)
            if isThorough { lastThorough = now }
            let wasTrusted = isTrusted
            isTrusted = trust.holds(at: now)
            if wasTrusted, !isTrusted { tellDoubt() }
            await tidy(at: now, thoroughly: isThorough, byAge: isTrusted)
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// The only round of a daemon that ends after it.
    public func tidyOnce() async {
        var trust = ClockTrust(after: await lastMoment(), at: began)
        let isTrusted = trust.holds(at: Date())
        if !isTrusted { tellDoubt() }
        await tidy(at: Date(), thoroughly: false, byAge: isTrusted)
    }

    /// When the last visit began that was not within the two days before this daemon's start; nil without one.
    ///
    /// Later ones may be by the same wrong clock: a restart is no reason to believe it.
    private func lastMoment() async -> Date? {
        var query = VisitQuery()
        query.until = began.addingTimeInterval(-(ClockTrust.patience / .seconds(1)))
        query.limit = 1
        let asked = query
        return (try? await store.visits(asked))?.first?.started
    }

    private func tellDoubt() {
        log.tell(
            .clockDoubted,
            .warning,
            "the clock is far ahead of what was stored last: nothing is deleted by its age for two days"
        )
    }

    /// One round.
    private func tidy(at now: Date, thoroughly: Bool, byAge: Bool) async {
        var rules = await rules(now)
        rules.isThorough = thoroughly
        if !byAge { rules.forgetAges() }
        do throws(StoreError) {
            try await raw?.prune(before: rules.documentsBefore, above: rules.mostDocumentBytes)
            let report = try await store.prune(rules, at: now)
            guard !report.isEmpty else { return }
            log.info(
                "old records deleted",
                metadata: [
                    "articles": "\(report.articles)", "lines": "\(report.lines)", "tombstones": "\(report.tombstones)",
                    "stories": "\(report.stories)", "bytes": "\(report.bytes)",
                ]
            )
        } catch {
            // What is left is taken by the next round; a store that fails is told of by the visits as well.
            guard !Task.isCancelled else { return }
            log.tell(.storeTrouble, .error, "\(error.line)", ["remedy": "\(error.remedy ?? "none known")"])
        }
    }

    /// Whether the round is to be a thorough one: once a night, and every two days on a machine that sleeps at night.
    static func isDue(at now: Date, after last: Date?, since start: Date, in zone: TimeZone) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        if let last, now.timeIntervalSince(last) < 6 * 3600 { return false }
        if night.contains(calendar.component(.hour, from: now)) { return true }
        return now.timeIntervalSince(last ?? start) >= longestWithout
    }
}

extension RetentionRules {
    /// Leaves the bounds of number and size.
    fileprivate mutating func forgetAges() {
        visitsBefore = nil
        documentsBefore = nil
        usual.before = nil
        for source in own.keys { own[source]?.before = nil }
        isThorough = false
    }
}
