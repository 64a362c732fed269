import News

/// What a new text of an article changes of the one before.
struct RevisionComparison {
    let change: RevisionChange

    init(_ earlier: ExaminedArticle, _ article: Article, _ folded: FoldedArticle) {
        let before = FoldedArticle(title: earlier.title, text: earlier.text)
        if before.contentKey == folded.contentKey {
            change = .typography
        } else if before.text.key == folded.text.key {
            change = .title
        } else if before.text.maskedWords == folded.text.maskedWords {
            change = .numbers
        } else {
            let none = Boilerplate()
            let old = ComparedText(before, source: "", boilerplate: none).all
            let new = ComparedText(folded, source: "", boilerplate: none).all
            change = Self.change(kept: old.shared(with: new), old: old.count, new: new.count)
        }
    }

    /// By the shingles both texts have, and those of each.
    ///
    /// In a short text a word that changes is a large part of it: so shares count, and what a few words take with them.
    /// Every place where words were put in or taken out breaks the shingles across it, one less than a shingle has words.
    private static func change(kept: Int, old: Int, new: Int) -> RevisionChange {
        let ofOld = Double(kept) / Double(max(old, 1))
        let ofNew = Double(kept) / Double(max(new, 1))
        if max(ofOld, ofNew) < 0.5 { return .rewritten }
        let seam = Shingles.length - 1
        let isKept = { (lost: Int, share: Double, growth: Int) in
            share >= 0.98 && growth > 0 || lost <= seam && growth > fewWords
        }
        if isKept(old - kept, ofOld, new - old) { return .extended }
        if isKept(new - kept, ofNew, old - new) { return .shortened }
        let most = max(old, new) - kept
        return min(ofOld, ofNew) >= 0.9 || most <= fewWords + 2 * seam ? .correction : .revised
    }

    /// More are not a few words.
    private static let fewWords = 3
}

extension FoldedText {
    /// The words with their digits masked.
    fileprivate var maskedWords: [UInt64] {
        var result = words
        for (word, hash) in masked { result[word] = hash }
        return result
    }
}
