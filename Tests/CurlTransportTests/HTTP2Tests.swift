import CurlTransport
import News
import TestSupport
import Testing

/// Versions of HTTP, and the trouble that the second brings.
@Suite struct HTTP2Tests {
    private func transport(trusting authority: String) -> CurlTransport {
        CurlTransport(limits: TransportLimits().with(\.certificateAuthorities, authority))
    }

    @Test(
        "a site is visited over HTTP/2, again and again on one connection, with its answers compressed",
        .enabled(if: SecureSite.isAvailable, "needs nginx")
    )
    func oneConnection() async throws {
        let document = String(repeating: "<item/>", count: 1_000)
        try await SecureSite.serving(document) { site in
            let transport = transport(trusting: site.authority)
            for _ in 0..<10 {
                let response = try await fetch(site.base + "/feed", over: transport)
                #expect(response.status == 200 && response.version == .http2 && response.isSecure)
                #expect(response.body == Array(document.utf8) && response.receivedBytes < 200)
            }
            try await Task.sleep(for: .milliseconds(50))
            let requests = try site.requests()
            #expect(requests.count == 10)
            #expect(Set(requests).count == 1, "\(requests)")
            #expect(requests.first?.version == "HTTP/2.0" && requests.first?.encoding == "gzip")
        }
    }

    @Test(
        "HTTP/1.1 is spoken where the source wants it, and not on a connection of the other kind",
        .enabled(if: SecureSite.isAvailable, "needs nginx")
    )
    func older() async throws {
        try await SecureSite.serving("news") { site async throws in
            let transport = transport(trusting: site.authority)
            #expect(try await fetch(site.base + "/feed", over: transport).version == .http2)
            let older = try await fetch(site.base + "/feed", over: transport) { $0.options.isHTTP1Only = true }
            #expect(older.version == .http1_1 && older.isSecure)
        }
    }

    @Test(
        "a site that ends each connection after a few requests loses none",
        .enabled(if: SecureSite.isAvailable, "needs nginx")
    )
    func goodbye() async throws {
        try await SecureSite.serving("news", "keepalive_requests 3;") { site async throws in
            let transport = transport(trusting: site.authority)
            for _ in 0..<20 {
                #expect(try await fetch(site.base + "/feed", over: transport).body == Array("news".utf8))
            }
        }
    }

    /// A frame on stream 1 or 0 (RFC 9113 §4.1).
    private static func frame(_ type: UInt8, stream: UInt8 = 0, _ payload: [UInt8] = []) -> [UInt8] {
        [0, 0, UInt8(payload.count), type, 0, 0, 0, 0, stream] + payload
    }

    private static let settings = frame(4)
    /// What the client says of itself comes first; then its request.
    private static let listen = RawPublisher.Step.pause(.milliseconds(100))

    static let troubles: [(String, [RawPublisher.Step])] = [
        ("RST_STREAM with an internal error", [.send(settings), listen, .send(frame(3, stream: 1, [0, 0, 0, 2]))]),
        ("RST_STREAM asking for HTTP/1.1", [.send(settings), listen, .send(frame(3, stream: 1, [0, 0, 0, 13]))]),
        (
            "GOAWAY before the request, then the end",
            [.send(settings), listen, .send(frame(7, [0, 0, 0, 0, 0, 0, 0, 11])), .close]
        ),
        ("GOAWAY, and nothing more", [.send(settings), listen, .send(frame(7, [0, 0, 0, 0, 0, 0, 0, 2]))]),
        ("the end without a word", [.close]),
        ("the end after the settings", [.send(settings), listen, .close]),
        ("what is no frame", [.text("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n"), .close]),
        ("DATA on a stream nobody opened", [.send(settings), listen, .send(frame(0, stream: 9, [65]))]),
        (
            "a header block that is none",
            [.send(settings), listen, .send(frame(1, stream: 1, [0xFF, 0xFF, 0xFF, 0xFF]))]
        ),
    ]

    @Test(
        "a site whose HTTP/2 is broken is asked again by HTTP/1.1",
        .enabled(if: SecureFront.isAvailable, "needs openssl and python3"),
        arguments: troubles
    )
    func broken(name: String, steps: [RawPublisher.Step]) async throws {
        try await RawPublisher.serving { line in
            if line.hasPrefix("PRI") { return steps }
            return line == "SM" ? [] : [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher in
            try await SecureFront.serving(before: publisher.port) { front in
                let start = ContinuousClock.now
                let response = try await fetch(front.base, over: transport(trusting: front.authority))
                #expect(response.body == Array("ok".utf8) && response.version == .http1_1)
                #expect(.now - start < .seconds(5))
            }
        }
    }

    @Test(
        "one that is broken both ways is an error, after two requests",
        .enabled(if: SecureFront.isAvailable, "needs openssl and python3")
    )
    func brokenTwice() async throws {
        try await RawPublisher.serving { line in
            line.hasPrefix("PRI")
                ? [.send(Self.settings), Self.listen, .send(Self.frame(3, stream: 1, [0, 0, 0, 2]))]
                : line == "SM" ? [] : [.close]
        } while: { publisher in
            try await SecureFront.serving(before: publisher.port) { front in
                let error = try await failure(front.base, over: transport(trusting: front.authority))
                #expect(error.code == .protocolViolation)
                #expect(publisher.accepted == 2)
            }
        }
    }
}
