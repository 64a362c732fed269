/// Finds the article that another is a copy of.
struct CopyFinder: Sendable {
    /// An earlier article with the same text, whole or in good part.
    struct Match: Sendable {
        var place: Int
        /// How much of the smaller text stands in the larger, 0…1.
        var similarity: Double
        /// The match's own group.
        var group: Int
    }

    var judge = CopyJudge()
    /// Keys two sketches must share before their texts are compared.
    var leastSharedKeys = 2
    /// Texts compared with one article, at most.
    var mostCandidates = 25

    /// The best match in the index; nil when the text is new.
    func match(
        of article: IndexedArticle,
        folded: FoldedArticle,
        sketch: Sketch,
        boilerplate: Boilerplate,
        in index: some CopyIndex
    ) throws -> Match? {
        guard !sketch.keys.isEmpty else { return nil }
        let least = max(1, min(leastSharedKeys, sketch.keys.count / 2))
        let places = try index.places(sharing: sketch, atLeast: least, limit: mostCandidates)
        guard !places.isEmpty else { return nil }
        let own = Comparand(folded, source: article.source, boilerplate: boilerplate)
        var best: Match?
        for place in places {
            guard let other = try index.article(at: place) else { continue }
            let passages = other.source == article.source ? boilerplate : try index.boilerplate(of: other.source)
            let otherFolded = FoldedArticle(title: other.title, text: other.text)
            let compared = Comparand(otherFolded, source: other.source, boilerplate: passages)
            var similarity = judge.similarity(of: own, to: compared)
            if similarity == nil, folded.hasLosses || otherFolded.hasLosses {
                similarity = judge.similarity(of: lossy(article, boilerplate), to: lossy(other, passages))
            }
            if let similarity, similarity > best?.similarity ?? 0 {
                best = Match(place: place, similarity: min(similarity, 1), group: other.group)
            }
        }
        return best
    }

    private func lossy(_ article: IndexedArticle, _ boilerplate: Boilerplate) -> Comparand {
        Comparand(
            FoldedArticle(title: article.title, text: article.text, isLossy: true),
            source: article.source,
            boilerplate: boilerplate
        )
    }
}

extension FoldedArticle {
    /// Whether letters of the text were lost on its way.
    fileprivate var hasLosses: Bool { title.losses + text.losses >= 3 }
}
