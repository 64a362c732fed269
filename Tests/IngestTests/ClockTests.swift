import Foundation
import Testing

@testable import Ingest

@Suite("The machine's clock") struct ClockTests {
    private let wall = Date(timeIntervalSince1970: 1_760_000_000)
    private let steady = ContinuousClock.now
    private let year: TimeInterval = 365 * 86_400

    @Test("a leap of the clock is told from time that passes, asleep or not")
    func leaps() {
        var watch = ClockWatch(at: wall, steady: steady)
        let moments: [(set: TimeInterval, passed: Int)] = [(0, 5000), (-year, 5010), (-year, 5020), (0, 5030)]
        let leaps = moments.map { set, passed in
            watch.leap(at: wall + set + Double(passed), steady: steady + .seconds(passed))
        }
        #expect(leaps == [0, -year, 0, year])
    }

    /// Whether the clock is believed at moments that are so many hours later, the clock set by so many seconds.
    private func believed(after last: Date?, _ moments: [(hours: Int, set: TimeInterval)]) -> [Bool] {
        var trust = ClockTrust(after: last, at: wall, steady: steady)
        return moments.map { hours, set in
            trust.holds(at: wall + Double(hours) * 3600 + set, steady: steady + .seconds(hours * 3600))
        }
    }

    @Test("a clock that is far ahead of the last visit is believed after two days")
    func ahead() {
        let moments = [0, 1, 47, 48, 49].map { (hours: $0, set: 0.0) }
        #expect(believed(after: wall - year, moments) == [false, false, false, true, true])
    }

    @Test("a clock is believed where nothing was visited before, or a month ago at most, or later than now")
    func usual() {
        for last in [nil, wall, wall - 29 * 86_400, wall + year] {
            #expect(believed(after: last, [(0, 0), (1, 0)]) == [true, true])
        }
    }

    @Test("a clock that leaps ahead is doubted until it is set back, or for two days")
    func leapsAhead() {
        #expect(believed(after: wall, [(1, 0), (2, year), (3, year), (4, 0)]) == [true, false, false, true])
        #expect(believed(after: wall, [(1, 0), (2, year), (49, year), (50, year)]) == [true, false, false, true])
    }
}
