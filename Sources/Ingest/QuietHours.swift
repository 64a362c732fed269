import News

import struct Foundation.Date

/// The hours and days, in GMT, in which a feed asks not to be visited.
struct QuietHours {
    private let hours: UInt32
    private let days: UInt8

    init(_ pace: FeedPace) {
        hours = pace.skippedHours
        days = pace.skippedDays
    }

    /// When a visit planned for `date` may take place, at the latest `limit`; nil when nothing speaks against `date`.
    func end(from date: Date, limit: Date) -> PublisherWish? {
        let seconds = date.timeIntervalSince1970
        guard hours != 0 || days != 0, (0..<1e11).contains(seconds) else { return nil }
        var hour = Int(seconds) / 3600
        guard let why = reason(forHour: hour) else { return nil }
        // A week has 168 hours: beyond them everything is skipped, and the limit holds.
        for _ in 0...168 where reason(forHour: hour) != nil { hour += 1 }
        let end = min(Double(hour) * 3600, max(limit.timeIntervalSince1970, seconds))
        guard end > seconds else { return nil }
        return PublisherWish(wait: .seconds(end - seconds), reason: "the feed asks not to be visited now (\(why))")
    }

    /// Which of its words skips an hour, counted from 1970; nil when none does.
    private func reason(forHour hour: Int) -> String? {
        // The first of January 1970 was a Thursday.
        if days & 1 << UInt8((hour / 24 + 4) % 7) != 0 { return "skipDays" }
        return hours & 1 << UInt32(hour % 24) != 0 ? "skipHours" : nil
    }
}
