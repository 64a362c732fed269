import News

import struct Foundation.Date

/// Something a publisher asks for: not to be visited again for a while.
struct PublisherWish: Equatable {
    /// No wish is followed further than this.
    static let longest = Duration.seconds(86_400)

    var wait: Duration
    /// For people.
    var reason: String
}

extension FeedPace {
    /// The longest wait that the feed's own words ask for; nil when they ask for none.
    func wish(at now: Date) -> PublisherWish? {
        var wishes: [PublisherWish] = []
        if let timeToLive, timeToLive > 0 {
            let wait = min(Duration.seconds(timeToLive), PublisherWish.longest)
            wishes.append(PublisherWish(wait: wait, reason: "the feed may be kept for \(wait.brief) (ttl)"))
        }
        if let updatePeriod, updatePeriod > 0 {
            let wait = min(Duration.seconds(untilUpdate(at: now, period: updatePeriod)), PublisherWish.longest)
            let every = Duration.seconds(updatePeriod).brief
            wishes.append(PublisherWish(wait: wait, reason: "the feed is updated every \(every) (sy:updatePeriod)"))
        }
        return wishes.max { $0.wait < $1.wait }
    }

    /// The seconds to the next update: counted from the base where there is one, else from now.
    private func untilUpdate(at now: Date, period: Int) -> Double {
        let length = Double(period)
        guard let updateBase else { return length }
        let past = now.timeIntervalSince(updateBase).truncatingRemainder(dividingBy: length)
        return past < 0 ? -past : length - past
    }
}
