import Duplicates
import News
import Testing

@Suite struct DigestTests {
    @Test("an ID is the first 8 bytes of SHA-256 over the identity, in hex")
    func identity() {
        // sha256("url\0https://example.org/a\0"), by coreutils' sha256sum.
        #expect(ArticleIdentity.address("https://example.org/a").id.rawValue == "876273e93d15fb8b")
    }

    @Test("where title ends and text begins counts")
    func boundaries() {
        #expect(ContentDigest.of(title: "ab", text: "c") != ContentDigest.of(title: "a", text: "bc"))
        #expect(ContentDigest.of(title: nil, text: "a") == ContentDigest.of(title: "", text: "a"))
        #expect(ContentDigest.of(title: "a", text: "b").utf8.count == 32)
    }

    @Test("guids mean something within their source only")
    func guids() {
        let one = ArticleIdentity.guid("1", source: Source.ID(rawValue: "a")).id
        #expect(one != ArticleIdentity.guid("1", source: Source.ID(rawValue: "b")).id)
        #expect(one.rawValue.utf8.count == 16)
    }
}
