import Testing
import Text

@Suite("Resolving references")
struct ResolutionTests {
    @Test(
        "the examples of RFC 3986 §5.4 hold",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
            ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
            ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
            ("http:g", "http://a/b/c/g"),
        ]
    )
    func examples(reference: String, expected: String) throws {
        let base = try #require(WebAddress("http://a/b/c/d;p?q"))
        #expect(base.resolving(reference)?.string == expected)
    }

    @Test(
        "references as feeds write them resolve",
        arguments: [
            (" /2024/05/une-ligne/\n", "https://exemple.ma/2024/05/une-ligne/"),
            ("//cdn.exemple.ma/a b.jpg", "https://cdn.exemple.ma/a%20b.jpg"),
            ("\\images\\photo.jpg", "https://exemple.ma/images/photo.jpg"),
            ("photo été.jpg", "https://exemple.ma/fil/photo%20%C3%A9t%C3%A9.jpg"),
            ("?p=12#haut", "https://exemple.ma/fil/rss?p=12#haut"),
            ("HTTPS:/autre.ma/x", "https://autre.ma/x"),
            ("mailto:redaction@exemple.ma", "mailto:redaction@exemple.ma"),
        ]
    )
    func tolerated(reference: String, expected: String) throws {
        let base = try #require(WebAddress("https://exemple.ma/fil/rss"))
        #expect(base.resolving(reference)?.string == expected)
    }

    @Test("nothing is relative to an address without hierarchy")
    func opaqueBase() throws {
        let base = try #require(WebAddress("mailto:redaction@exemple.ma"))
        #expect(base.resolving("article") == nil)
        #expect(base.resolving("https://exemple.ma/")?.string == "https://exemple.ma/")
    }

    @Test("a reference beyond the bound is refused")
    func tooLong() throws {
        let base = try #require(WebAddress("https://exemple.ma/"))
        #expect(base.resolving(String(repeating: "a", count: 9000)) == nil)
        #expect(base.resolving(String(repeating: "../", count: 2000) + "x")?.string == "https://exemple.ma/x")
    }

    @Test("a path that begins with two slashes is not taken for a host when there is none")
    func pathWithoutHost() throws {
        let place = try #require(WebAddress("news:/d/").flatMap { $0.resolving("/.//example.org/b") })
        #expect(place.string == "news:/.//example.org/b")
        #expect(WebAddress(place.string) == place)
    }
}
