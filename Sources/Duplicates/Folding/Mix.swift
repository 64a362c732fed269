/// Hashes of 64 bits for what is compared, the same on every machine and in every run.
///
/// Not for anything an adversary must not forge: a collision makes two words one, no more.
enum Mix {
    static let seed: UInt64 = 0x51_7C_C1_B7_27_22_0A_95

    /// One step over a byte, a letter or another hash.
    @inline(__always)
    static func step(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    /// Spreads every bit over the whole hash (the finaliser of MurmurHash3, by Austin Appleby, public domain).
    @inline(__always)
    static func finish(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }
}
