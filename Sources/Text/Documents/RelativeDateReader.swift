import News

import struct Foundation.Date

/// Reads the words of a relative date into spans, days and times.
struct RelativeDateReader {
    private typealias Unit = RelativePiece.Unit

    let line: Line
    private var spans: [(Int, Unit)] = []
    private var day: Int?
    private var weekday: Int?
    private var hour: Int?
    private var minute: Int?
    private var isAgo = false
    private var isNow = false
    private var isMorning = false
    private var isEvening = false

    init(line: Line) { self.line = line }

    /// Whether every token was understood and they make one statement.
    mutating func read() -> Bool {
        let tokens = line.tokens
        var index = 0
        var numbers: [Int] = []
        var isHalf = false
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .number {
                guard token.value <= 10_000 else { return false }
                numbers.append(token.value)
                index += 1
                continue
            }
            guard token.kind == .word else {
                index += 1
                continue
            }
            guard let match = RelativePiece.index.match(tokens, at: index) else { return false }
            switch match.value {
            case .ago: isAgo = true
            // `2 horas y 15 minutos`: a letter is a unit only behind its number.
            case .unit where token.length == 1 && numbers.isEmpty: break
            case .unit(.hour) where day != nil || weekday != nil: break
            case .unit(let unit):
                spans.append((isHalf ? -(numbers.last ?? 1) : numbers.last ?? 1, unit))
                numbers = []
                isHalf = false
            case .span(let count, let unit): spans.append((count, unit))
            case .number(let value): numbers.append(value)
            case .article:
                if case .unit(.year) = Self.yearIfAlone(tokens, index, numbers) {
                    spans.append((numbers.last ?? 1, .year))
                    numbers = []
                }
            case .half: isHalf = true
            case .day(let count):
                guard day == nil else { return false }
                day = count
            case .now: isNow = true
            case .weekday(let number):
                guard weekday == nil, day == nil else { return false }
                weekday = number
            case .evening: isEvening = true
            case .morning: isMorning = true
            case .filler: break
            }
            index += match.count
        }
        // `mardi 12` is a date that lacks its month; a time has minutes.
        if weekday != nil, numbers.count < 2 || numbers.count > 3 { return false }
        if day != nil || weekday != nil, !numbers.isEmpty, numbers.count <= 3 {
            hour = numbers[0]
            minute = numbers.count > 1 ? numbers[1] : 0
            numbers = []
        }
        guard numbers.isEmpty, spans.count <= 3 else { return false }
        return spans.isEmpty ? (day != nil || weekday != nil || isNow) : isAgo && day == nil
    }

    /// `un an` in French, where `an` is English for one.
    private static func yearIfAlone(_ tokens: [Token], _ index: Int, _ numbers: [Int]) -> RelativePiece {
        let isAn = tokens[index].length == 2
        return isAn && !numbers.isEmpty ? .unit(.year) : .filler
    }

    /// The date for somebody who looked at `observed`, `offset` seconds east of UTC.
    func date(observed: Date, offset: Int, raw: String) -> StatedDate? {
        let now = observed.timeIntervalSince1970.rounded(.down)
        guard abs(now) < 1e11 else { return nil }
        let seconds = Int(now)
        if isNow, spans.isEmpty, day == nil { return stated(seconds - floored(seconds, 60), .minute, raw) }
        if let weekday { return dated(seconds: seconds, weekday: weekday, offset: offset, raw: raw) }
        if let day { return dated(seconds: seconds, day: day, offset: offset, raw: raw) }
        guard let finest = spans.map(\.1).min(by: { Self.rank($0) < Self.rank($1) }) else { return nil }
        var back = 0
        for (count, unit) in spans { back += Self.seconds(count, unit) }
        let then = seconds - back
        switch finest {
        case .second: return stated(then, .second, raw)
        case .minute: return stated(then - floored(then, 60), .minute, raw)
        case .hour: return stated(then - floored(then, 3600), .hour, raw)
        case .day:
            let local = then + offset
            return stated(local - floored(local, 86_400), .day, raw)
        case .week, .month, .year: return coarse(seconds: seconds + offset, unit: finest, raw: raw)
        }
    }

    private func dated(seconds: Int, day: Int, offset: Int, raw: String) -> StatedDate? {
        let local = seconds + offset
        let midnight = local - floored(local, 86_400) - day * 86_400
        guard var hour else { return stated(midnight, .day, raw) }
        if isEvening, hour < 12 { hour += 12 }
        if isMorning, hour == 12 { hour = 0 }
        guard hour < 24, let minute, minute < 60 else { return nil }
        return stated(midnight + hour * 3600 + minute * 60 - offset, .minute, raw)
    }

    /// The last such weekday whose time is not to come, `mardi à 14h30`.
    private func dated(seconds: Int, weekday: Int, offset: Int, raw: String) -> StatedDate? {
        let local = seconds + offset
        // The first day of 1970 was a Thursday.
        let today = floored((local - floored(local, 86_400)) / 86_400 + 3, 7) + 1
        let back = floored(today - weekday, 7)
        guard let date = dated(seconds: seconds, day: back, offset: offset, raw: raw) else { return nil }
        let isToCome = date.instant.timeIntervalSince1970 > Double(seconds)
        return isToCome ? dated(seconds: seconds, day: back + 7, offset: offset, raw: raw) : date
    }

    private func coarse(seconds: Int, unit: Unit, raw: String) -> StatedDate? {
        var back = 0
        var months = 0
        for (count, unit) in spans {
            switch unit {
            case .month: months += abs(count)
            case .year: months += abs(count) * 12
            default: back += Self.seconds(count, unit)
            }
        }
        let local = seconds - back
        let day = CivilDate(daysSince1970: (local - floored(local, 86_400)) / 86_400)
        let total = day.year * 12 + day.month - 1 - months
        guard total > 0 else { return nil }
        let first = CivilDate(year: total / 12, month: unit == .year ? 1 : total % 12 + 1, day: 1)
        return StatedDate(instant: first.instant(), precision: unit == .year ? .year : .month, raw: raw)
    }

    private func floored(_ value: Int, _ step: Int) -> Int { (value % step + step) % step }

    private func stated(_ seconds: Int, _ precision: StatedDate.Precision, _ raw: String) -> StatedDate {
        StatedDate(instant: Date(timeIntervalSince1970: Double(seconds)), precision: precision, raw: raw)
    }

    private static func rank(_ unit: Unit) -> Int {
        switch unit {
        case .second: 0
        case .minute: 1
        case .hour: 2
        case .day: 3
        case .week: 4
        case .month: 5
        case .year: 6
        }
    }

    /// A span in seconds; a negative count stands for half of it.
    private static func seconds(_ count: Int, _ unit: Unit) -> Int {
        let one =
            switch unit {
            case .second: 1
            case .minute: 60
            case .hour: 3600
            case .day: 86_400
            case .week: 604_800
            case .month: 2_629_800
            case .year: 31_557_600
            }
        return count < 0 ? -count * one / 2 : count * one
    }
}
