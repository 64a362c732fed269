import Testing

@testable import Duplicates

@Suite("How like a story can be") struct StoryReachTests {
    /// An article of words that are drawn, some of them names; the same for the same seed.
    private func vector(_ seed: UInt64) -> StoryVector {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func draw(_ count: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % count
        }
        func word() -> String {
            let word = String((0..<3).map { _ in Character(Unicode.Scalar(UInt8(107 + draw(6)))) })
            return draw(4) == 0 ? "K" + word : word
        }
        let text = (0..<60).map { _ in word() }.joined(separator: " ")
        let title = (0..<draw(8)).map { _ in word() }.joined(separator: " ")
        let article = FoldedArticle(title: title, text: text)
        return StoryVector(StoryTerms(article, without: Boilerplate()), in: TermFrequencies())
    }

    @Test("no story is more like an article than its strongest term allows")
    func bound() {
        var closest: Float = 0
        for seed in UInt64(1)...300 {
            var story = StoryCentroid(id: "a", published: 0)
            for part in 0..<(seed % 5 + 1) {
                _ = story.add(vector(seed * 100 + part), article: "b", likeness: 0, published: 0)
            }
            let article = vector(seed * 100 + 50)
            var shared: UInt32 = 0
            for (index, term) in article.terms.enumerated() where story.terms.contains(term.term) {
                shared |= 1 << index
            }
            let likeness = story.likeness(to: article, sharing: shared, shareOfNames: 0.3)
            let most = StoryReach(of: article, shareOfNames: 0.3).likeness(sharing: shared, peak: story.peak)
            #expect(likeness <= most)
            if most > 0 { closest = max(closest, likeness / most) }
        }
        // The bound is one that is neared: it is not held because nothing comes near it.
        #expect(closest > 0.5)
    }
}
