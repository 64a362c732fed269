/// Words and signs.
extension DateInterpreter {
    mutating func word(_ word: DateWord?, _ token: DateToken) -> Bool {
        if seconds != nil, zoneHere(word, token) { return true }
        guard let word else { return unknownWord(token) }
        isKorean = isKorean || word.isKorean
        if let half = word.halfDay, halfDay == nil, seconds != nil || word.isKorean || !word.isFiller {
            if seconds != nil || word.month == nil {
                halfDay = half
                return take(1)
            }
        }
        if let named = word.month {
            if position == 0, word.isWeekday, possibleMonth == nil {
                possibleMonth = named
                return take(1)
            }
            if month == nil {
                month = named
                return take(1)
            }
            if word.isWeekday, !sawWeekday { return weekday() }
            return month == named ? take(1) : false
        }
        if word.isWeekday, !sawWeekday, month == nil || year == nil || day == nil || !inText { return weekday() }
        if seconds != nil, isZoneAgain(word) { return take(1) }
        // `14:30 Uhr`, `10:30 hrs`.
        if word.unit == .hour, seconds != nil { return take(1) }
        if word.isFiller { return skip() }
        if let unit = word.unit, unit != .hour, unit != .year { return skip() }
        return false
    }

    /// Whether the word names the zone that figures have stated already: `+0000 UTC`.
    private func isZoneAgain(_ word: DateWord) -> Bool {
        guard case .offset = zone else { return false }
        return word.offset != nil || word.zoneName != nil
    }

    mutating func weekday() -> Bool {
        sawWeekday = true
        return skip()
    }

    /// A double name of the Levantine months, or a weekday in a language not known, set off by a comma.
    mutating func unknownWord(_ token: DateToken) -> Bool {
        let key = DateVocabulary.fold(String(decoding: text[token.start..<token.end], as: UTF8.self))
        if key == "كانون" || key == "تشرين", month == nil, position + 1 < tokens.count {
            let next = tokens[position + 1]
            let which = DateVocabulary.fold(String(decoding: text[next.start..<next.end], as: UTF8.self))
            switch (key, which) {
            case ("كانون", "الثاني"): month = 1
            case ("كانون", "الاول"): month = 12
            case ("تشرين", "الاول"): month = 10
            case ("تشرين", "الثاني"): month = 11
            default: return false
            }
            return take(2)
        }
        guard position == 0, !inText else { return false }
        if signAt(1) == UInt8(ascii: ",") { return skip(2) }
        if signAt(1) == UInt8(ascii: "."), signAt(2) == UInt8(ascii: ",") { return skip(3) }
        return false
    }

    mutating func sign(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            if seconds != nil, let taken = numericZone(at: position) { return take(taken) }
            if position == 0, !inText, sign == UInt8(ascii: "-"), tokens.count == 4 { return shortISO() }
            if position == 0, !inText, sign == UInt8(ascii: "-"), tokens.count == 2, let both = numberAt(1),
                both.digits == 4
            {
                (year, month) = (Self.fullYear(both.value / 100, 2), both.value % 100)
                return take(2)
            }
            return sign == UInt8(ascii: "-") && position > 0 && position + 1 < tokens.count && seconds == nil
                ? skip() : looseDash(sign)
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "|"), 0:
            if isDottedHalfDay(position) { return skip() }
            return position > 0 || sign == 0 ? skip() : false
        case UInt8(ascii: "@"), UInt8(ascii: ":"):
            return sign == UInt8(ascii: "@") && seconds == nil ? skip() : false
        default: return false
        }
    }

    /// A dash with space on both sides, between a time and a date.
    mutating func looseDash(_ sign: UInt8) -> Bool {
        guard sign == UInt8(ascii: "-"), position > 0, position + 1 < tokens.count, tokens[position].spaced,
            tokens[position + 1].spaced
        else { return false }
        return skip()
    }

    /// `-03-12`, `-0312`: a year of the century and a month (ISO 8601:1988 §5.2.1.3).
    mutating func shortISO() -> Bool {
        guard let short = numberAt(1), short.digits == 2, signAt(2) == UInt8(ascii: "-"), let last = numberAt(3),
            last.digits == 2
        else { return false }
        (year, month) = (Self.fullYear(short.value, 2), last.value)
        return take(4)
    }

    /// `p.m.`: the letter and its points.
    func isDottedHalfDay(_ index: Int) -> Bool {
        dottedHalfDay(index) != nil
    }

    /// The hours to add for `a.m.`, `p.m.` and the Greek `π.μ.`, `μ.μ.`.
    func dottedHalfDay(_ index: Int) -> Int? {
        guard index + 2 < tokens.count, case .word = tokens[index].kind, signAt(index + 1) == UInt8(ascii: "."),
            case .word = tokens[index + 2].kind
        else { return nil }
        func letter(_ token: DateToken) -> String? {
            token.end - token.start <= 2
                ? DateVocabulary.fold(String(decoding: text[token.start..<token.end], as: UTF8.self)) : nil
        }
        return switch (letter(tokens[index]), letter(tokens[index + 2])) {
        case ("a", "m"), ("π", "μ"): 0
        case ("p", "m"), ("μ", "μ"): 12
        default: nil
        }
    }
}
