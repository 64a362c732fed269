public import News

public import struct Text.RobotsDirectives

/// An article's page taken apart.
///
/// Absent means unknown: no field is ever filled with a guess.
public struct PageDocument: Sendable, Hashable {
    /// Where the text was found.
    public enum TextOrigin: String, Sendable { case page, data, feed }

    public var title: String?
    public var subtitle: String?
    public var authors: [String] = []
    public var published: StatedDate?
    public var publishedFrom: Article.DateOrigin?
    public var updated: StatedDate?
    public var section: String?
    public var tags: [String] = []
    public var site: String?
    /// As the page states it, such as `fr` or `ar-MA`.
    public var language: String?
    /// Resolved against the page's base.
    public var canonical: String?
    public var image: String?
    public var via: Via?
    /// Clean paragraphs in order; headings are paragraphs.
    public var paragraphs: [String] = []
    public var textFrom = TextOrigin.page
    /// What the page is, when it is no plain one; `paragraphs` then are what it shows.
    public var mark: PageMark?
    /// The addresses that the page calls its next (`rel=next`): perhaps the article's next page.
    public var followers: [String] = []
    /// What the operator's rules did.
    public var ruleEffects: [RuleEffect] = []
    /// What the page teaches about its site.
    public var lesson = PageLesson()
    /// What the page's `meta` ask of those who list or copy it.
    public var robots = RobotsDirectives()
    /// What stood within the article's text and was taken out, by rule.
    public var removed: [Removal] = []
    /// Whether the page was larger than is read.
    public var isCut = false
    /// The name of the encoding the bytes were read in.
    public var charset = "utf-8"

    public init() {}
}
