import Foundation
import GRDB
import News
import SQLiteStore
import Testing

@Suite struct BadDatabaseTests {
    private func error(_ path: String, _ access: StoreAccess) -> StoreError? {
        do throws(StoreError) {
            _ = try SQLiteStore(path: path, access: access)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a reader of a missing database is told so, and none is made",
        arguments: [StoreAccess.read, .existing]
    )
    func missing(access: StoreAccess) {
        let path = Samples.temporaryPath()
        #expect(error(path, access)?.code == .missing)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a folder that does not exist is named")
    func missingFolder() {
        let path = "/nonexistent-folder/of/depeche.db"
        let found = error(path, .create)
        #expect(found?.code == .cannotCreate)
        #expect(found?.why == "there is no folder /nonexistent-folder/of")
        #expect(found?.remedy?.contains("install -d") == true)
    }

    @Test("a folder in the database's place is said to be one")
    func isFolder() {
        #expect(error(NSTemporaryDirectory(), .create)?.why == "it is a folder")
    }

    @Test("a file that is no database is left as it is")
    func notADatabase() async throws {
        try await Samples.withDatabasePath { path async throws in
            let text = String(repeating: "Ceci n'est pas une base de données.\n", count: 200)
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            #expect(error(path, .create)?.code == .notADatabase)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test("a database of another program is left as it is")
    func foreign() async throws {
        try await Samples.withDatabasePath { path async throws in
            try sqlite(path, "CREATE TABLE rss_item (id INTEGER); INSERT INTO rss_item VALUES (1);")
            for access in [StoreAccess.create, .existing, .read] {
                let found = error(path, access)
                #expect(found?.code == .notADatabase)
                #expect(found?.why.contains("not an archive of depeche") == true)
            }
            #expect(try sqlite(path, "SELECT name FROM sqlite_master") == "rss_item\n")
        }
    }

    @Test("a database whose making was cut short before its first table is made whole")
    func cutShort() async throws {
        try await Samples.withDatabasePath { path async throws in
            // As GRDB leaves it when the program is killed before the first migration.
            try await DatabaseQueue(path: path).write {
                try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            }
            #expect(error(path, .create) == nil)
            #expect(error(path, .read) == nil)
        }
    }

    @Test("a database that a newer version wrote is left as it is")
    func newer() async throws {
        try await Samples.withDatabasePath { path async throws in
            _ = try SQLiteStore(path: path, access: .create)
            try sqlite(path, "INSERT INTO grdb_migrations VALUES ('999 from the future');")
            for access in [StoreAccess.create, .existing, .read] {
                #expect(error(path, access)?.code == .newerVersion)
            }
        }
    }

    @Test("a damaged database is reported as damaged")
    func damaged() async throws {
        try await Samples.withDatabasePath { path async throws in
            do {
                let store = try SQLiteStore(path: path, access: .create)
                let articles = (10..<90).map { Samples.article("00000000000000\($0)") }
                _ = try await store.commit(Samples.visit(articles), deciding: Samples.decide)
            }
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: 4096)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 200_000))
            try file.close()
            do throws(StoreError) {
                let store = try SQLiteStore(path: path, access: .existing)
                _ = try await store.articles(ArticleQuery())
                Issue.record("a damaged database was read")
            } catch {
                #expect(error.code == .damaged)
                #expect(error.remedy?.contains("backup") == true)
            }
        }
    }

    @Test("a full disk is reported as full, loses nothing, and work goes on when there is space again")
    func full() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            _ = try await store.commit(Samples.visit([Samples.article("0000000000000001")]), deciding: Samples.decide)
            // SQLite's own bound on pages answers as a full disk does; it holds for this connection's writes.
            let big = String(repeating: "mot ", count: 50_000)
            try await store.limitPages(to: 200)
            let visit = Samples.visit((100..<150).map { Samples.article("0000000000000\($0)", text: big) })
            do throws(StoreError) {
                _ = try await store.commit(visit, deciding: Samples.decide)
                Issue.record("a full disk took everything")
            } catch {
                #expect(error.code == .full)
            }
            #expect(try await store.articles(ArticleQuery()).count == 1)
            try await store.limitPages(to: 1_000_000)
            #expect(try await store.commit(visit, deciding: Samples.decide).new.count == 50)
        }
    }

    @Test("a database that may not be written to can still be read")
    func readOnly() async throws {
        try await Samples.withDatabasePath { path async throws in
            do {
                let store = try SQLiteStore(path: path, access: .create)
                _ = try await store.commit(Samples.visit([Samples.full("0000000000000001")]), deciding: Samples.decide)
            }
            let reader = try SQLiteStore(path: path, access: .read)
            #expect(try await reader.articles(ArticleQuery()).count == 1)
            do throws(StoreError) {
                _ = try await reader.commit(
                    Samples.visit([Samples.article("0000000000000002")]),
                    deciding: Samples.decide
                )
                Issue.record("a reader wrote")
            } catch {
                #expect(error.code == .readOnly)
            }
        }
    }
}

/// Runs Debian's sqlite3 shell, which is another program's view of the file.
@discardableResult
func sqlite(_ path: String, _ sql: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = [path, sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self)
}
