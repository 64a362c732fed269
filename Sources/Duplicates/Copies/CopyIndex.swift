/// What is remembered of an article to find and judge its copies.
public struct IndexedArticle: Sendable {
    public var source: String
    public var title: String?
    public var text: String
    /// The article this one is a copy of, itself when of none: equal for all copies of one text.
    public var group: Int

    public init(source: String, title: String?, text: String, group: Int) {
        self.source = source
        self.title = title
        self.text = text
        self.group = group
    }
}

/// Where the sketches of articles are kept, in memory or in a store.
///
/// Articles are known by their place, which grows in the order of arrival.
public protocol CopyIndex {
    /// Places of articles whose sketches share at least `count` keys with `sketch`: those that share most first, the
    /// earlier first among equals, at most `limit`.
    ///
    /// A key that many articles have finds none.
    func places(sharing sketch: Sketch, atLeast count: Int, limit: Int) throws -> [Int]

    /// What is remembered of the article at a place; nil when it is no longer kept.
    func article(at place: Int) throws -> IndexedArticle?

    /// The passages of a source's recent articles.
    func boilerplate(of source: String) throws -> Boilerplate
}
