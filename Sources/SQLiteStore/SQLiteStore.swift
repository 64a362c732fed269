import Foundation
import GRDB
public import News

/// The archive in one SQLite file, in WAL mode.
///
/// Readers of other processes work while the daemon writes. Visits that wait for the disk together are committed
/// together: one sync serves them all.
public final class SQLiteStore: Sendable {
    let path: String
    let database: any DatabaseWriter
    private let committer: Committer
    let desk: CopyDesk
    /// Nil where nothing is written.
    private let checkpointer: Checkpointer?

    /// Opens the archive and brings its tables up to date.
    ///
    /// A daemon lets commits wait for `gathering` to be shared by more visits; a command that makes one commit does not.
    ///
    /// With an `examiner` new articles are examined for copies and stories; the sketches of `articlesInMemory` of them
    /// are held in memory before they are written in order.
    ///
    /// Bringing an archive of an older version up to date may take minutes, which a `watch` can follow and end.
    ///
    /// - Throws: `StoreError` that names the file, the reason and the remedy. A file of another program or of a newer
    ///   version is never written to.
    public init(
        path: String,
        access: StoreAccess,
        gathering: Duration = .zero,
        examiner: (any Examiner & Sendable)? = nil,
        articlesInMemory: Int = 2048,
        watch: UpgradeWatch? = nil
    ) throws(StoreError) {
        self.path = path
        _ = Library.isPrepared
        if access != .create, !FileManager.default.fileExists(atPath: path) { throw .missing(path) }
        if access == .create { try Self.checkFolder(of: path) } else { try Self.checkFile(path, orFail: .notADatabase) }
        do {
            var configuration = Configuration()
            configuration.label = "depeche.store"
            configuration.readonly = access == .read
            configuration.busyMode = .timeout(TimeInterval(Self.patience))
            configuration.maximumReaderCount = 2
            // A service may not raise the priority of its threads; dispatch would complain of it in the log.
            configuration.qos = .default
            let cacheOfWriter = PageCache.ofWriter(archive: Self.size(of: path))
            configuration.prepareDatabase { db in
                // Articles of some thousand bytes fit on pages of this size; it is only heard before there are any.
                try db.execute(sql: "PRAGMA page_size = 8192")
                // Space can be given back in steps. This too is only heard before there are any tables, and would be a
                // write at each later opening.
                if !db.configuration.readonly, try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 {
                    try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
                }
                let cache = db.configuration.readonly ? PageCache.ofReader : cacheOfWriter
                try db.execute(sql: "PRAGMA cache_size = -\(cache)")
                // What SQLite keeps to undo a statement is small and soon dropped; in a file it cost ten times the
                // writes of the journal itself.
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                try Relevance.register(db)
            }
            (database, checkpointer) = try Self.untilFree {
                try Self.open(path, configuration, access: access, watch)
            }
        } catch let error as StoreError {
            throw error
        } catch {
            let failure = StoreError(opening: path, error)
            let isDenied = failure.code == .readOnly || failure.code == .cannotCreate
            throw access == .read && isDenied ? .unreadable(path, failure.why) : failure
        }
        desk = CopyDesk(examiner, tailArticles: articlesInMemory, copies: CopyFolder(of: path))
        committer = Committer(
            database: database,
            path: path,
            gathering: gathering,
            desk: desk,
            checkpointer: checkpointer
        )
    }

    private static func open(
        _ path: String,
        _ configuration: Configuration,
        access: StoreAccess,
        _ watch: UpgradeWatch?
    ) throws -> (any DatabaseWriter, Checkpointer?) {
        let database: any DatabaseWriter =
            access == .read
            ? try DatabaseQueue(path: path, configuration: configuration)
            : try DatabasePool(path: path, configuration: configuration)
        // Once it is open: GRDB has asked for NORMAL by then, which may lose the last commits when power fails.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try prepare(database, path: path, access: access, watch)
        let checkpointer = access == .read ? nil : try Checkpointer(path: path)
        try database.writeWithoutTransaction { db in try checkpointer?.follow(db) }
        return (database, checkpointer)
    }

    /// Tries again what found the archive in use at once: where two might wait for each other, as when several begin a
    /// new archive's journal, SQLite does not wait.
    private static func untilFree<Value>(_ attempt: () throws -> Value) throws -> Value {
        let deadline = ContinuousClock.now + .seconds(patience)
        while true {
            do {
                return try attempt()
            } catch let error as DatabaseError where inUse.contains(error.resultCode) {
                guard ContinuousClock.now < deadline else { throw error }
                usleep(50_000)
            }
        }
    }

    private static let inUse: [ResultCode] = [.SQLITE_BUSY, .SQLITE_PROTOCOL]
    /// How long an archive that is in use is waited for, in seconds.
    private static let patience = 20

    private static func prepare(
        _ database: any DatabaseWriter,
        path: String,
        access: StoreAccess,
        _ watch: UpgradeWatch?
    ) throws {
        let migrator = Schema.migrator
        let state = try database.read { db in
            (
                isEmpty: try migrator.isEmpty(db),
                mark: try Int32.fetchOne(db, sql: "PRAGMA application_id"),
                isNewer: try migrator.hasBeenSuperseded(db),
                isCurrent: try migrator.pending(db).isEmpty
            )
        }
        if state.isEmpty, access == .read { throw StoreError.notOurs(path) }
        if !state.isEmpty, state.mark != Schema.applicationID { throw StoreError.notOurs(path) }
        if state.isNewer { throw StoreError.newer(path) }
        if state.isCurrent { return }
        if access == .read { throw StoreError.older(path) }
        let watch = watch ?? UpgradeWatch { _ in }
        do {
            if !state.isEmpty { try Upgrade(path).checkRoom(database) }
            try migrator.migrate(database, watch: watch)
        } catch {
            throw watch.stage.map { Upgrade(path).failed(at: $0, error) } ?? error
        }
    }

    private static func checkFile(_ path: String, orFail code: StoreError.Code) throws(StoreError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return }
        throw StoreError(
            code,
            what: "cannot open the database \(path)",
            why: "it is a folder",
            remedy: "name a file within it, such as \(path)/depeche.db"
        )
    }

    /// SQLite says only "unable to open database file"; this says which folder is wrong, and how.
    private static func checkFolder(of path: String) throws(StoreError) {
        let folder = (path as NSString).deletingLastPathComponent
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue
        guard folder.isEmpty || isThere else {
            throw StoreError(
                .cannotCreate,
                what: "cannot open the database \(path)",
                why: "there is no folder \(folder)",
                remedy: "make it and give it to the user the daemon runs as: `install -d -o depeche \(folder)`"
            )
        }
        try checkFile(path, orFail: .cannotCreate)
    }

    /// How long judging articles has taken since this was first asked; zero without an examiner.
    public var judging: JudgingTime { database.writeWithoutTransaction { [desk] _ in desk.timeSpent() } }

    /// Does at once what a daemon does in its quiet moments: merges the indexes of the articles stored last into those of
    /// the others.
    public func rest() async { await committer.rest() }

    /// Brings everything into the one file and lets go of it, as a daemon does that is told to stop.
    ///
    /// Nothing is lost without it: the next opening finds the rest in the journal beside the file.
    public func close() {
        checkpointer?.close()
        try? database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try? database.close()
        desk.copies.finish()
    }

    func read<Value: Sendable>(
        _ what: String,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.read(body)
        } catch {
            throw error as? StoreError ?? StoreError(what, path: path, error)
        }
    }

    func write<Value: Sendable>(
        _ what: String,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.write(body)
        } catch {
            throw error as? StoreError ?? StoreError(what, path: path, error)
        }
    }

    /// The same outside a transaction, for what SQLite does by itself.
    func writeAlone(
        _ what: String,
        _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws(StoreError) {
        do {
            try await database.writeWithoutTransaction(body)
        } catch {
            throw error as? StoreError ?? StoreError(what, path: path, error)
        }
    }

    func commit(_ pending: Committer.Work) async throws(StoreError) -> Harvest {
        try await committer.commit(pending).get()
    }
}
