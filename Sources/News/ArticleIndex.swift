/// What a store keeps so that copies and stories can be found, asked within the transaction that stores an article.
///
/// Articles go by number, which grows in the order they were stored. What the examiner keeps in notes means nothing to
/// the store.
public protocol ArticleIndex {
    /// Articles whose sketches share at least `count` keys with `keys`: those that share most first, the earlier first
    /// among equals, at most `limit`. A key that many articles have finds none.
    func articles(sharing keys: [UInt64], atLeast count: Int, limit: Int) throws -> [Int64]

    /// What is stored of an article; nil when it is no longer kept.
    func article(_ number: Int64) throws -> ExaminedArticle?

    /// The same by ID.
    func article(id: Article.ID) throws -> ExaminedArticle?

    /// A note by its name; nil when there is none.
    func note(_ name: String) throws -> [UInt8]?

    /// Keeps a note, in place of one with the same name; nil takes it away.
    func keep(_ note: [UInt8]?, as name: String) throws

    /// The stories touched last, at most `limit`, the latest last.
    func stories(limit: Int) throws -> [Story]

    /// Keeps a story, in place of what was kept of it before, and returns where.
    func keep(_ story: Story) throws -> Int64
}

/// What an examiner needs to know of a stored article.
public struct ExaminedArticle: Sendable {
    public var id: Article.ID
    public var source: Source.ID
    public var title: String?
    public var text: String
    public var url: String?
    public var site: String?
    public var via: Via?
    public var published: StatedDate?
    /// The article this one is a copy of.
    public var original: Article.ID?
    public var story: String?

    public init(id: Article.ID, source: Source.ID, text: String) {
        self.id = id
        self.source = source
        self.text = text
    }
}

/// What a look at an article's text found, to be stored with it.
public struct Examination: Sendable {
    /// Why one of two articles is held for the original.
    public enum Evidence: String, Sendable, Codable {
        /// The copy names the original's publisher.
        case via
        /// The original was published before.
        case published
        /// Nothing else is known: the original came first.
        case arrival
    }

    /// The keys by which copies of it will be found, ascending, each below 2⁴⁰.
    public var sketch: [UInt64] = []
    /// The article that has the same text, whole or in good part: the original of its kind, never a copy itself.
    public var counterpart: Article.ID?
    /// How much of the smaller text stands in the larger, 0…1.
    public var similarity: Double?
    /// Whether the examined article is the original and the counterpart, with its copies, its copy.
    public var isOriginal = false
    public var evidence: Evidence?
    public var story: String?
    /// Two stories that this article showed to be one.
    public var merge: StoryMerge?
    /// What a revision changes.
    public var change: RevisionChange?
    public init() {}
}

/// What a new text of an article changes of the one before.
public enum RevisionChange: String, Sendable, Codable {
    /// Spaces, quotes, marks: every word is the same.
    case typography
    /// The title only.
    case title
    /// Numbers only.
    case numbers
    /// A few words.
    case correction
    /// The whole earlier text is in the new one.
    case extended
    /// The whole new text was in the earlier one.
    case shortened
    /// Less than half of the text stayed.
    case rewritten
    case revised
}

/// Looks at the texts of articles as they are stored: which are copies, and which story they belong to.
///
/// An examiner remembers what it read of the index. A store uses one from one place at a time, and has it `forget` when
/// a transaction failed or another process wrote.
public protocol Examiner {
    /// Examines an article that is about to be stored.
    ///
    /// `number` is the stored article whose text it revises; nil for a new one.
    mutating func examine(_ article: Article, revising number: Int64?, in index: any ArticleIndex) throws -> Examination

    /// Reads articles of a source beforehand, on another thread; nil from an examiner that has no use for that.
    func previewer(of source: Source.ID) -> (any ArticlePreviewer)?

    /// Does what `examine(_:revising:in:)` does of an article that was read beforehand.
    mutating func examine(
        _ article: Article,
        previewed: ArticlePreview,
        revising number: Int64?,
        in index: any ArticleIndex
    ) throws -> Examination

    /// Keeps in the index what later examinations need, before the transaction ends.
    mutating func settle(in index: any ArticleIndex) throws

    /// Forgets everything that was not kept in the index.
    mutating func forget()
}

extension Examiner {
    public func previewer(of source: Source.ID) -> (any ArticlePreviewer)? { nil }

    public mutating func examine(
        _ article: Article,
        previewed: ArticlePreview,
        revising number: Int64?,
        in index: any ArticleIndex
    ) throws -> Examination {
        try examine(article, revising: number, in: index)
    }
}

/// Does what can be done of an examination before the article's turn, on any thread.
public protocol ArticlePreviewer: Sendable {
    func preview(_ article: Article) -> ArticlePreview
}

/// What was read of an article before its turn.
public struct ArticlePreview: Sendable {
    /// The keys that the examiner will most likely ask for.
    public var keys: [UInt64]
    /// How many of them it wants an article to share.
    public var leastShared: Int
    /// What the examiner itself makes use of.
    public var reading: any Sendable

    public init(keys: [UInt64], leastShared: Int, reading: any Sendable) {
        self.keys = keys
        self.leastShared = leastShared
        self.reading = reading
    }
}
