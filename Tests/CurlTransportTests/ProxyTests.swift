import News
import TestSupport
import Testing

@testable import CurlTransport

@Suite struct ProxyTests {
    private static let ok = RawPublisher.Step.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")

    private func get(
        _ url: String,
        through proxy: FetchOptions.Proxy,
        over transport: CurlTransport = CurlTransport()
    ) async throws -> FetchResponse {
        var request = FetchRequest(url: url)
        request.options.proxy = proxy
        request.options.limits.time = .seconds(5)
        return try await transport.fetch(request)
    }

    private func failure(
        _ url: String,
        through proxy: FetchOptions.Proxy,
        over transport: CurlTransport = CurlTransport()
    ) async throws -> FetchError {
        let error = await #expect(throws: FetchError.self) { try await get(url, through: proxy, over: transport) }
        return try #require(error)
    }

    private func at(_ publisher: RawPublisher, user: String = "") -> FetchOptions.Proxy {
        .address(Secret("http://\(user)127.0.0.1:\(publisher.port)"))
    }

    private func text(_ head: [UInt8]) -> String { String(decoding: head, as: UTF8.self) }

    @Test("a proxy in a private network is used, and what is behind it is for it to judge")
    func used() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { proxy async throws in
            #expect(try await get("http://news.example/feed", through: at(proxy)).body == Array("ok".utf8))
            #expect(try await get("http://10.1.2.3/", through: at(proxy)).status == 200)
            let lines = proxy.heads.map { text($0).prefix { $0 != "\r\n" } }
            #expect(lines == ["GET http://news.example/feed HTTP/1.1", "GET http://10.1.2.3/ HTTP/1.1"])
        }
    }

    @Test("a name and password are for the proxy alone, and in no message")
    func login() async throws {
        try await RawPublisher.serving { line in
            line.hasPrefix("CONNECT") ? [.text("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n"), .close] : [Self.ok]
        } while: { proxy async throws in
            let secret = at(proxy, user: "me:geheim@")
            _ = try await get("http://news.example/feed", through: secret)
            let head = text(try #require(proxy.heads.last))
            #expect(head.contains("Proxy-Authorization: Basic "))
            #expect(!head.contains("\r\nAuthorization"))
            let error = try await failure("https://news.example/feed", through: secret)
            #expect(error.code == .proxy)
            #expect(error.detail == "the proxy 127.0.0.1 refuses a way to news.example (status 403)")
            #expect(!"\(error)".contains("geheim"))
            #expect(error.remedy?.contains("`fetch.proxy`") == true)
        }
    }

    @Test("a proxy that is not there is the proxy's trouble, not the publisher's")
    func missing() async throws {
        let refused = try await failure(
            "http://news.example/",
            through: .address(Secret("http://me:geheim@127.0.0.1:1"))
        )
        #expect(refused.code == .proxy)
        #expect(refused.detail == "the proxy 127.0.0.1 (127.0.0.1, port 1) refused the connection")
        let unknown = try await failure("http://news.example/", through: .address(Secret("no-such-proxy.invalid")))
        #expect(unknown.code == .proxy)
        #expect(unknown.detail == "no address was found for the proxy no-such-proxy.invalid")
        let wrong = try await failure("http://news.example/", through: .address(Secret("ftp://geheim/")))
        #expect(wrong.code == .proxy)
        #expect(!"\(wrong)".contains("geheim"))
    }

    @Test("the environment's proxy is used, except for what no_proxy names, which is guarded")
    func environment() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { proxy async throws in
            var limits = TransportLimits()
            limits.environmentProxy = EnvironmentProxy([
                "http_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "localhost,127.0.0.0/8",
            ])
            let transport = CurlTransport(limits: limits)
            #expect(try await get("http://news.example/", through: .environment, over: transport).status == 200)
            for url in [proxy.base, proxy.base.replacing("127.0.0.1", with: "localhost")] {
                let error = try await failure(url, through: .environment, over: transport)
                #expect(error.code == .forbiddenAddress, "\(error)")
            }
            let direct = try await failure("http://127.0.0.2/", through: .direct, over: transport)
            #expect(direct.code == .forbiddenAddress)
            #expect(proxy.heads.count == 1)
        }
    }

    @Test("a connection through a proxy opens no way past the guard")
    func pools() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { proxy async throws in
            let transport = CurlTransport()
            #expect(try await get(proxy.base + "/a", through: at(proxy), over: transport).status == 200)
            #expect(try await failure(proxy.base + "/b", through: .direct, over: transport).code == .forbiddenAddress)
            #expect(proxy.heads.count == 1)
        }
    }

    @Test("a redirect goes through the proxy as well, and the source's secrets stay behind")
    func redirect() async throws {
        try await RawPublisher.serving { line in
            line.contains("news.example")
                ? [.text("HTTP/1.1 302 Found\nLocation: http://other.example/\nContent-Length: 0\n\n")] : [Self.ok]
        } while: { proxy async throws in
            var request = FetchRequest(url: "http://news.example/")
            request.options.proxy = at(proxy)
            request.options.login = .init(username: Secret("me"), password: Secret("geheim"))
            #expect(try await CurlTransport().fetch(request).url == "http://other.example/")
            let heads = proxy.heads.map(text)
            #expect(heads.map { $0.contains("Authorization: Basic ") } == [true, false])
        }
    }

    @Test(
        "the environment is read as curl reads it",
        arguments: [
            (["http_proxy": "p"], "http://a.example/", "p"), (["http_proxy": "p"], "https://a.example/", nil),
            (["HTTP_PROXY": "p"], "http://a.example/", nil), (["HTTPS_PROXY": "p"], "https://a.example/", "p"),
            (["ALL_PROXY": "p"], "https://a.example/", "p"), (["all_proxy": "p", "http_proxy": ""], "http://a/", "p"),
            (["all_proxy": "p", "no_proxy": "*"], "http://a.example/", nil),
            (["all_proxy": "p", "no_proxy": "x, .Example"], "http://a.example/", nil),
            (["all_proxy": "p", "no_proxy": "a.example"], "http://b.a.example./", nil),
            (["all_proxy": "p", "no_proxy": "a.example"], "http://ba.example/", "p"),
            (["all_proxy": "p", "NO_PROXY": "10.0.0.0/9"], "http://10.127.1.1/", nil),
            (["all_proxy": "p", "NO_PROXY": "10.0.0.0/9"], "http://10.128.1.1/", "p"),
            (["all_proxy": "p", "NO_PROXY": "fd00::/8"], "http://[fd12::1]/", nil),
            (["all_proxy": "p", "NO_PROXY": "10.0.0.0/99,10.0.0.0/x,/8,0.0.0.1"], "http://10.0.0.0/", "p"),
        ] as [([String: String], String, String?)]
    )
    func variables(environment: [String: String], url: String, proxy: String?) throws {
        #expect(EnvironmentProxy(environment).proxy(for: try WebAddress(url)) == proxy)
    }
}
