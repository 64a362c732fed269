import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite struct PageCacheTests {
    @Test(
        "the writer of a larger archive holds more of it in memory, within bounds",
        arguments: [(0, 8192), (2 << 30, 8192), (4 << 30, 16384), (8 << 30, 32768), (1 << 40, 32768), (.max, 32768)]
    )
    func bounds(bytes: Int, kilobytes: Int) {
        #expect(PageCache.ofWriter(archive: bytes) == kilobytes)
    }

    @Test("what counts is how large the archive is when it is opened, and readers hold little of it")
    func opening() async throws {
        try await Samples.withDatabasePath { path async throws in
            try SQLiteStore(path: path, access: .create).close()
            // Behind its pages a file may have anything.
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.truncate(atOffset: 4 << 30)
            try file.close()
            let store = try SQLiteStore(path: path, access: .existing)
            defer { store.close() }
            let size: @Sendable (Database) throws -> Int? = { try Int.fetchOne($0, sql: "PRAGMA cache_size") }
            #expect(try await store.database.writeWithoutTransaction(size) == -16384)
            #expect(try await store.database.read(size) == -2048)
        }
    }
}
