import CurlTransport
import News
import TestSupport
import Testing

@Suite struct ConditionalTests {
    @Test("a publisher is asked with both validators and says nothing changed")
    func roundTrip() async throws {
        let etag = #"W/"a,b \"c""#
        let date = "Sun, 22 Nov 2026 05:20:00 GMT"
        try await Publisher.serving { request in
            let isKnown = request.headers["if-none-match"] == etag && request.headers["if-modified-since"] == date
            return Publisher.Answer(
                isKnown ? 304 : 200,
                headers: ["ETag": etag, "Last-Modified": date],
                text: isKnown ? "" : "news"
            )
        } while: { publisher in
            let first = try await fetch(publisher.base)
            #expect(first.status == 200)
            #expect(first.body == Array("news".utf8))
            #expect(first.headers["etag"] == etag)
            #expect(first.headers["last-modified"] == date)
            let second = try await fetch(publisher.base, validators: .init(etag: etag, lastModified: date))
            #expect(second.status == 304)
            #expect(second.body.isEmpty)
        }
    }

    @Test("validators go back byte for byte, whatever bytes they are")
    func oddBytes() async throws {
        let etag: [UInt8] = [0x22, 0xE9, 0xFF, 0x80, 0x5C, 0x22, 0x20, 0x3B, 0x22]
        let date = Array("Mi, 5 Mär 2026 \u{1}".utf8).dropLast(2) + Array("yesterday".utf8)
        let answer =
            Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: ".utf8) + etag
            + Array("\r\nLast-Modified:".utf8) + date + Array("\r\n\r\n".utf8)
        try await RawPublisher.serving { _ in
            [.send(answer)]
        } while: { publisher in
            let response = try await fetch(publisher.base)
            let validators = FeedState.Validators(
                etag: response.headers["etag"],
                lastModified: response.headers["last-modified"]
            )
            _ = try await fetch(publisher.base, validators: validators)
            let lines = try #require(publisher.heads.last).split(separator: UInt8(ascii: "\n"))
            #expect(lines.contains { $0.elementsEqual(Array("If-None-Match: ".utf8) + etag + [0x0D]) })
            #expect(lines.contains { $0.elementsEqual(Array("If-Modified-Since: ".utf8) + date + [0x0D]) })
        }
    }

    @Test("a header goes out in Latin-1, and in UTF-8 when it does not fit")
    func latin1() async throws {
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 200 OK\nContent-Length: 0\n\n")]
        } while: { publisher in
            _ = try await fetch(
                publisher.base,
                headers: [Header(name: "X-A", value: "été"), Header(name: "X-B", value: "œuf")]
            )
            let lines = try #require(publisher.heads.last).split(separator: UInt8(ascii: "\n"))
            #expect(lines.contains { $0.elementsEqual(Array("X-A: ".utf8) + [0xE9, 0x74, 0xE9, 0x0D]) })
            #expect(lines.contains { $0.elementsEqual(Array("X-B: œuf\r".utf8)) })
        }
    }

    @Test("a validator with a line break is left out instead of becoming a header of its own")
    func injectedValidator() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            _ = try await fetch(publisher.base, validators: .init(etag: "\"a\"\r\nX-Evil: 1"))
            #expect(publisher.requests.first?.headers["x-evil"] == nil)
            #expect(publisher.requests.first?.headers["if-none-match"] == nil)
        }
    }

    @Test("the source's own headers are sent, and replace what would be sent without them")
    func ownHeaders() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            let headers = [
                Header(name: "X-Token", value: "abc"), Header(name: "Accept", value: "text/plain"),
                Header(name: "X-Empty", value: ""), Header(name: "User-Agent", value: "Reader/1"),
            ]
            _ = try await fetch(publisher.base, headers: headers)
            let sent = try #require(publisher.requests.first).headers
            #expect(sent["x-token"] == "abc")
            #expect(sent["accept"] == "text/plain")
            #expect(sent["x-empty"]?.isEmpty == true)
            #expect(sent["user-agent"] == "Reader/1")
            _ = try await fetch(publisher.base)
            let usual = try #require(publisher.requests.last).headers
            #expect(usual["accept"]?.contains("application/atom+xml") == true)
            #expect(usual["accept-encoding"]?.contains("gzip") == true)
            #expect(usual["user-agent"] == "depeche")
        }
    }

    @Test(
        "a header that could smuggle in another is refused",
        arguments: [("X", "a\r\nY: b"), ("X", "a\0b"), ("X: a\r\nY", "b"), ("", "a"), ("X Y", "a")]
    )
    func injectedHeader(name: String, value: String) async throws {
        let error = await #expect(throws: FetchError.self) {
            try await fetch("http://127.0.0.1:1/", headers: [Header(name: name, value: value)])
        }
        #expect(error?.code == .protocolViolation)
    }
}
