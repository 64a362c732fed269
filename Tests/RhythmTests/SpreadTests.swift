import Foundation
import Rhythm
import Testing

@Suite struct SpreadTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    @Test("sources are spread over a twentieth of their wait, each the same way every time")
    func spread() {
        let waits = (0..<1000).map { Spread.lengthen(.seconds(1000), of: "source-\($0)", at: now) }
        #expect(waits.allSatisfy { $0 >= Duration.seconds(1000) && $0 < Duration.seconds(1050) })
        #expect(waits == (0..<1000).map { Spread.lengthen(.seconds(1000), of: "source-\($0)", at: now) })
        // Ten parts of the span, each with its share.
        var parts = [Int](repeating: 0, count: 10)
        for wait in waits { parts[min(9, max(0, Int((wait - .seconds(1000)) / .seconds(5))))] += 1 }
        #expect(parts.allSatisfy { 60 <= $0 && $0 <= 140 }, "\(parts)")
    }

    @Test("a wait is never shortened, and not lengthened beyond the longest")
    func bounds() {
        for name in ["a", "b", "c", "d"] {
            #expect(Spread.lengthen(.seconds(900), of: name, at: now, longest: .seconds(910)) <= .seconds(910))
            #expect(Spread.lengthen(.seconds(900), of: name, at: now, longest: .seconds(800)) == .seconds(900))
        }
    }
}
