/// The smallest shingles of a text: two texts share of them about what they share of their words (bottom-k sketch;
/// Thorup, 2013).
public struct Sketch: Sendable, Hashable {
    /// At most this many keys.
    public static let size = 24
    /// Keys keep 40 bits of the hashes: few enough for the index on disk, enough for 10⁷ articles.
    public static let keyBits = 40

    /// In ascending order.
    public let keys: [UInt64]

    init(_ words: [UInt64], _ flags: [FoldedText.Flags]) {
        var keys: [UInt64] = []
        keys.reserveCapacity(Self.size + 1)
        var bound = UInt64.max
        Shingles.each(in: words, flags) { hash in
            let key = hash >> UInt64(64 - Self.keyBits)
            guard key < bound else { return }
            var place = keys.count
            while place > 0, keys[place - 1] > key { place -= 1 }
            if place > 0, keys[place - 1] == key { return }
            keys.insert(key, at: place)
            if keys.count > Self.size { keys.removeLast() }
            if keys.count == Self.size { bound = keys[Self.size - 1] }
        }
        self.keys = keys
    }
}
