import News
import TestSupport
import Testing

@testable import CurlTransport

/// Proxies that know nothing of HTTP.
@Suite(.enabled(if: SocksFront.isAvailable, "needs python3"))
struct SocksTests {
    private static let ok = RawPublisher.Step.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")

    private func request(_ url: String, _ proxy: String) -> FetchRequest {
        var request = FetchRequest(url: url)
        request.options.proxy = .address(Secret(proxy))
        request.options.limits.time = .seconds(5)
        return request
    }

    private func failure(_ request: FetchRequest) async throws -> FetchError {
        try #require(await #expect(throws: FetchError.self) { try await CurlTransport().fetch(request) })
    }

    @Test("a name is looked up by the proxy where its scheme says so, and an address is asked for as it is")
    func names() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { publisher async throws in
            try await SocksFront.serving(before: publisher.port) { front async throws in
                let proxy = "socks5h://127.0.0.1:\(front.port)"
                let transport = CurlTransport()
                let first = try await transport.fetch(request("http://news.example/feed", proxy))
                #expect(first.body == Array("ok".utf8))
                #expect(try await transport.fetch(request("http://10.1.2.3:8080/", proxy)).status == 200)
                #expect(try front.requests() == ["name news.example:80 -", "v4 10.1.2.3:8080 -"])
                let head = String(decoding: try #require(publisher.heads.first), as: UTF8.self)
                #expect(head.hasPrefix("GET /feed HTTP/1.1\r\nHost: news.example\r\n"))
            }
        }
    }

    @Test("a name and password are for the proxy alone, and a wrong one is the proxy's trouble")
    func login() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { publisher async throws in
            try await SocksFront.serving(before: publisher.port, login: "me:geheim") { front async throws in
                let place = "127.0.0.1:\(front.port)"
                let good = request("http://news.example/", "socks5h://me:geheim@\(place)")
                #expect(try await CurlTransport().fetch(good).status == 200)
                #expect(try front.requests() == ["name news.example:80 me"])
                let head = String(decoding: try #require(publisher.heads.first), as: UTF8.self)
                #expect(!head.contains("uthorization"))
                for wrong in ["socks5h://me:falsch@\(place)", "socks5h://\(place)"] {
                    let error = try await failure(request("http://news.example/", wrong))
                    #expect(error.code == .proxy, "\(error)")
                    #expect(error.detail.hasPrefix("the proxy 127.0.0.1 does not work"), "\(error.detail)")
                    #expect(!"\(error)".contains("falsch"))
                }
            }
        }
    }

    @Test(
        "a proxy that refuses a way says so, and so does one that is something else",
        arguments: [1, 2, 4, 5] as [UInt8]
    )
    func refused(reply: UInt8) async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { publisher async throws in
            try await SocksFront.serving(before: publisher.port, reply: reply) { front async throws in
                let error = try await failure(request("http://news.example/", "socks5h://127.0.0.1:\(front.port)"))
                #expect(error.code == .proxy, "\(error)")
            }
        }
    }
}
