/// A fixed set of hashed words, asked for each word of each article: the hashes are spread already and not hashed again.
///
/// Open addressing with linear steps (Knuth, The Art of Computer Programming, 6.4), at most a quarter full.
struct WordSet: Sendable {
    /// Zero stands for an empty place.
    private let places: [UInt64]
    private let mask: Int

    init(_ words: some Collection<UInt64>) {
        var size = 64
        while size < 4 * words.count { size *= 2 }
        var places = [UInt64](repeating: 0, count: size)
        for word in words where word != 0 {
            var place = Int(truncatingIfNeeded: word) & (size - 1)
            while places[place] != 0, places[place] != word { place = (place + 1) & (size - 1) }
            places[place] = word
        }
        self.places = places
        mask = size - 1
    }

    @inline(__always)
    func contains(_ word: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: word) & mask
        while places[place] != 0 {
            if places[place] == word { return true }
            place = (place + 1) & mask
        }
        return false
    }
}
