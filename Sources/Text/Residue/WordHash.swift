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
}
