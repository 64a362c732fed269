/// The keys of the articles stored last, in memory: a hash table with linear probing, a place for every pair of key and
/// article.
struct KeyTail {
    // The number of places is a power of two.
    /// What free places have; keys have 40 bits.
    private static let free = UInt64.max
    /// Stands where an article was taken out; no article has this number.
    private static let gone = UInt32.max

    private var keys: [UInt64]
    private var articles: [UInt32]
    private(set) var count = 0

    init(capacity: Int = 1 << 12) {
        keys = [UInt64](repeating: Self.free, count: capacity)
        articles = [UInt32](repeating: Self.gone, count: capacity)
    }

    mutating func insert(_ key: UInt64, _ article: UInt32) {
        if (count + 1) * 4 > keys.count * 3 { grow() }
        var place = start(key)
        while keys[place] != Self.free {
            if keys[place] == key, articles[place] == article { return }
            place = (place + 1) & (keys.count - 1)
        }
        keys[place] = key
        articles[place] = article
        count += 1
    }

    mutating func remove(_ key: UInt64, _ article: UInt32) {
        var place = start(key)
        while keys[place] != Self.free {
            if keys[place] == key, articles[place] == article {
                articles[place] = Self.gone
                return
            }
            place = (place + 1) & (keys.count - 1)
        }
    }

    /// Calls `body` with every article that has the key.
    func each(_ key: UInt64, _ body: (UInt32) -> Void) {
        var place = start(key)
        while keys[place] != Self.free {
            if keys[place] == key, articles[place] != Self.gone { body(articles[place]) }
            place = (place + 1) & (keys.count - 1)
        }
    }

    /// All entries, by key and then by article.
    var sorted: [RunEntry] {
        var entries: [RunEntry] = []
        entries.reserveCapacity(count)
        for place in keys.indices where keys[place] != Self.free && articles[place] != Self.gone {
            entries.append(RunEntry(key: keys[place], article: articles[place]))
        }
        entries.sort()
        return entries
    }

    private func start(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: KeyFilter.hash(key) >> 1) & (keys.count - 1)
    }

    private mutating func grow() {
        var larger = KeyTail(capacity: 2 * keys.count)
        for place in keys.indices where keys[place] != Self.free && articles[place] != Self.gone {
            larger.insert(keys[place], articles[place])
        }
        self = larger
    }
}
