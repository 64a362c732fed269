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

    @Test("what is remembered is the same after it was written and read")
    func written() {
        var known = Boilerplate()
        let keys = (0..<500).map { passage("phrase \($0)".unmasked)[0].key }
        for (index, _) in keys.enumerated() {
            for group in 0..<(index % 4) { known.learn(passage("phrase \(index)".unmasked), group: UInt64(group)) }
        }
        var read = Boilerplate(bytes: known.bytes)
        #expect(read.sightings.count == 375)
        #expect(keys.indices.filter { read.contains(keys[$0]) } == keys.indices.filter { $0 % 4 == 3 })
        // Two groups were seen before: the third, and none of those two, makes a passage the site's.
        read.learn(passage("phrase 2".unmasked), group: 1)
        #expect(!read.contains(keys[2]))
        read.learn(passage("phrase 2".unmasked), group: 2)
        #expect(read.contains(keys[2]))
        #expect(Boilerplate(bytes: []).sightings.count == 0)
    }

    @Test("of passages seen once the older half is forgotten, and no younger one")
    func forgets() {
        var known = Boilerplate()
        // Four to an article, so that many are of one age.
        for article in 0..<513 {
            let text = (0..<4).map { "phrase \(article * 4 + $0)".unmasked }.joined(separator: "\n")
            known.learn(passage(text), group: UInt64(article))
        }
        let turns = known.sightings.all.map(\.turn)
        #expect(turns.count == 4 * 256)
        #expect(Set(turns) == Set(258...513))
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
    /// With letters for its digits, which would be masked: j to s, for an "ae" would be one with an "a".
    fileprivate var unmasked: String {
        String(
            unicodeScalars.map {
                ("0"..."9").contains($0) ? Character(Unicode.Scalar($0.value + 58) ?? "x") : Character($0)
            }
        )
    }
}
