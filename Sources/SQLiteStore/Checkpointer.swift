import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Writes the journal back into the archive's file beside the commits, over a connection of its own.
///
/// What a commit has written to the journal is safe. To copy it to its places and wait for the disk takes a tenth of the
/// time of storing, and nobody needs to wait for it. But a journal that is not written back whole never begins anew: when
/// it is long because commits come without a pause, one of them does the rest.
final class Checkpointer: Sendable {
    /// Pages after which the journal is written back, and after which a commit does it.
    private let few: Int
    private let many: Int

    /// What stands in the journal before each page, in bytes.
    private static let frameHead = 24

    private struct State {
        var connection: DatabaseQueue?
        /// The length of the journal when it was last written back, in pages.
        var written = 0
        var isUnderWay = false
    }

    /// What SQLite holds of this: it may live as long as the process.
    private final class Link {
        weak var checkpointer: Checkpointer?
    }

    private let queue = DispatchQueue(label: "depeche.checkpoint")
    private let state: Mutex<State>

    init(path: String, few: Int = 4096, many: Int = 16384) throws {
        (self.few, self.many) = (few, many)
        var configuration = Configuration()
        configuration.label = "depeche.checkpoint"
        configuration.qos = .default
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -64")
        }
        state = Mutex(State(connection: try DatabaseQueue(path: path, configuration: configuration)))
    }

    /// Follows the commits of a connection.
    func follow(_ db: Database) throws {
        // A reader that stays long makes the journal long; without this the file would keep that length.
        let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
        try db.execute(sql: "PRAGMA journal_size_limit = \(many * (page + Self.frameHead))")
        let link = Link()
        link.checkpointer = self
        sqlite3_wal_hook(db.sqliteConnection, Self.committed, Unmanaged.passRetained(link).toOpaque())
    }

    /// Called by SQLite after each commit, with the length of the journal.
    private static let committed: HookOfJournal = { context, connection, name, pages in
        guard let context else { return SQLITE_OK }
        let link = Unmanaged<Link>.fromOpaque(context).takeUnretainedValue()
        // Without a checkpointer it is done as SQLite does it by itself.
        let isDone = link.checkpointer?.take(pages: Int(pages)) ?? (pages < 1000)
        // What is in use now is written back another time; that is no error of the commit.
        if !isDone { sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nil, nil) }
        return SQLITE_OK
    }

    /// Has the journal written back when it has grown; false when the commit has to do it.
    private func take(pages: Int) -> Bool {
        let connection = state.withLock { state in
            if pages < state.written { state.written = 0 }
            guard pages < many, pages - state.written >= few, !state.isUnderWay, let connection = state.connection
            else {
                return nil as DatabaseQueue?
            }
            state.written = pages
            state.isUnderWay = true
            return connection
        }
        if let connection { writeBack(over: connection) }
        guard pages >= many else { return true }
        // Two cannot write back at once, and the commit must not find the other at it each time.
        queue.sync {}
        return false
    }

    /// Has all of the journal written back that nobody reads, so that the next commit begins it anew.
    func writeBack() {
        let connection = state.withLock { state in
            guard !state.isUnderWay, let connection = state.connection else { return nil as DatabaseQueue? }
            state.isUnderWay = true
            return connection
        }
        if let connection { writeBack(over: connection) }
    }

    private func writeBack(over connection: DatabaseQueue) {
        queue.async { [self] in
            _ = try? connection.writeWithoutTransaction { try $0.checkpoint(.passive) }
            state.withLock { $0.isUnderWay = false }
        }
    }

    /// Waits for what is under way, and lets go of the archive.
    func close() {
        queue.sync {}
        state.withLock { state in
            try? state.connection?.close()
            state.connection = nil
        }
    }
}

private typealias HookOfJournal =
    @convention(c) (
        UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, CInt
    ) -> CInt
