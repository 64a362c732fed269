/// That an article has a key.
struct RunEntry: Comparable {
    var key: UInt64
    var article: UInt32

    @inline(__always)
    static func < (one: RunEntry, other: RunEntry) -> Bool {
        one.key != other.key ? one.key < other.key : one.article < other.article
    }
}

/// The entries of one row of a run: five bytes of key and four of article an entry, the high byte first, in order.
struct RunPart {
    static let entrySize = 9
    /// As many as fit on a page of 8 KiB.
    static let mostEntries = 900

    var bytes: [UInt8] = []

    var count: Int { bytes.count / Self.entrySize }

    mutating func append(_ entry: RunEntry) {
        for shift in [32, 24, 16, 8, 0] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: entry.key >> shift)) }
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: entry.article >> shift)) }
    }

    /// The entry at an index within `count`.
    subscript(index: Int) -> RunEntry { bytes.withUnsafeBytes { RunView(bytes: $0)[index] } }
}

/// The same entries where they lie in another's memory.
struct RunView {
    let bytes: UnsafeRawBufferPointer

    var count: Int { bytes.count / RunPart.entrySize }

    /// The entry at an index within `count`.
    @inline(__always)
    subscript(index: Int) -> RunEntry {
        let article = bytes.loadUnaligned(fromByteOffset: index * RunPart.entrySize + 5, as: UInt32.self)
        return RunEntry(key: key(index), article: UInt32(bigEndian: article))
    }

    @inline(__always)
    func key(_ index: Int) -> UInt64 {
        let bytes = bytes.loadUnaligned(fromByteOffset: index * RunPart.entrySize, as: UInt64.self)
        return UInt64(bigEndian: bytes) >> 24
    }

    /// Adds the articles that have the key to `found`, up to `limit` of them; returns how many.
    func add(_ key: UInt64, limit: Int, to found: inout [UInt32]) -> Int {
        let start = lowerBound(key)
        var place = start
        while place < count, self.key(place) == key, place - start < limit {
            found.append(self[place].article)
            place += 1
        }
        return place - start
    }

    /// The first entry whose key is not smaller.
    func lowerBound(_ key: UInt64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.key(middle) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
