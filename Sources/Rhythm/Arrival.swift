/// An entry that was not there before, and when it came.
struct Arrival: Hashable, Sendable {
    var moment: Moment
    /// Whether the time of day is known, at least about.
    var hasTime: Bool
}

extension [Arrival] {
    /// Those whose moment is known and `unknown` more, spread evenly between two moments; in order.
    static func merging(_ known: [Moment], unknown: Int, from start: Moment, to end: Moment) -> [Arrival] {
        var arrivals = known.map { Arrival(moment: $0, hasTime: true) }
        let span = Swift.max(end - start, 0)
        for index in 0..<unknown {
            let offset = (2 * index + 1) * span / (2 * unknown)
            arrivals.append(Arrival(moment: start + offset, hasTime: span <= 6 * 3600))
        }
        return arrivals.sorted { $0.moment < $1.moment }
    }
}
