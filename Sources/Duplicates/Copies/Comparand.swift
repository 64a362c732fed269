/// What the judge compares of one article.
struct Comparand: Sendable {
    /// With fewer shingles of its own than this, a text proves little.
    static let fewShingles = 20

    let source: String
    let title: [UInt64]
    let titleFlags: [FoldedText.Flags]
    /// The title with its digits and the names of days and months masked.
    let maskedTitle: [UInt64]
    let sortedTitle: [UInt64]
    let text: FoldedText
    /// Of the whole text.
    let all: Shingles
    /// Of the whole text with its digits masked.
    let masked: Shingles
    /// Of the whole text with its numbers and names masked.
    let template: Shingles
    /// The same without the source's repeated passages.
    let ownTemplate: Shingles
    /// Of the text without the source's repeated passages.
    let own: Shingles
    /// Whether it is mostly short lines, whose order and choice are what it says.
    let isList: Bool
    /// The numbers, sorted: without those of the source's repeated passages, when enough is left.
    let numbers: [UInt64]
    let ownNumbers: [UInt64]

    init(_ article: FoldedArticle, source: String, boilerplate: Boilerplate) {
        self.init(ComparedText(article, source: source, boilerplate: boilerplate))
    }

    init(_ compared: ComparedText) {
        let article = compared.article
        source = compared.source
        title = article.title.words
        titleFlags = article.title.flags
        maskedTitle = CalendarWords.mask(article.title)
        sortedTitle = Array(Set(title)).sorted()
        let passages = compared.passages
        let text = article.text
        self.text = text
        let ownPassages = compared.ownPassages
        let isAllOwn = ownPassages.count == passages.count
        all = compared.all
        own = compared.own
        var mask = text.words
        for (word, hash) in text.masked { mask[word] = hash }
        masked = text.masked.isEmpty ? all : ComparedText.shingles(text, mask, passages)
        let nameless = Self.nameless(text, mask)
        template = ComparedText.shingles(text, nameless, passages)
        ownTemplate = isAllOwn ? template : ComparedText.shingles(text, nameless, ownPassages)
        isList = Self.isList(passages)
        ownNumbers = Self.numbers(text, ownPassages)
        numbers = own.count < Self.fewShingles ? Self.numbers(text, passages) : ownNumbers
    }

    private static func numbers(_ text: FoldedText, _ passages: [FoldedText.Passage]) -> [UInt64] {
        var numbers: [UInt64] = []
        var place = 0
        for passage in passages {
            while place < text.numbers.count, text.numbers[place].word < passage.words.lowerBound { place += 1 }
            while place < text.numbers.count, text.numbers[place].word < passage.words.upperBound {
                numbers.append(text.numbers[place].value)
                place += 1
            }
        }
        return numbers.sorted()
    }

    private static func isList(_ passages: [FoldedText.Passage]) -> Bool {
        let lines = passages.count { $0.words.count <= 7 }
        return lines >= 5 && lines * 4 >= passages.count * 3
    }

    /// The words with every capitalised one within a passage masked, and every one with a digit.
    private static func nameless(_ text: FoldedText, _ words: [UInt64]) -> [UInt64] {
        var words = words
        for passage in text.passages {
            for word in passage.words
            where text.flags[word].contains(.number)
                || (text.flags[word].contains(.capital) && word > passage.words.lowerBound)
            {
                words[word] = 0
            }
        }
        return words
    }
}

extension [UInt64] {
    /// How many elements two sorted arrays share, repeats counted as often as both have them.
    func sharedCount(with other: [UInt64]) -> Int {
        var count = 0
        var left = 0
        var right = 0
        while left < self.count, right < other.count {
            let (a, b) = (self[left], other[right])
            if a == b { count += 1 }
            left += a <= b ? 1 : 0
            right += b <= a ? 1 : 0
        }
        return count
    }
}
