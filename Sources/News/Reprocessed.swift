public import struct Foundation.Date

/// An article as today's rules read it from the documents that gave its present text.
public struct Reprocessed: Sendable {
    /// The article and its documents, as they were when they were read.
    public var link: RawLink
    /// The source whose document it was.
    public var source: Source.ID
    /// What the archive has of the article, and what is to stand in its place.
    public var before: Article
    public var after: Candidate
    /// Why its page's words are not its text.
    public var pageNote: String?

    public init(link: RawLink, source: Source.ID, before: Article, after: Candidate, pageNote: String?) {
        self.link = link
        self.source = source
        self.before = before
        self.after = after
        self.pageNote = pageNote
    }

    /// Whether title or text change, and not only what is said about them.
    public var changesText: Bool { before.digest != after.article.digest }
}

/// A store whose articles can be read again.
public protocol ReprocessingStore: Sendable {
    /// Puts the articles in the place of what is stored, all in one transaction, and tells them as reprocessed.
    ///
    /// One that changed meanwhile, or is read from other documents by now, stays as it is.
    ///
    /// - Returns: those that were stored.
    func reprocess(_ articles: [Reprocessed], at now: Date) async throws(StoreError) -> [Article.ID]
}
