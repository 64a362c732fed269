import News

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Takes out of an article's paragraphs what belongs to the site: bylines, counters, share bars, ads, appeals, notes.
///
/// The rules are pattern families in French, English, Spanish, German, Portuguese, Italian, Dutch and Arabic, judged
/// on short passages; no family takes out a long sentence.
public struct Residue {
    /// The text without its residue, and what the residue said.
    ///
    /// - Parameters:
    ///   - paragraphs: clean of markup and of stray characters (`Typography.clean`), in order.
    ///   - language: the article's, BCP 47; nil finds it out where it matters.
    ///   - title: when known, so that a first paragraph that only repeats it goes.
    ///   - observed: when the text was seen; without it no relative date is read.
    ///   - zone: of dates written without one; UTC when nil.
    /// - Returns: the paragraphs that stay, and what the others said.
    public static func clean(
        _ paragraphs: [String],
        language: String? = nil,
        title: String? = nil,
        observed: Date? = nil,
        zone: TimeZone? = nil
    ) -> CleanText {
        var pass = ResiduePass(paragraphs, language: language, observed: observed, zone: zone)
        pass.run()
        if let title { pass.dropRepeated(title: title) }
        var result = pass.learnt
        result.paragraphs = pass.kept.map { pass.passages[$0].text }
        result.removed = pass.removals
        return result
    }
}
