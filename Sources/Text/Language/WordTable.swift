/// A fixed table from word hashes to bit sets, with open addressing.
///
/// The keys are well mixed already: a dictionary would hash them again, which costs more than the look-up.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt8]
    private let mask: Int

    init(_ entries: [UInt64: UInt8]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [UInt8](repeating: 0, count: size)
        // A value of 0 marks a free place, and every word has a language.
        for (key, value) in entries where value != 0 {
            var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
            while values[place] != 0 { place = (place + 1) & mask }
            keys[place] = key
            values[place] = value
        }
    }

    /// The bit set of a word; nil when it is not in the table.
    subscript(_ key: UInt64) -> UInt8? {
        var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while values[place] != 0 {
            if keys[place] == key { return values[place] }
            place = (place + 1) & mask
        }
        return nil
    }
}
