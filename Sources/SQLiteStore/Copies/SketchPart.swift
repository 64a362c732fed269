/// The keys of one row of a run: five bytes of key and four of article an entry, the high byte first, in order.
struct SketchPart {
    static let entrySize = 9
    /// As many as fit on a page of 8 KiB.
    static let mostEntries = 900

    var bytes: [UInt8] = []

    var count: Int { bytes.count / Self.entrySize }

    mutating func append(_ entry: SketchTail.Entry) {
        for shift in [32, 24, 16, 8, 0] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: entry.key >> shift)) }
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: entry.article >> shift)) }
    }

    subscript(index: Int) -> SketchTail.Entry {
        let start = index * Self.entrySize
        var article: UInt32 = 0
        for place in start + 5..<start + 9 { article = article << 8 | UInt32(bytes[place]) }
        return SketchTail.Entry(key: key(index), article: article)
    }

    func key(_ index: Int) -> UInt64 {
        let start = index * Self.entrySize
        var key: UInt64 = 0
        for place in start..<start + 5 { key = key << 8 | UInt64(bytes[place]) }
        return key
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
