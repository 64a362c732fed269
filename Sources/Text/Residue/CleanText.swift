public import News

/// Paragraphs without what the site wrapped around them, and what the wrapping said.
public struct CleanText: Sendable {
    /// What is left, in order.
    public var paragraphs: [String] = []
    /// What was taken out, in order, each by its rule.
    public var removed: [Removal] = []
    /// The article's title, when a re-posting note (“The post … appeared first on …”) gives it.
    public var title: String?
    /// The publisher the text was taken from, when a note, a source line or an agency byline says so.
    public var via: Via?
    public var authors: [String] = []
    public var section: String?
    public var tags: [String] = []
    public var published: StatedDate?
    public var updated: StatedDate?
}
