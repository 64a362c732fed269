import Events
import Foundation
import News
import Settings
import Warc

/// How a daemon and its archive are, as told by what the archive holds and by the disk it is on.
struct Health {
    let process: Int?
    let measures: StoreMeasures
    let today: StoreSummary
    let readers: [Reader]
    let settings: DaemonSettings.Store?
    let free: Int?
    /// Of documents as they were received.
    let kept: RawSize
    /// The latest event of each pair that begins and ends a trouble.
    let latest: [EventKind: EventRecord]
    let now: Date

    /// Sources may fall behind as long as this before that is a fault of the daemon: longer than any visit takes.
    private static let patience: TimeInterval = 900

    var failing: Int { measures.sources.count { $0.failures > 0 } }

    /// Why the daemon is not well, in the words of a person; empty when it is.
    var problems: [String] {
        var problems: [String] = []
        if process == nil { problems.append("no daemon works on the archive") }
        if let since = trouble(.networkLost, endedBy: .networkRegained) {
            problems.append("no host can be reached since \(since.time.rfc3339)")
        }
        if let since = trouble(.storeTrouble, endedBy: .storeRecovered) {
            problems.append("the archive fails since \(since.time.rfc3339): \(since.message)")
        }
        if let free, let settings {
            if free < settings.feedReserve.bytes {
                problems.append("the disk is nearly full (\(free >> 20) MiB free): nothing is fetched")
            } else if free < settings.pageReserve.bytes {
                problems.append("the disk is nearly full (\(free >> 20) MiB free): pages are not fetched")
            }
        }
        if let since = measures.dueSince, now.timeIntervalSince(since) > Self.patience {
            problems.append("visits fell behind: one is due since \(since.rfc3339)")
        }
        if failing * 2 > measures.sources.count {
            problems.append("\(failing) of \(measures.sources.count) sources fail")
        }
        return problems
    }

    /// The trouble that has begun and not ended; a start ends it too.
    private func trouble(_ kind: EventKind, endedBy end: EventKind) -> EventRecord? {
        guard let begin = latest[kind] else { return nil }
        let ends = [latest[end], latest[.started]].compactMap { $0?.time }
        return ends.contains { $0 >= begin.time } ? nil : begin
    }
}

extension Health {
    /// The kinds that tell of troubles which last.
    private static let telling: [EventKind] = [
        .started, .networkLost, .networkRegained, .storeTrouble, .storeRecovered,
    ]

    static func of(
        _ store: any Store & StoreInspection,
        at path: String,
        _ settings: DaemonSettings?,
        now: Date
    ) async throws(StoreError) -> Health {
        var latest: [EventKind: EventRecord] = [:]
        for kind in telling {
            var query = VisitQuery()
            query.limit = 1
            latest[kind] = try await store.events(query) { $0.kind == kind.rawValue }.first
        }
        return Health(
            process: RunLock.holder(ofStore: path),
            measures: try await store.measures(at: now),
            today: try await store.summary(since: Calendar.current.startOfDay(for: now)),
            readers: try await store.readers(),
            settings: settings?.store,
            free: DiskSpace.free(beside: path),
            kept: RawFolder.size(of: (settings ?? DaemonSettings()).documentsFolder(of: path)),
            latest: latest,
            now: now
        )
    }
}
