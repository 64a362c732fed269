import Foundation

/// The words that tell what an article is about, weighed.
///
/// Words of the title count four times, capitalised words within a sentence twice: these are names.
struct StoryTerms: Sendable {
    static let mostWords = 200
    static let titleWeight: Float = 4
    static let nameWeight: Float = 2

    /// Term frequencies by word.
    let weights: [UInt32: Float]
    /// Words with a capital that no sentence gave them.
    let names: Set<UInt32>

    init(_ article: FoldedArticle, without boilerplate: Boilerplate) {
        var weights: [UInt32: Float] = [:]
        var names: Set<UInt32> = []
        var count = 0
        for passage in article.passages where !boilerplate.contains(passage.key) {
            for word in passage.words where count < Self.mostWords {
                count += 1
                let flags = article.text.flags[word]
                guard !flags.contains(.single), !CommonWords.contains(article.text.words[word]) else { continue }
                let term = Self.term(article.text.words[word])
                let isName = flags.contains(.capital) && word > passage.words.lowerBound
                if isName { names.insert(term) }
                weights[term, default: 0] += isName ? Self.nameWeight : 1
            }
        }
        for (word, flags) in zip(article.title.words, article.title.flags) {
            guard !flags.contains(.single), !CommonWords.contains(word) else { continue }
            if flags.contains(.capital) { names.insert(Self.term(word)) }
            weights[Self.term(word), default: 0] += Self.titleWeight
        }
        self.weights = weights
        self.names = names
    }

    private static func term(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
}
