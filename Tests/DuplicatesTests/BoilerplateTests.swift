import Testing

@testable import Duplicates

@Suite("A source's own passages") struct BoilerplateTests {
    private func passage(_ text: String) -> [FoldedText.Passage] { FoldedText(text).passages }

    @Test("a passage counts as the site's in its third article, digits aside, copies of one text being one article")
    func groups() {
        var known = Boilerplate()
        let key = passage("Publié le 12 mai à 10 h")[0].key
        known.learn(passage("Publié le 12 mai à 10 h"), group: 1)
        known.learn(passage("Publié le 13 mai à 11 h"), group: 1)
        known.learn(passage("Publié le 14 mai à 12 h"), group: 2)
        #expect(!known.contains(key))
        known.learn(passage("Publié le 15 mai à 9 h"), group: 3)
        #expect(known.contains(key))
    }

    @Test("what is remembered of a source is bounded, and what repeats is remembered longest")
    func bounds() {
        var known = Boilerplate()
        let key = passage("Toujours là")[0].key
        for article in 0..<3000 {
            let text = (0..<6).map { "phrase \(article * 7 + $0)".unmasked }.joined(separator: "\n") + "\nToujours là"
            known.learn(passage(text), group: UInt64(article))
            #expect(known.sightings.count <= Boilerplate.mostPassages)
        }
        #expect(known.contains(key))
    }
}

extension String {
    /// With letters for its digits, which would be masked.
    fileprivate var unmasked: String {
        String(
            unicodeScalars.map {
                ("0"..."9").contains($0) ? Character(Unicode.Scalar($0.value + 49) ?? "x") : Character($0)
            }
        )
    }
}
