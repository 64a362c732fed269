import Events
import Foundation
import Logging
import News
import Service

/// Keeps the daemon's events in its archive, where `depeche log` finds them after the daemon has died.
///
/// Visits are in the logbook already. What the archive cannot take is kept in memory and stored with the next event:
/// at the latest with the one that tells that the archive works again.
actor EventBook {
    private let store: any StoreInspection
    private var pending: [EventRecord] = []
    private var isStoring = false
    private var added = 0

    /// Events that wait for an archive that fails, at most; the oldest go first.
    private static let mostPending = 256
    /// Events of so long are stored together, when they follow each other: each time takes a sync of the disk.
    private static let gathering = Duration.milliseconds(250)

    init(store: any StoreInspection) {
        self.store = store
    }

    /// Keeps what the handler hands over until there is no more to come, and it is stored.
    func keep(_ events: AsyncStream<EventRecord>) async {
        await withDiscardingTaskGroup { group in
            for await event in events {
                add(event)
                guard !isStoring else { continue }
                isStoring = true
                group.addTask { await self.storeAll() }
            }
        }
    }

    func keep(_ event: EventRecord) async {
        add(event)
        await storePending()
    }

    private func add(_ event: EventRecord) {
        pending.append(event)
        added += 1
        if pending.count > Self.mostPending { pending.removeFirst(pending.count - Self.mostPending) }
    }

    /// Stores what waits at once, and what comes after it in groups, until nothing comes any more.
    ///
    /// An archive that fails is tried again for each group, not for what it had refused before.
    private func storeAll() async {
        var tried = 0
        while tried < added {
            tried = added
            await storePending()
            try? await Task.sleep(for: Self.gathering)
        }
        isStoring = false
    }

    private func storePending() async {
        let events = pending
        pending = []
        do throws(StoreError) {
            try await store.record(events)
        } catch {
            // The loop tells what is wrong with the archive.
            pending = Array((events + pending).suffix(Self.mostPending))
        }
    }
}

/// Hands events that are worth keeping to an `EventBook`.
struct EventHandler: LogHandler {
    /// What is told by the hundred, such as visits abandoned at the end, is for the log alone.
    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]
    let sink: AsyncStream<EventRecord>.Continuation

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = LogFields(metadata.merging(event.metadata ?? [:]) { $1 })
        // The end is stored before the archive is closed, and told after it.
        guard let kind = fields.event, !kind.isVisit, kind != .stopped else { return }
        sink.yield(EventRecord(kind, event.level, "\(event.message)", fields))
    }
}

extension EventRecord {
    /// Longer messages and values are cut.
    private static let longest = 4096

    init(_ kind: EventKind, _ level: Logger.Level, _ message: String, _ fields: LogFields = LogFields([:])) {
        let source = fields.list.first { $0.key == "source" }.map { Source.ID(rawValue: LogFields.text($0.value)) }
        self.init(
            time: Date(),
            kind: kind.rawValue,
            level: level.rawValue,
            source: source,
            message: message.bounded(toBytes: Self.longest)
        )
        for (key, value) in fields.list where key != "source" {
            self.fields[key] = LogFields.text(value).bounded(toBytes: Self.longest)
        }
    }
}
