import Testing

@testable import CurlTransport

@Suite struct WebAddressTests {
    @Test(
        "an address is asked for with an ASCII host and an escaped path",
        arguments: [
            ("http://exämple.org/à la une", "http://xn--exmple-cua.org/%c3%a0%20la%20une"),
            ("https://أخبار.example/", "https://xn--igbicxr.example/"),
            ("HTTP://Example.ORG", "http://example.org/"),
            ("  https://example.org/a#b", "https://example.org/a"),
            ("https://me:pa%40ss@example.org:8443/?q=1", "https://me:pa%40ss@example.org:8443/?q=1"),
            ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ]
    )
    func read(text: String, wanted: String) throws {
        #expect(try WebAddress(text).text.lowercased() == wanted.lowercased())
    }

    @Test(
        "a reference is resolved as RFC 3986 says",
        arguments: [
            ("/b", "https://example.org/b"), ("b", "https://example.org/d/b"), ("../b", "https://example.org/b"),
            ("?q", "https://example.org/d/a?q"), ("//other.example/x", "https://other.example/x"),
            ("http://example.org/", "http://example.org/"), ("/b#c", "https://example.org/b"),
        ]
    )
    func resolved(reference: String, wanted: String) throws {
        let base = try WebAddress("https://example.org/d/a")
        #expect(try base.resolving(Array(reference.utf8)).text == wanted)
    }

    @Test(
        "what is not http is not an address",
        arguments: ["mailto:a@b.c", "file:///x", "a", "http:", "http://a\u{0}b/"]
    )
    func refused(text: String) {
        #expect(throws: WebAddress.Flaw.self) { try WebAddress(text) }
    }

    @Test("only the same origin, or its secure side, inherits what was meant for it")
    func inheritance() throws {
        let plain = try WebAddress("http://example.org/feed")
        let secure = try WebAddress("https://example.org/feed")
        #expect(try WebAddress("http://example.org:80/other").mayInherit(from: plain))
        #expect(secure.mayInherit(from: plain))
        #expect(!plain.mayInherit(from: secure))
        #expect(try !WebAddress("http://example.org:8080/").mayInherit(from: plain))
        #expect(try !WebAddress("https://evil.example/").mayInherit(from: secure))
        #expect(try !WebAddress("https://example.org.evil.example/").mayInherit(from: secure))
    }

    @Test("user and password follow to the same origin and no further")
    func credentials() throws {
        let base = try WebAddress("https://me:secret@example.org/a")
        #expect(try base.resolving(Array("/b".utf8)).text == "https://me:secret@example.org/b")
        #expect(try base.resolving(Array("https://example.org/b".utf8)).text == "https://me:secret@example.org/b")
        #expect(try base.resolving(Array("https://other.example/b".utf8)).text == "https://other.example/b")
        #expect(try base.resolving(Array("//other.example/b".utf8)).text == "https://other.example/b")
        #expect(base.redacted == "https://example.org/a")
    }
}
