import Foundation
import GRDB
import News

/// The columns of `feed_state`, in one order for reading and writing.
enum FeedStateColumns {
    private static let names = [
        "address", "etag", "last_modified", "document_digest", "next_visit", "reason", "wait", "last_visit",
        "last_success", "last_new", "failures", "last_error", "title", "ttl", "update_period", "update_base",
        "skipped_hours", "skipped_days", "last_whole", "moved_to", "move_confirmed", "failing_since", "parking",
        "silence_told", "newest_entries", "sitemaps", "habit", "listing",
    ]

    /// To be selected, in order.
    static let list = names.map { "feed_state.\($0)" }.joined(separator: ", ")
    static let count = names.count

    /// Writes the row of a source, whether there is one or not; its first argument is the source.
    static let write = """
        INSERT INTO feed_state (source, \(names.joined(separator: ", ")))
        VALUES (?\(String(repeating: ", ?", count: names.count)))
        ON CONFLICT DO UPDATE SET \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    /// What is forgotten of a source that begins anew at another address, or whose rules changed.
    static let forgotten = [
        "etag", "last_modified", "document_digest", "last_whole", "newest_entries", "sitemaps", "listing",
    ].map { "\($0) = NULL" }.joined(separator: ", ")

    /// What besides is forgotten at another address.
    static let forgottenElsewhere = [
        "last_error", "title", "ttl", "update_period", "update_base", "skipped_hours", "skipped_days", "moved_to",
        "move_confirmed", "failing_since", "parking", "silence_told", "habit",
    ].map { "\($0) = NULL" }.joined(separator: ", ")

    static func arguments(_ state: FeedState, lastNew: Date?) -> StatementArguments {
        [
            state.source.rawValue, state.address, state.validators.etag, state.validators.lastModified,
            state.documentDigest, state.nextVisit.milliseconds, state.reason,
            state.wait.map { Int64($0 / .milliseconds(1)) }, state.lastVisit?.milliseconds,
            state.lastSuccess?.milliseconds, lastNew?.milliseconds, state.consecutiveFailures, state.lastError,
            state.title, state.pace.timeToLive, state.pace.updatePeriod, state.pace.updateBase?.milliseconds,
            state.pace.skippedHours == 0 ? nil : Int64(state.pace.skippedHours),
            state.pace.skippedDays == 0 ? nil : Int64(state.pace.skippedDays), state.lastWhole?.milliseconds,
            state.move?.url, state.move?.confirmed.milliseconds, state.failingSince?.milliseconds,
            state.parking?.rawValue, state.silenceTold?.milliseconds, data(state.newestEntries),
            json(state.sitemaps), state.habit.map { Data($0) },
            state.listing.map { Data($0) },
        ]
    }

    /// The state in a row whose columns from `first` on are those of `list`.
    static func state(of source: Source.ID, in row: Row, from first: Int) -> FeedState {
        func moment(_ index: Int) -> Date? { (row[first + index] as Int64?).map(Date.init(milliseconds:)) }
        func bits<Bits: FixedWidthInteger>(_ index: Int) -> Bits {
            Bits(truncatingIfNeeded: (row[first + index] as Int64?) ?? 0)
        }
        var state = FeedState(source: source, nextVisit: moment(4) ?? .distantFuture)
        state.address = row[first]
        state.validators = .init(etag: row[first + 1], lastModified: row[first + 2])
        state.documentDigest = row[first + 3]
        state.reason = row[first + 5]
        state.wait = (row[first + 6] as Int64?).map { .milliseconds($0) }
        state.lastVisit = moment(7)
        state.lastSuccess = moment(8)
        state.lastNew = moment(9)
        state.consecutiveFailures = row[first + 10] ?? 0
        state.lastError = row[first + 11]
        state.title = row[first + 12]
        state.pace.timeToLive = row[first + 13]
        state.pace.updatePeriod = row[first + 14]
        state.pace.updateBase = moment(15)
        state.pace.skippedHours = bits(16)
        state.pace.skippedDays = bits(17)
        state.lastWhole = moment(18)
        if let url = row[first + 19] as String? {
            state.move = FeedMove(url: url, confirmed: moment(20) ?? .distantPast)
        }
        state.failingSince = moment(21)
        state.parking = (row[first + 22] as String?).flatMap(Parking.init(rawValue:))
        state.silenceTold = moment(23)
        state.newestEntries = hashes(row[first + 24])
        state.sitemaps = (row[first + 25] as String?).flatMap { progress($0) }
        state.habit = (row[first + 26] as Data?).map { Array($0) }
        state.listing = (row[first + 27] as Data?).map { Array($0) }
        return state
    }

    /// Four bytes each, least significant first.
    private static func data(_ hashes: [UInt32]) -> Data? {
        guard !hashes.isEmpty else { return nil }
        var data = Data(capacity: hashes.count * 4)
        for hash in hashes { for shift in [0, 8, 16, 24] { data.append(UInt8(truncatingIfNeeded: hash >> shift)) } }
        return data
    }

    private static func hashes(_ data: Data?) -> [UInt32] {
        guard let data, !data.isEmpty else { return [] }
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { index in
            (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
        }
    }

    private static func json(_ progress: SitemapProgress?) -> String? {
        guard let progress, let data = try? JSONEncoder().encode(progress) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// A column that another program has spoilt reads as no progress.
    private static func progress(_ text: String) -> SitemapProgress? {
        try? JSONDecoder().decode(SitemapProgress.self, from: Data(text.utf8))
    }
}
