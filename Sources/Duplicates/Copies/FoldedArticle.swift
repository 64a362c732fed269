/// An article's title and text, folded to be compared.
public struct FoldedArticle: Sendable {
    let title: FoldedText
    let text: FoldedText
    /// The passages that say something: a repeat of the title does not.
    let passages: [FoldedText.Passage]

    public init(title: String?, text: String) {
        self.init(title: title, text: text, isLossy: false)
    }

    init(title: String?, text: String, isLossy: Bool) {
        let title = FoldedText(title ?? "", isLossy: isLossy)
        let text = FoldedText(text, isLossy: isLossy)
        self.title = title
        self.text = text
        passages = text.passages.filter { passage in
            passage.words.count != title.words.count || !text.words[passage.words].elementsEqual(title.words)
        }
    }

    /// Equal when title and text have the same words in the same order, whatever their spacing and punctuation.
    public var contentKey: UInt64 { Mix.finish(Mix.step(Mix.finish(title.key), text.key)) }

    public var wordCount: Int { text.words.count }

    /// The sketch of what is left without the source's own passages; of all, when next to nothing is left.
    public func sketch(without boilerplate: Boilerplate) -> Sketch {
        let own = passages.filter { !boilerplate.contains($0.key) }
        let isEnough = own.reduce(0) { $0 + $1.words.count } >= Comparand.fewShingles + Shingles.length - 1
        let (words, flags) = text.parts(isEnough ? own : passages, of: text.words)
        return Sketch(words, flags)
    }
}

extension FoldedText {
    /// What stands in the passages of `words`, one of which belongs to each word of the text, and the flags of these.
    func parts(_ passages: [Passage], of words: [UInt64]) -> (words: [UInt64], flags: [Flags]) {
        let count = passages.reduce(0) { $0 + $1.words.count }
        // Mostly that is all of them.
        if count == words.count { return (words, flags) }
        var taken: (words: [UInt64], flags: [Flags]) = ([], [])
        taken.words.reserveCapacity(count)
        taken.flags.reserveCapacity(count)
        for passage in passages {
            taken.words += words[passage.words]
            taken.flags += flags[passage.words]
        }
        return taken
    }
}
