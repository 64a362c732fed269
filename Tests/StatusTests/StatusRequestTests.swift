import Testing

@testable import Status

@Suite struct StatusRequestTests {
    private func read(_ head: String) -> StatusRequest? { StatusRequest(head: Array(head.utf8)) }

    @Test("a request's path, parameters and host are read, line ends of either kind")
    func plain() throws {
        let request = try #require(read("GET /?q=caf%C3%A9+noir&q=second&x HTTP/1.1\r\nHost: localhost:9417\r\n\r\n"))
        #expect(request.method == "GET")
        #expect(request.path == "/")
        #expect(request.query == ["q": "café noir", "x": ""])
        #expect(request.host == "localhost:9417")
        #expect(read("HEAD /metrics HTTP/1.0\n\n")?.path == "/metrics")
    }

    @Test(
        "what is no request is none",
        arguments: [
            "", "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET x HTTP/1.1\r\n\r\n",
            "GET / HTTP/2\r\n\r\n", " / HTTP/1.1\r\n\r\n", "G\u{0}T / HTTP/1.1\r\n\r\n", "GET / a HTTP/1.1\n\n",
        ]
    )
    func none(head: String) {
        #expect(read(head) == nil)
    }

    @Test("percent signs that encode nothing stay, and bytes that are no text do not break anything")
    func encoding() {
        #expect(
            read("GET /?q=%&r=%4&s=%zz&t=%ff HTTP/1.1\n\n")?.query == [
                "q": "%", "r": "%4", "s": "%zz", "t": "\u{FFFD}",
            ]
        )
    }

    @Test("of very many parameters the first are read")
    func many() {
        let query = (0..<1000).map { "p\($0)=1" }.joined(separator: "&")
        #expect(read("GET /?\(query) HTTP/1.1\n\n").map { $0.query.count <= 17 } == true)
    }

    @Test("an address and this machine may be asked for, another site's name may not")
    func hosts() {
        func isFor(_ host: String) -> Bool? { read("GET / HTTP/1.1\nHost: \(host)\n\n")?.isForAddress }
        for host in ["127.0.0.1:9417", "localhost", "LOCALHOST:1", "[::1]:9417", "192.168.1.2"] {
            #expect(isFor(host) == true, "\(host)")
        }
        for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:9417", "256.1.1.1", ""] {
            #expect(isFor(host) == false, "\(host)")
        }
        #expect(read("GET / HTTP/1.0\n\n")?.isForAddress == true)
    }
}
