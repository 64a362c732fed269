package import News

package import struct Foundation.Date
package import struct Foundation.TimeZone

/// What the words of one short passage say of its part in a page, for those who judge by markup as well.
///
/// Nothing here decides: families have false friends in real sentences.
package struct PassageReading {
    /// What a passage says that is a byline as a whole.
    package struct Byline {
        package var authors: [String]
        package var published: StatedDate?
        package var updated: StatedDate?
        package var section: String?
        package var tags: [String]
        package var via: Via?
        package var rule: Rule
        /// Whether the date of publication is called so.
        package var isPublicationLabelled: Bool
    }

    private let line: Line

    /// Reads a passage that is clean (`Typography.clean`); only its first 2 KiB count.
    package init(_ text: String) { line = Line(text) }

    /// Letters, digits and marks.
    package var length: Int { line.length }
    package var endsLikeSentence: Bool { line.endsLikeSentence }
    /// Whether it is nothing but marks.
    package var isEmpty: Bool { line.tokens.allSatisfy { $0.kind == .mark } }

    /// The family that the passage as a whole belongs to by its words; nil when it may well be text.
    ///
    /// `isInBody` says whether article text went before it.
    package func family(isInBody: Bool) -> Rule? { LineRules.rule(for: line, isInBody: isInBody) }

    /// Whether it opens like a note of the newsroom on the article: where it first stood, who helped, what is missing.
    package var opensNote: Bool { PageNote.opens(line) }

    /// Whether it stands in the place of something that the page may not load, or under a film.
    package var standsForMedia: Bool { PageNote.standsForEmbed(line) || PageNote.endsWithRunningTime(line) }

    /// Whether it announces other articles, that is, a list may follow.
    package var announcesOthers: Bool { LineRules.isRelatedHeading(line) }

    /// The fields of a passage that is nothing but fields.
    ///
    /// With `isStrict` a preposition and a name (`Par X`) are not enough. Relative dates need `observed`.
    package func byline(isStrict: Bool, dates: DateReader, observed: Date?, zone: TimeZone?) -> Byline? {
        var reader = FieldReader(line, dates: dates, observed: observed, zone: zone)
        guard let fields = reader.read(isStrict: isStrict) else { return nil }
        return Byline(
            authors: fields.authors,
            published: fields.published,
            updated: fields.updated,
            section: fields.section,
            tags: fields.tags,
            via: fields.via,
            rule: fields.rule,
            isPublicationLabelled: fields.isPublicationLabelled
        )
    }

    /// The people that the passage names, when it is spelt as nothing but names; nil otherwise.
    ///
    /// `isLabelled` says that something else tells that these are names.
    package func names(isLabelled: Bool) -> [String]? {
        guard !line.tokens.isEmpty else { return nil }
        return Names.read(line, line.tokens.indices, isLabelled: isLabelled)
    }

    /// Whether it opens with a person's name and tells next what that person is.
    package var introducesPerson: Bool { Names.introducesPerson(line) }

    /// Whether it names a newsletter, a network or another way to follow a publisher.
    package var namesChannel: Bool { line.tokens.contains { LineRules.channels.contains($0) } }

    /// Whether all of it names news agencies or newsrooms.
    package var isAgency: Bool { Names.isAgency(line, line.tokens.indices) }
}
