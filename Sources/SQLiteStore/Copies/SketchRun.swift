import GRDB

/// A run of sorted keys in the database, which is never changed: what is kept of it in memory is its filter, and the key
/// each of its rows begins with.
struct SketchRun {
    let number: Int64
    /// How often it was merged from smaller ones.
    let level: Int
    let keys: Int
    /// The last of its articles in the stream of changes.
    let place: Int64
    /// The first key of each part.
    let fences: [UInt64]
    let filter: SketchFilter

    /// Parts of one run, at most.
    static let mostParts: Int64 = 1 << 20

    /// The articles of the run that have the key, up to `limit`.
    func articles(_ key: UInt64, limit: Int, in table: SketchTable) throws -> [UInt32] {
        // A key may begin in the part before the one that begins with it.
        var part = max(0, fences.partitioningIndex { $0 >= key } - 1)
        var found: [UInt32] = []
        while part < fences.count, fences[part] <= key {
            let entries = try table.part(part, of: self)
            var place = entries.lowerBound(key)
            while place < entries.count, entries.key(place) == key, found.count < limit {
                found.append(entries[place].article)
                place += 1
            }
            if place < entries.count || found.count >= limit { break }
            part += 1
        }
        return found
    }
}

extension [UInt64] {
    /// The first index whose element fulfils a condition that all after it do as well.
    func partitioningIndex(_ condition: (UInt64) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
