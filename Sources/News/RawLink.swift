/// The documents that an article's present text was read from, by the entry that led to it.
public struct RawLink: Sendable, Hashable {
    public var article: Article.ID
    public var entry: String
    public var feed: RawDocument.ID?
    /// The first page, when the article was read from its own.
    public var page: RawDocument.ID?

    public init(article: Article.ID, entry: String, feed: RawDocument.ID?, page: RawDocument.ID?) {
        self.article = article
        self.entry = entry
        self.feed = feed
        self.page = page
    }
}
