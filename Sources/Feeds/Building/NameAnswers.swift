/// An element's name as written, of at most 24 bytes, as three words.
struct NameKey: Equatable {
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// Nil for longer names, and for none.
    @inline(__always)
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard 1...24 ~= name.count else { return nil }
        words.0 = Self.word(name, 0)
        if name.count > 8 { words.1 = Self.word(name, 8) }
        if name.count > 16 { words.2 = Self.word(name, 16) }
    }

    @inline(__always)
    private static func word(_ name: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in start..<min(name.count, start + 8) { word = word << 8 | UInt64(name[index]) }
        return word
    }

    static func == (one: NameKey, other: NameKey) -> Bool { one.words == other.words }

    /// Spread over all bits, the highest best.
    func hash(_ seed: Int) -> UInt64 {
        let mixed = (words.0 ^ words.1 &* 31 ^ words.2 &* 961) &+ UInt64(truncatingIfNeeded: seed) &* 0x0100_0000_01B3
        return mixed &* 0x9E37_79B9_7F4A_7C15
    }
}

/// What names meant, by the names and the layer of bindings they stood under.
///
/// Open addressing with a bounded number of looks, so that no choice of names makes it slow; what finds no place is not
/// remembered.
struct NameAnswers {
    private struct Place {
        var key: NameKey
        var layer: Int
        var field: FeedField
        var family: Namespace
    }

    private static let size = 512
    private static let mostLooks = 8
    private var places: [Place?] = Array(repeating: nil, count: size)

    subscript(key: NameKey, layer: Int) -> (FeedField, Namespace)? {
        get {
            var slot = Self.slot(key, layer)
            for _ in 0..<Self.mostLooks {
                guard let place = places[slot] else { return nil }
                if place.key == key, place.layer == layer { return (place.field, place.family) }
                slot = (slot + 1) & (Self.size - 1)
            }
            return nil
        }
        set {
            guard let newValue else { return }
            var slot = Self.slot(key, layer)
            for _ in 0..<Self.mostLooks {
                guard places[slot] != nil else {
                    places[slot] = Place(key: key, layer: layer, field: newValue.0, family: newValue.1)
                    return
                }
                slot = (slot + 1) & (Self.size - 1)
            }
        }
    }

    private static func slot(_ key: NameKey, _ layer: Int) -> Int {
        Int(truncatingIfNeeded: key.hash(layer) >> 55) & (size - 1)
    }
}
