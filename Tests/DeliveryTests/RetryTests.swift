import Testing

@testable import Delivery

@Suite("Waits after failures") struct RetryTests {
    @Test("waits double up to the longest, and chance takes at most half of them")
    func growth() {
        let waits = (1...6).map { Retry.wait(after: $0, asked: nil, longest: .seconds(10), chance: 0) }
        #expect(waits == [1, 2, 4, 8, 10, 10].map { .seconds($0) })
        #expect(Retry.wait(after: 3, asked: nil, longest: .seconds(10), chance: 0.999) > .seconds(2))
        #expect(Retry.wait(after: .max, asked: nil, longest: .seconds(86_400), chance: 0) == .seconds(86_400))
        #expect(Retry.wait(after: 0, asked: nil, longest: .milliseconds(5), chance: 0) == .milliseconds(5))
    }

    @Test("what a receiver asks for is kept to, up to a day")
    func asked() {
        #expect(Retry.wait(after: 1, asked: .seconds(900), longest: .seconds(10), chance: 0.5) == .seconds(900))
        #expect(Retry.wait(after: 1, asked: .seconds(9e9), longest: .seconds(10), chance: 0) == .seconds(86_400))
        #expect(Retry.wait(after: 4, asked: .seconds(1), longest: .seconds(60), chance: 0) == .seconds(8))
    }
}
