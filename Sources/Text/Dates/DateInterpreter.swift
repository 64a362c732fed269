import struct News.StatedDate

/// Makes sense of a date's tokens, from left to right and without going back.
///
/// A token that fits nowhere ends the reading. Numbers beside a month's name are kept aside until the end, when the
/// year can be told from the day.
struct DateInterpreter {
    let tokens: [DateToken]
    let text: UnsafeBufferPointer<UInt8>
    let dayFirst: Bool?
    /// Within running text bare numbers are no dates, and words beyond the date are to be expected.
    var inText = false

    var position = 0
    /// How many tokens the date takes so far, fillers behind it not counted.
    var used = 0
    var year: Int?
    var month: Int?
    var day: Int?
    var loose: [(value: Int, digits: Int)] = []
    var seconds: Int?
    var halfDay: Int?
    var timePrecision = StatedDate.Precision.minute
    var zone = DateMoment.Zone.unstated
    var isKorean = false
    var sawWeekday = false
    var ordinalDay: Int?
    var bareWeek = false
    /// What the first word names if no clearer month follows: `mar` is March, but a Tuesday in `mar 15 sept`.
    var possibleMonth: Int?

    init(tokens: [DateToken], text: UnsafeBufferPointer<UInt8>, dayFirst: Bool?, inText: Bool = false) {
        self.tokens = tokens
        self.text = text
        self.dayFirst = dayFirst
        self.inText = inText
    }

    /// The date and how many tokens it takes; nil when the tokens begin with none.
    mutating func interpret() -> (DateMoment, Int)? {
        if tokens.count == 1, !inText { return bareNumber() }
        if !inText, let moment = bareFraction() { return (moment, tokens.count) }
        while position < tokens.count {
            let before = position
            guard step() else { break }
            if position == before { break }
        }
        guard var moment = moment() else { return nil }
        if isKorean, case .unstated = zone { moment.zone = .offset(32_400) }
        return (moment, inText ? used : position)
    }

    // MARK: - One token

    mutating func step() -> Bool {
        let token = tokens[position]
        switch token.kind {
        case .number(let value, let digits): return number(value, digits)
        case .word(let word): return self.word(word, token)
        case .sign(let sign): return self.sign(sign)
        }
    }

    /// Takes `count` tokens as part of the date.
    mutating func take(_ count: Int) -> Bool {
        position += count
        used = position
        return true
    }

    mutating func skip(_ count: Int = 1) -> Bool {
        position += count
        return true
    }

    func numberAt(_ index: Int) -> (value: Int, digits: Int)? {
        guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind else { return nil }
        return (value, digits)
    }

    func signAt(_ index: Int) -> UInt8? {
        guard index < tokens.count, case .sign(let sign) = tokens[index].kind else { return nil }
        return sign
    }

    func wordAt(_ index: Int) -> DateWord? {
        index < tokens.count ? tokens[index].word : nil
    }

    func isSeparator(_ index: Int) -> Bool {
        switch signAt(index) {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): true
        default: false
        }
    }

    // MARK: - The whole

    mutating func moment() -> DateMoment? {
        month = month ?? possibleMonth
        guard settleLooseNumbers(), let year else { return nil }
        if let ordinalDay { return ordinal(year, ordinalDay) }
        guard let month else { return inText ? nil : DateMoment(year: year, precision: .year) }
        guard (1...12).contains(month) else { return nil }
        guard let day else {
            return seconds == nil ? DateMoment(year: year, month: month, precision: .month) : nil
        }
        return timed(DateMoment(year: year, month: month, day: day, precision: bareWeek ? .month : .day))
    }

    mutating func timed(_ date: DateMoment) -> DateMoment? {
        guard var time = seconds else { return halfDay == nil || inText ? date : nil }
        if let halfDay {
            let hour = time / 3600
            guard (0...23).contains(hour) else { return nil }
            if hour <= 12 { time = time % 3600 + (hour % 12 + halfDay) * 3600 }
        }
        var moment = date
        moment.time = time
        moment.zone = zone
        moment.precision = timePrecision
        return moment
    }

    mutating func ordinal(_ year: Int, _ number: Int) -> DateMoment? {
        guard let date = CalendarWeek.day(number, of: year) else { return nil }
        return timed(DateMoment(year: date.year, month: date.month, day: date.day, precision: .day))
    }

    /// Tells day and year apart among the numbers beside a month's name.
    mutating func settleLooseNumbers() -> Bool {
        for (value, digits) in loose {
            if day == nil, digits <= 2, value <= 31, value > 0 {
                day = value
            } else if year == nil {
                // A lone two-digit number is a day whose year is not stated.
                year = Self.fullYear(value, digits)
            } else {
                return false
            }
        }
        return loose.isEmpty || month != nil || (loose.count == 1 && day == nil && ordinalDay == nil)
    }

    /// RFC 5322 §4.3: two digits up to 49 are of this century, the others and three digits of the last.
    static func fullYear(_ value: Int, _ digits: Int) -> Int {
        switch digits {
        case 1, 2: value < 50 ? 2000 + value : 1900 + value
        case 3: 1900 + value
        default: value
        }
    }

    /// Seconds of the epoch with a fraction, or with the words that say so.
    private func bareFraction() -> DateMoment? {
        guard let (value, digits) = numberAt(0), digits == 9 || digits == 10 else { return nil }
        if tokens.count == 3, signAt(1) == UInt8(ascii: "."), numberAt(2) != nil, !tokens[2].spaced {
            return DateMoment(secondsSince1970: value)
        }
        // Git's own form: seconds, and where the clock of the writer stood.
        if tokens.count == 3, signAt(1) != nil, tokens[1].spaced, numberAt(2)?.digits == 4 {
            return DateMoment(secondsSince1970: value)
        }
        return nil
    }

    /// A text that is one number: a year, a compact date, or a count since the epoch.
    func bareNumber() -> (DateMoment, Int)? {
        guard let (value, digits) = numberAt(0) else { return nil }
        let moment: DateMoment? =
            switch digits {
            case 4: DateMoment(year: value, precision: .year)
            case 6:
                // Two digits for the year (ISO 8601:1988 §5.2.1.1).
                DateMoment(
                    .init(year: Self.fullYear(value / 10_000, 2), month: value / 100 % 100, day: value % 100)
                )
            case 5: CalendarWeek.day(value % 1000, of: Self.fullYear(value / 1000, 2)).map { DateMoment($0) }
            case 7: CalendarWeek.day(value % 1000, of: value / 1000).map { DateMoment($0) }
            case 8: DateMoment(.init(year: value / 10_000, month: value / 100 % 100, day: value % 100))
            case 9, 10: DateMoment(secondsSince1970: value)
            case 12: DateMoment(compact: value * 100, precision: .minute)
            case 13: DateMoment(secondsSince1970: value / 1000)
            case 14: DateMoment(compact: value, precision: .second)
            default: nil
            }
        return moment.map { ($0, 1) }
    }
}
