/// An article's title and text, folded to be compared.
public struct FoldedArticle: Sendable {
    let title: FoldedText
    let text: FoldedText

    public init(title: String?, text: String) {
        self.init(title: title, text: text, isLossy: false)
    }

    init(title: String?, text: String, isLossy: Bool) {
        self.title = FoldedText(title ?? "", isLossy: isLossy)
        self.text = FoldedText(text, isLossy: isLossy)
    }

    /// Equal when title and text have the same words in the same order, whatever their spacing and punctuation.
    public var contentKey: UInt64 { Mix.finish(Mix.step(Mix.finish(title.key), text.key)) }

    public var wordCount: Int { text.words.count }

    /// The passages that say something: a repeat of the title does not.
    var passages: [FoldedText.Passage] {
        text.passages.filter { passage in
            passage.words.count != title.words.count || !text.words[passage.words].elementsEqual(title.words)
        }
    }

    /// The sketch of what is left without the source's own passages; of all, when next to nothing is left.
    public func sketch(without boilerplate: Boilerplate) -> Sketch {
        let passages = passages
        let own = passages.filter { !boilerplate.contains($0.key) }
        var words: [UInt64] = []
        var flags: [FoldedText.Flags] = []
        let isEnough = own.reduce(0) { $0 + $1.words.count } >= Comparand.fewShingles + Shingles.length - 1
        for passage in isEnough ? own : passages {
            words += text.words[passage.words]
            flags += text.flags[passage.words]
        }
        return Sketch(words, flags)
    }
}
