import struct Foundation.Date
import struct Foundation.TimeZone
import struct News.CivilDate
import struct News.StatedDate

/// The parts of a date as they were written, not yet placed in time.
struct DateMoment {
    /// Where the clock that was read stands.
    enum Zone {
        case unstated
        /// Seconds east of Greenwich.
        case offset(Int)
        case named(String)
    }

    var year: Int
    var month = 1
    var day = 1
    /// Seconds after midnight; up to and including 86,400.
    var time = 0
    var zone = Zone.unstated
    var precision: StatedDate.Precision

    /// The moment, or nil where the calendar has no such day or the zone database no such zone.
    func instant(in fallback: TimeZone?) -> Date? {
        let date = CivilDate(year: year, month: month, day: day)
        guard (1...9999).contains(year), date.exists, !isOfAnotherCalendar else { return nil }
        let instant = date.instant(secondsAfterMidnight: time)
        switch precision {
        case .year, .month, .day: return instant
        case .hour, .minute, .second: break
        }
        switch zone {
        case .offset(let seconds): return instant.addingTimeInterval(-Double(seconds))
        case .named(let name):
            guard let zone = TimeZone(identifier: name) else { return nil }
            return Self.moved(instant, into: zone)
        case .unstated:
            guard let fallback else { return instant }
            return Self.moved(instant, into: fallback)
        }
    }

    /// Whether the year is one of the Islamic calendars of today, or of the Buddhist era of Thailand.
    ///
    /// 1446, 1403 and 2567 are our 2024; read as they stand they would be wrong by centuries. Nothing that is published
    /// on the web is of the years that are refused for it.
    private var isOfAnotherCalendar: Bool {
        (1300...1499).contains(year) || (2450...2650).contains(year)
    }

    /// The moment at which the clocks of `zone` show what `wall` shows in UTC.
    private static func moved(_ wall: Date, into zone: TimeZone) -> Date {
        // Asked twice: the first answer may lie on the other side of a change of the clocks.
        let first = wall.addingTimeInterval(-Double(zone.secondsFromGMT(for: wall)))
        return wall.addingTimeInterval(-Double(zone.secondsFromGMT(for: first)))
    }
}
