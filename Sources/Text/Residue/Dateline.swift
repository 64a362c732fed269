import News

import struct Foundation.Date

/// The opening of an agency's report: `RABAT, 24 nov (MAP) -`, `Paris (AFP) –`.
///
/// It stays in the text: it is the agency's own first words.
struct Dateline {
    let agency: String
    /// What stands between the place and the agency, such as `24 nov`; nil when nothing does.
    private let day: String?

    /// Nil for a paragraph that opens otherwise.
    init?(_ text: String) {
        guard text.utf8.prefix(80).contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }) else { return nil }
        let line = Line(text, limit: 80)
        let tokens = line.tokens
        guard let first = tokens.first, first.kind == .word, first.isCapital || first.isCaseless,
            let open = tokens.prefix(10).firstIndex(where: { $0.kind == .mark && $0.mark == .open }),
            let close = tokens.prefix(16).firstIndex(where: { $0.kind == .mark && $0.mark == .close }),
            open + 1 < close, close + 1 < tokens.count
        else { return nil }
        let after = tokens[close + 1]
        guard after.kind == .mark, after.mark == .dash || after.mark == .colon else { return nil }
        // Before the bracket stand a place and perhaps a day, no sentence.
        let place = tokens[..<open]
        guard place.allSatisfy({ $0.kind != .mark || $0.mark == .comma || $0.mark == .stop || $0.mark == .slash }),
            Names.isAgency(line, open + 1..<close)
        else { return nil }
        agency = line.text(of: open + 1..<close)
        let comma = place.firstIndex { $0.kind == .mark && $0.mark == .comma }
        let dayStart = comma.map { $0 + 1 } ?? place.firstIndex { $0.kind == .number }
        day = dayStart.flatMap { $0 < open ? line.text(of: $0..<open) : nil }
    }

    /// The day of the report; one without a year is the last such day before the text was seen.
    ///
    /// Nil without a day, and for one without a year when nobody knows when the text was seen.
    func date(_ dates: DateReader, observed: Date?) -> StatedDate? {
        guard let day else { return nil }
        if let date = dates.read(day) { return date.precision == .month || date.precision == .year ? nil : date }
        guard let observed,
            let year = Int(StatedDate(instant: observed, precision: .year, raw: "").formatted.prefix(4))
        else { return nil }
        for year in [year, year - 1] {
            guard let date = dates.read("\(day.hasSuffix(".") ? String(day.dropLast()) : day) \(year)") else {
                continue
            }
            if date.instant <= observed {
                return StatedDate(instant: date.instant, precision: date.precision, raw: day)
            }
        }
        return nil
    }
}
