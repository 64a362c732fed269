/// How like an article a story can be at most, by which of its terms the story has.
///
/// Where many stories have words that were rare until now, most are left without looking at what they say.
struct StoryReach {
    private var weights = InlineArray<32, Float>(repeating: 0)

    init(of vector: StoryVector, shareOfNames: Float) {
        for (index, term) in vector.terms.prefix(32).enumerated() {
            weights[index] = term.isName ? term.weight : term.weight * (1 - shareOfNames)
        }
    }

    /// The likeness to a story in which each of these terms weighs as much as its strongest one (`StoryCentroid.peak`).
    ///
    /// `shared` has a bit for each of the vector's terms that the story has. A little more than the sum, which is rounded
    /// otherwise than the likeness itself.
    func likeness(sharing shared: UInt32, peak: Float) -> Float {
        var sum: Float = 0
        var rest = shared
        while rest != 0 {
            sum += weights[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum * peak * 1.0001
    }
}
