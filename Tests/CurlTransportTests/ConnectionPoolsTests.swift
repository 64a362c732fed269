import Testing

@testable import CurlTransport

@Suite("Pools of connections") struct ConnectionPoolsTests {
    @Test("a host has one pool, whatever is asked of it and however it is written")
    func one() {
        let number = ConnectionPools.number(for: "https://www.journal.example/feed")
        for url in [
            "https://www.journal.example", "https://WWW.Journal.Example/a//b/c?d=https://other.example/",
            "http://www.journal.example/x",
        ] {
            #expect(ConnectionPools.number(for: url) == number)
        }
        #expect(0..<ConnectionPools.count ~= ConnectionPools.number(for: ""))
        #expect(0..<ConnectionPools.count ~= ConnectionPools.number(for: "//////"))
    }

    @Test("hosts fall into the pools about evenly, also those that differ in a number only")
    func even() {
        let lists = [
            (0..<2_000).map { "https://journal-\($0).example/feed" },
            (0..<2_000).map { "http://127.1.\($0 / 250).\($0 % 250 + 1):4711/feed" },
        ]
        for urls in lists {
            let sizes = Dictionary(grouping: urls, by: ConnectionPools.number).mapValues(\.count)
            #expect(sizes.count == ConnectionPools.count)
            #expect(sizes.values.allSatisfy { $0 <= 160 }, "\(sizes.values.sorted())")
        }
    }
}
