import News

/// What a feed asks of its visitors.
///
/// RSS 0.92 and 2.0: `ttl`, `skipHours`, `skipDays` (in GMT; hours from 0, or from 1 with 24 for the last). RSS 1.0
/// module Syndication: `updatePeriod`, `updateFrequency`, `updateBase`, which WordPress puts into RSS 2.0 as well.
extension FeedBuilder {
    mutating func takePace(_ frame: Frame) {
        switch frame.field {
        case .skippedHour:
            if let hour = value(of: frame).flatMap({ Int($0) }), 0...24 ~= hour {
                feed.pace.skippedHours |= 1 << UInt32(hour % 24)
            }
        case .skippedDay:
            if let day = value(of: frame).flatMap(Self.weekday) { feed.pace.skippedDays |= 1 << UInt8(day) }
        case .updatePeriod:
            if let span = value(of: frame).flatMap({ Self.spans[$0.lowercased()] }) { updateSpan = updateSpan ?? span }
        case .updateFrequency:
            if let number = value(of: frame).flatMap({ Int($0) }), number > 0 {
                updateFrequency = updateFrequency ?? number
            }
        case .updateBase: feed.pace.updateBase = feed.pace.updateBase ?? date(frame)?.instant
        default: break
        }
    }

    mutating func finishPace() {
        feed.pace.timeToLive = feed.ttl.map { min($0, Self.longest / 60) * 60 }
        guard updateSpan != nil || updateFrequency != nil else { return }
        // The module's defaults: daily, once.
        feed.pace.updatePeriod = max(1, (updateSpan ?? 86_400) / max(1, updateFrequency ?? 1))
    }

    /// A year, in seconds; no feed is left alone for longer, whatever it says.
    private static let longest = 365 * 86_400

    private static let spans = [
        "hourly": 3600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400, "yearly": longest,
    ]

    /// The day of the week, from Sunday as 0, by the first three letters of its English name.
    private static func weekday(_ name: String) -> Int? {
        let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        return days.firstIndex(of: String(name.lowercased().prefix(3)))
    }
}
