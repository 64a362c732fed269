/// Articles that were found by the keys of one sketch.
struct KeySightings {
    /// At most 64.
    let keys: [UInt64]
    /// A bit for each key that more articles have than tell anything.
    private(set) var frequent: UInt64 = 0
    /// Articles of one key that are not taken in yet.
    var found: [UInt32] = []
    private let most: Int
    private var counts: [Int]
    /// Article and key in one number, so that what is sorted stands by articles.
    private var pairs: [UInt64] = []

    /// `most` articles of a key count at most.
    init(keys: ArraySlice<UInt64>, most: Int) {
        self.keys = Array(keys)
        self.most = most
        counts = [Int](repeating: 0, count: keys.count)
    }

    /// Takes in what was found of a key.
    mutating func take(_ index: Int) {
        guard !found.isEmpty else { return }
        for article in found { pairs.append(UInt64(article) << 32 | UInt64(index)) }
        counts[index] += found.count
        found.removeAll(keepingCapacity: true)
        // An article whose text changed may be in two runs.
        if counts[index] > most, distinct(index) > most { markFrequent(index) }
    }

    mutating func markFrequent(_ index: Int) { frequent |= 1 << UInt64(index) }

    private func distinct(_ index: Int) -> Int {
        Set(pairs.lazy.filter { Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: $0)) == index }).count
    }

    /// The key of those in the set, a bit each, that the fewest articles have so far; nil when the set is empty.
    func rarest(of set: UInt64) -> Int? {
        var rest = set
        var best: Int?
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            rest &= rest - 1
            if let known = best, counts[known] <= counts[index] { continue }
            best = index
        }
        return best
    }

    /// The articles that have at least `count` of the keys, those with most of them first.
    func ranked(atLeast count: Int, limit: Int) -> [Int64] {
        guard pairs.count >= count else { return [] }
        var shared: [(article: UInt32, keys: Int)] = []
        var last: UInt64?
        for pair in pairs.sorted() where pair != last && frequent >> (pair & 63) & 1 == 0 {
            last = pair
            let article = UInt32(truncatingIfNeeded: pair >> 32)
            if shared.last?.article == article {
                shared[shared.count - 1].keys += 1
            } else {
                if let before = shared.last, before.keys < count { shared.removeLast() }
                shared.append((article, 1))
            }
        }
        if let before = shared.last, before.keys < count { shared.removeLast() }
        return shared.sorted { ($1.keys, $0.article) < ($0.keys, $1.article) }.prefix(limit).map { Int64($0.article) }
    }
}
