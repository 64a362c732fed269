import struct News.CivilDate

/// The two forms nearly every feed uses, read without tokens.
extension DateMoment {
    /// `2024-05-05T12:30:00Z` (RFC 3339) and `Sun, 05 May 2024 12:30:00 +0200` (RFC 1123), exactly so; else nil.
    init?(internetDate text: UnsafeBufferPointer<UInt8>) {
        if text.count >= 20, text[4] == UInt8(ascii: "-") {
            self.init(rfc3339: text)
        } else if text.count >= 29, text[3] == UInt8(ascii: ",") {
            self.init(rfc1123: text)
        } else {
            return nil
        }
    }

    private init?(rfc3339 text: UnsafeBufferPointer<UInt8>) {
        guard text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"), let year = text.number(0, 4),
            let month = text.number(5, 2), let day = text.number(8, 2), let time = text.clock(11)
        else { return nil }
        var end = 19
        if text[end] == UInt8(ascii: ".") {
            end += 1
            while end < text.count, text[end] &- 0x30 < 10 { end += 1 }
        }
        guard end < text.count else { return nil }
        let offset: Int
        if text[end] == UInt8(ascii: "Z"), end + 1 == text.count {
            offset = 0
        } else if end + 6 == text.count, text[end + 3] == UInt8(ascii: ":"),
            let stated = text.offset(end, minutesAt: end + 4)
        {
            offset = stated
        } else {
            return nil
        }
        self.init(year: year, month: month, day: day, time: time, zone: .offset(offset), precision: .second)
    }

    private init?(rfc1123 text: UnsafeBufferPointer<UInt8>) {
        guard text[4] == 0x20, text[7] == 0x20, text[11] == 0x20, text[16] == 0x20, text[25] == 0x20,
            let day = text.number(5, 2), let month = text.englishMonth(8), let year = text.number(12, 4),
            let time = text.clock(17)
        else { return nil }
        let offset: Int
        if text.count == 31, let stated = text.offset(26, minutesAt: 29) {
            offset = stated
        } else if text.count == 29, text[26] == UInt8(ascii: "G"), text[27] == UInt8(ascii: "M"),
            text[28] == UInt8(ascii: "T")
        {
            offset = 0
        } else {
            return nil
        }
        self.init(year: year, month: month, day: day, time: time, zone: .offset(offset), precision: .second)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The decimal number in exactly `digits` bytes at `start`, which must lie within the text.
    fileprivate func number(_ start: Int, _ digits: Int) -> Int? {
        guard start >= 0, start + digits <= count else { return nil }
        var value = 0
        for index in start..<start + digits {
            let digit = self[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// Seconds after midnight of the `hh:mm:ss` at `start`.
    fileprivate func clock(_ start: Int) -> Int? {
        guard start + 8 <= count, self[start + 2] == UInt8(ascii: ":"), self[start + 5] == UInt8(ascii: ":"),
            let hour = number(start, 2), let minute = number(start + 3, 2), let second = number(start + 6, 2),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    fileprivate func offset(_ start: Int, minutesAt minutes: Int) -> Int? {
        guard start < count, self[start] == UInt8(ascii: "+") || self[start] == UInt8(ascii: "-"),
            let hours = number(start + 1, 2), let minutes = number(minutes, 2), hours <= 15, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return self[start] == UInt8(ascii: "-") ? -seconds : seconds
    }

    fileprivate func englishMonth(_ start: Int) -> Int? {
        guard start + 3 <= count else { return nil }
        let name = UInt32(self[start]) << 16 | UInt32(self[start + 1]) << 8 | UInt32(self[start + 2])
        return switch name {
        case 0x4A61_6E: 1
        case 0x4665_62: 2
        case 0x4D61_72: 3
        case 0x4170_72: 4
        case 0x4D61_79: 5
        case 0x4A75_6E: 6
        case 0x4A75_6C: 7
        case 0x4175_67: 8
        case 0x5365_70: 9
        case 0x4F63_74: 10
        case 0x4E6F_76: 11
        case 0x4465_63: 12
        default: nil
        }
    }
}
