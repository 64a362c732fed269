import CurlTransport
import News
import TestSupport
import Testing

/// Publishers that break the rules, by mistake or on purpose.
@Suite struct HostileAnswerTests {
    private static let ok = "HTTP/1.1 200 OK\n"

    @Test("a body longer than allowed is refused by its announced length")
    func announced() async throws {
        try await Publisher.serving { _ in
            .init(body: [UInt8](repeating: 65, count: 100_000))
        } while: { publisher in
            let error = try await failure(publisher.base, maximumBytes: 99_999)
            #expect(error.code == .tooLarge)
            #expect(error.detail == "the body has 100000 bytes; `fetch.max_bytes` allows 99999")
            #expect(try await fetch(publisher.base, maximumBytes: 100_000).body.count == 100_000)
        }
    }

    @Test("a page longer than allowed is refused by the name of the setting for pages")
    func announcedPage() async throws {
        try await Publisher.serving { _ in
            .init(body: [UInt8](repeating: 65, count: 100_000))
        } while: { publisher in
            let error = try await failure(publisher.base, maximumBytes: 200_000) { request in
                request.kind = .page
                request.options.limits.pageBytes = 99_999
            }
            #expect(error.detail == "the body has 100000 bytes; `fetch.max_page_bytes` allows 99999")
        }
    }

    @Test("a body without end is cut off at the bound")
    func endless() async throws {
        let flood = RawPublisher.Step.flood([UInt8](repeating: 65, count: 65_536), upTo: 1 << 32)
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "\n"), flood, .close]
        } while: { publisher in
            let error = try await failure(publisher.base, maximumBytes: 1_000_000)
            #expect(error.code == .tooLarge)
            #expect(error.detail.contains("`fetch.max_bytes` allows 1000000"))
        }
    }

    @Test("a decompression bomb is cut off at the bound of the decoded body")
    func bomb() async throws {
        let bomb = deflatedZeros(1_000_000)
        let head = "HTTP/1.1 200 OK\nContent-Encoding: deflate\nContent-Length: \(bomb.count)\n\n"
        try await RawPublisher.serving { _ in
            [.text(head), .send(bomb)]
        } while: { publisher in
            let whole = try await fetch(publisher.base)
            #expect(whole.body == [UInt8](repeating: 0, count: 1_000_000))
            #expect(whole.receivedBytes == bomb.count)
            #expect(try await failure(publisher.base, maximumBytes: 999_999).code == .tooLarge)
        }
    }

    @Test("one byte a second runs into the time allowed for the whole")
    func slow() async throws {
        let drip: [RawPublisher.Step] = (0..<20).flatMap { _ in [.send([65]), .pause(.milliseconds(200))] }
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Content-Length: 100\n\n")] + drip
        } while: { publisher in
            let error = try await failure(publisher.base, timeout: .seconds(1))
            #expect(error.code == .timeout)
            #expect(error.detail.contains("not complete after 1 s (`fetch.timeout`)"), "\(error.detail)")
        }
    }

    @Test("slow headers run into the time allowed for the whole")
    func slowHeaders() async throws {
        let drip: [RawPublisher.Step] = (0..<20).flatMap { _ in [.text("X: y\n"), .pause(.milliseconds(200))] }
        try await RawPublisher.serving { _ in
            [.text(Self.ok)] + drip
        } while: { publisher in
            let error = try await failure(publisher.base, timeout: .seconds(1))
            #expect(error.code == .timeout)
            #expect(error.detail == "no answer within 1 s (`fetch.timeout`)")
        }
    }

    @Test("a body that stalls is given up long before the time allowed for the whole")
    func stalled() async throws {
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Content-Length: 100\n\nabc"), .pause(.seconds(20))]
        } while: { publisher in
            let start = ContinuousClock.now
            let error = try await failure(publisher.base, timeout: .seconds(20)) {
                $0.options.limits.stall = .seconds(1)
            }
            #expect(error.code == .timeout)
            #expect(
                error.detail.hasPrefix(
                    "the body stalled: fewer than 64 bytes a second for 1 s (`fetch.stall_timeout`), after 3 bytes"
                ),
                "\(error.detail)"
            )
            #expect(.now - start < .seconds(5))
        }
    }

    @Test("a publisher that thinks longer than a stall may last still gets its say")
    func thoughtful() async throws {
        try await RawPublisher.serving { _ in
            [.pause(.milliseconds(2_500)), .text(Self.ok + "Content-Length: 2\n\nok")]
        } while: { publisher throws in
            #expect(try await fetch(publisher.base) { $0.options.limits.stall = .seconds(1) }.body == Array("ok".utf8))
        }
    }

    @Test("a reset in mid-body is an error that says so")
    func reset() async throws {
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Content-Length: 100\n\nabc"), .pause(.milliseconds(50)), .reset]
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail.contains("reset the connection in the middle of the body"), "\(error.detail)")
        }
    }

    @Test("a body shorter than announced is an error")
    func shorter() async throws {
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Content-Length: 100\n\nabc"), .close]
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail.contains("closed in the middle of the body, after 3 bytes"), "\(error.detail)")
        }
    }

    @Test("a body longer than announced ends where it was announced to, and the next fetch is not confused")
    func longer() async throws {
        let transport = CurlTransport()
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Content-Length: 3\n\nabcHTTP/1.1 200 OK\nContent-Length: 4\n\nevil")]
        } while: { publisher throws in
            for _ in 0..<3 {
                #expect(try await fetch(publisher.base, over: transport).body == Array("abc".utf8))
            }
        }
    }

    @Test(
        "broken chunking is an error",
        arguments: ["zz\nabc\n", "3\nabcdef\n", "ffffffffffffffffffff\nabc", "-1\nabc"]
    )
    func chunking(body: String) async throws {
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Transfer-Encoding: chunked\n\n" + body), .close]
        } while: { publisher throws in
            #expect(try await failure(publisher.base).code == .protocolViolation)
        }
    }

    @Test("chunks with trailers are put together, and the trailers are not taken for headers")
    func trailers() async throws {
        try await RawPublisher.serving { _ in
            [.text(Self.ok + "Transfer-Encoding: chunked\n\n3\nabc\n2;x=y\nde\n0\nETag: \"late\"\n\n")]
        } while: { publisher in
            let response = try await fetch(publisher.base)
            #expect(response.body == Array("abcde".utf8))
            #expect(response.headers["etag"] == nil)
        }
    }

    @Test("a thousand headers are refused")
    func manyHeaders() async throws {
        let lines = (0..<1_000).map { "X-\($0): y\n" }.joined()
        try await RawPublisher.serving { _ in
            [.text(Self.ok + lines + "Content-Length: 0\n\n")]
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .tooLarge)
            #expect(error.limit == .headerLines)
            #expect(
                error.detail
                    == "the answer has more header lines than the 256 that `fetch.max_header_lines` allows"
            )
        }
    }

    @Test("headers without end are refused")
    func largeHeaders() async throws {
        let line = RawPublisher.Step.text("X: " + String(repeating: "y", count: 1_000) + "\n")
        try await RawPublisher.serving { _ in
            [.text(Self.ok)] + [RawPublisher.Step](repeating: line, count: 100)
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .tooLarge)
            #expect(error.limit == .headerBytes)
            #expect(
                error.detail
                    == "the answer has more bytes of header than the 65536 that `fetch.max_header_bytes` allows"
            )
        }
    }

    @Test("interim answers without end are refused, a few are not")
    func interimAnswers() async throws {
        let interim = "HTTP/1.1 103 Early Hints\nLink: </style.css>\n\n"
        try await RawPublisher.serving { line in
            let count = line.contains("few") ? 3 : 1_000
            return [.text(String(repeating: interim, count: count) + Self.ok + "Content-Length: 2\n\nok")]
        } while: { publisher in
            let response = try await fetch(publisher.base + "/few")
            #expect(response.body == Array("ok".utf8))
            #expect(response.headers["link"] == nil)
            #expect(try await failure(publisher.base + "/many").code == .protocolViolation)
        }
    }

    @Test("a connection closed without a word is an error that says so")
    func silent() async throws {
        try await RawPublisher.serving { _ in
            [.close]
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail == "127.0.0.1 closed the connection without an answer")
        }
    }

    @Test("what is not HTTP is refused", arguments: ["<rss></rss>", "SSH-2.0-OpenSSH_9.2\n", "HTTP/9.9 hello\n\n"])
    func notHTTP(answer: String) async throws {
        try await RawPublisher.serving { _ in
            [.text(answer), .close]
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail.contains("not HTTP"), "\(error.detail)")
        }
    }

    @Test("a content encoding that is none is seen through", arguments: ["UTF-8", "unknown", "binary"])
    func oddEncoding(name: String) async throws {
        try await Publisher.serving { _ in
            .init(headers: ["Content-Encoding": name], text: "news")
        } while: { publisher throws in
            #expect(try await fetch(publisher.base).body == Array("news".utf8))
            #expect(publisher.requests.map { $0.headers["accept-encoding"] }.last == "identity")
        }
    }

    @Test("a body that is not what its encoding says is asked for once more, in plain")
    func falseEncoding() async throws {
        try await Publisher.serving { request in
            request.headers["accept-encoding"] == "identity"
                ? .init(text: "news") : .init(headers: ["Content-Encoding": "gzip"], text: "news")
        } while: { publisher throws in
            #expect(try await fetch(publisher.base).body == Array("news".utf8))
            #expect(publisher.requests.count == 2)
        }
    }

    @Test("a body that cannot be decoded at all is an error", arguments: ["gzip", "br", "zstd"])
    func brokenEncoding(name: String) async throws {
        try await Publisher.serving { _ in
            .init(headers: ["Content-Encoding": name], text: "not compressed")
        } while: { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .protocolViolation)
            #expect(error.detail == "the body cannot be decoded: Content-Encoding is \(name)")
            #expect(publisher.requests.count == 2)
        }
    }

    @Test("a status of trouble is an answer, even when its body is too long or cut off")
    func brokenTrouble() async throws {
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 503 Busy\nRetry-After: 120\nContent-Length: 2000\n\nabc"), .close]
        } while: { publisher in
            for limit in [10_000, 1_000, 2] {
                let response = try await fetch(publisher.base, maximumBytes: limit)
                #expect(response.status == 503)
                #expect(response.headers["retry-after"] == "120")
                #expect(response.body.count <= limit)
            }
        }
    }

    @Test("repeated and folded fields come out as one value, their bytes kept")
    func fields() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a:2\r\nX-Fold: one\r\n\t two\r\nX-Latin: ".utf8) + [0xE9]
        try await RawPublisher.serving { _ in
            [.send(head + Array("\r\nContent-Length: 0\r\n\r\n".utf8))]
        } while: { publisher in
            let headers = try await fetch(publisher.base).headers
            #expect(headers["x-a"] == "1, 2")
            #expect(headers["x-fold"] == "one two")
            #expect(headers["x-latin"] == "é")
        }
    }
}
