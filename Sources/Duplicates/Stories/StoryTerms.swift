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

    /// Each once, in the order they come in the text and then in the title.
    private(set) var terms: [Term] = []

    init(_ article: FoldedArticle, without boilerplate: Boilerplate) {
        var places = TermPlaces()
        terms.reserveCapacity(Self.mostWords)
        let common = CommonWords.words
        let text = article.text
        var count = 0
        for passage in article.passages where !boilerplate.contains(passage.key) {
            guard count < Self.mostWords else { break }
            for word in passage.words.prefix(Self.mostWords - count) {
                let (hash, flags) = (text.words[word], text.flags[word])
                guard !flags.contains(.single), !common.contains(hash) else { continue }
                let isName = flags.contains(.capital) && word > passage.words.lowerBound
                add(Self.term(hash), isName ? Self.nameWeight : 1, isName, &places)
            }
            count += passage.words.count
        }
        for (word, flags) in zip(article.title.words, article.title.flags).prefix(Self.mostWords) {
            guard !flags.contains(.single), !common.contains(word) else { continue }
            add(Self.term(word), Self.titleWeight, flags.contains(.capital), &places)
        }
    }

    private mutating func add(_ term: UInt32, _ weight: Float, _ isName: Bool, _ places: inout TermPlaces) {
        let place = places.place(of: term, among: terms)
        if place < terms.count {
            terms[place].weight += weight
            terms[place].isName = terms[place].isName || isName
        } else {
            terms.append(Term(term: term, weight: weight, isName: isName))
        }
    }

    private static func term(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
}

/// Where a term stands among those of one text: open addressing, at most half full.
private struct TermPlaces {
    private static let size = 1024
    /// Zero is none.
    private var places = InlineArray<1024, UInt16>(repeating: 0)

    /// The place of a term, which is the one behind the last when it was not there.
    mutating func place(of term: UInt32, among terms: [StoryTerms.Term]) -> Int {
        var index = Int(term) % Self.size
        while places[index] != 0 {
            let place = Int(places[index]) - 1
            if terms[place].term == term { return place }
            index = (index + 1) % Self.size
        }
        places[index] = UInt16(clamping: terms.count + 1)
        return terms.count
    }
}
