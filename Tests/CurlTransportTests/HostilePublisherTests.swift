import CurlTransport
import News
import TestSupport
import Testing

/// One way to harm a visitor, and what is to come of it.
struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var steps: [RawPublisher.Step]
    var code: FetchError.Code
    /// A part of the error's sentence.
    var sentence: String
    var limit: FetchLimits.Name?
    /// The longest it may take, in seconds.
    var seconds = 5.0

    var testDescription: String { name }
}

/// A publisher that means harm: each attack ends in time, with an error that says what to do, and leaves nothing behind.
@Suite struct HostilePublisherTests {
    private static let ok = "HTTP/1.1 200 OK\n"
    private static let drip = (0..<60).flatMap { _ in [RawPublisher.Step.send([65]), .pause(.milliseconds(100))] }
    private static let junk = RawPublisher.Step.flood([UInt8](repeating: 65, count: 65_536), upTo: 1 << 30)

    private static func encoded(_ name: String, _ body: [UInt8]) -> [RawPublisher.Step] {
        [.text(ok + "Content-Encoding: \(name)\nContent-Length: \(body.count)\n\n"), .send(body)]
    }

    static let attacks: [Attack] = [
        Attack(
            name: "a header line of a byte a second",
            steps: [.text(ok + "X-")] + drip,
            code: .timeout,
            sentence: "no answer within 1 s (`fetch.timeout`)",
            limit: .time
        ),
        Attack(
            name: "a status line of a byte a second",
            steps: Array("HTTP/1.1 200 O".utf8).flatMap {
                [.send([$0]), .pause(.milliseconds(200))]
            },
            code: .timeout,
            sentence: "no answer within 1 s (`fetch.timeout`)",
            limit: .time
        ),
        Attack(
            name: "a body of a byte a second",
            steps: [.text(ok + "Content-Length: 1000\n\n")] + drip,
            code: .timeout,
            sentence: "not complete after 1 s (`fetch.timeout`), with ",
            limit: .time
        ),
        Attack(
            name: "chunks of a byte a second",
            steps: [.text(ok + "Transfer-Encoding: chunked\n\n")]
                + (0..<30).flatMap { _ in [.text("1\nx\n"), .pause(.milliseconds(100))] },
            code: .timeout,
            sentence: "not complete after 1 s (`fetch.timeout`), with ",
            limit: .time
        ),
        Attack(
            name: "a request nobody answers",
            steps: [.pause(.seconds(5))],
            code: .timeout,
            sentence: "no answer within 1 s (`fetch.timeout`)",
            limit: .time
        ),
        Attack(
            name: "an endless body",
            steps: [.text(ok + "\n"), junk],
            code: .tooLarge,
            sentence: "`fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "endless chunks",
            steps: [
                .text(ok + "Transfer-Encoding: chunked\n\n"),
                .flood(Array("1000\r\n".utf8) + [UInt8](repeating: 65, count: 4_096) + [13, 10], upTo: 1 << 30),
            ],
            code: .tooLarge,
            sentence: "`fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "a body announced as endless",
            steps: [.text(ok + "Content-Length: 9223372036854775807\n\nabc")],
            code: .tooLarge,
            sentence: "the body has 9223372036854775807 bytes; `fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "a gzip bomb",
            steps: encoded("gzip", gzippedZeros(100_000_000)),
            code: .tooLarge,
            sentence: "`fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "a brotli bomb",
            steps: encoded("br", brotliBomb),
            code: .tooLarge,
            sentence: "`fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "a zstd bomb",
            steps: encoded("zstd", zstdBomb),
            code: .tooLarge,
            sentence: "`fetch.max_bytes` allows 1000000",
            limit: .feedBytes
        ),
        Attack(
            name: "a thousand encodings",
            steps: encoded([String](repeating: "gzip", count: 1_000).joined(separator: ","), []),
            code: .protocolViolation,
            sentence: "the body cannot be decoded"
        ),
        Attack(
            name: "a thousand header lines",
            steps: [.text(ok + (0..<1_000).map { "X-\($0): y\n" }.joined() + "\n")],
            code: .tooLarge,
            sentence: "`fetch.max_header_lines`",
            limit: .headerLines
        ),
        Attack(
            name: "header lines without end",
            steps: [.text(ok), .flood(Array("X: y\r\n".utf8), upTo: 1 << 28)],
            code: .tooLarge,
            sentence: "`fetch.max_header_lines`",
            limit: .headerLines
        ),
        Attack(
            name: "long header lines without end",
            steps: [.text(ok), .flood(Array("X: \(String(repeating: "y", count: 8_000))\r\n".utf8), upTo: 1 << 28)],
            code: .tooLarge,
            sentence: "`fetch.max_header_bytes`",
            limit: .headerBytes
        ),
        Attack(
            name: "one header line without end",
            steps: [.text(ok + "X: "), junk],
            code: .tooLarge,
            sentence: "`fetch.max_header_bytes`",
            limit: .headerBytes
        ),
        Attack(
            name: "a status line without end",
            steps: [.text("HTTP/1.1 200 "), junk],
            code: .tooLarge,
            sentence: "`fetch.max_header_bytes`",
            limit: .headerBytes
        ),
        Attack(
            name: "trailers without end",
            steps: [
                .text(ok + "Transfer-Encoding: chunked\n\n1\nx\n0\n"), .flood(Array("X: y\r\n".utf8), upTo: 1 << 28),
            ],
            code: .tooLarge,
            sentence: "`fetch.max_header_lines`",
            limit: .headerLines
        ),
        Attack(
            name: "a flood of 100 Continue",
            steps: [.flood(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), upTo: 1 << 28)],
            code: .protocolViolation,
            sentence: "too many interim answers"
        ),
        Attack(
            name: "a flood of 103 with headers",
            steps: [.flood(Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8), upTo: 1 << 28)],
            code: .protocolViolation,
            sentence: "too many interim answers"
        ),
        Attack(
            name: "an upgrade nobody asked for",
            steps: [.text("HTTP/1.1 101 Switching\nUpgrade: x\n\n"), junk],
            code: .protocolViolation,
            sentence: "127.0.0.1 goes over to another protocol unasked (status 101)"
        ),
        Attack(
            name: "a body cut by the end",
            steps: [.text(ok + "Content-Length: 100\n\nabc"), .close],
            code: .protocolViolation,
            sentence: "closed in the middle of the body, after 3 bytes"
        ),
        Attack(
            name: "a chunk cut by the end",
            steps: [.text(ok + "Transfer-Encoding: chunked\n\n64\nabc"), .close],
            code: .protocolViolation,
            sentence: "closed in the middle of the body, after 3 bytes"
        ),
        Attack(
            name: "a reset in mid-body",
            steps: [.text(ok + "Content-Length: 100\n\nabc"), .pause(.milliseconds(50)), .reset],
            code: .protocolViolation,
            sentence: "reset the connection in the middle of the body, after 3 bytes"
        ),
        Attack(name: "a reset at once", steps: [.reset], code: .protocolViolation, sentence: "127.0.0.1 "),
        Attack(
            name: "the end at once",
            steps: [.close],
            code: .protocolViolation,
            sentence: "127.0.0.1 closed the connection without an answer"
        ),
        Attack(
            name: "an answer of HTTP/0.9",
            steps: [.text("<rss></rss>"), .close],
            code: .protocolViolation,
            sentence: "127.0.0.1 answered something that is not HTTP"
        ),
        Attack(
            name: "endless garbage",
            steps: [junk],
            code: .protocolViolation,
            sentence: "127.0.0.1 answered something that is not HTTP"
        ),
        Attack(
            name: "NUL bytes in a header",
            steps: [.send(Array("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\nbody".utf8)), .close],
            code: .protocolViolation,
            sentence: ""
        ),
        Attack(
            name: "two lengths that differ",
            steps: [.text(ok + "Content-Length: 3\nContent-Length: 5\n\nabcde"), .close],
            code: .protocolViolation,
            sentence: "the answer gives two lengths of its body that differ"
        ),
        Attack(
            name: "a length that is none",
            steps: [.text(ok + "Content-Length: -5\n\nabc"), .close],
            code: .protocolViolation,
            sentence: ""
        ),
        Attack(
            name: "a redirect to a script",
            steps: [.text("HTTP/1.1 302 Found\nLocation: javascript:alert(1)\n\n"), .close],
            code: .protocolViolation,
            sentence: "it redirects to javascript:alert(1), and it is not an http or https address"
        ),
        Attack(
            name: "a redirect to a file",
            steps: [.text("HTTP/1.1 301 Moved\nLocation: file:///etc/passwd\n\n"), .close],
            code: .protocolViolation,
            sentence: "only http and https addresses are fetched"
        ),
        Attack(
            name: "a redirect to an address without end",
            steps: [.text("HTTP/1.1 302 Found\nLocation: /\(String(repeating: "a", count: 20_000))\n\n"), .close],
            code: .protocolViolation,
            sentence: "the address is longer than 8,192 bytes"
        ),
        Attack(
            name: "a redirect to itself",
            steps: [.text("HTTP/1.1 302 Found\nLocation: /\nContent-Length: 0\n\n")],
            code: .tooManyRedirects,
            sentence: "redirected in a circle, again and again to http://127.0.0.1:"
        ),
    ]

    @Test("every attack ends in time, with its error, and the next visit finds all as it was", arguments: attacks)
    func attacked(attack: Attack) async throws {
        // One place in the line: a fetch that did not let go of its handle would hold up the next for good.
        let transport = CurlTransport(maximumConnections: 1)
        try await RawPublisher.serving { line in
            line.contains("/good") ? [.text("HTTP/1.1 200 OK\nContent-Length: 4\n\ngood")] : attack.steps
        } while: { publisher in
            for _ in 0..<2 {
                let start = ContinuousClock.now
                let error = try await failure(
                    publisher.base + "/",
                    timeout: attack.code == .timeout ? .seconds(1) : .seconds(10),
                    maximumBytes: 1_000_000,
                    over: transport
                )
                #expect(.now - start < .seconds(attack.seconds))
                #expect(error.code == attack.code, "\(error)")
                #expect(error.detail.contains(attack.sentence), "\(error.detail)")
                #expect(error.limit == attack.limit)
                if let limit = attack.limit { #expect(error.remedy?.contains("`\(limit.setting)`") == true) }
                #expect(!error.detail.isEmpty && !error.detail.contains { $0.isNewline })
                let good = try await fetch(publisher.base + "/good", timeout: .seconds(5), over: transport)
                #expect(good.body == Array("good".utf8))
            }
        }
    }

    @Test(
        "odd answers are answers",
        arguments: [
            ("HTTP/1.1 204 No Content\n\n", 204, ""), ("HTTP/1.1 205 Reset Content\nContent-Length: 0\n\n", 205, ""),
            ("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-2/9\nContent-Length: 3\n\nabc", 206, "abc"),
            ("HTTP/1.1 204 No Content\nContent-Length: 5\n\n", 204, ""),
            ("HTTP/1.1 304 Not Modified\nContent-Length: 5000\nETag: x\n\n", 304, ""),
            ("HTTP/1.0 200 OK\n\nuntil the end", 200, "until the end"),
            ("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200, "ok"),
            ("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Length: 99\n\n2\nok\n0\n\n", 200, "ok"),
            ("HTTP/1.1 200\nContent-Length: 2\n\nok", 200, "ok"),
            ("HTTP/1.1 999 Odd\nContent-Length: 2\n\nok", 999, "ok"),
            ("HTTP/1.1 302 Found\nLocation:\nContent-Length: 2\n\nok", 302, "ok"),
            ("HTTP/1.1 200 OK\n: nameless\nContent-Length: 2\n\nok", 200, "ok"),
        ]
    )
    func odd(answer: String, status: Int, body: String) async throws {
        try await RawPublisher.serving { _ in
            [.text(answer), .close]
        } while: { publisher in
            let response = try await fetch(publisher.base, timeout: .seconds(2))
            #expect(response.status == status)
            #expect(String(decoding: response.body, as: UTF8.self) == body)
        }
    }

    @Test(
        "a place written in other bytes than ASCII is found",
        arguments: [
            (Array("/\u{E9}t\u{E9}".utf8), "/%c3%a9t%c3%a9"), ([0x2F, 0xE9], "/%e9"), ([0x2F, 0xFF, 0x80], "/%ff%80"),
        ] as [([UInt8], String)]
    )
    func foreignPlace(place: [UInt8], path: String) async throws {
        try await RawPublisher.serving { line in
            guard line.hasPrefix("GET / ") else { return [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")] }
            let head = Array("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ".utf8)
            return [.send(head + place + Array("\r\n\r\n".utf8))]
        } while: { publisher async throws in
            #expect(try await fetch(publisher.base + "/").url == publisher.base + path)
        }
    }

    @Test("a name and password in a redirect are used there, and shown to nobody")
    func placeWithCredentials() async throws {
        try await RawPublisher.serving { line in
            line.hasPrefix("GET / ")
                ? [.text("HTTP/1.1 302 Found\nContent-Length: 0\nLocation: http://me:geheim@HOST/x\n\n")]
                : [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher in
            let error = try await failure(publisher.base + "/")
            #expect(!"\(error)".contains("geheim") && !error.redirects.description.contains("geheim"))
        }
    }

    @Test("a hundred attacks at once leave neither descriptors nor places taken")
    func together() async throws {
        let transport = CurlTransport(maximumConnections: 20)
        let attacks = Self.attacks.enumerated().filter { $0.element.code != .timeout }
        try await RawPublisher.serving { line in
            let number = line.split(separator: " ").dropFirst().first.flatMap { Int($0.dropFirst()) } ?? -1
            return Self.attacks.indices.contains(number)
                ? Self.attacks[number].steps : [.text("HTTP/1.1 200 OK\nContent-Length: 4\n\ngood")]
        } while: { publisher async throws in
            await withTaskGroup(of: Void.self) { group in
                for round in 0..<100 {
                    let (number, attack) = attacks[round % attacks.count]
                    group.addTask {
                        do {
                            _ = try await fetch("\(publisher.base)/\(number)", maximumBytes: 1_000_000, over: transport)
                        } catch {
                            #expect((error as? FetchError)?.code == attack.code || attack.code == .tooManyRedirects)
                        }
                    }
                }
            }
            #expect(try await fetch(publisher.base + "/good", over: transport).body == Array("good".utf8))
        }
    }
}
