import Foundation
import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite("Sorted runs of keys") struct KeyRunsTests {
    /// What was put in, to compare with what is found.
    private struct Oracle {
        private(set) var articles: [UInt64: Set<UInt32>] = [:]
        private(set) var last: Int64 = 0
        private var random = SystemRandomNumberGenerator()

        /// An article with keys of which some are frequent, some at the ends of the range, and most are rare.
        mutating func add(_ count: Int, to runs: inout KeyRuns) {
            last += 1
            var keys: Set<UInt64> = [UInt64.random(in: 0..<40, using: &random), (1 << 40) - 1 - UInt64(last % 3)]
            while keys.count < count { keys.insert(UInt64.random(in: 0..<1 << 40, using: &random)) }
            for key in keys { articles[key, default: []].insert(UInt32(last)) }
            runs.add(Array(keys), of: last)
        }

        func check(_ runs: KeyRuns, in db: Database) throws {
            let reader = try PartReader(RunTable(db: db, kind: runs.kind))
            for (key, expected) in articles where key < 100 || key > 1 << 40 - 100 || key % 7 == 0 {
                #expect(try Self.found(key, runs, reader) == expected)
            }
            for key in 1000..<1050 { #expect(try Self.found(UInt64(key), runs, reader) == articles[UInt64(key)] ?? []) }
        }

        private static func found(_ key: UInt64, _ runs: KeyRuns, _ reader: PartReader) throws -> Set<UInt32> {
            var found: [UInt32] = []
            runs.tail.each(key) { found.append($0) }
            for run in runs.runs where run.filter.mayContain(KeyFilter.hash(key)) {
                try run.articles(key, limit: .max, from: reader, to: &found)
            }
            return Set(found)
        }
    }

    private func opened(_ db: Database, lastLevel: Int = 3, copies: CopyFolder? = nil) throws -> KeyRuns {
        var runs = KeyRuns(.sketch, lastLevel: lastLevel)
        runs.tailArticles = 10
        runs.mostRunsPutOff = 0
        runs.copies = copies
        // The keys in memory are the test's to keep.
        try runs.load(from: db, "SELECT 0, 0 WHERE ? < 0") { _ in [] }
        return runs
    }

    private func checkRuns(of runs: KeyRuns, in db: Database) throws {
        let check = RunCheck(table: RunTable(db: db, kind: runs.kind))
        for run in runs.runs { #expect(try check.fault(of: run) == nil) }
    }

    private func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await body(store, path)
            store.close()
        }
    }

    @Test(
        "a key's articles are found in memory, in runs, in merged runs and in their copies",
        arguments: [false, true]
    )
    func finds(isCopied: Bool) async throws {
        try await withStore { store, path async throws in
            try await store.write("cannot try") { db in
                var runs = try opened(db, copies: isCopied ? CopyFolder(of: path) : nil)
                var oracle = Oracle()
                for _ in 0..<900 {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                    if oracle.last % 225 == 0 { try oracle.check(runs, in: db) }
                }
                #expect(runs.runs.contains { $0.level == 3 })
                #expect(runs.runs.contains { $0.mirror.copy != nil } == isCopied)
                // All of what was merged is gone but the rest of a few parts.
                for _ in 0..<20 { try runs.settle(upTo: oracle.last, in: db) }
                try oracle.check(runs, in: db)
                let waste = try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM sketch_part WHERE number >> 20 NOT IN (SELECT number FROM sketch_run)"
                )
                #expect(waste == 0)
                try checkRuns(of: runs, in: db)
            }
        }
    }

    @Test("a merge that a kill cuts short goes on where it was")
    func resumes() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = try opened(db)
                var oracle = Oracle()
                let table = RunTable(db: db, kind: .sketch)
                var resumed = 0
                for _ in 0..<40 {
                    for _ in 0..<10 { oracle.add(700, to: &runs) }
                    try runs.settle(upTo: oracle.last, in: db)
                    for number in try table.unfinished().map(\.number) {
                        let parts = try Int.fetchOne(
                            db,
                            sql: "SELECT count(*) FROM sketch_part WHERE number >> 20 = ?",
                            arguments: [number]
                        )
                        if let parts, parts > 0 { resumed += 1 }
                    }
                    runs = try opened(db)
                    try oracle.check(runs, in: db)
                }
                #expect(resumed > 3)
                #expect(runs.runs.contains { $0.level == 2 })
                try checkRuns(of: runs, in: db)
            }
        }
    }

    @Test("a merge whose beginning another process took away is given up, and nothing is lost")
    func givenUp() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = try opened(db)
                var oracle = Oracle()
                while try RunTable(db: db, kind: .sketch).unfinished().isEmpty {
                    for _ in 0..<10 { oracle.add(700, to: &runs) }
                    try runs.settle(upTo: oracle.last, in: db)
                }
                try db.execute(
                    sql: """
                        DELETE FROM sketch_part WHERE number >> 20 = (SELECT number FROM sketch_run WHERE keys = 0);
                        DELETE FROM sketch_run WHERE keys = 0;
                        """
                )
                for _ in 0..<200 {
                    oracle.add(700, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                }
                try oracle.check(runs, in: db)
                #expect(runs.runs.contains { $0.level > 0 })
                try checkRuns(of: runs, in: db)
            }
        }
    }

    @Test("beyond the most keys the oldest run goes, with all that is written of it")
    func forgets() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = KeyRuns(.sketch, lastLevel: 1, mostKeys: 20_000)
                runs.tailArticles = 10
                runs.mostRunsPutOff = 0
                var oracle = Oracle()
                for _ in 0..<800 {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                }
                #expect(runs.runs.reduce(0) { $0 + $1.keys } <= 20_000)
                #expect(try Int64.fetchOne(db, sql: "SELECT min(place) FROM sketch_run") ?? 0 > 400)
                for _ in 0..<5 { try runs.settle(upTo: oracle.last, in: db) }
                #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM sketch_part") ?? 0 < 40)
            }
        }
    }

    @Test("merges wait for a quiet moment, and for no longer than some runs when none comes")
    func putsOff() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = try opened(db)
                runs.mostRunsPutOff = 16
                var oracle = Oracle()
                for _ in 0..<150 {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                }
                #expect(runs.runs.map(\.level) == [Int](repeating: 0, count: 15))
                try oracle.check(runs, in: db)
                while try runs.tend(in: db) {}
                #expect(runs.runs.map(\.level) == [2])
                try oracle.check(runs, in: db)
                for _ in 0..<600 {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                    #expect(runs.runs.count { $0.level == 0 } < 24)
                }
                #expect(runs.runs.contains { $0.level >= 2 })
                try oracle.check(runs, in: db)
                try checkRuns(of: runs, in: db)
            }
        }
    }

    @Test("in quiet moments runs are merged until each has as many keys as all younger ones, kills or none")
    func evens() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = try opened(db, lastLevel: 8)
                runs.mostRunsPutOff = 100
                var oracle = Oracle()
                var resumed = 0
                for round in 1...4 {
                    for _ in 0..<7 * round {
                        for _ in 0..<10 { oracle.add(700, to: &runs) }
                        try runs.settle(upTo: oracle.last, in: db)
                    }
                    while try runs.tend(in: db) {
                        guard round % 2 == 0 else { continue }
                        resumed += try RunTable(db: db, kind: .sketch).unfinished().count
                        runs = try opened(db, lastLevel: 8)
                        runs.mostRunsPutOff = 100
                    }
                    var younger = 0
                    for run in runs.runs.reversed() {
                        #expect(run.keys >= younger)
                        younger += run.keys
                    }
                    try oracle.check(runs, in: db)
                    try checkRuns(of: runs, in: db)
                }
                #expect(resumed > 5)
                #expect(runs.runs.count < 5)
            }
        }
    }

    @Test("a run that nears the most keys of one is merged no further")
    func staysBelowTheMost() async throws {
        try await withStore { store, _ async throws in
            try await store.write("cannot try") { db in
                var runs = KeyRuns(.sketch, lastLevel: 8, mostKeys: 60_000)
                runs.tailArticles = 10
                var oracle = Oracle()
                for number in 1...1300 {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                    if number % 30 == 0 { while try runs.tend(in: db) {} }
                    #expect(runs.runs.allSatisfy { $0.keys <= 20_000 })
                }
                let keys = runs.runs.reduce(0) { $0 + $1.keys }
                #expect(keys > 40_000 && keys <= 60_000)
                try checkRuns(of: runs, in: db)
            }
        }
    }

    @Test("the copy of a large run is found by the next process, if it is of this run; others are removed")
    func keepsCopies() async throws {
        try await withStore { store, path async throws in
            let folder = CopyFolder(of: path)
            let file = path + "-index/sketch-"
            var oracle = Oracle()
            let large = try await store.write("cannot try") { [oracle] db in
                var (runs, oracle) = (try opened(db, copies: folder), oracle)
                while !runs.runs.contains(where: { $0.level == 2 }) {
                    oracle.add(60, to: &runs)
                    try runs.settle(upTo: oracle.last, in: db)
                }
                return (oracle, try #require(runs.runs.first { $0.level == 2 }).number)
            }
            oracle = large.0
            // It gets its name when it is on the disk.
            folder.finish()
            try await store.write("cannot try") { [oracle] db in
                func isRead() throws -> Bool {
                    var runs = try opened(db, copies: folder)
                    // What was in memory is the test's to keep.
                    let run = try #require(runs.runs.first { $0.number == large.1 })
                    let reader = try PartReader(RunTable(db: db, kind: .sketch))
                    var found: [UInt32] = []
                    try run.articles(run.fences[0], limit: .max, from: reader, to: &found)
                    #expect(Set(found) == oracle.articles[run.fences[0]]?.filter { $0 <= run.place })
                    runs.tailArticles = 1
                    return run.mirror.copy != nil
                }
                #expect(try isRead())
                var copy = try Data(contentsOf: URL(filePath: "\(file)\(large.1)"))
                copy[copy.count - 12] ^= 1
                try copy.write(to: URL(filePath: "\(file)\(large.1)"))
                #expect(try !isRead())
                try copy.dropLast(5).write(to: URL(filePath: "\(file)\(large.1)"))
                #expect(try !isRead())

                try copy.write(to: URL(filePath: file + "999999"))
                var (runs, later) = (try opened(db, copies: folder), oracle)
                for _ in 0..<10 { later.add(60, to: &runs) }
                try runs.settle(upTo: later.last, in: db)
                #expect(!FileManager.default.fileExists(atPath: file + "999999"))
                #expect(FileManager.default.fileExists(atPath: "\(file)\(large.1)"))
            }
        }
    }
}
