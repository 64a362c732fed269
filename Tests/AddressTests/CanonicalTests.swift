import Testing
import Text

@Suite("Comparing addresses")
struct CanonicalTests {
    @Test(
        "tracking leaves the stored address, everything else stays",
        arguments: [
            ("https://a.ma/x?utm_source=rss&utm_medium=feed", "https://a.ma/x"),
            ("https://a.ma/x?p=123&utm_source=rss", "https://a.ma/x?p=123"),
            ("https://a.ma/x?id=7&fbclid=abc&cat=2", "https://a.ma/x?id=7&cat=2"),
            ("https://a.ma/x?UTM_Source=rss&b=1", "https://a.ma/x?b=1"),
            ("https://a.ma/x?a=1&amp;utm_source=rss", "https://a.ma/x?a=1"),
            ("https://a.ma/x#xtor=RSS-3208", "https://a.ma/x"),
            ("https://a.ma/x?at_medium=custom7&at_campaign=RSS#comments", "https://a.ma/x#comments"),
            ("https://a.ma/x#utm_source=a&utm_medium=b", "https://a.ma/x"),
            ("https://a.ma/x?ref=rss&amp=1", "https://a.ma/x?ref=rss&amp=1"),
            ("https://a.ma/x?a=&&b", "https://a.ma/x?a=&&b"),
            ("https://a.ma/x?", "https://a.ma/x?"),
            ("https://a.ma/x?utmost=1&atlas=2", "https://a.ma/x?utmost=1&atlas=2"),
        ]
    )
    func tracking(published: String, expected: String) throws {
        #expect(try #require(WebAddress(published)).withoutTracking.string == expected)
    }

    @Test(
        "the form for comparing is its own",
        arguments: [
            "https://a.ma/?&amp;??&amp;amp;x=1", "https://a.ma/?%61mp;b=1&amp;amp;utm_source=x", "https://a.ma/?amp;&c",
            "https://a.ma/?a=%2541&utm%5Fsource=x",
        ]
    )
    func stable(published: String) throws {
        let canonical = try #require(WebAddress(published)).canonical
        #expect(WebAddress(canonical)?.canonical == canonical)
        #expect(!canonical.contains("utm_"))
    }

    @Test("components survive the removal of tracking")
    func componentsAfterRemoval() throws {
        let address = try #require(WebAddress("https://a.ma:81/x?utm_source=rss&p=1#f")).withoutTracking
        #expect(address == WebAddress("https://a.ma:81/x?p=1#f"))
        #expect(address.query == "p=1" && address.fragment == "f" && address.port == 81)
    }

    @Test(
        "addresses of one article are equal",
        arguments: [
            ("http://www.A.ma/x/", "https://a.ma/x"), ("https://a.ma:443/x", "https://a.ma/x"),
            ("http://a.ma:80/x", "https://a.ma/x"), ("https://a.ma:8443/x", "https://a.ma:8443/x"),
            ("https://a.ma", "https://a.ma/"), ("https://a.ma/%7Ex/%e9", "https://a.ma/~x/%E9"),
            ("https://a.ma/b/../x/./y", "https://a.ma/x/y"), ("https://a.ma/b/%2E%2E/x", "https://a.ma/x"),
            ("https://a.ma/x?b=2&a=1", "https://a.ma/x?a=1&b=2"), ("https://a.ma/x?ref=rss&amp=1", "https://a.ma/x"),
            ("https://a.ma/x#comments", "https://a.ma/x"), ("https://a.ma/#!/x", "https://a.ma/#!/x"),
            ("https://a.ma/x?", "https://a.ma/x"), ("https://a.ma/x?p=1&&utm_id=3", "https://a.ma/x?p=1"),
            ("https://u:p@a.ma/x", "https://a.ma/x"), ("https://a.ma./x//", "https://a.ma/x"),
            ("https://www.ma/x", "https://www.ma/x"), ("https://a.ma/x?a=1&amp;c=2", "https://a.ma/x?a=1&c=2"),
            ("https://a.ma/x?q=%c3%a9", "https://a.ma/x?q=%C3%A9"), ("tag:a.ma,2024:X#f", "tag:a.ma,2024:X"),
        ]
    )
    func canonical(published: String, expected: String) throws {
        #expect(try #require(WebAddress(published)).canonical == expected)
    }

    @Test(
        "addresses of different articles differ",
        arguments: [
            ("https://a.ma/?p=123", "https://a.ma/?p=124"), ("https://a.ma/x?id=7&cat=2", "https://a.ma/x?id=7&cat=3"),
            ("https://a.ma/X", "https://a.ma/x"), ("https://b.a.ma/x", "https://a.ma/x"),
            ("https://a.ma/#!/x", "https://a.ma/#!/y"), ("https://a.ma/a%2Fb", "https://a.ma/a/b"),
        ]
    )
    func different(one: String, other: String) throws {
        #expect(try #require(WebAddress(one)).canonical != (try #require(WebAddress(other)).canonical))
    }

    @Test("a canonical form is its own canonical form", arguments: ["http://www.www.a.ma/b/%2e/c/?z&y=%7e#!a b"])
    func idempotent(published: String) throws {
        let once = try #require(WebAddress(published)).canonical
        let twice = try #require(WebAddress(once)).canonical
        #expect(once == "https://a.ma/b/c?y=~&z#!a%20b")
        #expect(twice == once)
    }
}
