/// An index of the articles of one stream, gone with the process.
public struct MemoryIndex: CopyIndex {
    /// A key that more articles have is no sign of a copy.
    static let mostArticlesOfKey = 60

    private var articles: [IndexedArticle] = []
    private var places: [UInt64: [Int32]] = [:]
    private var boilerplates: [String: Boilerplate] = [:]

    public init() {}

    public var count: Int { articles.count }

    public func places(sharing sketch: Sketch, atLeast count: Int, limit: Int) -> [Int] {
        var shared: [Int32: Int] = [:]
        for key in sketch.keys {
            guard let found = places[key], found.count <= Self.mostArticlesOfKey else { continue }
            for place in found { shared[place, default: 0] += 1 }
        }
        return shared.filter { $0.value >= count }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(limit).map { Int($0.key) }
    }

    public func article(at place: Int) -> IndexedArticle? {
        articles.indices.contains(place) ? articles[place] : nil
    }

    public func boilerplate(of source: String) -> Boilerplate {
        boilerplates[source] ?? Boilerplate()
    }

    /// Remembers an article at the next place, and what its source's passages are now.
    public mutating func add(_ article: IndexedArticle, _ sketch: Sketch, boilerplate: Boilerplate) {
        let place = Int32(clamping: articles.count)
        articles.append(article)
        for key in sketch.keys { places[key, default: []].append(place) }
        boilerplates[article.source] = boilerplate
    }
}
