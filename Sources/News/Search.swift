/// What to look for in the articles' words, and among which articles.
public struct SearchQuery: Sendable, Hashable {
    /// Words, phrases and operators.
    public var words: SearchWords
    /// The articles to look among; its order plays no part.
    public var among: ArticleQuery
    public init(_ words: SearchWords, among: ArticleQuery = ArticleQuery()) {
        self.words = words
        self.among = among
    }
}

/// An article that has the words.
public struct SearchHit: Sendable, Hashable {
    /// Stand around the words that were found, in `title` and `excerpt`; no text of an article has them.
    public static let start = "\u{2}"
    public static let end = "\u{3}"

    public var article: Article
    /// The better the hit, the larger.
    public var score: Double
    /// The title, its found words marked.
    public var title: String?
    /// The part of the text that has most of the words, these marked.
    public var excerpt: String

    public init(article: Article, score: Double, title: String?, excerpt: String) {
        self.article = article
        self.score = score
        self.title = title
        self.excerpt = excerpt
    }
}

/// Finds articles by their words.
public protocol StoreSearch: Sendable {
    /// The best hits first: by BM25, in which a word of the title counts eight times, one of the subtitle three times.
    ///
    /// With a limit, only the ten thousand newest of the articles that have the words are weighed.
    ///
    /// - Throws: `StoreError` also when the query's operators make no sense.
    func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit]
}
