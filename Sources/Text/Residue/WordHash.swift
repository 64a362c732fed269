/// FNV-1a (Fowler, Noll, Vo; 64 bits) over folded letters.
enum WordHash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    static func add(_ letter: UInt32, to hash: inout UInt64) {
        var rest = letter
        repeat {
            hash = (hash ^ UInt64(rest & 0xFF)) &* 0x100_0000_01b3
            rest >>= 8
        } while rest != 0
    }

    /// The same for a letter of one byte.
    static func add(_ letter: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3 }

    /// A number for two words in their order.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { (first << 1 | first >> 63) ^ second }
}
