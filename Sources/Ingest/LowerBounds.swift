import News

import struct Foundation.Date

/// Puts a planned visit off until the publisher wants to see the daemon again.
///
/// Counts what HTTP says of the answer's freshness, 304 included, and what the document that was read last says of
/// itself; each for a day at most. An interval that the operator wrote into the source list goes before all of these:
/// whoever runs the daemon may have agreed otherwise with the publisher. It does not go before Retry-After.
struct LowerBounds {
    let headers: [String: String]
    let pace: FeedPace

    func applied(to plan: Schedule.Plan, of source: Source, at now: Date) -> Schedule.Plan {
        guard source.interval == nil else { return plan }
        var plan = plan
        let wishes = [Freshness.wish(in: headers, at: now), pace.wish(at: now)].compactMap(\.self)
        if let longest = wishes.max(by: { $0.wait < $1.wait }) {
            // Later than asked, never earlier: what became due together is spread, by five minutes at most.
            let spread = min(longest.wait / 20, .seconds(300)) * Jitter.share(of: source.id, at: now)
            put(&plan, off: now.addingTimeInterval((longest.wait + spread) / .seconds(1)), longest.reason)
        }
        let limit = now.addingTimeInterval(PublisherWish.longest / .seconds(1))
        if let quiet = QuietHours(pace).end(from: plan.date, limit: limit) {
            let spread = Duration.seconds(120) * Jitter.share(of: source.id, at: now)
            put(&plan, off: plan.date.addingTimeInterval((quiet.wait + spread) / .seconds(1)), quiet.reason)
        }
        return plan
    }

    private func put(_ plan: inout Schedule.Plan, off date: Date, _ reason: String) {
        guard date > plan.date else { return }
        plan.date = date
        plan.reason = reason
    }
}
