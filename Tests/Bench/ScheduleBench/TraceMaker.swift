import Foundation

/// Draws the traces of sources after the rhythms that real ones have.
struct TraceMaker {
    let calendar: Calendar
    private var chance: Chance

    init(_ calendar: Calendar, seed: UInt64, number: Int) {
        self.calendar = calendar
        chance = Chance(seed: seed &* 1_000_003 &+ UInt64(number))
        for _ in 0..<4 { _ = chance.next() }
    }

    // MARK: Suites

    /// Log-normal rates, daily and weekly cycles, independent entries, true dates: nothing else.
    mutating func cyclic() -> Trace {
        var trace = Trace(kind: "cyclic")
        trace.window = 20 + Int(chance.uniform(0, 21))
        let week = weekRates(night: 0.02...0.3, weekend: 0.2...1, roughness: 0)
        let daily = min(chance.logNormal(median: 12, sigma: 1.95), 1000)
        trace.rates = week.map { Float($0 * daily / 86_400) }
        publish(Rhythm(daily: daily, week: week), into: &trace)
        return trace
    }

    /// Everything that real lists hold, with feeds as they are.
    mutating func mixed() -> Trace {
        let kind = chance.pick([
            (0.38, Kind.newsroom), (0.08, .agency), (0.21, .blog), (0.08, .clockwork), (0.08, .digest), (0.09, .bursts),
            (0.08, .dead),
        ])
        var trace = Trace(kind: kind.rawValue)
        trace.window = chance.pick([(1, 10), (1, 15), (4, 20), (2, 25), (4, 30), (2, 40), (1, 50), (1, 100)])
        switch kind {
        case .newsroom: newsroom(into: &trace)
        case .agency: agency(into: &trace)
        case .blog: blog(into: &trace)
        case .clockwork: clockwork(into: &trace)
        case .digest: digest(into: &trace)
        case .bursts: bursts(into: &trace)
        case .dead: dead(into: &trace)
        }
        trace.postings.sort { $0.appears < $1.appears }
        falsify(&trace)
        return trace
    }

    private enum Kind: String { case newsroom, agency, blog, clockwork, digest, bursts, dead }

    // MARK: Kinds

    private struct Rhythm {
        var daily: Double
        /// Relative rates of the 168 hours from Thursday on, with mean 1.
        var week: [Double]
        /// How much the level of a day departs from the last day's.
        var restlessness = 0.0
        /// Entries that an entry draws after itself.
        var echo = 0.0
        var echoSpan = 3600.0
        /// Further entries at the same moment.
        var company = 0.0
        /// From a moment on, the rate is multiplied.
        var turn: (at: Int, by: Double)?
    }

    private mutating func newsroom(into trace: inout Trace) {
        var rhythm = Rhythm(
            daily: min(chance.logNormal(median: 8, sigma: 1.2), 600),
            week: weekRates(night: 0.01...0.3, weekend: 0.15...1, roughness: 0.35)
        )
        rhythm.restlessness = chance.uniform(0, 0.5)
        rhythm.echo = chance.uniform(0, 0.5)
        rhythm.echoSpan = chance.uniform(600, 7200)
        rhythm.company = chance.share() < 0.3 ? chance.uniform(0, 1.5) : 0
        rhythm.turn = turn()
        publish(rhythm, into: &trace)
    }

    private mutating func agency(into trace: inout Trace) {
        var rhythm = Rhythm(
            daily: min(chance.logNormal(median: 140, sigma: 0.7), 1500),
            week: weekRates(night: 0.2...0.8, weekend: 0.4...1, roughness: 0.2)
        )
        rhythm.restlessness = chance.uniform(0, 0.25)
        rhythm.echo = chance.uniform(0, 0.4)
        rhythm.echoSpan = chance.uniform(300, 3600)
        rhythm.turn = turn()
        publish(rhythm, into: &trace)
    }

    private mutating func blog(into trace: inout Trace) {
        var rhythm = Rhythm(
            daily: min(chance.logNormal(median: 0.4, sigma: 1.1), 20),
            week: weekRates(night: 0.02...0.5, weekend: 0.3...1.6, roughness: 0.5)
        )
        rhythm.restlessness = chance.uniform(0.2, 1.2)
        rhythm.echo = chance.uniform(0, 0.3)
        rhythm.turn = turn()
        publish(rhythm, into: &trace)
    }

    /// Bulletins: every so many minutes, some of them only by day or on weekdays.
    private mutating func clockwork(into trace: inout Trace) {
        let period = chance.pick([(1, 20), (2, 30), (5, 60), (2, 120), (2, 180), (1, 240), (1, 360)]) * 60
        let phase = Int(chance.uniform(0, Double(period)))
        let looseness = chance.uniform(5, 120)
        let misses = chance.uniform(0, 0.12)
        let zone = self.zone()
        let day = chance.share() < 0.5 ? 0..<24 : Int(chance.uniform(5, 8))..<Int(chance.uniform(19, 24))
        let restsOnWeekends = chance.share() < 0.25
        var moment = max(0, calendar.start - 50 * period * 2) / period * period + phase
        while moment < calendar.end {
            let local = moment + zone
            let weekday = local / Calendar.day % 7
            let isOff = restsOnWeekends && (weekday == 2 || weekday == 3)
            if day.contains(local / 3600 % 24), !isOff, chance.share() >= misses {
                add(Double(moment) + abs(chance.normal()) * looseness, to: &trace)
            }
            moment += period
        }
    }

    /// Once or twice a day, or a week, at its hour, several entries at once.
    private mutating func digest(into trace: inout Trace) {
        let zone = self.zone()
        let hours = chance.share() < 0.75 ? [chance.uniform(4, 22)] : [chance.uniform(5, 10), chance.uniform(14, 21)]
        let days = chance.pick([(5, Array(0..<7)), (3, [0, 1, 4, 5, 6]), (1, [Int(chance.uniform(0, 7))])])
        let looseness = chance.logNormal(median: 240, sigma: 1)
        let size = chance.pick([(4, 1.0), (2, 3.0), (2, 8.0)])
        for day in 0..<(calendar.end / Calendar.day) where days.contains(day % 7) {
            for hour in hours where chance.share() > 0.04 {
                let moment = Double(day * Calendar.day - zone) + hour * 3600 + chance.normal() * looseness
                let count = size == 1 ? 1 : max(1, chance.poisson(size))
                for index in 0..<count { add(moment + Double(index) * 2, to: &trace) }
            }
        }
    }

    /// Silence, then many entries within hours: matches, disasters, release days.
    private mutating func bursts(into trace: inout Trace) {
        let week = weekRates(night: 0.05...0.6, weekend: 0.3...1.5, roughness: 0.3)
        let perDay = chance.logNormal(median: 0.25, sigma: 0.7)
        for hour in 0..<(calendar.end / 3600) {
            for _ in 0..<chance.poisson(perDay / 24 * week[hour % 168]) {
                let length = chance.uniform(1800, 6 * 3600)
                let count = chance.poisson(chance.uniform(5, 40))
                let start = (Double(hour) + chance.share()) * 3600
                for _ in 0..<count { add(start + chance.exponential(mean: length / 2), to: &trace) }
            }
        }
        var trickle = Rhythm(daily: chance.logNormal(median: 0.3, sigma: 1), week: week)
        trickle.turn = turn()
        publish(trickle, into: &trace)
    }

    private mutating func dead(into trace: inout Trace) {
        let last = Double(calendar.start) - chance.uniform(3, 60) * 86_400
        for index in 0..<trace.window {
            add(max(last - Double(index) * chance.exponential(mean: 86_400), 1), to: &trace)
        }
    }

    // MARK: Parts

    /// Sources are born, die and change hands.
    private mutating func turn() -> (at: Int, by: Double)? {
        guard chance.share() < 0.06 else { return nil }
        let at = Int(chance.uniform(Double(calendar.start), Double(calendar.end)))
        return (at, chance.pick([(1, 0), (1, 0.2), (1, 4)]))
    }

    private mutating func zone() -> Int {
        let hours = chance.pick([
            (3, 0.0), (5, 1), (2, 2), (1, 3), (1, 5.5), (1, 8), (1, 9), (1, 11), (1, -3), (3, -5), (1, -6), (2, -8),
        ])
        return Int(hours * 3600)
    }

    /// A day of work between two hours that differ, a rest at the end of the week, in some zone.
    private mutating func weekRates(
        night: ClosedRange<Double>,
        weekend: ClosedRange<Double>,
        roughness: Double
    ) -> [Double] {
        let begin = chance.uniform(5, 10)
        let length = chance.uniform(7, 17)
        let floor = chance.uniform(night.lowerBound, night.upperBound)
        let rest = chance.uniform(weekend.lowerBound, weekend.upperBound)
        // Thursday is day 0: Saturday and Sunday are 2 and 3, Friday is 1.
        let off = chance.share() < 0.08 ? [1, 2] : [2, 3]
        let bumps = (0..<24).map { _ in exp(roughness * chance.normal()) }
        let zone = zone() / 3600
        let rates = (0..<168).map { hour -> Double in
            let local = (hour + zone + 168) % 168
            let offset = Double(local % 24) + 0.5 - begin
            let position = offset < 0 ? offset + 24 : offset
            let edge = min(position, length - position)
            let level = floor + (1 - floor) / (1 + exp(-2.2 * edge))
            return level * bumps[local % 24] * (off.contains(local / 24) ? rest : 1)
        }
        let mean = rates.reduce(0, +) / 168
        return rates.map { $0 / mean }
    }

    private mutating func publish(_ rhythm: Rhythm, into trace: inout Trace) {
        // Enough history to fill a feed, and no more of a busy source than a week.
        let before = min(max(3 * Double(trace.window) / max(rhythm.daily, 0.01), 7) * 86_400, Double(calendar.start))
        var level = rhythm.restlessness * chance.normal()
        for hour in (calendar.start - Int(before)) / 3600..<(calendar.end / 3600) {
            if hour % 24 == 0 { level = 0.6 * level + 0.8 * rhythm.restlessness * chance.normal() }
            var rate = rhythm.daily / 24 * rhythm.week[hour % 168]
            rate *= exp(level - rhythm.restlessness * rhythm.restlessness / 2)
            rate *= (1 - rhythm.echo) / (1 + rhythm.company)
            if let turn = rhythm.turn, hour * 3600 >= turn.at { rate *= turn.by }
            for _ in 0..<chance.poisson(rate) {
                add((Double(hour) + chance.share()) * 3600, rhythm, to: &trace, depth: 0)
            }
        }
        trace.postings.sort { $0.appears < $1.appears }
    }

    private mutating func add(_ moment: Double, _ rhythm: Rhythm, to trace: inout Trace, depth: Int) {
        add(moment, to: &trace)
        if rhythm.company > 0 {
            for _ in 0..<chance.poisson(rhythm.company) { add(moment + chance.uniform(0, 60), to: &trace) }
        }
        guard rhythm.echo > 0, depth < 20 else { return }
        for _ in 0..<chance.poisson(rhythm.echo) {
            add(moment + chance.exponential(mean: rhythm.echoSpan), rhythm, to: &trace, depth: depth + 1)
        }
    }

    private func add(_ moment: Double, to trace: inout Trace) {
        guard moment > 0, moment < Double(calendar.end) else { return }
        trace.postings.append(.init(appears: Int32(moment), stated: Int32(moment)))
    }

    /// Feeds date their entries wrongly, roughly, late, or not at all.
    private mutating func falsify(_ trace: inout Trace) {
        switch chance.pick([(82, 0), (6, 1), (5, 2), (3, 3), (2, 4), (2, 5)]) {
        case 1: trace.dating = .none
        case 2: trace.dating = .byDay
        case 3:
            // Written long before it is let out, by varying spans.
            for index in trace.postings.indices {
                trace.postings[index].stated -= Int32(chance.exponential(mean: 1800))
            }
        case 4:
            // A zone that is wrong, into the past or the future.
            let error = Int32(chance.uniform(-5, 6).rounded(.down) * 3600)
            for index in trace.postings.indices { trace.postings[index].stated += error }
        case 5:
            // A cache lets entries out in whole steps.
            let step = Int32(chance.uniform(5, 30) * 60)
            for index in trace.postings.indices {
                trace.postings[index].appears = (trace.postings[index].appears / step + 1) * step
            }
        default: break
        }
    }
}
