import Text

/// What the words of blocks say, each read once and only when asked for.
struct BlockReadings {
    struct Reading {
        var family: Rule?
        /// What a line of fields is mainly; nil for all others.
        var fields: Rule?
        var announcesOthers = false
        var opensNote = false
        /// Whether it stands in the place of something that the page may not load, or under a film.
        var standsForMedia = false
        /// Whether it ends in a full stop, closing quotes and brackets aside.
        var isSentence = false
        /// Whether it is nothing but people's names.
        var isNames = false
        var length = 0
    }

    let page: PageBlocks
    /// The words of every block, as `PageWords`.
    let words: [[UInt64]]
    private var kept: [Reading?]

    init(_ page: PageBlocks, isWanted: (PageBlock) -> Bool) {
        self.page = page
        words = page.text.withUnsafeBufferPointer { text in
            page.blocks.map { isWanted($0) ? PageWords.words(UnsafeBufferPointer(rebasing: text[$0.text])) : [] }
        }
        kept = Array(repeating: nil, count: page.blocks.count)
    }

    /// What a passage says that stands in italics after the text.
    func afterword(_ index: Int) -> (introducesPerson: Bool, namesChannel: Bool) {
        let passage = PassageReading(page.string(index))
        return (passage.introducesPerson, passage.namesChannel)
    }

    /// Whether a block begins with a letter of a script with capitals, without which no name can be told from a phrase.
    private func isLatin(_ block: PageBlock) -> Bool {
        guard let first = page.text[block.text].first else { return false }
        return first &- 0x41 < 26 || first >= 0xC3 && first <= 0xC5
    }

    /// The reading of a short block.
    subscript(_ index: Int) -> Reading {
        mutating get {
            if let known = kept[index] { return known }
            var reading = Reading()
            let block = page.blocks[index]
            if block.length <= 400 {
                let passage = PassageReading(page.string(index))
                reading.length = passage.length
                reading.family = passage.family(isInBody: true)
                reading.announcesOthers = passage.announcesOthers
                reading.opensNote = passage.opensNote
                reading.standsForMedia = passage.standsForMedia
                reading.isSentence = passage.endsLikeSentence
                if block.length <= 70, !block.endsSentence, words[index].count > 1, isLatin(block) {
                    reading.isNames = passage.names(isLabelled: false) != nil
                }
                if block.length <= 200 {
                    reading.fields =
                        passage.byline(isStrict: false, dates: DateReader(dayFirst: true), observed: nil, zone: nil)?
                        .rule
                }
            }
            kept[index] = reading
            return reading
        }
    }
}
