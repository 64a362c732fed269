/// Looks the keys of one sketch up, run by run.
struct KeySearch {
    private(set) var sightings: KeySightings
    /// Keys that an article must have to be found.
    let least: Int
    private let hashes: [UInt64]

    init(_ sightings: KeySightings, atLeast count: Int) {
        self.sightings = sightings
        least = max(1, count)
        hashes = sightings.keys.map(KeyFilter.hash)
    }

    mutating func look(in tail: KeyTail) {
        for index in sightings.keys.indices {
            tail.each(sightings.keys[index]) { sightings.found.append($0) }
            sightings.take(index)
        }
    }

    /// Looks a run up for those of the keys that its filter knows.
    ///
    /// An article's keys are all in one run: one that has fewer of them than are asked for is not read, nor is the rest
    /// of them when too few are left. Keys that were in no other run come first, for these are most often those that a
    /// filter takes for others.
    ///
    /// `read` adds the articles of a key, up to so many, and returns how many.
    mutating func look(
        in filter: KeyFilter,
        of run: Int64,
        _ frequent: FrequentKeys,
        _ read: (_ key: UInt64, _ limit: Int, _ found: inout [UInt32]) throws -> Int
    ) rethrows {
        for hash in hashes { filter.prefetch(hash) }
        var left: UInt64 = 0
        for (index, hash) in hashes.enumerated() where filter.mayContain(hash) { left |= 1 << UInt64(index) }
        left &= ~sightings.frequent
        var seen = 0
        while left.nonzeroBitCount + seen >= least, let index = sightings.rarest(of: left) {
            left &= ~(1 << UInt64(index))
            let key = sightings.keys[index]
            if frequent.contains(key, of: run) {
                sightings.markFrequent(index)
                continue
            }
            let count = try read(key, SketchIndex.mostArticlesOfKey + 1, &sightings.found)
            if count > SketchIndex.mostArticlesOfKey { frequent.insert(key, of: run) }
            sightings.take(index)
            if count > 0 { seen += 1 }
        }
    }
}
