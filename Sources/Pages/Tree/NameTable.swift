/// Looks up the words of class names.
struct NameTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int

    /// Reads a table: for each family, words separated by white space; `a+b` stands for two words in one name.
    init(_ table: [(NameFamilies, String)]) {
        var entries: [UInt64: UInt32] = [:]
        for (families, words) in table {
            for word in words.split(whereSeparator: \.isWhitespace) {
                let parts = word.split(separator: "+").map { Self.hash(of: $0) }
                let key = parts.count > 1 ? Self.pair(parts[0], parts[1]) : parts[0]
                entries[key, default: 0] |= families.rawValue
            }
        }
        var size = 64
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [UInt32](repeating: 0, count: size)
        for (key, value) in entries {
            var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
            while values[place] != 0 { place = (place + 1) & mask }
            keys[place] = key
            values[place] = value
        }
    }

    subscript(_ key: UInt64) -> NameFamilies {
        var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while values[place] != 0 {
            if keys[place] == key { return NameFamilies(rawValue: values[place]) }
            place = (place + 1) & mask
        }
        return []
    }

    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { (first << 1 | first >> 63) ^ second }

    static func hash(of word: Substring) -> UInt64 { word.utf8.reduce(seed) { add($1, to: $0) } }

    /// The families of all names in an attribute's value: words parted at anything but letters and before capitals.
    ///
    /// Among classes those with a colon or bracket are passed over: `print:hidden` and `desktop:[.floated]` say how the
    /// element looks in some surroundings, not what it is.
    func families(of value: UnsafeBufferPointer<UInt8>, areClasses: Bool = false) -> NameFamilies {
        var found: NameFamilies = []
        var hash = Self.seed
        var previous: UInt64 = 0
        var length = 0
        var wasSmall = false
        var passed = 0
        for index in 0..<min(value.count, 2000) {
            let byte = value[index]
            if areClasses, index >= passed, byte > 0x20, index == 0 || value[index - 1] <= 0x20 {
                let end = value[index...].firstIndex { $0 <= 0x20 } ?? value.count
                if value[index..<end].contains(where: { $0 == 0x3A || $0 == 0x5B }) { passed = end }
            }
            if index < passed { continue }
            let isCapital = byte &- 0x41 < 26
            let isSmall = byte &- 0x61 < 26
            if length > 0, !isCapital && !isSmall || isCapital && wasSmall {
                found.formUnion(self[hash])
                if previous != 0 { found.formUnion(self[Self.pair(previous, hash)]) }
                previous = hash
                hash = Self.seed
                length = 0
            }
            if isCapital || isSmall {
                hash = Self.add(byte | 0x20, to: hash)
                length += 1
            } else if byte <= 0x20 {
                previous = 0
            }
            wasSmall = isSmall || byte &- 0x30 < 10
        }
        if length > 0 {
            found.formUnion(self[hash])
            if previous != 0 { found.formUnion(self[Self.pair(previous, hash)]) }
        }
        return found
    }
}
