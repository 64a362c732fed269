import Testing
import Text

@Suite("Reading addresses")
struct WebAddressTests {
    @Test(
        "addresses as people type them are repaired",
        arguments: [
            ("  https://Exemple.MA/a  ", "https://exemple.ma/a"),
            ("http://exemple.ma", "http://exemple.ma/"),
            ("http://exemple.ma?p=1", "http://exemple.ma/?p=1"),
            ("HTTP://exemple.ma/Une Page/é", "http://exemple.ma/Une%20Page/%C3%A9"),
            ("https:\\\\exemple.ma\\a\\b?c=\\", "https://exemple.ma/a/b?c=%5C"),
            ("https:///exemple.ma/a", "https://exemple.ma/a"),
            ("https://exemple.ma/100%/50%25/%zz", "https://exemple.ma/100%25/50%25/%25zz"),
            ("https://exemple.ma/\n  a\t/b", "https://exemple.ma/  a/b".replacing("  ", with: "%20%20")),
            ("https://exemple.ma:/a", "https://exemple.ma/a"),
            ("https://exemple.ma:0443/a", "https://exemple.ma:443/a"),
            ("https://u:p@exemple.ma:8080/a", "https://u:p@exemple.ma:8080/a"),
            ("https://[2001:DB8::1]:81/a", "https://[2001:db8::1]:81/a"),
            ("https://exemple.ma/?q=a[]=1|2", "https://exemple.ma/?q=a[]=1%7C2"),
            ("\u{FEFF}\u{A0}https://exemple.ma/a\u{A0}", "https://exemple.ma/a"),
            ("https://exemple.ma/طنجة?س=1", "https://exemple.ma/%D8%B7%D9%86%D8%AC%D8%A9?%D8%B3=1"),
            ("https://exämple.org/", "https://xn--exmple-cua.org/"),
            ("https://ex%C3%A4mple.org/", "https://xn--exmple-cua.org/"),
            ("https://موقع.وزارة-الاتصالات.مصر/", "https://xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c/"),
            ("https://BÜCHER。example/", "https://xn--bcher-kva.example/"),
            ("urn:uuid:1225c695-cfb8", "urn:uuid:1225c695-cfb8"),
            ("tag:exemple.ma,2024:7 b", "tag:exemple.ma,2024:7%20b"),
        ]
    )
    func repaired(published: String, expected: String) {
        #expect(WebAddress(published)?.string == expected)
    }

    @Test(
        "what names no place is refused",
        arguments: [
            "", "   ", "exemple.ma/a", "/a", "//exemple.ma/a", "http://", "http:///", "https://ex emple.ma/",
            "https://exemple.ma:99999/", "https://../", "https://<script>/", "https://[zz]/", "http://a:b:c/",
            "1http://a/",
            "https://exemple.ma/" + String(repeating: "a", count: 9000),
        ]
    )
    func refused(published: String) {
        #expect(WebAddress(published) == nil)
    }

    @Test("components are found")
    func components() throws {
        let address = try #require(WebAddress("https://u@Exemple.ma:8080/a/b?x=1&y=#haut"))
        #expect(address.scheme == "https")
        #expect(address.host == "exemple.ma")
        #expect(address.port == 8080)
        #expect(address.path == "/a/b")
        #expect(address.query == "x=1&y=")
        #expect(address.fragment == "haut")
        let mail = try #require(WebAddress("mailto:a@exemple.ma"))
        #expect(mail.host == nil && mail.port == nil && mail.path == "a@exemple.ma" && !mail.isWeb)
        #expect(try #require(WebAddress("http://a?")).query == "")
        #expect(try #require(WebAddress("http://a")).query == nil)
    }

    @Test(
        "a front page identifies no article",
        arguments: [
            ("https://exemple.ma", true), ("https://exemple.ma/", true), ("https://exemple.ma/?utm_source=rss", true),
            ("https://exemple.ma/#xtor=RSS-1", true), ("https://exemple.ma/?p=12", false),
            ("https://exemple.ma/a", false), ("mailto:a@exemple.ma", false),
        ]
    )
    func frontPage(published: String, expected: Bool) throws {
        #expect(try #require(WebAddress(published)).isHomePage == expected)
    }

    @Test("an address reads as itself again", arguments: ["https://exemple.ma/a%20b?c=é#d", "http://[::1]:80/%2f?%"])
    func stable(published: String) throws {
        let address = try #require(WebAddress(published))
        #expect(WebAddress(address.string) == address)
    }
}
