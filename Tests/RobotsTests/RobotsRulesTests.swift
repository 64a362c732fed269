import Testing
import Text

@Suite("The rules of a robots.txt")
struct RobotsRulesTests {
    private func rules(_ text: String, for tokens: [String] = ["depeche"]) -> RobotsRules {
        RobotsRules(Array(text.utf8), for: tokens)
    }

    @Test(
        "the longest rule that matches decides",
        arguments: [
            ("disallow: /", "/", false), ("disallow: /", "/robots.txt", true), ("disallow:", "/x", true),
            ("allow: /p\ndisallow: /", "/page", true), ("allow: /p\ndisallow: /", "/other", false),
            ("allow: /folder\ndisallow: /folder", "/folder/page", true),
            ("disallow: /folder\nallow: /folder", "/folder/page", true),
            ("allow: /page\ndisallow: /*.htm", "/page.htm", false),
            ("allow: /page\ndisallow: /*.ph", "/page.php5", true),
            ("allow: /$\ndisallow: /", "/", true), ("allow: /$\ndisallow: /", "/page.htm", false),
            ("disallow: /fish", "/fish.html", false), ("disallow: /fish", "/Fish.asp", true),
            ("disallow: /fish", "/catfish", true), ("disallow: /fish*", "/fishheads?x=1", false),
            ("disallow: /fish/", "/fish", true), ("disallow: /*.php", "/filename.php?parameters", false),
            ("disallow: /*.php", "/windows.PHP", true), ("disallow: /*.php$", "/filename.php", false),
            ("disallow: /*.php$", "/filename.php?p", true), ("disallow: /fish*.php", "/fishheads/catfish.php?p", false),
            ("disallow: /a$b", "/a$b", false), ("disallow: /a$b", "/a", true), ("disallow: *", "/any", false),
            ("disallow: *x$", "/abcx", false), ("disallow: *x$", "/xa", true),
            ("disallow: x", "/x", true), ("disallow: https://a.example/x", "/x", true),
            ("disallow: /*a*b*c$", "/1a2b3c4bc", false), ("disallow: /*a*b*c$", "/1a2c3b", true),
            ("disallow: /**a**", "/xa", false), ("disallow: /*?*utm=", "/x?a=1&utm=2", false),
        ]
    )
    func longest(lines: String, path: String, isAllowed: Bool) {
        #expect(rules("user-agent: *\n" + lines).allows(path) == isAllowed, "\(lines) \(path)")
    }

    @Test(
        "paths and rules are compared without regard to how they are encoded",
        arguments: [
            ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar", false),
            ("/foo/bar?baz=http%3A%2F%2Ffoo", "/foo/bar?baz=http://foo", true),
            ("/foo/bar/ツ", "/foo/bar/%E3%83%84", false), ("/foo/bar/%E3%83%84", "/foo/bar/ツ", false),
            ("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", false), ("/foo/bar/%62%61%7A", "/foo/bar/baz", false),
            ("/foo/bar/baz", "/foo/bar/%62%61%7A", false), ("/a%2Fb", "/a/b", true), ("/a%2fb", "/a%2Fb", false),
            ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", false),
            ("/path/file-with-a-%2A.html", "/path/file-with-a-b.html", true),
            ("/path/foo-%24", "/path/foo-$", false), ("/path/foo-%24", "/path/foo-", true),
            ("/100%", "/100%25", false), ("/100%2", "/100%252", false), ("/a b", "/a%20b", false),
        ]
    )
    func encoding(rule: String, path: String, isAllowed: Bool) {
        #expect(rules("User-agent: *\nDisallow: \(rule)").allows(path) == isAllowed, "\(rule) \(path)")
    }

    @Test(
        "a visitor's own groups count together and free it from those for everybody",
        arguments: [
            ("User-agent: *\nDisallow: /a\nUser-agent: depeche\nDisallow: /b", "/a", true),
            ("User-agent: *\nDisallow: /a\nUser-agent: depeche\nDisallow: /b", "/b", false),
            ("User-agent: DEPECHE/2.0 (+x)\nDisallow: /b", "/b", false),
            ("User-agent: depeche-news\nDisallow: /b", "/b", true), ("User-agent: dep\nDisallow: /b", "/b", true),
            ("User-agent: depeche bot\nDisallow: /b", "/b", false),
            ("User-agent: other\nUser-agent: depeche\nDisallow: /b", "/b", false),
            ("User-agent: depeche\nUser-agent: other\nDisallow: /b\nUser-agent: z\nDisallow: /c", "/c", true),
            (
                "User-agent: depeche\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: depeche\nDisallow: /b",
                "/b", false
            ),
            ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", false),
            ("User-agent: *\nDisallow: /\nUser-agent: depeche", "/b", true),
            ("User-agent: depeche\nSitemap: https://a.example/s\nUser-agent: x\nDisallow: /b", "/b", false),
            ("User-agent: *\nCrawl-delay: 1\nUser-agent: x\nDisallow: /b", "/b", true),
            ("User-agent: * extra\nDisallow: /b", "/b", false), ("User-agent: *bot\nDisallow: /b", "/b", true),
            ("Disallow: /b", "/b", true), ("", "/b", true),
        ]
    )
    func groups(text: String, path: String, isAllowed: Bool) {
        #expect(rules(text).allows(path) == isAllowed, "\(text)")
    }

    @Test(
        "untidy files are read as they are meant",
        arguments: [
            "\u{FEFF}User-agent: *\nDisallow: /b", "user-agent:*\rdisallow:/b",
            "User-Agent : *\r\n\r\nDisallow : /b #x",
            "  USER-AGENT:\t*  \n\tDISALLOW:\t/b\t", "User agent: *\nDisalow: /b", "User-agent *\nDisallow /b",
            "#x\n\n# y\nUser-agent: *\n# z\nunknown: 1\nDisallow: /b", "User-agent: *\0\nDisallow: /b\0",
        ]
    )
    func untidy(text: String) {
        #expect(!rules(text).allows("/b"))
        #expect(rules(text).allows("/a"))
    }

    @Test("a file of any bytes is read, as far as 500 KiB")
    func bytes() {
        var bytes = Array("User-agent: *\n".utf8)
        bytes += [0xFF, 0x00, 0xFE, 0x0A] + Array("Disallow: /caf\u{E9}".unicodeScalars.map { UInt8($0.value) })
        #expect(!RobotsRules(bytes, for: []).allows("/caf%E9"))
        let far = Array("User-agent: *\nDisallow: /a\n".utf8) + [UInt8](repeating: 0x23, count: 500 << 10)
        #expect(!RobotsRules(far + Array("\nDisallow: /b\n".utf8), for: []).allows("/a"))
        #expect(RobotsRules(far + Array("\nDisallow: /b\n".utf8), for: []).allows("/b"))
        #expect(RobotsRules(Array("<!doctype html><p>Disallow: /".utf8), for: ["depeche"]).allows("/"))
    }

    @Test(
        "the crawl delay of the group counts, up to two minutes",
        arguments: [
            ("10", 10_000), ("0.5", 500), ("1,5", 1_500), ("3600", 120_000), ("99999999999999999999", 120_000),
            ("-1", nil), ("0", nil), ("nan", nil), ("inf", nil), ("", nil), ("5s", 5_000), ("1e9", 1_000),
        ] as [(String, Int?)]
    )
    func delay(value: String, milliseconds: Int?) {
        let text = "User-agent: *\nCrawl-delay: \(value)\nUser-agent: other\nCrawl-delay: 77\n"
        #expect(rules(text).crawlDelay == milliseconds.map { .milliseconds($0) })
    }

    @Test("sitemaps are collected wherever they stand")
    func sitemaps() {
        let text = "Sitemap: https://a.example/1.xml\nUser-agent: x\nsitemap:https://a.example/2.xml\nSitemap: /3\n"
        #expect(rules(text).sitemaps == ["https://a.example/1.xml", "https://a.example/2.xml"])
    }

    @Test("a file made to be slow is given up on, and forbids what it hides")
    func slow() {
        let rule = "Disallow: /" + String(repeating: "*a", count: 200) + "b$\n"
        let text = "User-agent: *\n" + String(repeating: rule, count: 1_000)
        let file = rules(text)
        let start = ContinuousClock.now
        #expect(!file.allows("/" + String(repeating: "a", count: 8_000)))
        #expect(.now - start < .seconds(5))
        #expect(file.allows("/short"))
    }
}
