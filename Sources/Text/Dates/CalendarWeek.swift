import struct News.CivilDate
import struct News.StatedDate

/// A week of ISO 8601: Monday to Sunday, the first one holding 4 January.
struct CalendarWeek {
    private let monday: Int

    /// Nil where the year has no such week.
    init?(year: Int, week: Int) {
        guard (1...9999).contains(year), (1...53).contains(week) else { return nil }
        let fourth = CivilDate(year: year, month: 1, day: 4).daysSince1970
        // 1970-01-01 was a Thursday.
        let sinceMonday = ((fourth + 3) % 7 + 7) % 7
        monday = fourth - sinceMonday + (week - 1) * 7
        // Week 53 exists where its Thursday still lies in the year.
        guard week < 53 || CivilDate(daysSince1970: monday + 3).year == year else { return nil }
    }

    /// The week's day, 1 for Monday to 7 for Sunday.
    func day(_ number: Int) -> CivilDate? {
        (1...7).contains(number) ? CivilDate(daysSince1970: monday + number - 1) : nil
    }

    /// The day of a year by its number, from 1.
    static func day(_ number: Int, of year: Int) -> CivilDate? {
        guard (1...9999).contains(year), number >= 1, number <= (CivilDate.isLeap(year) ? 366 : 365) else { return nil }
        return CivilDate(daysSince1970: CivilDate(year: year, month: 1, day: 1).daysSince1970 + number - 1)
    }
}

extension DateMoment {
    init(_ date: CivilDate) {
        self.init(year: date.year, month: date.month, day: date.day, precision: .day)
    }

    init(secondsSince1970 seconds: Int) {
        self.init(CivilDate(daysSince1970: seconds / 86_400))
        time = seconds % 86_400
        zone = .offset(0)
        precision = .second
    }

    /// Fourteen digits, year to second.
    init?(compact value: Int, precision: StatedDate.Precision) {
        let (date, clock) = (value / 1_000_000, value % 1_000_000)
        guard clock / 10_000 < 24, clock / 100 % 100 < 60, clock % 100 < 60 else { return nil }
        self.init(.init(year: date / 10_000, month: date / 100 % 100, day: date % 100))
        time = clock / 10_000 * 3600 + clock / 100 % 100 * 60 + clock % 100
        self.precision = precision
    }
}
