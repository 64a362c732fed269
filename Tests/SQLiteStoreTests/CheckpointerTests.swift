import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite("Writing the journal back") struct CheckpointerTests {
    private func pages(ofJournalBeside path: String) throws -> Int {
        let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0
        return size / (24 + 4096)
    }

    @Test("the journal stays short while commits come without a pause, and as long as a reader needs it")
    func staysShort() async throws {
        try await Samples.withDatabasePath { path async throws in
            let pool = try DatabasePool(path: path)
            try await pool.write { try $0.execute(sql: "CREATE TABLE one (row BLOB)") }
            let checkpointer = try Checkpointer(path: path, few: 20, many: 100)
            try await pool.writeWithoutTransaction { try checkpointer.follow($0) }
            func commit(_ count: Int) async throws {
                for _ in 0..<count {
                    try await pool.write { try $0.execute(sql: "INSERT INTO one VALUES (randomblob(8000))") }
                }
            }
            // Some three pages each.
            try await commit(1000)
            #expect(try pages(ofJournalBeside: path) < 1000)

            let reader = try pool.makeSnapshot()
            #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM one") } == 1000)
            try await commit(500)
            #expect(try pages(ofJournalBeside: path) > 1000)
            #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM one") } == 1000)
            try reader.close()
            let longest = try pages(ofJournalBeside: path)
            try await commit(500)
            // What a reader made it grow to is given back when it is gone.
            #expect(longest > 1000)
            #expect(try pages(ofJournalBeside: path) < 1000)

            checkpointer.close()
            // There is nobody left to write it back but a commit.
            try await commit(100)
            try pool.close()
            #expect(try sqlite(path, "SELECT count(*) FROM one; PRAGMA integrity_check") == "2100\nok\n")
        }
    }

    @Test("a commit is on the disk when it ends, so that not even a loss of power takes it back")
    func safe() async throws {
        try await Samples.withDatabasePath { path async throws in
            for access in [StoreAccess.create, .existing] {
                let store = try SQLiteStore(path: path, access: access)
                defer { store.close() }
                // FULL; with NORMAL, which GRDB asks for, only checkpoints wait for the disk.
                #expect(try await store.write("cannot try") { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
            }
        }
    }

    @Test("after a quiet moment all of the journal is written back")
    func quiet() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, gathering: .milliseconds(1))
            defer { store.close() }
            let visit = Samples.visit([Samples.article("0000000000000001")])
            _ = try await store.commit(visit, deciding: Samples.decide)
            // The header of the journal's index has how much is there, and what follows it how much is written back
            // (SQLite's documentation, “WAL-Index Format”).
            func lengths() throws -> (UInt32, UInt32) {
                let index = [UInt8](try Data(contentsOf: URL(filePath: path + "-shm")).prefix(136))
                func number(_ place: Int) -> UInt32 {
                    (0..<4).reduce(0) { $0 | UInt32(index[place + $1]) << (8 * UInt32($1)) }
                }
                return (number(16), number(96))
            }
            #expect(try lengths().0 > 0)
            for _ in 0..<500 where try lengths().0 != lengths().1 { try await Task.sleep(for: .milliseconds(20)) }
            #expect(try lengths().0 == lengths().1)
        }
    }
}
