/// What a text says for each of `FunctionWords.languages`, in their order; 0 is nothing.
struct LanguageScores {
    private var values = InlineArray<8, Double>(repeating: 0)

    /// The score of a language by its place in `FunctionWords.languages`.
    subscript(_ index: Int) -> Double { values[index] }

    /// The highest score of all, or of all but one.
    func best(without excluded: Int? = nil) -> Double {
        var best = 0.0
        for index in values.indices where index != excluded { best = max(best, values[index]) }
        return best
    }

    /// Adds a weight to each language of a bit set.
    mutating func add(_ weight: Double, to set: UInt8) {
        var rest = set
        while rest != 0 {
            values[rest.trailingZeroBitCount] += weight
            rest &= rest - 1
        }
    }
}
