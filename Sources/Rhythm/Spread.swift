public import struct Foundation.Date

/// Keeps sources apart that would otherwise be due together.
public enum Spread {
    /// A wait with up to a twentieth added, but never beyond `longest`.
    ///
    /// Never earlier than decided. The same for the same source and hour, so that a test, and an operator, can
    /// foresee it.
    public static func lengthen(
        _ wait: Duration,
        of source: String,
        at now: Date,
        longest: Duration? = nil
    ) -> Duration {
        let spread = wait + wait * share(of: source, at: now) / 20
        return longest.map { min(spread, max($0, wait)) } ?? spread
    }

    /// A number in 0..<1 that differs from source to source and from hour to hour.
    public static func share(of source: String, at now: Date) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ UInt64(Moment(now).seconds / 3600)) &* 0x100_0000_01b3
        hash ^= hash >> 29
        return Double(hash % 1000) / 1000
    }
}
