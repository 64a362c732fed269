public import struct Foundation.Date

/// How an article came to be what it is.
public struct ArticleTrail: Sendable {
    /// An article with the same text, or part of it.
    public struct Relative: Sendable, Hashable {
        public var id: Article.ID
        public var source: Source.ID
        public var title: String?
        public var similarity: Double?
        public init(id: Article.ID, source: Source.ID, title: String?, similarity: Double?) {
            self.id = id
            self.source = source
            self.title = title
            self.similarity = similarity
        }
    }

    public var article: Article
    /// The visit that saw it first, while the logbook still has it.
    public var firstVisit: VisitRecord?
    /// The entries that lead to it, those of its own source first.
    public var entries: [EntryTrace] = []
    /// Why its page's words are not its text, when a page was to be read.
    public var pageNote: String?
    /// What it was read from, as far as that is kept as it was received.
    public var documents: [RawRecord] = []
    /// Why the article it copies is held for the original.
    public var evidence: Examination.Evidence?
    /// The article it is a copy of.
    public var original: Relative?
    /// Its copies, at most a hundred.
    public var copies: [Relative] = []
    public var revisions: [Revision] = []
    public var story: Story?
    /// When it is looked for again at its page, and what the last look told; nil when it is not.
    public var recheck: RecheckPlan?
    /// The readers of the stream, which have it when their places are not before its own.
    public var readers: [Reader] = []

    public init(_ article: Article) { self.article = article }
}

/// An entry of a source, and the article it led to.
public struct EntryTrace: Sendable, Hashable {
    public var source: Source.ID
    /// Its name, behind what kind of name it is: `guid:`, `url:`, `text:`.
    public var entry: String
    /// Nil when the article is kept no more, or there never was one.
    public var article: Article.ID?
    public var lastSeen: Date
    public init(source: Source.ID, entry: String, article: Article.ID?, lastSeen: Date) {
        self.source = source
        self.entry = entry
        self.article = article
        self.lastSeen = lastSeen
    }
}
