import struct Foundation.Date

/// A moment in whole seconds since 1970, which is all that a rhythm needs of a date.
struct Moment: Hashable, Comparable, Sendable {
    let seconds: Int
    static let start = Moment(seconds: 0)

    /// Brings any number of seconds into the years 1970 to 2100.
    init(seconds: Int) { self.seconds = min(max(seconds, 0), 4_102_444_800) }

    init(_ date: Date) {
        let seconds = date.timeIntervalSince1970
        self.init(seconds: seconds.isFinite ? Int(min(max(seconds, 0), 4_102_444_800)) : 0)
    }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }
    /// In seconds.
    static func - (lhs: Self, rhs: Self) -> Int { lhs.seconds - rhs.seconds }
    static func + (lhs: Self, rhs: Int) -> Self { Self(seconds: lhs.seconds + rhs) }

    static let day = 86_400
    /// In UTC.
    var hour: Int { seconds / 3600 % 24 }
    /// A quarter of a day, counted from the beginning of a Thursday, as 1970 began with one.
    var quarter: Int { seconds / 21_600 % 28 }
    /// Five minutes of an hour.
    var twelfth: Int { seconds / 300 % 12 }
}
