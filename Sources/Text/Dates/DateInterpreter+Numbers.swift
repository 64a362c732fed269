import struct News.StatedDate

/// Figures: what a number is shows in what stands around it.
extension DateInterpreter {
    mutating func number(_ value: Int, _ digits: Int) -> Bool {
        if seconds == nil, digits <= 2, let taken = clock(value) { return take(taken) }
        if let unit = wordAt(position + 1)?.unit, unit == .year || unit == .month || unit == .day {
            return counted(value, digits, unit)
        }
        let hasDate = year != nil && (month != nil && day != nil || ordinalDay != nil)
        // `2003-12-31T10Z`: the hour alone.
        if hasDate, seconds == nil, digits == 2, isAfterT, value < 24, set(value, 0, 0, .hour) { return take(1) }
        if hasDate, seconds == nil, digits == 4 || digits == 6, isAfterT { return compactTime(value, digits) }
        if year == nil, month == nil, loose.isEmpty {
            if digits == 8 || digits == 14 { return compactDate(value, digits) }
            if digits == 4, let taken = isoDate(value) { return take(taken) }
            if digits == 2, !inText, let taken = shortYearDate(value) { return take(taken) }
            if digits <= 2, let taken = numericDate(value, digits) { return take(taken) }
        }
        guard loose.count < 2, digits <= 4, !hasDate else { return false }
        loose.append((value, digits))
        return take(1)
    }

    var isAfterT: Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1]
        return !tokens[position].spaced && before.end - before.start == 1
            && text[before.start] | 0x20 == UInt8(ascii: "t")
    }

    /// `14:30`, `14:30:05.25`, `14h30`, `14 h`, `14 Uhr 30`, `2 pm`: how many tokens; nil when it is no time.
    mutating func clock(_ hour: Int) -> Int? {
        if signAt(position + 1) == UInt8(ascii: ":") {
            guard let minute = numberAt(position + 2), minute.digits == 2 else { return nil }
            guard signAt(position + 3) == UInt8(ascii: ":") else {
                return set(hour, minute.value, 0, .minute) ? 3 : nil
            }
            guard let second = numberAt(position + 4), second.digits <= 2 else { return nil }
            guard set(hour, minute.value, second.value, .second) else { return nil }
            let point = signAt(position + 5)
            let isFraction = point == UInt8(ascii: ".") || point == UInt8(ascii: ",")
            guard isFraction, numberAt(position + 6) != nil, !tokens[position + 6].spaced else { return 5 }
            return 7
        }
        if let after = wordAt(position + 1), after.unit == .hour {
            if let minute = numberAt(position + 2), minute.digits == 2, minute.value < 60,
                signAt(position + 3) != UInt8(ascii: ":")
            {
                guard set(hour, minute.value, 0, .minute) else { return nil }
                guard let unit = wordAt(position + 3)?.unit, unit == .minute else { return 3 }
                guard let second = numberAt(position + 4), wordAt(position + 5)?.unit == .second,
                    set(hour, minute.value, second.value, .second)
                else { return 4 }
                return 6
            }
            if let minute = numberAt(position + 2), minute.digits == 1, wordAt(position + 3)?.unit == .minute {
                return set(hour, minute.value, 0, .minute) ? 4 : nil
            }
            return set(hour, 0, 0, .hour) ? 2 : nil
        }
        // `14.30 Uhr`, `ore 14.30`: a point only where a word says that it is a time.
        if let taken = dottedTime(hour) { return taken }
        let hasClockWord = position > 0 && (isClockWord(position - 1) || position > 1 && isClockWord(position - 2))
        if signAt(position + 1) == UInt8(ascii: "."), let minute = numberAt(position + 2), minute.digits == 2,
            signAt(position + 3) != UInt8(ascii: "."), month != nil, wordAt(position + 3)?.unit == .hour || hasClockWord
        {
            guard set(hour, minute.value, 0, .minute) else { return nil }
            return wordAt(position + 3)?.unit == .hour ? 4 : 3
        }
        if let taken = lastDottedTime(hour) { return taken }
        if wordAt(position + 1)?.halfDay != nil || isDottedHalfDay(position + 1), hour <= 12 {
            return set(hour, 0, 0, .hour) ? 1 : nil
        }
        return nil
    }

    /// `10.30.15` behind a whole date.
    private mutating func dottedTime(_ hour: Int) -> Int? {
        let hasYear = year != nil || loose.contains { $0.digits == 4 }
        guard hasYear, month != nil, signAt(position + 1) == UInt8(ascii: "."),
            let minute = numberAt(position + 2), minute.digits == 2, signAt(position + 3) == UInt8(ascii: "."),
            let second = numberAt(position + 4), second.digits == 2, !tokens[position + 4].spaced
        else { return nil }
        return set(hour, minute.value, second.value, .second) ? 5 : nil
    }

    /// `06.00 CEST`, `21.03`, `4.51pm` behind a whole date, with nothing but a zone or half of the day behind it.
    private mutating func lastDottedTime(_ hour: Int) -> Int? {
        let hasYear = year != nil || loose.contains { $0.digits == 4 }
        guard hasYear, month != nil, day != nil || loose.count == 2, !inText, signAt(position + 1) == UInt8(ascii: "."),
            !tokens[position + 1].spaced, let minute = numberAt(position + 2), minute.digits == 2,
            !tokens[position + 2].spaced, position + 6 >= tokens.count, numberAt(position + 4) == nil
        else { return nil }
        return set(hour, minute.value, 0, .minute) ? 3 : nil
    }

    /// `03-12-31`, `03-335`: a year of the century, unless the language says that the day comes first.
    mutating func shortYearDate(_ value: Int) -> Int? {
        guard position == 0, dayFirst == nil, signAt(1) == UInt8(ascii: "-"), let second = numberAt(2),
            !tokens[2].spaced
        else { return nil }
        if second.digits == 3, tokens.count == 3 {
            (year, ordinalDay) = (Self.fullYear(value, 2), second.value)
            return 3
        }
        guard second.digits == 2, signAt(3) == UInt8(ascii: "-"), let third = numberAt(4), third.digits == 2,
            second.value <= 12, third.value <= 31, value <= 12 || third.value <= 12 || value > 31
        else { return nil }
        (year, month, day) = (Self.fullYear(value, 2), second.value, third.value)
        return 5
    }

    func isClockWord(_ index: Int) -> Bool {
        guard case .word = tokens[index].kind else { return false }
        let word = String(decoding: text[tokens[index].start..<tokens[index].end], as: UTF8.self).lowercased()
        return ["ore", "alle", "kl", "um", "klo", "om", "at", "ora"].contains(word)
    }

    mutating func set(_ hour: Int, _ minute: Int, _ second: Int, _ precision: StatedDate.Precision) -> Bool {
        let isMidnight = hour == 24 && minute == 0 && second == 0
        guard hour < 24 || isMidnight, minute < 60, second <= 60 else { return false }
        seconds = hour * 3600 + minute * 60 + second
        timePrecision = precision
        return true
    }

    mutating func compactTime(_ value: Int, _ digits: Int) -> Bool {
        let (hour, minute, second) =
            digits == 6 ? (value / 10_000, value / 100 % 100, value % 100) : (value / 100, value % 100, 0)
        guard set(hour, minute, second, digits == 6 ? .second : .minute) else { return false }
        return take(1)
    }

    mutating func compactDate(_ value: Int, _ digits: Int) -> Bool {
        let date = digits == 14 ? value / 1_000_000 : value
        (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
        if digits == 14 {
            let time = value % 1_000_000
            guard set(time / 10_000, time / 100 % 100, time % 100, .second) else { return false }
        }
        return take(1)
    }

    /// `2024年5月`: a number named by the word behind it.
    mutating func counted(_ value: Int, _ digits: Int, _ unit: DateWord.Unit) -> Bool {
        switch unit {
        case .year where year == nil && digits == 4: year = value
        case .month where month == nil && digits <= 2: month = value
        case .day where day == nil && digits <= 2: day = value
        default: return false
        }
        isKorean = isKorean || wordAt(position + 1)?.isKorean == true
        return take(2)
    }

    /// `2024-05-05`, `2024/5/5`, `2024-05`, `2024-126`, `2024-W18-7`: how many tokens; nil when it is none of them.
    mutating func isoDate(_ value: Int) -> Int? {
        if let taken = weekDate(value, at: position + 1) { return taken }
        guard isSeparator(position + 1) else { return nil }
        if let taken = weekDate(value, at: position + 2) { return taken }
        // Koreans and Hungarians put a space behind each point.
        let isPointed = signAt(position + 1) == UInt8(ascii: ".") && signAt(position + 3) == UInt8(ascii: ".")
        guard let second = numberAt(position + 2), second.digits <= 3, !tokens[position + 2].spaced || isPointed else {
            return nil
        }
        if isSeparator(position + 3), let third = numberAt(position + 4), third.digits <= 2,
            !tokens[position + 4].spaced || isPointed
        {
            (year, month, day) = (value, second.value, third.value)
            return 5
        }
        if second.digits == 3 {
            (year, ordinalDay) = (value, second.value)
            return 3
        }
        guard second.digits <= 2, signAt(position + 1) != UInt8(ascii: ".") else { return nil }
        (year, month) = (value, second.value)
        return 3
    }

    /// `W18`, `W18-7` or `W187` behind a year (ISO 8601).
    mutating func weekDate(_ value: Int, at index: Int) -> Int? {
        guard index < tokens.count, case .word = tokens[index].kind, !tokens[index].spaced,
            tokens[index].end - tokens[index].start == 1, text[tokens[index].start] | 0x20 == UInt8(ascii: "w"),
            let number = numberAt(index + 1), !tokens[index + 1].spaced
        else { return nil }
        var (week, weekday, taken) = (number.value, 1, index + 2 - position)
        if number.digits == 3 {
            (week, weekday) = (week / 10, week % 10)
        } else if number.digits == 2, signAt(index + 2) == UInt8(ascii: "-"), let last = numberAt(index + 3),
            last.digits == 1
        {
            weekday = last.value
            taken += 2
        } else {
            guard number.digits == 2 else { return nil }
            bareWeek = true
        }
        guard let date = CalendarWeek(year: value, week: week)?.day(weekday) else { return nil }
        (year, month, day) = (date.year, date.month, date.day)
        return taken
    }

    /// Whether the text goes by a clock of twelve hours as Americans do, who write the month first.
    private var hasEnglishHalfDay: Bool {
        tokens.contains { token in
            guard token.word?.halfDay != nil, token.end - token.start == 2 else { return false }
            return text[token.end - 1] | 0x20 == UInt8(ascii: "m")
        }
    }

    /// `05/06/2024`, `5.6.2024`, `05-06-24`: how many tokens; nil when it is none or cannot be told.
    mutating func numericDate(_ first: Int, _ digits: Int) -> Int? {
        guard isSeparator(position + 1), signAt(position + 3) == signAt(position + 1),
            let second = numberAt(position + 2), second.digits <= 2, let last = numberAt(position + 4),
            last.digits == 4 || last.digits == 2,
            // Czechs, Slovaks and Slovenes put a space behind each point.
            !tokens[position + 2].spaced || (signAt(position + 1) == UInt8(ascii: ".") && last.digits == 4)
        else { return nil }
        // Points are the day-first countries' habit; elsewhere only a number beyond 12 tells.
        let isDayFirst: Bool? =
            if first > 12 {
                true
            } else if second.value > 12 {
                false
            } else if signAt(position + 1) == UInt8(ascii: ".") || first == second.value {
                true
            } else {
                dayFirst ?? (hasEnglishHalfDay ? false : nil)
            }
        guard let isDayFirst else { return nil }
        (day, month) = isDayFirst ? (first, second.value) : (second.value, first)
        year = Self.fullYear(last.value, last.digits)
        return 5
    }
}
