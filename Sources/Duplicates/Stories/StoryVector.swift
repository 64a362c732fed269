import Foundation

/// A text's strongest terms with their weights, of length one: term frequency by inverse document frequency.
struct StoryVector: Sendable {
    /// No more than a number of 32 bits has bits.
    static let mostTerms = 30

    struct Term: Sendable {
        var term: UInt32
        var weight: Float
        /// Whether it counts as a name; every term does in a text without any.
        var isName: Bool
    }

    /// In ascending order.
    let terms: [Term]

    init(_ source: StoryTerms, in frequencies: TermFrequencies) {
        var weighed = source.terms.map { term in
            let rarity = frequencies.rarity(term.term)
            // Most terms have a weight of one, whose logarithm is nothing.
            let weight = term.weight == 1 ? rarity : (1 + logf(term.weight)) * rarity
            return Term(term: term.term, weight: weight, isName: term.isName)
        }
        if weighed.count > Self.mostTerms {
            let bound = Self.bound(weighed)
            let equals = weighed.filter { $0.weight == bound }.map(\.term).sorted()
            // Of equals at the bound the first stay.
            let last = equals[min(equals.count - 1, Self.mostTerms - 1 - weighed.count { $0.weight > bound })]
            weighed.removeAll { $0.weight < bound || ($0.weight == bound && $0.term > last) }
        }
        weighed.sort { $0.term < $1.term }
        let length = weighed.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        let hasNames = weighed.contains(where: \.isName)
        for index in weighed.indices {
            weighed[index].weight /= max(length, .leastNormalMagnitude)
            if !hasNames { weighed[index].isName = true }
        }
        terms = weighed
    }

    /// The weight of the last term that stays.
    private static func bound(_ terms: [Term]) -> Float {
        var strongest: [Float] = []
        strongest.reserveCapacity(mostTerms + 1)
        for term in terms {
            if strongest.count == mostTerms, term.weight <= strongest[mostTerms - 1] { continue }
            var place = strongest.count
            while place > 0, strongest[place - 1] < term.weight { place -= 1 }
            strongest.insert(term.weight, at: place)
            if strongest.count > mostTerms { strongest.removeLast() }
        }
        return strongest.last ?? 0
    }
}
