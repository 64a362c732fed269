import GRDB
import News
import Testing

@testable import SQLiteStore

@Suite("The index of sketches") struct SketchIndexTests {
    @Test("all articles that share keys are found in memory and in runs, and a key of too many articles does not count")
    func sharing() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            defer { store.close() }
            try await store.write("cannot try") { db in
                var random = SystemRandomNumberGenerator()
                var index = SketchIndex()
                index.runs.tailArticles = 20
                index.runs.copies = CopyFolder(of: path)
                var sketches: [Set<UInt64>] = [[]]
                for number in 1...600 {
                    // Some of the first are in a hundred articles, the others in a few.
                    var keys = Set((0..<4).map { _ in UInt64.random(in: 0..<20, using: &random) })
                    while keys.count < 12 { keys.insert(UInt64.random(in: 20..<2000, using: &random) << 20) }
                    sketches.append(keys)
                    index.runs.add(keys.sorted(), of: Int64(number))
                    try index.runs.settle(upTo: Int64(number), in: db)
                    if number == 400 { while try index.runs.tend(in: db) {} }
                }
                #expect(index.runs.runs.count > 5)
                var articles: [UInt64: Int] = [:]
                for key in sketches.joined() { articles[key, default: 0] += 1 }
                #expect(articles.values.contains { $0 > SketchIndex.mostArticlesOfKey })
                for keys in sketches.dropFirst().shuffled().prefix(150) {
                    let telling = keys.filter { articles[$0, default: 0] <= SketchIndex.mostArticlesOfKey }
                    let expected = sketches.indices.filter { sketches[$0].intersection(telling).count >= 2 }
                    let found = try index.articles(sharing: keys.sorted(), atLeast: 2, limit: 1000, in: db)
                    #expect(Set(expected).isSubset(of: found.map(Int.init)))
                    #expect(found.allSatisfy { sketches[Int($0)].intersection(keys).count >= 2 })
                    #expect(found.first.map { sketches[Int($0)] } == keys || telling.count < 2)
                }
            }
        }
    }
}
