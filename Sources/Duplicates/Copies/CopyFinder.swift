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
    /// How much of what two texts share stands in a third, when it is a template's.
    var shareOfTemplate = 0.7
    /// How much of what is not the template's two texts share when one is a copy of the other.
    var shareOfFacts = 0.9

    /// The best match in the index; nil when the text is new.
    ///
    /// Articles of the `excluded` group are passed over.
    func match(
        of article: IndexedArticle,
        folded: FoldedArticle,
        sketch: Sketch,
        boilerplate: Boilerplate,
        besides excluded: Int? = nil,
        in index: some CopyIndex
    ) throws -> Match? {
        guard !sketch.keys.isEmpty else { return nil }
        let places = try index.places(sharing: sketch, atLeast: leastShared(of: sketch), limit: mostCandidates)
        guard !places.isEmpty else { return nil }
        let text = ComparedText(folded, source: article.source, boilerplate: boilerplate)
        // Made for the first text that may be a copy.
        var known: Comparand?
        var best: Match?
        var likenesses: [Likeness] = []
        for place in places {
            guard let other = try index.article(at: place), other.group != excluded else { continue }
            let passages = other.source == article.source ? boilerplate : try index.boilerplate(of: other.source)
            let otherFolded = FoldedArticle(title: other.title, text: other.text)
            let otherText = ComparedText(otherFolded, source: other.source, boilerplate: passages)
            let haveLosses = folded.hasLosses || otherFolded.hasLosses
            guard haveLosses || judge.mayBeSimilar(text, otherText) else { continue }
            let own = known ?? Comparand(text)
            known = own
            let compared = Comparand(otherText)
            let pair = ComparedPair(own, compared)
            var similarity = judge.similarity(of: pair)
            if similarity == nil, haveLosses {
                similarity = judge.similarity(of: ComparedPair(lossy(article, boilerplate), lossy(other, passages)))
            }
            if pair.shareOfOwn >= judge.containment, pair.sharedOfOwn >= judge.leastShared {
                likenesses.append(Likeness(place: place, group: other.group, article: compared))
            }
            if let similarity, similarity > best?.similarity ?? 0 {
                best = Match(place: place, similarity: min(similarity, 1), group: other.group)
            }
        }
        guard let best, let known, !isOfTemplate(known, best, among: likenesses) else { return nil }
        return best
    }

    /// Keys that another's sketch must share with this one.
    func leastShared(of sketch: Sketch) -> Int { max(1, min(leastSharedKeys, sketch.keys.count / 2)) }

    /// What a text has much of.
    private struct Likeness {
        var place: Int
        var group: Int
        var article: Comparand
    }

    /// Whether what the match has of a text stands, most of it, in another filling of one form with the match: then it is
    /// the form's words, and no sign of a copy unless the rest is the same, too.
    private func isOfTemplate(_ own: Comparand, _ match: Match, among likenesses: [Likeness]) -> Bool {
        guard let one = likenesses.first(where: { $0.place == match.place }) else { return false }
        let shared = own.own.intersection(with: one.article.own)
        return likenesses.contains { other in
            guard other.group != match.group else { return false }
            let common = other.article.own.shared(with: shared)
            guard Double(common) >= shareOfTemplate * Double(shared.count) else { return false }
            let rest = min(
                own.own.count - own.own.shared(with: other.article.own),
                one.article.own.count - one.article.own.shared(with: other.article.own)
            )
            guard Double(shared.count - common) < shareOfFacts * Double(rest) else { return false }
            // Copies of one text that were not known for such are no form.
            return judge.isForm(ComparedPair(one.article, other.article))
        }
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
