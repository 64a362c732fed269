import News
import Testing

@Suite("First visits") struct FirstVisitsTests {
    private let visits = FirstVisits(within: .seconds(600))

    private func waits(_ count: Int) -> [Double] {
        (0..<count).map { visits.wait(of: Source.ID(rawValue: "source-\($0)"), among: count) / .seconds(1) }
    }

    @Test(
        "of few new sources are made at once, of many within a span that grows with them up to the setting",
        arguments: [(0, 0), (1, 0), (50, 0), (60, 0.5), (1_050, 50), (5_050, 250), (20_000, 600), (.max, 600)]
    )
    func span(count: Int, seconds: Double) {
        #expect(visits.span(for: count) == .seconds(seconds))
    }

    @Test("are spread evenly, also over sources whose names differ in a number only")
    func even() {
        for count in [200, 3_000, 20_000] {
            let waits = waits(count)
            let span = visits.span(for: count) / .seconds(1)
            #expect(waits.allSatisfy { $0 >= 0 && $0 < span })
            let tenths = Dictionary(grouping: waits) { Int($0 / span * 10) }.mapValues(\.count)
            for tenth in 0..<10 {
                let share = Double(tenths[tenth] ?? 0) / Double(count)
                #expect(share > 0.03 && share < 0.18, "\(share) of \(count) in the tenth \(tenth)")
            }
        }
    }

    @Test("of a source are always at the same place")
    func same() {
        #expect(waits(3_000) == waits(3_000))
    }

    @Test("wait for nobody where the setting is zero or less", arguments: [0, -5])
    func atOnce(longest: Int) {
        let visits = FirstVisits(within: .seconds(longest))
        #expect(visits.wait(of: Source.ID(rawValue: "a"), among: 100_000) == .zero)
        #expect(visits.reason("first visit", among: 100_000) == "first visit")
    }

    @Test("tell why they wait")
    func reason() {
        #expect(visits.reason("first visit", among: 50) == "first visit")
        #expect(visits.reason("first visit", among: 1_000) == "first visit, spread over 47s with 999 others")
    }
}
