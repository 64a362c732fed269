import CurlTransport
import News
import TestSupport
import Testing

/// What a source may be asked with, and who is told.
@Suite struct SecretTests {
    private func change(_ request: inout FetchRequest) {
        request.options.login = .init(username: Secret("rené"), password: Secret("geh:eim"))
        request.options.cookies = Secret("session=geheim")
        request.options.headers = [Header(name: "Cookie-Token", value: "geheim")]
    }

    @Test("login and cookies are sent to the source's own publisher, also after redirects there")
    func sent() async throws {
        try await Publisher.serving { request in
            request.path == "/new"
                ? .init() : .init(302, headers: ["Location": "/new", "Set-Cookie": "seen=1; Path=/"])
        } while: { publisher in
            _ = try await fetch(publisher.base + "/", with: change)
            // "rené:geh:eim" in UTF-8 (RFC 7617 §2.1).
            #expect(
                publisher.requests.map { $0.headers["authorization"] }
                    == [String](
                        repeating: "Basic cmVuw6k6Z2VoOmVpbQ==",
                        count: 2
                    )
            )
            let cookies = publisher.requests.map { $0.headers["cookie"] ?? "" }
            #expect(cookies.first == "session=geheim")
            #expect(cookies.last?.contains("session=geheim") == true && cookies.last?.contains("seen=1") == true)
            _ = try await fetch(publisher.base + "/new")
            let plain = try #require(publisher.requests.last).headers
            #expect(plain["authorization"] == nil && plain["cookie"] == nil, "nothing stays in the handle")
        }
    }

    @Test("neither is told to another host, port or scheme by a redirect")
    func keptBack() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { other in
            try await Publisher.serving { _ in
                .init(302, headers: ["Location": other.base + "/"])
            } while: { publisher in
                var request = FetchRequest(url: publisher.base + "/")
                change(&request)
                request.options.headers += [
                    Header(name: "Authorization", value: "Bearer geheim"), Header(name: "Cookie", value: "a=geheim"),
                    Header(name: "X-Api-Key", value: "geheim"),
                ]
                request.options.login = nil
                request.options.allowsPrivateNetworks = true
                let response = try await CurlTransport().fetch(request)
                #expect(response.redirects == [.init(status: 302, from: publisher.base + "/", to: other.base + "/")])
                let first = try #require(publisher.requests.first).headers
                #expect(first["authorization"] == "Bearer geheim")
                let told = try #require(other.requests.first).headers
                #expect(told.values.allSatisfy { !$0.contains("geheim") }, "\(told)")
            }
        }
    }

    @Test("a page on another host than its feed is not told the feed's secrets, one on the same host is")
    func pages() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            for (home, isTold) in [
                (publisher.base + "/feed", true), ("http://feeds.example/", false), ("no address", false),
            ] {
                _ = try await fetch(publisher.base + "/page") { request in
                    change(&request)
                    request.kind = .page
                    request.home = home
                }
                let headers = try #require(publisher.requests.last).headers
                for name in ["authorization", "cookie", "cookie-token"] {
                    #expect((headers[name] != nil) == isTold, "\(name) \(home)")
                }
                #expect(headers["accept"]?.hasPrefix("text/html") == true)
            }
        }
    }

    @Test("no error of a fetch shows any of it")
    func silent() async throws {
        try await RawPublisher.serving { _ in
            [.close]
        } while: { publisher in
            for url in [publisher.base, "http://127.0.0.1:1", "http://no-such.invalid", "https://127.0.0.1:1"] {
                let error = try await failure(url) { request in
                    change(&request)
                    request.options.proxy = .direct
                }
                var dumped = ""
                dump(error, to: &dumped)
                #expect(!dumped.contains("geheim") && !"\(error)".contains("geheim") && !error.line.contains("geheim"))
            }
        }
        var request = FetchRequest(url: "https://example.org/")
        change(&request)
        var dumped = ""
        dump(request, to: &dumped)
        for text in ["\(request)", String(reflecting: request), dumped] { #expect(!text.contains("geheim")) }
    }

    @Test("a cookie or password with a line break in it is refused")
    func injected() async throws {
        let error = try await failure("http://127.0.0.1:1/") { $0.options.cookies = Secret("a=b\r\nX-Evil: 1") }
        #expect(error.code == .protocolViolation)
    }
}
