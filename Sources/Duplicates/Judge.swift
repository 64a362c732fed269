public import News

/// Tells new articles from known ones and from changed texts.
///
/// Pure: the store calls it within the transaction that stores what it says.
public struct Judge: Sendable {
    /// Fewer words than this in common prove nothing: “Pas de journal ce soir.” is published every week.
    public var provingWords = 25

    public init() {}

    /// One verdict a candidate, in their order; a candidate may repeat or revise one before it.
    public func verdicts(on visit: Visit, against memory: Memory) -> [Verdict] {
        var memory = memory
        let count = visit.candidates.count
        memory.entries.reserveCapacity(memory.entries.count + count)
        memory.articles.reserveCapacity(memory.articles.count + count)
        memory.digests.reserveCapacity(memory.digests.count + count)
        memory.given.reserveCapacity(memory.given.count + count)
        let renamed = RenamedEntries(of: visit, against: memory)
        return visit.candidates.indices.map { index in
            let candidate = visit.candidates[index]
            let verdict = awaitingPage(
                candidate,
                verdict(on: candidate, against: memory, knownAs: renamed[index])
            )
            learn(candidate, verdict, into: &memory)
            return verdict
        }
    }

    /// What brings a text that its page may better is put off until the page is read.
    private func awaitingPage(_ candidate: Candidate, _ verdict: Verdict) -> Verdict {
        guard candidate.page != nil else { return verdict }
        return switch verdict {
        case .new: .awaited(nil)
        case .revision(let id): .awaited(id)
        case .awaited, .exact, .forgotten: verdict
        }
    }

    private func verdict(
        on candidate: Candidate,
        against memory: Memory,
        knownAs earlier: Memory.Known?
    ) -> Verdict {
        let article = candidate.article
        if let entry = memory.entries[candidate.entry] {
            if let known = entry.article.flatMap({ memory.articles[$0] }) {
                return entry.digest == article.digest
                    ? .exact(known.id) : change(candidate, of: known, given: memory.given[known.id])
            }
            // A deleted article does not come back by a change of its text; a file of that name may be another article.
            let hadArticle = !entry.digest.isEmpty && candidate.stamp == nil
            if entry.digest == article.digest || hadArticle { return .forgotten }
        }
        if let known = memory.articles[article.id] {
            return change(candidate, of: known, given: memory.given[known.id])
        }
        if memory.buried.contains(article.id) { return .forgotten }
        if let earlier {
            let known = memory.articles[earlier.id] ?? earlier
            return change(candidate, of: known, given: memory.given[known.id])
        }
        // Another source's article with the same text is a copy, which is kept.
        if let known = memory.digests[article.digest], known.source == article.source,
            article.wordCount >= provingWords
        {
            return .exact(known.id)
        }
        if let words = memory.buriedDigests[article.digest], words >= provingWords { return .forgotten }
        return .new
    }

    /// Whether the text of a known article is a new one.
    ///
    /// When two sources carry one article, each with a text of its own (a summary here, the whole there), neither
    /// may undo the other's at every visit, and the longer one stays. The article's own page has the last word.
    private func change(_ candidate: Candidate, of known: Memory.Known, given: String?) -> Verdict {
        let article = candidate.article
        if article.digest == known.digest || article.digest == given { return .exact(known.id) }
        let hasPage = candidate.page != nil || candidate.feedDigest != nil
        if hasPage, article.source == known.source { return .revision(of: known.id) }
        let gaveCurrentText = given == known.digest
        let isNotShorter = article.wordCount * 10 >= known.wordCount * 9
        return gaveCurrentText || isNotShorter ? .revision(of: known.id) : .exact(known.id)
    }

    private func learn(_ candidate: Candidate, _ verdict: Verdict, into memory: inout Memory) {
        let article = candidate.article
        let id: Article.ID
        switch verdict {
        case .new:
            id = article.id
            memory.articles[id] = Memory.Known(article)
        case .revision(let known):
            id = known
            memory.articles[id]?.digest = article.digest
            memory.articles[id]?.wordCount = article.wordCount
        case .exact(let known):
            id = known
        case .awaited, .forgotten: return
        }
        let given = candidate.feedDigest ?? article.digest
        memory.entries[candidate.entry] = Memory.Entry(article: id, digest: given)
        memory.given[id] = given
        if memory.digests[article.digest]?.source != article.source {
            memory.digests[article.digest] = memory.articles[id]
        }
    }
}

extension Memory.Known {
    fileprivate init(_ article: Article) {
        self.init(
            id: article.id,
            digest: article.digest,
            revision: article.revision,
            source: article.source,
            wordCount: article.wordCount
        )
    }
}
