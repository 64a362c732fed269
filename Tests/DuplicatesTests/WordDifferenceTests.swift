import Duplicates
import Testing

@Suite("Differences word by word") struct WordDifferenceTests {
    @Test("a few corrected words stand out of what stayed")
    func correction() {
        let pieces = WordDifference.pieces(
            from: "Trois blessés à Fès.\n\nLe bilan est de trois blessés.",
            to: "Quatre blessés à Fès.\n\nLe bilan est de quatre blessés, selon la police."
        )
        #expect(
            pieces == [
                .removed("Trois"), .added("Quatre"), .same("blessés à Fès.\n\nLe bilan est de"),
                .removed("trois blessés."), .added("quatre blessés, selon la police."),
            ]
        )
    }

    @Test("a new paragraph is one piece; the same text, whatever its spaces, is one that stayed")
    func paragraphs() {
        #expect(
            WordDifference.pieces(from: "Un.\n\nTrois.", to: "Un.\n\nDeux mots.\n\nTrois.").contains { piece in
                if case .added(let text) = piece { return text.contains("Deux mots.") }
                return false
            }
        )
        #expect(WordDifference.pieces(from: "a  b\n\nc", to: "a b\nc") == [.same("a b\n\nc")])
        #expect(WordDifference.pieces(from: "", to: "") == [])
        #expect(WordDifference.pieces(from: "a", to: "") == [.removed("a")])
        #expect(WordDifference.pieces(from: "", to: "a b") == [.added("a b")])
    }

    /// Words of a text with a paragraph's end for every `|`.
    private func text(_ state: inout UInt64, words: Int) -> String {
        (0..<words).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return ["a", "b", "c", "d\n\ne"][Int(state >> 60) % 4]
        }.joined(separator: " ")
    }

    @Test("the pieces that stayed and were removed are the old text, those that stayed and were added the new one")
    func rebuilding() {
        var state: UInt64 = 7
        for round in 0..<400 {
            let (old, new) = (text(&state, words: round % 23), text(&state, words: round % 17))
            let pieces = WordDifference.pieces(from: old, to: new)
            func words(_ isOld: Bool) -> [Substring] {
                let texts = pieces.compactMap { piece -> String? in
                    switch piece {
                    case .same(let text): text
                    case .removed(let text): isOld ? text : nil
                    case .added(let text): isOld ? nil : text
                    }
                }
                return texts.joined(separator: " ").split { $0 == " " || $0 == "\n" }
            }
            #expect(words(true) == old.split { $0 == " " || $0 == "\n" })
            #expect(words(false) == new.split { $0 == " " || $0 == "\n" })
        }
    }

    @Test("texts with nothing in common are replaced whole, in bounded time")
    func rewritten() {
        let old = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
        #expect(WordDifference.pieces(from: "x " + old + " y", to: "x " + new + " y").count == 4)
    }
}
