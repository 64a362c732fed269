public import struct Foundation.Date

/// What was learned of one source's rhythm: a few hundred bytes, kept from visit to visit.
///
/// Entries that come within minutes of each other are one batch; when batches come is learned as the product of a
/// week's shape and a tempo, and how many entries a batch brings as a mean.
public struct Habit: Hashable, Sendable {
    var week = WeekCounts()
    /// Derived from `week`.
    var shape = WeekShape()
    var tempo = Tempo()
    /// Faded counts.
    var batches: Float = 0
    var entries: Float = 0
    /// The last visit; nil before the first.
    var lastVisit: Moment?
    /// When the last batch began; nil when none did that had a date.
    var lastBatch: Moment?
    /// How many entries the last document showed.
    var window = 0
    var gaps = GapCounts()
    /// The longest wait that loses no entry, after a visit that found some lost; 0 for none.
    var loss = 0
    var known = KnownEntries()
    /// The latest batches, not yet counted in `week`: of a source with many, one more changes nothing.
    var pending: [Moment] = []

    public init() {}

    /// Entries that come within so many seconds of a first one are one batch with it.
    static let batchSpan = 240

    /// Entries that a batch brings on average.
    var batchSize: Float { (entries + 2) / (batches + 2) }

    /// Learns from a visit at `now`.
    ///
    /// Any dates are survived: those that cannot be when an entry appeared (before the visit before, after this one,
    /// none, a day without a time) count as somewhere between the two visits. The first visit learns from the whole
    /// document.
    public mutating func learn(_ sighting: Sighting, at date: Date) {
        let now = max(Moment(date), lastVisit ?? .start)
        let arrivals: [Arrival]
        if let lastVisit {
            arrivals = known.newcomers(of: sighting, between: lastVisit, and: now)
            noteLoss(sighting, from: lastVisit, to: now)
        } else {
            let backlog = Backlog(sighting, at: now)
            arrivals = backlog.arrivals
            begin(at: backlog.start)
        }
        if !sighting.entries.isEmpty {
            window = min(sighting.entries.count, 4096)
            known.note(sighting)
        }
        let isFirst = lastVisit == nil
        let before = lastVisit ?? week.since
        // A first look knows the whole week before it counts; later, a batch is judged by what was known before it.
        if isFirst { countWeek(arrivals, after: lastBatch, now) }
        let former = lastBatch
        follow(arrivals, from: before, to: now)
        if !isFirst, !arrivals.isEmpty { countWeek(arrivals, after: former, now) }
        if isFirst { tempo.expected[0] = shape.exposure }
        lastVisit = now
    }

    private mutating func begin(at start: Moment) {
        week.since = start
        week.until = start
        lastBatch = start
    }

    private mutating func countWeek(_ arrivals: [Arrival], after last: Moment?, _ now: Moment) {
        var last = last ?? .start
        var batches: [Moment] = []
        for arrival in arrivals where arrival.moment - last > Self.batchSpan {
            if arrival.hasTime { batches.append(arrival.moment) }
            last = arrival.moment
        }
        pending.append(contentsOf: batches)
        let isWorthwhile = Float(pending.count) > min(week.twelfths.total / 50, Float(Self.mostPending))
        guard isWorthwhile || lastVisit == nil else { return }
        week.add(pending, until: now)
        pending = []
        shape = WeekShape(week)
        // The long run is measured by the shape as it is known now, not by what it was taken for.
        tempo.expected[0] = shape.exposure
    }

    /// More are never kept back.
    static let mostPending = 12

    private mutating func follow(_ arrivals: [Arrival], from start: Moment, to now: Moment) {
        var position = start
        for arrival in arrivals {
            entries += 1
            let moment = max(arrival.moment, position)
            if let lastBatch, moment - lastBatch <= Self.batchSpan { continue }
            pass(from: position, to: moment)
            tempo.count()
            batches += 1
            if let lastBatch { gaps.add(moment - lastBatch) }
            lastBatch = moment
            position = moment
        }
        pass(from: position, to: now)
        let fading = Float(Decay.factor(Double(max(now - start, 0)), halfLife: WeekCounts.halfLife))
        batches *= fading
        entries *= fading
    }

    /// Passes in steps that grow with the silence, so that no departure fades far within one.
    private mutating func pass(from start: Moment, to end: Moment) {
        var position = start
        let shortest = max(900, (end - start) / 100)
        while position < end {
            let silence = max(position - (lastBatch ?? start), 0)
            let next = min(position + max(shortest, silence / 3), end)
            tempo.pass(seconds: Double(next - position), mean: shape.integral(from: position, to: next))
            position = next
        }
    }

    private mutating func noteLoss(_ sighting: Sighting, from last: Moment, to now: Moment) {
        if sighting.sawGap ?? known.sharesNothing(with: sighting) {
            loss = max((now - last) / 2, 60)
        } else if loss > 0 {
            loss += loss / 4
            if loss > 2 * Moment.day { loss = 0 }
        }
    }
}
