/// What a first visit can learn from: the history that a document brings along.
struct Backlog {
    /// From when on the document shows all that was published.
    private(set) var start: Moment
    /// In order; what came at the start itself is left out, as it is what the start is known by.
    private(set) var arrivals: [Arrival] = []

    /// More entries say nothing new.
    private static let longest = 1000

    init(_ sighting: Sighting, at now: Moment) {
        start = now
        let dated = sighting.entries.prefix(Self.longest).compactMap { entry -> Arrival? in
            guard let moment = entry.published.map(Moment.init), moment <= now, moment > .start else { return nil }
            return Arrival(moment: moment, hasTime: entry.hasTime)
        }
        var sorted = dated.sorted { $0.moment < $1.moment }
        // A feed whose every date is a midnight states days.
        if sorted.allSatisfy({ $0.moment.seconds % Moment.day == 0 }) {
            for index in sorted.indices { sorted[index].hasTime = false }
        }
        Self.dropStrays(&sorted, now)
        guard let first = sorted.first else { return }
        start = first.moment
        spreadDays(sorted, now)
    }

    /// A few old entries that are kept for ever, or wrong dates, say nothing about the time between.
    private static func dropStrays(_ sorted: inout [Arrival], _ now: Moment) {
        while sorted.count >= 4 {
            let gap = sorted[1].moment - sorted[0].moment
            let rest = now - sorted[1].moment
            guard gap > 60 * Moment.day || (gap > 3 * Moment.day && gap > 3 * rest) else { return }
            sorted.removeFirst()
        }
    }

    /// What is known by the day is spread over its day.
    private mutating func spreadDays(_ sorted: [Arrival], _ now: Moment) {
        var index = sorted.startIndex
        while index < sorted.endIndex {
            let arrival = sorted[index]
            let end = sorted[index...].firstIndex { $0.moment != arrival.moment || $0.hasTime } ?? sorted.endIndex
            if arrival.hasTime || end <= index {
                if arrival.moment > start { arrivals.append(arrival) }
                index += 1
                continue
            }
            let span = min(Moment.day, now - arrival.moment)
            let count = end - index
            for number in 0..<count where arrival.moment > start {
                let moment = arrival.moment + (2 * number + 1) * span / (2 * count)
                arrivals.append(Arrival(moment: moment, hasTime: false))
            }
            index = end
        }
        arrivals.sort { $0.moment < $1.moment }
    }
}
