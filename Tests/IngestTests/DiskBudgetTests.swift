import Testing

@testable import Ingest

@Suite struct DiskBudgetTests {
    private func pauses(_ free: [Int?], pages: Int = 100, feeds: Int = 50) -> [String] {
        var budget = DiskBudget()
        return free.map { free in
            let isTold = budget.note(free: free, pages: pages, feeds: feeds)
            return budget.pause.rawValue + (isTold ? "!" : "")
        }
    }

    @Test("pages rest first, then feeds, and each turn is told once")
    func order() {
        #expect(pauses([200, 99, 98, 49, 48]) == ["none", "pages!", "pages", "feeds!", "feeds"])
        #expect(pauses([10]) == ["feeds!"])
    }

    @Test("work goes on when there is a tenth more room than it asks for")
    func recovery() {
        #expect(pauses([40, 54, 55, 100, 109, 110]) == ["feeds!", "feeds", "pages!", "pages", "pages", "none!"])
    }

    @Test("what asks for no room never rests, and a disk that cannot be measured is not full")
    func none() {
        #expect(pauses([0], pages: 0, feeds: 0) == ["none"])
        #expect(pauses([0, nil, 0], pages: 10, feeds: 0) == ["pages!", "none!", "pages!"])
    }
}
