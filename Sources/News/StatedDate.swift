public import struct Foundation.Date

/// A date as a publisher stated it: never invented, never more exact than what was written.
public struct StatedDate: Hashable, Sendable, Codable {
    /// How exactly the moment is known, coarsest first.
    public enum Precision: String, Sendable, Codable, CaseIterable {
        case year, month, day, hour, minute, second

        /// Whether a time of day is known.
        public var hasTime: Bool { self == .hour || self == .minute || self == .second }
    }

    /// The beginning of the stated span.
    ///
    /// For a day or coarser: midnight UTC of the calendar day as written.
    public var instant: Date
    public var precision: Precision
    /// The words or digits it was read from.
    public var raw: String

    public init(instant: Date, precision: Precision, raw: String) {
        self.instant = instant
        self.precision = precision
        self.raw = raw
    }

    /// Where the clock stood that the date was read from, in seconds east of Greenwich; nil when the words name no offset.
    ///
    /// Read from the digits at the end of `raw` (`+02:00`, `-0500`), which therefore need no place of their own.
    public var offset: Int? {
        guard precision.hasTime else { return nil }
        var tail = Array(raw.utf8.suffix(7))
        if tail.count == 7, tail[4] == UInt8(ascii: ":") {
            tail.remove(at: 4)
        } else if tail.count == 7 {
            tail.removeFirst()
        }
        let sign = tail.count == 6 ? tail[1] : 0
        let digits = tail.suffix(4).map { Int($0) - 0x30 }
        // The sign follows the time, a space or a zone's letters, never another sign or a date's digits alone.
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.allSatisfy({ (0...9).contains($0) }),
            tail[0] != UInt8(ascii: "-"), tail[0] != UInt8(ascii: "+")
        else { return nil }
        let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard hours <= 14, minutes < 60 else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// As `formatted`, with the offset that was written: the day and hour as the publisher's readers saw them.
    public var written: String {
        guard let offset, offset != 0 else { return formatted }
        let local = instant.addingTimeInterval(Double(offset)).rfc3339.dropLast()
        let minutes = abs(offset) / 60
        let digits = [minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10].map { "\($0)" }
        return local + (offset < 0 ? "-" : "+") + digits[0] + digits[1] + ":" + digits[2] + digits[3]
    }

    /// RFC 3339 in UTC, or the bare date (`2024-05-05`, `2024-05`, `2024`) when no time of day is known.
    public var formatted: String {
        let stamp = instant.rfc3339
        return switch precision {
        case .year: String(stamp.prefix(4))
        case .month: String(stamp.prefix(7))
        case .day: String(stamp.prefix(10))
        case .hour, .minute, .second: stamp
        }
    }
}
