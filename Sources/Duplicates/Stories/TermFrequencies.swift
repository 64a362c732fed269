import Foundation

/// How many articles each word stood in, approximately: words may share a counter.
struct TermFrequencies: Sendable {
    static let counters = 1 << 17
    /// When so many articles were counted, all counts are halved: what is common now counts.
    static let horizon: Float = 200_000

    private(set) var articles: Float = 0
    private(set) var counts = [Float](repeating: 0, count: counters)

    mutating func learn(_ terms: some Sequence<UInt32>) {
        if articles >= Self.horizon {
            articles /= 2
            for index in counts.indices { counts[index] /= 2 }
        }
        articles += 1
        for term in terms { counts[Int(term) % Self.counters] += 1 }
    }

    /// How rare a word is: the logarithm of the inverse share of the articles it stands in.
    func rarity(_ term: UInt32) -> Float {
        logf(1 + (articles + 50) / (counts[Int(term) % Self.counters] + 0.5))
    }
}
