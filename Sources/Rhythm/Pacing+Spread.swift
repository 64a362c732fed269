public import struct Foundation.Date

extension Pacing {
    /// The wait after a visit at `now`, in seconds, with a little added that spreads sources which would otherwise be
    /// due together.
    ///
    /// Never earlier than decided and never beyond the maximum. The same for the same source and hour, so that a
    /// test, and an operator, can foresee it.
    public func spreadWait(_ habit: Habit, of source: String, at now: Date) -> Int {
        let wait = seconds(habit, from: Moment(now))
        let longest = max(Int(clamping: maximum.components.seconds), wait)
        return min(wait + Int(Double(wait) * Self.spread(of: source, at: now) / 20), longest)
    }

    /// A number in 0..<1 that differs from source to source and from hour to hour.
    public static func spread(of source: String, at now: Date) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ UInt64(Moment(now).seconds / 3600)) &* 0x100_0000_01b3
        hash ^= hash >> 29
        return Double(hash % 1000) / 1000
    }
}
