import CPrefetch

/// Says of a key that it is not in a run, or may be: a Bloom filter in blocks of one cache line (Putze, Sanders and
/// Singler, 2007).
///
/// With eight bits a key three in a hundred others are taken for one, with sixteen three in a thousand.
struct KeyFilter {
    private static let bitsOfBlock = 512
    private static let wordsOfBlock = 8

    private(set) var words: [UInt64]
    private var blocks: UInt64 { UInt64(words.count / Self.wordsOfBlock) }

    init(capacity: Int, bitsOfKey: Int = 8) {
        let blocks = max(1, (capacity * bitsOfKey + Self.bitsOfBlock - 1) / Self.bitsOfBlock)
        words = [UInt64](repeating: 0, count: blocks * Self.wordsOfBlock)
    }

    /// Of the words of another; nil when they are of another form.
    init?(words: [UInt64]) {
        guard !words.isEmpty, words.count % Self.wordsOfBlock == 0 else { return nil }
        self.words = words
    }

    mutating func insert(_ hash: UInt64) {
        let start = block(hash)
        var bits = hash
        for _ in 0..<6 {
            words[start + Int(bits >> 6 & 7)] |= 1 << (bits & 63)
            bits >>= 9
        }
    }

    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        let start = block(hash)
        var bits = hash
        for _ in 0..<6 {
            if words[start + Int(bits >> 6 & 7)] & 1 << (bits & 63) == 0 { return false }
            bits >>= 9
        }
        return true
    }

    /// Has the block of a hash fetched for a question that is to come.
    @inline(__always)
    func prefetch(_ hash: UInt64) {
        words.withUnsafeBufferPointer { prefetch_line($0.baseAddress?.advanced(by: block(hash))) }
    }

    /// Where the block of a hash begins.
    private func block(_ hash: UInt64) -> Int {
        Int((hash &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: blocks).high) * Self.wordsOfBlock
    }

    /// Spreads a key over 64 bits: the keys of sketches are all small.
    static func hash(_ key: UInt64) -> UInt64 {
        var hash = key &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 32) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 29
    }
}
