/// A text that is known to be the article's or a part of it, against which a page's blocks are held.
///
/// It comes from the page's own data (`articleBody`) or from the feed that announced the page.
struct KnownText {
    let words: [UInt64]
    private let triples: Set<UInt64>

    /// Only the beginning counts of what is longer, in bytes.
    private static let longest = 200_000

    /// Nil for a text of fewer than eight words, which proves nothing.
    init?(_ text: String) {
        let words = PageWords.words(String(decoding: text.utf8.prefix(Self.longest), as: UTF8.self))
        guard words.count >= 8 else { return nil }
        self.words = words
        triples = PageWords.triples(words)
    }

    /// How much of a passage stands here, 0 to 1; passages of one or two words count as found when they stand here.
    func share(of passage: [UInt64]) -> Double {
        guard passage.count > 2 else { return PageWords.contains(words, passage) ? 1 : 0 }
        let found = (0..<(passage.count - 2)).count { triples.contains(PageWords.triple(passage, $0)) }
        return Double(found) / Double(passage.count - 2)
    }

    /// How much of this text stands in those passages, 0 to 1.
    func shareFound(in passages: [[UInt64]]) -> Double {
        var found: Set<UInt64> = []
        for passage in passages where passage.count > 2 {
            for index in 0..<(passage.count - 2) {
                let triple = PageWords.triple(passage, index)
                if triples.contains(triple) { found.insert(triple) }
            }
        }
        return Double(found.count) / Double(max(1, triples.count))
    }

    /// How much of those passages stands here, each by its length, 0 to 1.
    func share(ofAll passages: [[UInt64]]) -> Double {
        let sum = passages.reduce(0) { $0 + $1.count }
        let found = passages.reduce(0.0) { $0 + share(of: $1) * Double($1.count) }
        return sum > 0 ? found / Double(sum) : 0
    }

    /// The places of the blocks that stand here for the most part.
    func places(_ page: PageBlocks, _ readings: BlockReadings) -> [Int] {
        page.blocks.indices.filter { readings.words[$0].count >= 6 && share(of: readings.words[$0]) >= 0.6 }
    }
}
