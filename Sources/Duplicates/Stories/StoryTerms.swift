/// The words that tell what an article is about, weighed.
///
/// Words of the title count four times, capitalised words within a sentence twice: these are names.
struct StoryTerms: Sendable {
    static let mostWords = 200
    static let titleWeight: Float = 4
    static let nameWeight: Float = 2

    struct Term: Sendable {
        var term: UInt32
        var weight: Float
        /// Whether it has a capital that no sentence gave it.
        var isName: Bool
    }

    /// In ascending order, each once.
    let terms: [Term]

    init(_ article: FoldedArticle, without boilerplate: Boilerplate) {
        var all: [Term] = []
        all.reserveCapacity(Self.mostWords + 40)
        let text = article.text
        var count = 0
        for passage in article.passages where !boilerplate.contains(passage.key) {
            guard count < Self.mostWords else { break }
            for word in passage.words.prefix(Self.mostWords - count) {
                let flags = text.flags[word]
                guard !flags.contains(.single), !CommonWords.contains(text.words[word]) else { continue }
                let isName = flags.contains(.capital) && word > passage.words.lowerBound
                let weight = isName ? Self.nameWeight : 1
                all.append(Term(term: Self.term(text.words[word]), weight: weight, isName: isName))
            }
            count += passage.words.count
        }
        for (word, flags) in zip(article.title.words, article.title.flags).prefix(Self.mostWords) {
            guard !flags.contains(.single), !CommonWords.contains(word) else { continue }
            all.append(Term(term: Self.term(word), weight: Self.titleWeight, isName: flags.contains(.capital)))
        }
        all.sort { $0.term < $1.term }
        var kept = 0
        for index in all.indices {
            if kept > 0, all[kept - 1].term == all[index].term {
                all[kept - 1].weight += all[index].weight
                all[kept - 1].isName = all[kept - 1].isName || all[index].isName
            } else {
                all[kept] = all[index]
                kept += 1
            }
        }
        all.removeLast(all.count - kept)
        terms = all
    }

    private static func term(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
}
