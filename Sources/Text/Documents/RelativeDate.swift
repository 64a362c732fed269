public import News

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A date told from the moment somebody looked: “il y a 2 heures”, “yesterday at 19:25”, “منذ ساعتين”.
public enum RelativeDate {
    /// The moment `text` tells, seen at `observed`; nil when the whole text is not a relative date.
    ///
    /// No more exact than what was written: hours give the hour, days the day in `zone` (UTC when nil), weeks and
    /// months the month. French, English, Spanish, German, Italian, Portuguese, Dutch and Arabic.
    public static func read(_ text: String, observed: Date, zone: TimeZone?) -> StatedDate? {
        guard text.utf8.count <= 120 else { return nil }
        let line = Line(text)
        var reader = RelativeDateReader(line: line)
        guard reader.read() else { return nil }
        return reader.date(observed: observed, offset: zone?.secondsFromGMT(for: observed) ?? 0, raw: text)
    }

    /// Whether a word can stand in a relative date; used to find where one ends.
    static func isPart(_ tokens: [Token], at index: Int) -> Int? { RelativePiece.index.match(tokens, at: index)?.count }
}
