import Duplicates
import Events
import Foundation
import Logging
import News
import Rhythm

/// Visits one source: looks, commits, tells.
///
/// The only place where transport, reading, store and log meet.
struct Visitor: Sendable {
    /// How a visit ended.
    enum End: Sendable {
        /// Stored; for a folder, with the folders to watch.
        case stored(Harvest, watch: [String]?)
        /// Cancelled; nothing was stored and nothing changed.
        case abandoned
        case failed(StoreError)
    }

    private let store: any Store
    private let feeds: FeedVisitor
    private let folders: FolderVisitor
    private let keeper: DocumentKeeping?
    private let log: Logger
    private let judge = Judge()

    init(
        store: any Store,
        transport: any Transport,
        options: IngestOptions,
        keeper: DocumentKeeping? = nil,
        log: Logger
    ) {
        self.store = store
        self.keeper = keeper
        self.log = log
        feeds = FeedVisitor(transport: transport, options: options)
        folders = FolderVisitor(options: options)
    }

    /// Visits the source.
    ///
    /// Calls `turn` with a host before each further request to it, and `hasRead` when only the commit is to be waited
    /// for; what that answers with false is not committed.
    func visit(
        _ listed: ListedSource,
        after state: FeedState,
        turn: @escaping RequestTurn,
        hasRead: @Sendable (Visit) async -> Bool
    ) async -> End {
        do throws(StoreError) {
            switch listed.source.place {
            case .feed(let url):
                let found = await feeds.visit(listed.source, at: url, after: state, sieve: listed.sieve, turn: turn)
                guard var visit = found else {
                    log.tell(.visitAbandoned, .info, "abandoned", ["source": "\(listed.source.id)"])
                    return .abandoned
                }
                await keeper?.keep(&visit)
                guard await hasRead(visit) else { return .abandoned }
                return .stored(try await commit(visit, after: state), watch: nil)
            case .folder(let path):
                return try await visitFolder(listed, at: path, after: state)
            }
        } catch {
            return .failed(error)
        }
    }

    private func visitFolder(
        _ listed: ListedSource,
        at path: String,
        after state: FeedState
    ) async throws(StoreError) -> End {
        let known = try await store.stamps(of: listed.source.id)
        var total = Harvest()
        let watch = try await folders.visit(
            listed.source,
            at: path,
            after: state,
            known: known,
            sieve: listed.sieve
        ) { visit throws(StoreError) in
            total.add(try await commit(visit, after: state))
        }
        return .stored(total, watch: watch)
    }

    private func commit(_ visit: Visit, after state: FeedState) async throws(StoreError) -> Harvest {
        let harvest = try await store.commit(visit) { [judge] visit, memory in
            judge.verdicts(on: visit, against: memory)
        }
        VisitLine(
            visit.record,
            harvest,
            failures: visit.state.consecutiveFailures,
            before: state.consecutiveFailures
        ).write(to: log)
        for case .gap(let found) in visit.remarks {
            log.tell(
                .gapFound,
                .warning,
                "entries came and went between two visits",
                ["source": "\(visit.state.source)", "note": "\(found)"]
            )
        }
        if state.silenceTold == nil, visit.state.silenceTold != nil { tellSilence(of: visit) }
        return harvest
    }

    private func tellSilence(of visit: Visit) {
        guard let habit = visit.state.habit.flatMap(Habit.init(bytes:)),
            let silence = habit.silence(at: visit.record.started)
        else { return }
        let fields: Logger.Metadata = [
            "source": "\(visit.record.source)",
            "silence": "\(silence.lasting.brief)",
            "usual": "\(silence.usual.brief)",
        ]
        log.tell(.sourceSilent, .notice, "silent for longer than 99 of 100 of its pauses", fields)
    }
}

extension Harvest {
    mutating func add(_ other: Harvest) {
        new += other.new
        revised += other.revised
        known += other.known
        awaited += other.awaited
    }
}
