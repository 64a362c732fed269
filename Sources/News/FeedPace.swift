public import struct Foundation.Date

/// What a feed asks of those who visit it: how long to wait, and when not to come.
public struct FeedPace: Hashable, Sendable {
    /// How long the document may be kept before it is asked for again, in seconds (RSS 2.0 `ttl`).
    public var timeToLive: Int?
    /// The seconds between two updates (RSS 1.0 module Syndication: `updatePeriod` over `updateFrequency`).
    public var updatePeriod: Int?
    /// A moment from which the updates are counted (`updateBase`).
    public var updateBase: Date?
    /// The hours of the day, in GMT, in which nobody need come: bit 0 is the hour after midnight (RSS `skipHours`).
    public var skippedHours: UInt32 = 0
    /// The days of the week, in GMT, on which nobody need come: bit 0 is Sunday (RSS `skipDays`).
    public var skippedDays: UInt8 = 0

    public init() {}

    /// Whether it asks for nothing.
    public var isEmpty: Bool { self == FeedPace() }
}
