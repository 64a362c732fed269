import News

import struct Foundation.Date

extension FieldReader {
    /// The date that a run of tokens tells; nil when it tells none.
    func date(_ range: Range<Int>) -> StatedDate? {
        let text = line.text(of: range)
        if let observed, let date = RelativeDate.read(text, observed: observed, zone: zone) { return date }
        if let date = dates.read(text) { return date }
        // `14:30 Uhr`, `le 12 mai 2024`: without the words around it.
        var short = range
        while short.count > 1, let last = short.last, line.tokens[last].kind != .number { short.removeLast() }
        if let date = dates.read(line.text(of: short)) { return date }
        if let apart = yearApart(in: range), let date = dates.read(apart) { return date }
        // `il y a 2 jours le 23 novembre 2025`: told twice, and the calendar's day is the surer one.
        for start in range.dropFirst() where line.tokens[start].kind != .mark && line.tokens[start].isSpaced {
            guard let date = dates.read(line.text(of: start..<range.upperBound)), date.precision != .year else {
                continue
            }
            return date
        }
        return YearlessDate(dates: dates, observed: observed).read(Line(text))
    }

    /// How long ago, as networks abbreviate it on a piece of its own: `3h`, `25m`, `2d`.
    func age(at index: Int) -> (date: StatedDate, end: Int)? {
        let tokens = line.tokens
        guard let observed, tokens[index].kind == .number, index + 1 < tokens.count, tokens[index + 1].kind == .word,
            !tokens[index + 1].isSpaced, tokens[index + 1].length <= 2,
            index + 2 == tokens.count || tokens[index + 2].mark.separatesFields && tokens[index + 2].kind == .mark,
            index == 0 || tokens[index - 1].kind == .mark,
            let date = RelativeDate.read("\(line.text(of: index..<index + 2)) ago", observed: observed, zone: zone)
        else { return nil }
        return (date, index + 2)
    }

    /// Where a day of the Hijri calendar ends that stands beside the same day of the other; it says nothing more.
    func hijri(at index: Int) -> Int? {
        let tokens = line.tokens
        var place = index
        var isHijri = false
        while place < tokens.count, place - index < 9 {
            let token = tokens[place]
            let belongs = DateWords.isHijri(token) || isHijri && DateWords.isOrdinal(token)
            guard token.kind == .number || belongs || DateWords.isWeekday(token) else { break }
            isHijri = isHijri || belongs
            place += 1
            if DateWords.endsHijri(token) { break }
        }
        return isHijri ? place : nil
    }

    /// `12 juin 20250`, `12 de junio de 202511:02`: the date with the number behind its year set apart, which lost the
    /// markup between; one digit more is a count of comments and left out.
    private func yearApart(in range: Range<Int>) -> String? {
        guard range.contains(where: { DateWords.isMonth(line.tokens[$0]) }),
            let glued = range.first(where: {
                line.tokens[$0].kind == .number && (5...6).contains(line.tokens[$0].length)
            }),
            (1990...2089).contains(line.tokens[glued].value / (line.tokens[glued].length == 5 ? 10 : 100))
        else { return nil }
        let token = line.tokens[glued]
        let before = line.text(from: line.tokens[range.lowerBound].start, to: token.start + 4)
        if token.length == 5 { return glued + 1 == range.upperBound ? before : nil }
        return "\(before) \(line.text(from: token.start + 4, to: line.tokens[range.upperBound - 1].end))"
    }
}
