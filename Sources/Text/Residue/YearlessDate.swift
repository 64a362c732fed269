import News

import struct Foundation.Date

/// A day whose year is left out, as in `le 12 juin à 4 h` or `24 nov`: the last such day before the text was seen.
struct YearlessDate {
    let dates: DateReader
    /// When the text was seen; without it no year is known.
    let observed: Date?

    /// How far a clock may be behind the publisher's, in seconds.
    private static let slack = 86_400.0

    /// The date in a line that is nothing else; nil when it states a year or no day.
    func read(_ line: Line) -> StatedDate? {
        let tokens = line.tokens
        guard let observed, let place = placeOfYear(tokens),
            let year = Int(StatedDate(instant: observed, precision: .year, raw: "").formatted.prefix(4))
        else { return nil }
        let before = line.text(from: 0, to: tokens[place].end)
        let after = line.text(from: tokens[place].end, to: line.text.utf8.count)
        for year in [year, year - 1] {
            guard let date = dates.read("\(before) \(year)\(after)"), date.precision != .month, date.precision != .year
            else { continue }
            if date.instant.timeIntervalSince(observed) <= Self.slack {
                return StatedDate(instant: date.instant, precision: date.precision, raw: line.text)
            }
        }
        return nil
    }

    /// The token that the year would follow: the later one of day and month.
    private func placeOfYear(_ tokens: [Token]) -> Int? {
        guard let month = tokens.firstIndex(where: { DateWords.isMonth($0) }),
            !tokens.contains(where: { $0.kind == .number && $0.length > 2 })
        else { return nil }
        func isDay(_ index: Int) -> Bool {
            tokens.indices.contains(index) && tokens[index].kind == .number && (1...31).contains(tokens[index].value)
        }
        // `12 de junio`, `12. Juni`, `June 12`.
        if isDay(month - 1) || isDay(month - 2) && tokens[month - 1].length <= 3 { return month }
        return isDay(month + 1) ? month + 1 : nil
    }
}
