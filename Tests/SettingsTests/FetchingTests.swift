import News
import Settings
import Testing

@Suite("How requests are made")
struct FetchingTests {
    private static let secrets = [
        "credentials/paper": "geheim:1\n", "credentials/session": "geheim2\n", "credentials/proxy": "ge/h@im#3\n",
        "credentials/whole": "socks5h://me:geheim4@[fd00::1]:9050\n",
    ]

    private func folder(_ list: String, settings: String = "") throws -> ScratchFolder {
        try ScratchFolder(["depeche.toml": settings, "sources.d/a.toml": list].merging(Self.secrets) { $1 })
    }

    @Test("every key of a source is read, and what it does not say is as in its file's defaults")
    func keys() throws {
        let folder = try folder(
            """
            [defaults]
            proxy = "direct"
            timeout = "1m"
            user_agent = "Defaults/1"
            http = "1.1"
            max_bytes = "1MB"
            cookies = "consent=yes"
            headers = { X-A = "1" }
            [[source]]
            id = "plain"
            url = "https://example.org/1"
            [[source]]
            id = "own"
            url = "https://example.org/2"
            username = "reader"
            password = "${credential:paper}"
            cookies = "consent=yes; session=${credential:session}"
            proxy = "http://me:${credential:proxy}@proxy.example.org:3128"
            http = "auto"
            user_agent = "Reader/1"
            max_bytes = "40MiB"
            max_page_bytes = 9000
            timeout = "90s"
            connect_timeout = "20s"
            """
        )
        let sources = try folder.load(credentials: folder.path + "/credentials").sources
        var plain = Source.Fetching()
        plain.proxy = .direct
        plain.timeout = .seconds(60)
        plain.userAgent = "Defaults/1"
        plain.isHTTP1Only = true
        plain.maximumBytes = 1_000_000
        plain.cookies = Secret("consent=yes")
        plain.headers = [Header(name: "X-A", value: "1")]
        #expect(sources.first?.fetch == plain)
        var own = plain
        own.login = .init(username: Secret("reader"), password: Secret("geheim:1"))
        own.cookies = Secret("consent=yes; session=geheim2")
        own.proxy = .address(Secret("http://me:ge%2Fh%40im%233@proxy.example.org:3128"))
        own.isHTTP1Only = false
        own.userAgent = "Reader/1"
        own.maximumBytes = 40 << 20
        own.maximumPageBytes = 9000
        own.timeout = .seconds(90)
        own.connectTimeout = .seconds(20)
        #expect(sources.last?.fetch == own)
    }

    @Test("the settings hold where a source says nothing")
    func adapted() {
        var general = FetchOptions()
        general.userAgent = "depeche/9"
        general.limits.pageBytes = 7
        var own = Source.Fetching()
        #expect(general.adapted(to: own) == general)
        own.userAgent = "Own/1"
        own.maximumBytes = 5
        own.proxy = .direct
        let options = general.adapted(to: own)
        #expect(options.userAgent == "Own/1" && options.limits.feedBytes == 5 && options.limits.pageBytes == 7)
        #expect(options.proxy == .direct && options.login == nil)
    }

    @Test("the settings have their limits and their proxy")
    func settings() throws {
        let folder = try folder(
            "",
            settings: """
                [fetch]
                connect_timeout = "5s"
                stall_timeout = "6s"
                max_page_bytes = "1MiB"
                max_redirects = 0
                max_header_lines = 100
                max_header_bytes = "10kB"
                proxy = "${credential:whole}"
                """
        )
        var expected = DaemonSettings().fetch
        expected.connectTimeout = .seconds(5)
        expected.stallTimeout = .seconds(6)
        expected.maximumPageBytes = ByteCount(1 << 20)
        expected.maximumRedirects = 0
        expected.maximumHeaderLines = 100
        expected.maximumHeaderBytes = ByteCount(10_000)
        expected.proxy = .address(Secret("socks5h://me:geheim4@[fd00::1]:9050"))
        #expect(try folder.load(credentials: folder.path + "/credentials").settings.fetch == expected)
    }

    @Test(
        "a secret that is written out, and what cannot be sent, is a fault that does not repeat it",
        arguments: [
            ("username = 'me'\npassword = 'geheim'", "password", "the password is written out"),
            ("username = 'me'\npassword = 'x${credential:paper}'", "password", "the password is written out"),
            ("username = 'me'\npassword = '${credential:no}'", "password", "the credential `no` cannot be read"),
            ("username = 'geheim:x'\npassword = '${credential:paper}'", "username", "the user name is empty or holds"),
            ("username = ''", "username", "the user name is empty or holds a colon"),
            ("password = '${credential:paper}'", "password", "there is no `username` beside it"),
            ("headers = { Authorization = 'Bearer geheim' }", "headers.Authorization", "the secret is written out"),
            ("headers = { proxy-authorization = 'geheim' }", "headers.proxy-authorization", "the secret is written"),
            (
                "username = 'me'\nheaders = { Authorization = 'B ${credential:session}' }", "username",
                "there is a header `Authorization` as well"
            ),
            ("cookies = 'geheim'", "cookies", "these are not cookies"),
            ("cookies = 'a=geheim;'", "cookies", "these are not cookies"),
            ("cookies = \"a=geheim\\r\\nX: y\"", "cookies", "the value holds a line break"),
            ("proxy = 'http://me:geheim@proxy.example'", "proxy", "the proxy's password is written out"),
            ("proxy = 'proxy.geheim:3128'", "proxy", "this is not a proxy's address"),
            ("proxy = 'ftp://geheim'", "proxy", "this is no kind of proxy"),
            ("proxy = 'http://${credential:session}:99999'", "proxy", "the proxy's address has no usable host"),
            ("proxy = 'http://proxy.example/geheim'", "proxy", "the proxy's address has no usable host"),
            ("proxy = 'http://'", "proxy", "the proxy's address has no usable host"),
            ("http = '2'", "http", "`2` is not known here; try: write one of `\"auto\"`, `\"1.1\"`"),
            ("max_bytes = '2GiB'", "max_bytes", "2GiB is out of range"),
            ("timeout = '0s'", "timeout", "0s is out of range"),
        ]
    )
    func faults(lines: String, key: String, problem: String) throws {
        let folder = try folder("[[source]]\nid = 'a'\nurl = 'https://example.org/'\n\(lines)\n")
        let faults = folder.faults(credentials: folder.path + "/credentials")
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.contains(": source[0].\(key): \(problem)") == true, "\(faults)")
        #expect(faults.allSatisfy { !$0.contains("geheim") }, "\(faults)")
    }

    @Test("neither printing nor dumping a configuration shows a secret")
    func silent() throws {
        let folder = try folder(
            """
            [[source]]
            id = "a"
            url = "http://example.org/2"
            username = "${credential:session}"
            password = "${credential:paper}"
            cookies = "a=${credential:session}"
            proxy = "${credential:whole}"
            headers = { X-Token = "${credential:session}" }
            """,
            settings: "[fetch]\nproxy = '${credential:whole}'\n"
        )
        let configuration = try folder.load(credentials: folder.path + "/credentials")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("geheim"), "\(text)")
        }
        #expect(configuration.warnings.map(\.problem) == ["the secret is sent without encryption"])
    }

    static let changes: [(String, @Sendable (inout Source.Fetching) -> Void)] = [
        ("user_agent", { $0.userAgent = "geheim" }), ("cookies", { $0.cookies = Secret("geheim") }),
        ("username, password", { $0.login = .init(username: Secret("geheim"), password: Secret("geheim")) }),
        ("proxy", { $0.proxy = .address(Secret("geheim")) }), ("http", { $0.isHTTP1Only = true }),
        ("max_bytes", { $0.maximumBytes = 1 }), ("max_page_bytes", { $0.maximumPageBytes = 1 }),
        ("timeout", { $0.timeout = .zero }), ("connect_timeout", { $0.connectTimeout = .zero }),
    ]

    @Test("a change is named by its keys", arguments: changes)
    func difference(keys: String, change: @Sendable (inout Source.Fetching) -> Void) {
        let old = Source(id: .init(rawValue: "a"), place: .feed(url: "https://example.org/"))
        var new = old
        change(&new.fetch)
        #expect(SourceListDifference(from: [old], to: [new]).description == "changed a (\(keys))")
    }

    @Test("none of it means anything for a folder")
    func folders() throws {
        let folder = try folder("[[source]]\nid = 'a'\npath = '.'\nproxy = 'direct'\ncookies = 'a=b'\n")
        #expect(try folder.load().warnings.map(\.key) == ["source[0].proxy", "source[0].cookies"])
    }
}
