public import struct Foundation.Date

extension Date {
    /// This moment as RFC 3339 in UTC to the second, such as `2025-12-28T16:00:00Z`.
    ///
    /// Years outside 0…9999, which RFC 3339 cannot write, are held at the nearest it can.
    public var rfc3339: String {
        let bounded = min(max(timeIntervalSince1970.rounded(.down), -62_167_219_200), 253_402_300_799)
        let seconds = Int(bounded)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        let day = CivilDate(daysSince1970: days)
        return String(unsafeUninitializedCapacity: 20) { buffer in
            func put(_ value: Int, _ digits: Int, at offset: Int) {
                var rest = value
                for place in stride(from: offset + digits - 1, through: offset, by: -1) {
                    buffer[place] = UInt8(48 + rest % 10)
                    rest /= 10
                }
            }
            put(day.year, 4, at: 0)
            put(day.month, 2, at: 5)
            put(day.day, 2, at: 8)
            put(time / 3600, 2, at: 11)
            put(time / 60 % 60, 2, at: 14)
            put(time % 60, 2, at: 17)
            buffer[4] = UInt8(ascii: "-")
            buffer[7] = UInt8(ascii: "-")
            buffer[10] = UInt8(ascii: "T")
            buffer[13] = UInt8(ascii: ":")
            buffer[16] = UInt8(ascii: ":")
            buffer[19] = UInt8(ascii: "Z")
            return 20
        }
    }

    /// Reads what `rfc3339` and `StatedDate.formatted` write: a moment in UTC, or a bare date, month or year.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard [4, 7, 10, 20].contains(bytes.count), let year = number(0..<4) else { return nil }
        guard let month = bytes.count >= 7 ? number(5..<7) : 1, let day = bytes.count >= 10 ? number(8..<10) : 1 else {
            return nil
        }
        let civil = CivilDate(year: year, month: month, day: day)
        guard civil.exists else { return nil }
        guard bytes.count == 20 else {
            self = civil.instant()
            return
        }
        guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        self = civil.instant(secondsAfterMidnight: hour * 3600 + minute * 60 + second)
    }
}
