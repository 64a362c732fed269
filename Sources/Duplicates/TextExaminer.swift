import Foundation
public import News

/// Examines articles as a store takes them in: copies, direction, story, class of change.
///
/// What it remembers is only read from the index and kept there: after a kill it goes on as if there had been none.
public struct TextExaminer: Examiner, Sendable {
    private var finder = CopyFinder()
    private var boilerplates: [String: Boilerplate] = [:]
    /// The source of the article examined last, which the next one mostly comes from as well; it is not among the others.
    private var last: (source: String, passages: Boilerplate)?
    private var changed: Set<String> = []
    private var stories = StoryDesk()

    /// Sources whose passages are remembered between transactions.
    private static let mostSources = 32
    /// Fewer words prove a copy only together with the time.
    private static let provingWords = 25

    public init() {}

    public mutating func forget() { self = TextExaminer() }

    public mutating func settle(in index: any ArticleIndex) throws {
        putLast()
        for source in changed.sorted() {
            try index.keep(boilerplates[source]?.bytes, as: Self.note(of: source))
        }
        changed = []
        try stories.settle(in: index)
        if boilerplates.count > Self.mostSources { boilerplates = [:] }
    }

    public mutating func examine(
        _ article: Article,
        revising number: Int64?,
        in index: any ArticleIndex
    ) throws -> Examination {
        try examine(article, FoldedArticle(title: article.title, text: article.text), revising: number, in: index)
    }

    public func previewer(of source: Source.ID) -> (any ArticlePreviewer)? {
        let known = last.flatMap { $0.source == source.rawValue ? $0.passages : nil } ?? boilerplates[source.rawValue]
        return TextPreviewer(finder: finder, boilerplate: known ?? Boilerplate())
    }

    public mutating func examine(
        _ article: Article,
        previewed preview: ArticlePreview,
        revising number: Int64?,
        in index: any ArticleIndex
    ) throws -> Examination {
        guard let folded = preview.reading as? FoldedArticle else {
            return try examine(article, revising: number, in: index)
        }
        return try examine(article, folded, revising: number, in: index)
    }

    private mutating func examine(
        _ article: Article,
        _ folded: FoldedArticle,
        revising number: Int64?,
        in index: any ArticleIndex
    ) throws -> Examination {
        let source = article.source.rawValue
        var boilerplate = try takePassages(of: source, in: index)
        let sketch = folded.sketch(without: boilerplate)
        var examination = Examination()
        examination.sketch = sketch.keys
        var group = article.id.hash
        if let number {
            if let earlier = try index.article(number) {
                let change = RevisionComparison(earlier, article, folded).change
                examination.change = change
                group = (earlier.original ?? earlier.id).hash
                // A few other words do not make it another's text.
                if earlier.original == nil, change.bringsText,
                    let known = try counterpart(of: article, folded, sketch, boilerplate, besides: group, in: index)
                {
                    examination.note(known, CopyDirection(ofRevision: article, against: known.root))
                    group = known.root.id.hash
                }
            }
        } else if let known = try counterpart(of: article, folded, sketch, boilerplate, in: index) {
            examination.note(known, CopyDirection(of: article, against: known.root))
            group = known.root.id.hash
        }
        if number == nil, examination.story == nil {
            let found = try stories.story(of: article, folded, without: boilerplate, in: index)
            examination.story = found?.story
            examination.merge = found?.merge
        }
        boilerplate.learn(folded.passages, group: group)
        last = (source, boilerplate)
        return examination
    }

    private func counterpart(
        of article: Article,
        _ folded: FoldedArticle,
        _ sketch: Sketch,
        _ boilerplate: Boilerplate,
        besides group: UInt64? = nil,
        in index: any ArticleIndex
    ) throws -> (root: ExaminedArticle, similarity: Double)? {
        let known = IndexedArticle(source: article.source.rawValue, title: article.title, text: article.text, group: 0)
        let stored = StoredCopies(index: index, boilerplates: boilerplates)
        let match = try finder.match(
            of: known,
            folded: folded,
            sketch: sketch,
            boilerplate: boilerplate,
            besides: group.map { Int(truncatingIfNeeded: $0) },
            in: stored
        )
        guard let match, let found = try index.article(Int64(match.place)) else { return nil }
        if folded.wordCount < Self.provingWords, Self.areOfOtherDays(article, found) { return nil }
        guard let original = found.original, let root = try index.article(id: original) else {
            return (found, match.similarity)
        }
        return (root, match.similarity)
    }

    /// Whether two short texts were published at moments too far apart to be one: “No bulletin tonight” is said again.
    private static func areOfOtherDays(_ article: Article, _ known: ExaminedArticle) -> Bool {
        guard let mine = article.published, let its = known.published else { return false }
        let most = article.source == known.source ? 12.0 * 3600 : 48 * 3600
        return abs(mine.instant.timeIntervalSince(its.instant)) > most
    }

    /// Takes a source's passages out, to be changed without a copy.
    private mutating func takePassages(of source: String, in index: any ArticleIndex) throws -> Boilerplate {
        if let last, last.source == source {
            self.last = nil
            return last.passages
        }
        putLast()
        if let known = boilerplates.removeValue(forKey: source) { return known }
        return try index.note(Self.note(of: source)).map(Boilerplate.init(bytes:)) ?? Boilerplate()
    }

    private mutating func putLast() {
        guard let last else { return }
        boilerplates[last.source] = last.passages
        changed.insert(last.source)
        self.last = nil
    }

    static func note(of source: String) -> String { "passages/" + source }
}

/// Folds texts, and makes the sketches they have if their source's passages stay as they are.
private struct TextPreviewer: ArticlePreviewer {
    let finder: CopyFinder
    let boilerplate: Boilerplate

    func preview(_ article: Article) -> ArticlePreview {
        let folded = FoldedArticle(title: article.title, text: article.text)
        let sketch = folded.sketch(without: boilerplate)
        return ArticlePreview(keys: sketch.keys, leastShared: finder.leastShared(of: sketch), reading: folded)
    }
}

/// The store's index as the finder of copies sees it.
private struct StoredCopies: CopyIndex {
    let index: any ArticleIndex
    let boilerplates: [String: Boilerplate]

    func places(sharing sketch: Sketch, atLeast count: Int, limit: Int) throws -> [Int] {
        try index.articles(sharing: sketch.keys, atLeast: count, limit: limit).map { Int($0) }
    }

    func article(at place: Int) throws -> IndexedArticle? {
        try index.article(Int64(place)).map { article in
            IndexedArticle(
                source: article.source.rawValue,
                title: article.title,
                text: article.text,
                group: Int(truncatingIfNeeded: (article.original ?? article.id).hash)
            )
        }
    }

    func boilerplate(of source: String) throws -> Boilerplate {
        if let known = boilerplates[source] { return known }
        return try index.note(TextExaminer.note(of: source)).map(Boilerplate.init(bytes:)) ?? Boilerplate()
    }
}

extension Examination {
    fileprivate mutating func note(
        _ known: (root: ExaminedArticle, similarity: Double),
        _ direction: CopyDirection
    ) {
        counterpart = known.root.id
        similarity = known.similarity
        isOriginal = direction.isOriginal
        evidence = direction.evidence
        story = known.root.story
    }
}

extension RevisionChange {
    /// Whether there is text in it that was not there before, more than some words.
    fileprivate var bringsText: Bool { self == .rewritten || self == .revised || self == .extended }
}

extension Article.ID {
    /// The ID's own digits, which are evenly spread.
    var hash: UInt64 { UInt64(rawValue, radix: 16) ?? Mix.finish(FoldedText(rawValue).key) }
}
