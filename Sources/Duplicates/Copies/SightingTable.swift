/// When and where each passage of a source was seen: open addressing with linear steps, at most three quarters full.
///
/// The keys are hashes and spread already; a multiplier of each table's own keeps publishers from choosing passages that
/// all go to one place (multiplicative hashing; Dietzfelbinger and others, 1997).
struct SightingTable: Sendable {
    /// A passage, and the first two groups of copies it was seen in.
    struct Sighting: Sendable {
        /// Odd; zero where there is none.
        var key: UInt32 = 0
        /// Groups are odd.
        var first: UInt32 = 0
        /// Zero before there is a second one.
        var second: UInt32 = 0
        /// When it was seen last.
        var turn: UInt32 = 0

        var isRepeated: Bool { second == Self.repeatedMark }

        /// Notes one more group; the third makes the passage a repeated one.
        mutating func note(_ group: UInt32) {
            guard !isRepeated, first != group, second != group else { return }
            second = second == 0 ? group : Self.repeatedMark
        }

        /// No group, which are odd.
        private static let repeatedMark: UInt32 = 2
    }

    // The number of places is a power of two.
    private var places: [Sighting] = []
    private(set) var count = 0
    private let multiplier = UInt32.random(in: 0 ... .max) | 1

    init() {}

    /// With room for so many sightings before it grows.
    init(capacity: Int) { grow(to: capacity) }

    var all: some Sequence<Sighting> { places.lazy.filter { $0.key != 0 } }

    subscript(key: UInt32) -> Sighting? {
        guard count > 0 else { return nil }
        let sighting = places[place(of: key)]
        return sighting.key == 0 ? nil : sighting
    }

    /// Changes the sighting of a passage by its odd key; it is a new one, seen in no group yet, when there was none.
    mutating func update(_ key: UInt32, _ change: (inout Sighting) -> Void) {
        if (count + 1) * 4 > places.count * 3 { grow(to: 2 * count) }
        let place = place(of: key)
        if places[place].key == 0 {
            places[place].key = key
            count += 1
        }
        change(&places[place])
    }

    /// Those sightings that fulfil a condition, of which `count` are expected.
    func filter(expecting count: Int, _ isKept: (Sighting) -> Bool) -> SightingTable {
        var kept = SightingTable(capacity: count)
        for sighting in places where sighting.key != 0 && isKept(sighting) {
            if (kept.count + 1) * 4 > kept.places.count * 3 { kept.grow(to: 2 * kept.count) }
            kept.places[kept.place(of: sighting.key)] = sighting
            kept.count += 1
        }
        return kept
    }

    /// Where a key is, or the free place where it would be.
    private func place(of key: UInt32) -> Int {
        // As many of the high bits as places are counted by.
        var place = Int((key &* multiplier) >> UInt32(places.count.leadingZeroBitCount - 31))
        while places[place].key != 0, places[place].key != key { place = (place + 1) & (places.count - 1) }
        return place
    }

    private mutating func grow(to capacity: Int) {
        var size = 32
        while size * 3 < (capacity + 1) * 4 { size *= 2 }
        let former = places
        places = [Sighting](repeating: Sighting(), count: size)
        for sighting in former where sighting.key != 0 { places[place(of: sighting.key)] = sighting }
    }
}
