/// A run of sorted keys in the database, which is never changed: what is kept of it in memory is its filter, and the key
/// each of its rows begins with.
struct KeyRun {
    let number: Int64
    /// How often it was merged from smaller ones.
    let level: Int
    let keys: Int
    /// The last of its articles in the stream of changes.
    let place: Int64
    /// The first key of each part.
    let fences: [UInt64]
    let filter: KeyFilter
    var mirror: RunMirror

    /// Parts of one run, at most.
    static let mostParts: Int64 = 1 << 20

    /// Adds the articles of the run that have the key to `found`, up to `limit` of them; returns how many.
    @discardableResult
    func articles(_ key: UInt64, limit: Int, from reader: PartReader, to found: inout [UInt32]) throws -> Int {
        if let count = try mirror.articles(key, limit: limit, of: self, from: reader, to: &found) { return count }
        // A key may begin in the part before the one that begins with it.
        var part = max(0, fences.partitioningIndex { $0 >= key } - 1)
        var count = 0
        while part < fences.count, fences[part] <= key {
            let goesOn = try reader.read(part, of: number) { view in
                count += view.add(key, limit: limit - count, to: &found)
                return count < limit && view.count > 0 && view.key(view.count - 1) <= key
            }
            guard goesOn else { break }
            part += 1
        }
        return count
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
