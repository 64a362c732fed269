/// Judges a stream of articles in the order of their arrival, each by those before it.
///
/// The first to arrive is the original of its copies, whoever wrote it.
public struct StreamJudge {
    /// An article of the stream.
    public struct Item: Sendable {
        public var source: String
        /// In its normal form; nil when the article has none.
        public var address: String?
        public var title: String?
        public var text: String
        /// Of title and text as published, by which an unchanged article is known.
        public var contentKey: UInt64
        /// Seconds since 1970.
        public var published: Double

        public init(
            source: String,
            address: String?,
            title: String?,
            text: String,
            contentKey: UInt64,
            published: Double
        ) {
            self.source = source
            self.address = address
            self.title = title
            self.text = text
            self.contentKey = contentKey
            self.published = published
        }
    }

    /// What an article is.
    public struct Finding: Sendable {
        public enum Verdict: String, Sendable { case new, exact, revision, copy }
        public var verdict: Verdict
        /// The place in the stream of the article it repeats or revises.
        public var of: Int?
        /// 0…1.
        public var similarity: Double
        public var story: Int
    }

    private var index = MemoryIndex()
    private var finder = CopyFinder()
    private var shelf = StoryShelf()
    private var frequencies = TermFrequencies()

    private struct Version {
        var place: Int
        var contentKey: UInt64
    }

    private var byAddress: [String: Version] = [:]
    private var byContent: [UInt64: Int] = [:]
    private var stories: [Int] = []
    /// The places in the stream of what the index holds, and the groups of all that came.
    private var indexed: [Int] = []
    private var groups: [Int] = []

    public init() {}

    public mutating func judge(_ item: Item) -> Finding {
        let article = FoldedArticle(title: item.title, text: item.text)
        let key = item.contentKey
        var boilerplate = index.boilerplate(of: item.source)
        let sketch = article.sketch(without: boilerplate)
        let place = groups.count
        var indexable = IndexedArticle(source: item.source, title: item.title, text: item.text, group: place)
        var finding = known(item, key) ?? Finding(verdict: .new, of: nil, similarity: 0, story: 0)
        if finding.verdict == .new,
            let match = try? finder.match(
                of: indexable,
                folded: article,
                sketch: sketch,
                boilerplate: boilerplate,
                in: index
            )
        {
            finding = Finding(verdict: .copy, of: indexed[match.place], similarity: match.similarity, story: 0)
        }
        finding.story = finding.of.map { stories[$0] } ?? story(of: article, item, boilerplate)
        stories.append(finding.story)
        groups.append(finding.of.map { groups[$0] } ?? place)
        if finding.verdict != .exact {
            indexable.group = groups[place]
            boilerplate.learn(article.passages, group: UInt64(groups[place]))
            index.add(indexable, sketch, boilerplate: boilerplate)
            indexed.append(place)
        }
        if let address = item.address { byAddress[address] = Version(place: place, contentKey: key) }
        if byContent[key] == nil { byContent[key] = place }
        return finding
    }

    private func known(_ item: Item, _ key: UInt64) -> Finding? {
        if let address = item.address, let version = byAddress[address] {
            let isSame = version.contentKey == key
            return Finding(
                verdict: isSame ? .exact : .revision,
                of: version.place,
                similarity: isSame ? 1 : 0.9,
                story: 0
            )
        }
        return byContent[key].map { Finding(verdict: .exact, of: $0, similarity: 1, story: 0) }
    }

    private mutating func story(of article: FoldedArticle, _ item: Item, _ boilerplate: Boilerplate) -> Int {
        let terms = StoryTerms(article, without: boilerplate)
        frequencies.learn(terms.terms.lazy.map(\.term))
        frequencies.age()
        let vector = StoryVector(terms, in: frequencies)
        return Int(shelf.place(vector, article: "\(stories.count)", published: item.published).placed.story.id) ?? 0
    }
}
