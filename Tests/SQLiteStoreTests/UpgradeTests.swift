import Foundation
import GRDB
import News
import Synchronization
import Testing

@testable import SQLiteStore

@Suite("Upgrades") struct UpgradeTests {
    /// A queue on an archive of two steps' making, of which the second may still be to be taken.
    private func withArchive(
        second: @escaping @Sendable (Database) throws -> Void,
        _ body: (Migrator, DatabaseQueue) throws -> Void
    ) throws {
        var migrator = Migrator()
        migrator.registerMigration("1 a table") { db in
            try db.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)")
        }
        let path = Samples.temporaryPath()
        defer { Samples.remove(path) }
        let queue = try DatabaseQueue(path: path)
        try migrator.migrate(queue)
        migrator.registerMigration("2 more", migrate: second)
        try body(migrator, queue)
        try queue.close()
    }

    private func rows(_ queue: DatabaseQueue) throws -> [Int] {
        try queue.read { try Int.fetchAll($0, sql: "SELECT x FROM t") }
    }

    private static let endless = """
        INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i % 1000 = 0
        """

    @Test("the pages of a new archive are written once, and nothing of it is there before all of it")
    func new() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            let pages = try #require(Int(try sqlite(path, "PRAGMA page_count").dropLast()))
            // A page in the journal has a header of 24 bytes; the first is written before, when the journal is begun.
            #expect(SQLiteStore.size(of: path + "-wal") <= (pages + 4) * (8192 + 24))
            #expect(SQLiteStore.size(of: path) <= 8192)
            store.close()
        }
    }

    @Test("an archive that several make at once is made once")
    func together() async throws {
        for _ in 0..<5 {
            try await Samples.withDatabasePath { path async throws in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<4 {
                        group.addTask { _ = try SQLiteStore(path: path, access: .create) }
                    }
                    try await group.waitForAll()
                }
                let count = try sqlite(path, "PRAGMA integrity_check; SELECT count(*) FROM grdb_migrations")
                #expect(count == "ok\n\(Schema.migrator.steps.count)\n")
            }
        }
    }

    @Test("each step of an upgrade is told, with the versions it leads from and to")
    func told() async throws {
        try await Samples.withDatabasePath { path async throws in
            let steps = Schema.migrator.steps
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: steps[15].name)
            try queue.close()
            let told = Mutex<[UpgradeStage]>([])
            let watch = UpgradeWatch { stage in told.withLock { $0.append(stage) } }
            _ = try SQLiteStore(path: path, access: .existing, watch: watch)
            let stages = told.withLock { $0 }
            #expect(stages.map(\.step) == steps[16...].map(\.name))
            #expect(stages.allSatisfy { $0.from == 16 && $0.to == steps.last?.number })
            let again = UpgradeWatch { _ in Issue.record("an upgrade of what is up to date") }
            _ = try SQLiteStore(path: path, access: .existing, watch: again)
            #expect(again.stage == nil)
        }
    }

    @Test("an article that was withdrawn before this was kept beside it has the moment of its last withdrawal")
    func withdrawals() async throws {
        try await Samples.withDatabasePath { path async throws in
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: "23 how many changes there are")
            try await queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO source (id, kind, address, listed) VALUES ('a', 'feed', '', 1);
                        INSERT INTO article (number, id, seq, source, first_seen, revised, text_from, word_count, revision,
                            digest, state, text)
                            SELECT column1, '000000000000000' || column1, column1, 'a', '2025-10-09T08:53:20Z',
                                '2025-10-09T08:53:20Z', 'feed', 1, 1, 'd', iif(column1 < 3, 'withdrawn', 'live'), 't'
                            FROM (VALUES (1), (2), (3));
                        INSERT INTO change (seq, article, kind, revision, moment, former) VALUES
                            (11, 1, 'withdrawn', 1, 1760000000000, '{}'), (12, 1, 'restored', 1, 1760000100000, '{}'),
                            (13, 1, 'withdrawn', 1, 1760000200000, '{}'), (14, 3, 'withdrawn', 1, 1760000000000, '{}'),
                            (15, 3, 'restored', 1, 1760000100000, '{}');
                        """
                )
            }
            try queue.close()
            let store = try SQLiteStore(path: path, access: .existing)
            #expect(try await store.measures(at: Samples.start).articles == 3)
            let moments = try sqlite(path, "SELECT id, withdrawn FROM articles ORDER BY id")
            #expect(
                moments == "0000000000000001|2025-10-09T08:56:40Z\n0000000000000002|\n0000000000000003|\n"
            )
        }
    }

    @Test("a step that fails leaves the archive as it was, and the next opening goes on with it")
    func failed() throws {
        let fails = Atomic(true)
        try withArchive { db in
            try db.execute(sql: "DELETE FROM t; INSERT INTO t VALUES (3)")
            if fails.load(ordering: .relaxed) { throw CocoaError(.fileReadUnknown) }
        } _: { migrator, queue throws in
            #expect(throws: CocoaError.self) { try migrator.migrate(queue) }
            #expect(try rows(queue) == [1, 2])
            #expect(try queue.read { try migrator.pending($0).map(\.number) } == [2])
            fails.store(false, ordering: .relaxed)
            try migrator.migrate(queue)
            #expect(try rows(queue) == [3])
            #expect(try queue.read { try migrator.pending($0).isEmpty })
        }
    }

    @Test("a disk that fills up in a step leaves the archive as it was, and is told with the step")
    func full() throws {
        try withArchive { db in
            try db.execute(sql: "PRAGMA max_page_count = 20")
            try db.execute(sql: Self.endless)
        } _: { migrator, queue throws in
            let watch = UpgradeWatch { _ in }
            do {
                try migrator.migrate(queue, watch: watch)
                Issue.record("a full disk took everything")
            } catch {
                let failure = Upgrade("/archive.db").failed(at: try #require(watch.stage), error)
                #expect(failure.code == .full)
                #expect(failure.what == "cannot bring the database /archive.db from version 1 to 2")
                #expect(failure.why.hasSuffix("at step 2 more"))
                #expect(failure.remedy?.contains("as it was before this step") == true)
            }
            #expect(try rows(queue) == [1, 2])
            #expect(try queue.read { try migrator.pending($0).map(\.number) } == [2])
        }
    }

    @Test("an upgrade is ended in the middle of a step, which is taken back", .timeLimit(.minutes(1)))
    func ended() throws {
        try withArchive {
            try $0.execute(sql: Self.endless)
        } _: { migrator, queue throws in
            let hasBegun = Atomic(false)
            let hasEnded = Atomic(false)
            let watch = UpgradeWatch { _ in hasBegun.store(true, ordering: .relaxed) }
            let stopper = Thread {
                while !hasEnded.load(ordering: .relaxed) {
                    usleep(50_000)
                    if hasBegun.load(ordering: .relaxed) { watch.stop() }
                }
            }
            stopper.start()
            let error = #expect(throws: DatabaseError.self) { try migrator.migrate(queue, watch: watch) }
            hasEnded.store(true, ordering: .relaxed)
            #expect(error?.resultCode == .SQLITE_INTERRUPT)
            #expect(try rows(queue) == [1, 2])
            #expect(throws: CancellationError.self) { try migrator.migrate(queue, watch: watch) }
        }
    }

    @Test("a disk without room for an upgrade is told before anything is written")
    func room() async throws {
        try await Samples.withDatabasePath { path async throws in
            let steps = Schema.migrator.steps
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: steps[15].name)
            #expect(throws: Never.self) { try Upgrade(path).checkRoom(queue) { _ in 64 << 20 } }
            #expect(throws: Never.self) { try Upgrade(path).checkRoom(queue) { _ in nil } }
            let error = #expect(throws: StoreError.self) { try Upgrade(path).checkRoom(queue) { _ in 3 << 20 } }
            #expect(error?.code == .full)
            #expect(error?.why == "that may take 4 MiB beside it, and 3 MiB are free")
            try queue.close()
        }
    }
}
