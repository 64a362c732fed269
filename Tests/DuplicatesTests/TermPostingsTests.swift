import Testing

@testable import Duplicates

@Suite("Tables of the stories' words") struct TermPostingsTests {
    @Test("postings that come and go in any order are those of a plain dictionary")
    func postings() {
        var random = Turns(state: 7)
        var postings = TermPostings()
        var known: [UInt32: Set<Int32>] = [:]
        for _ in 0..<20_000 {
            // Few terms, so that some have many slots, and some share a chain.
            let term = UInt32(random.next() % 40) * 65_536 / 4
            let slot = Int32(random.next() % 60)
            if known[term, default: []].insert(slot).inserted {
                postings.insert(term, slot)
            } else {
                known[term]?.remove(slot)
                postings.remove([term], slot)
            }
        }
        for term in 0..<40 {
            let term = UInt32(term) * 65_536 / 4
            var found: [Int] = []
            postings.each([term]) { found.append($1) }
            #expect(found.sorted() == (known[term] ?? []).map(Int.init).sorted())
        }
        var strangers = 0
        postings.each([3]) { _, _ in strangers += 1 }
        postings.remove([3], 1)
        #expect(strangers == 0)
    }

    @Test("a set of words has what was put in and nothing else, though all fall into one place")
    func words() {
        let words = (1...500).map { UInt64($0) << 32 }
        let set = WordSet(words)
        #expect(words.allSatisfy(set.contains))
        #expect(!(501...1000).contains { set.contains(UInt64($0) << 32) })
        #expect(!WordSet([]).contains(1))
        #expect(!set.contains(0))
    }

    private struct Turns {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
