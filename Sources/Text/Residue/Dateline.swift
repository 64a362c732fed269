import News

import struct Foundation.Date

/// The opening of an agency's report: `RABAT, 24 nov (MAP) -`, `Paris (AFP) –`.
///
/// It stays in the text: it is the agency's own first words.
struct Dateline {
    let agency: String
    /// What stands between the place and the agency, such as `24 nov`; nil when nothing does.
    private let day: String?

    /// Whether nothing follows: the report begins in the next paragraph.
    let isAlone: Bool

    /// Nil for a paragraph that opens otherwise.
    init?(_ text: String) {
        if let opening = Self.afterAgency(text) {
            self = opening
            return
        }
        guard text.utf8.prefix(80).contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }) else { return nil }
        let line = Line(text, limit: 80)
        let tokens = line.tokens
        guard let first = tokens.first, first.kind == .word, first.isCapital || first.isCaseless,
            let open = tokens.prefix(10).firstIndex(where: { $0.kind == .mark && $0.mark == .open }),
            let close = tokens.prefix(16).firstIndex(where: { $0.kind == .mark && $0.mark == .close }),
            open + 1 < close, close + 1 < tokens.count
        else { return nil }
        var after = tokens.dropFirst(close + 1)
        // Spanish agencies put a stop before the dash: `(EFE).-`.
        if let stop = after.first, stop.mark == .stop, !stop.isSpaced { after = after.dropFirst() }
        guard let mark = after.first, mark.kind == .mark, mark.mark == .dash || mark.mark == .colon else { return nil }
        isAlone = after.allSatisfy { $0.kind == .mark }
        // Before the bracket stand a place and perhaps a day, no sentence.
        let place = tokens[..<open]
        guard place.allSatisfy({ $0.kind != .mark || $0.mark == .comma || $0.mark == .stop || $0.mark == .slash }),
            Names.isAgency(line, open + 1..<close)
                || close - open == 2 && Self.isInitials(tokens[open + 1]) && Self.endsInDay(tokens[..<open])
        else { return nil }
        agency = line.text(of: open + 1..<close)
        let comma = place.firstIndex { $0.kind == .mark && $0.mark == .comma }
        let dayStart = comma.map { $0 + 1 } ?? place.firstIndex { $0.kind == .number }
        day = dayStart.flatMap { $0 < open ? line.text(of: $0..<open) : nil }
    }

    private init(agency: String, day: String?, isAlone: Bool) {
        self.agency = agency
        self.day = day
        self.isAlone = isAlone
    }

    /// Capitals as agencies abbreviate their names, which count where a day stands before them.
    private static func isInitials(_ token: Token) -> Bool { token.isUpper && (3...5).contains(token.length) }

    private static func endsInDay(_ place: ArraySlice<Token>) -> Bool {
        place.contains { DateWords.isMonth($0) } && place.contains { $0.kind == .number }
    }

    /// The Italian order, the agency first: `(ANSA) - ROMA, 25 NOV - `.
    private static func afterAgency(_ text: String) -> Dateline? {
        guard text.utf8.first == 0x28 else { return nil }
        let line = Line(text, limit: 80)
        let tokens = line.tokens
        guard let close = tokens.prefix(4).firstIndex(where: { $0.kind == .mark && $0.mark == .close }), close > 1,
            Names.isAgency(line, 1..<close), close + 2 < tokens.count, tokens[close + 1].mark == .dash,
            let dash = tokens.prefix(16).dropFirst(close + 2).firstIndex(where: { $0.mark == .dash }),
            tokens[close + 2].kind == .word, tokens[close + 2].isCapital,
            tokens[(close + 2)..<dash].allSatisfy({ $0.kind != .mark || $0.mark == .comma || $0.mark == .stop })
        else { return nil }
        let day = tokens[(close + 2)..<dash].firstIndex { $0.kind == .number }.map { line.text(of: $0..<dash) }
        let isAlone = tokens[dash...].allSatisfy { $0.kind == .mark }
        return Dateline(agency: line.text(of: 1..<close), day: day, isAlone: isAlone)
    }

    /// The day of the report; one without a year is the last such day before the text was seen.
    ///
    /// Nil without a day, and for one without a year when nobody knows when the text was seen.
    func date(_ dates: DateReader, observed: Date?) -> StatedDate? {
        guard let day else { return nil }
        if let date = dates.read(day) { return date.precision == .month || date.precision == .year ? nil : date }
        return YearlessDate(dates: dates, observed: observed)
            .read(Line(day.hasSuffix(".") ? String(day.dropLast()) : day))
    }
}
