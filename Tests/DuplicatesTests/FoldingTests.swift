import Testing

@testable import Duplicates

@Suite("Folding") struct FoldingTests {
    private func same(_ one: String, _ other: String) -> Bool {
        FoldedText(one).words == FoldedText(other).words
    }

    @Test("case, accents, quotes and punctuation make no difference")
    func spelling() {
        #expect(same("« L’ÉTÉ à l’Œuvre ! »", "\"l'ete a l'oeuvre\""))
        #expect(same("e\u{301}te\u{301}", "été"))
        #expect(same("ﬁn\u{AD}ance\u{200B}s", "finances"))
        #expect(same("Ｔｏｋｙｏ １２", "tokyo 12"))
        #expect(!same("deux cents", "deux cent"))
    }

    @Test("letters written as two are one with their accented form")
    func transliterated() {
        #expect(same("Müller fährt über Öl", "Mueller faehrt ueber Oel"))
        #expect(same("Београд", "Beograd"))
        #expect(same("жена чека шансу", "žena čeka šansu"))
    }

    @Test("Arabic writers' variants of alef, yeh and teh marbuta are one, vowel signs none")
    func arabic() {
        #expect(same("إلى المدرسةِ", "الي المدرسه"))
        #expect(same("١٢ مليون", "12 مليون"))
    }

    @Test("scripts that do not part words are read by character")
    func characters() {
        #expect(FoldedText("日経平均、終値は").words.count == 7)
        #expect(same("か\u{3099}ある", "がある"))
        #expect(same("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"))
    }

    @Test("the key tells accents apart, but not how they are composed, nor spaces and marks")
    func keys() {
        #expect(FoldedText("été").key == FoldedText("e\u{301}te\u{301} !").key)
        #expect(FoldedText("été").key != FoldedText("ete").key)
        #expect(FoldedText("a b").key == FoldedText("a\n\n- B.").key)
        #expect(FoldedText("a b").key != FoldedText("b a").key)
        #expect(FoldedArticle(title: "a", text: "b").contentKey != FoldedArticle(title: nil, text: "a b").contentKey)
    }

    @Test("passages end with a sentence or a line, and their key does not see digits")
    func passages() {
        let text = FoldedText("Une phrase. Deux phrases ?\nPublié le 12 mai\nPublié le 3 mai")
        #expect(text.passages.map(\.words) == [0..<2, 2..<4, 4..<8, 8..<12])
        #expect(text.passages[2].key == text.passages[3].key)
        #expect(text.numbers.map(\.word) == [6, 10])
        #expect(FoldedText("終わり。始め").passages.count == 2)
    }

    @Test("a text whose accents became question marks folds as the one that has them, when both are folded so")
    func lost() {
        let whole = FoldedText("« L’été », c’est décidé à Sète…", isLossy: true)
        let lost = FoldedText("? L?t? ?, c?est d?cid? ? S?te?", isLossy: true)
        #expect(whole.words != lost.words)
        #expect(
            FoldedText("l’État a décidé", isLossy: true).words == FoldedText("l??tat a d?cid?", isLossy: true).words
        )
        #expect(FoldedText("d?cid? ? S?te, c?est").losses == 3)
    }

    @Test("a text of any length and bytes is read within bounds")
    func bounds() {
        let long = FoldedText(String(repeating: "mot ", count: 50_000))
        #expect(long.words.count == FoldedText.mostWords)
        #expect(long.flags.count == long.words.count)
        #expect(long.key != FoldedText(String(repeating: "mot ", count: 49_999)).key)
        for hostile in [
            "\u{FFFD}\u{0}\u{10FFFF}\u{E000}", String(repeating: "\u{301}", count: 1000), "\u{1F600}a\u{200D}b",
        ] {
            #expect(FoldedText(hostile).words.count <= 1)
        }
    }
}
