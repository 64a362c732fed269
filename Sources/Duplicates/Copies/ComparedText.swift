/// The words of an article as they are compared first: of most pairs that share some words by chance no more is asked.
struct ComparedText: Sendable {
    let article: FoldedArticle
    let source: String
    let passages: [FoldedText.Passage]
    /// Those that are not the source's repeated ones.
    let ownPassages: [FoldedText.Passage]
    /// Of all passages, and of the own ones.
    let all: Shingles
    let own: Shingles

    init(_ article: FoldedArticle, source: String, boilerplate: Boilerplate) {
        self.article = article
        self.source = source
        passages = article.passages
        ownPassages = passages.filter { !boilerplate.contains($0.key) }
        all = Self.shingles(article.text, article.text.words, passages)
        let isAllOwn = ownPassages.count == passages.count
        own = isAllOwn ? all : Self.shingles(article.text, article.text.words, ownPassages)
    }

    static func shingles(
        _ text: FoldedText,
        _ words: [UInt64],
        _ passages: [FoldedText.Passage]
    ) -> Shingles {
        let (taken, flags) = text.parts(passages, of: words)
        var hashes: [UInt64] = []
        hashes.reserveCapacity(taken.count)
        Shingles.each(in: taken, flags) { hashes.append($0) }
        return Shingles(hashes)
    }
}
