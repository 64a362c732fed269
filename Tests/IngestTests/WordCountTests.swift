import Testing

@testable import Ingest

@Suite struct WordCountTests {
    @Test(
        "words are counted as a reader would",
        arguments: [
            ("", 0), ("Un mot", 2), ("L’été « arrive » enfin !", 3), ("10 000 arrestations", 3), ("- — …", 0),
            ("السلام عليكم ورحمة الله", 4), ("新華社北京", 5), ("안녕 세계", 2), ("a\u{A0}b", 2), ("ligne\n\nautre", 2),
            ("😀 rire", 1),
        ]
    )
    func count(text: String, words: Int) {
        #expect(WordCount.of(text) == words)
    }
}
