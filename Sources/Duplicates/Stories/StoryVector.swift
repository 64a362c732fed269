import Foundation

/// A text's strongest terms with their weights, of length one: term frequency by inverse document frequency.
struct StoryVector: Sendable {
    static let mostTerms = 30

    /// Strongest first.
    let terms: [(term: UInt32, weight: Float)]
    /// Whether each of the terms is a name; empty when none is.
    let isName: [Bool]

    init(_ terms: StoryTerms, in frequencies: TermFrequencies) {
        var weighed = terms.weights.map { ($0.key, (1 + logf($0.value)) * frequencies.rarity($0.key)) }
        weighed.sort { ($1.1, $0.0) < ($0.1, $1.0) }
        weighed.removeLast(max(0, weighed.count - Self.mostTerms))
        let length = weighed.reduce(Float(0)) { $0 + $1.1 * $1.1 }.squareRoot()
        isName = weighed.contains { terms.names.contains($0.0) } ? weighed.map { terms.names.contains($0.0) } : []
        self.terms = weighed.map { (term: $0.0, weight: $0.1 / max(length, .leastNormalMagnitude)) }
    }
}
