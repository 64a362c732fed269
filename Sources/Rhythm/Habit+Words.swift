public import struct Foundation.Date

extension Habit {
    /// The rhythm in plain words, such as "about 14 articles a day, most between 8 h and 20 h UTC".
    public func words(at date: Date) -> String {
        if let lastBatch, Moment(date) - lastBatch > 14 * Moment.day {
            return "no article for \((Moment(date) - lastBatch) / Moment.day) days"
        }
        guard batches >= 2 else { return "little is known of its rhythm yet" }
        let outlook = Outlook(self)
        var words = Self.frequency(Double(outlook.base) * Double(Moment.day))
        if let span = busyHours { words += ", most between \(span.from) h and \(span.to) h UTC" }
        let departure = outlook.departure
        if departure > 1.8 { words += "; busier than usual now" }
        if departure < 0.5 { words += "; quieter than usual now" }
        return words
    }

    /// What was read from a spoilt archive may be any number.
    private static let mostArticles: Double = 1_000_000_000

    private static func frequency(_ daily: Double) -> String {
        func times(_ number: Double, _ span: String) -> String {
            let rounded = min(number < 100 ? number.rounded() : (number / 10).rounded() * 10, mostArticles)
            return rounded <= 1 ? "about an article \(span)" : "about \(Int(rounded)) articles \(span)"
        }
        if daily >= 0.9 { return times(daily, "a day") }
        if daily * 7 >= 0.9 { return times(daily * 7, "a week") }
        if daily * 30 >= 0.9 { return times(daily * 30, "a month") }
        return "hardly an article a month"
    }

    /// The shortest span of hours that holds three quarters of the articles, when it is at most fifteen of them.
    private var busyHours: (from: Int, to: Int)? {
        var total: Float = 0
        for hour in 0..<24 { total += shape.hours[hour] }
        guard week.hours.sum() >= 10 else { return nil }
        for length in 1...15 {
            var best: (share: Float, from: Int) = (0, 0)
            for from in 0..<24 {
                let share = (0..<length).reduce(Float(0)) { $0 + shape.hours[(from + $1) % 24] }
                if share > best.share { best = (share, from) }
            }
            if best.share >= 0.75 * total { return (best.from, (best.from + length) % 24) }
        }
        return nil
    }
}
