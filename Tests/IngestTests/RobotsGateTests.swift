import CurlTransport
import Foundation
import Ingest
import News
import TestSupport
import Testing

@Suite struct RobotsGateTests {
    private func options() -> FetchOptions {
        var options = FetchOptions()
        options.userAgent = "Example-News/1.0 (+https://example.org)"
        options.allowsPrivateNetworks = true
        options.limits.time = .seconds(5)
        options.headers = [Header(name: "X-Token", value: "geheim")]
        options.login = .init(username: Secret("me"), password: Secret("geheim"))
        options.cookies = Secret("a=geheim")
        return options
    }

    @Test("the file is fetched once for all who ask, without secrets, and its rules hold for pages with their query")
    func once() async throws {
        try await Publisher.serving { request in
            try await Task.sleep(for: .milliseconds(50))
            return .init(text: "User-agent: *\nDisallow: /search?q=\nDisallow: /%61dmin\nCrawl-delay: 7\n")
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport())
            let allowed = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<20 {
                    group.addTask { await gate.answer(on: publisher.base + "/\(number)", with: options()).isAllowed }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(allowed == 20)
            let search = await gate.answer(on: publisher.base + "/search?q=x", with: options())
            #expect(!search.isAllowed && search.reason == "robots.txt does not allow it")
            #expect(search.crawlDelay == .seconds(7))
            #expect(await gate.answer(on: publisher.base + "/admin", with: options()).isAllowed == false)
            #expect(await gate.answer(on: publisher.base + "/search", with: options()).isAllowed)
            #expect(publisher.requests.map(\.path) == ["/robots.txt"])
            let headers = try #require(publisher.requests.first).headers
            #expect(headers.values.allSatisfy { !$0.contains("geheim") } && headers["authorization"] == nil)
            #expect(headers["user-agent"]?.hasPrefix("Example-News") == true)
        }
    }

    @Test("the visitor is known by the user agent's name, and as depeche", arguments: ["depeche", "example-news"])
    func names(token: String) async throws {
        try await Publisher.serving { _ in
            .init(text: "User-agent: \(token)\nDisallow: /\n")
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport())
            #expect(await gate.answer(on: publisher.base + "/a", with: options()).isAllowed == false)
        }
    }

    @Test("five redirects are followed, and a sixth means that there is none")
    func redirects() async throws {
        try await Publisher.serving { request in
            let number = request.path == "/robots.txt" ? 0 : Int(request.path.dropFirst(2)) ?? 0
            let last = request.headers["host"]?.hasPrefix("127.0.0.1") == true ? 5 : 6
            return number == last
                ? .init(text: "User-agent: *\nDisallow: /\n") : .init(302, headers: ["Location": "/r\(number + 1)"])
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport())
            #expect(await gate.answer(on: publisher.base + "/a", with: options()).isAllowed == false)
            let longer = publisher.base.replacing("127.0.0.1", with: "localhost")
            #expect(await gate.answer(on: longer + "/a", with: options()).isAllowed)
            #expect(publisher.requests.count == 12)
        }
    }

    @Test("a file beyond 500 KiB is cut, not refused")
    func long() async throws {
        let text = "User-agent: *\nDisallow: /a\n" + String(repeating: "#", count: 2 << 20) + "\nDisallow: /b\n"
        try await Publisher.serving { _ in
            .init(text: text)
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport())
            #expect(await gate.answer(on: publisher.base + "/a", with: options()).isAllowed == false)
            #expect(await gate.answer(on: publisher.base + "/b", with: options()).isAllowed)
        }
    }

    @Test("what expired is asked for with its validators, and trouble then forbids")
    func expiry() async throws {
        try await Publisher.serving { request in
            switch request.headers["if-none-match"] {
            case nil: .init(headers: ["ETag": "\"a\""], text: "User-agent: *\nDisallow: /b\n")
            case "\"a\"": .init(304, headers: ["ETag": "\"c\""])
            default: .init(503)
            }
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport())
            let start = Date()
            for (hours, isAllowed, count) in [
                (0.0, true, 1), (23, true, 1), (25, true, 2), (50, false, 3), (50.1, false, 3),
            ] {
                let answer = await gate.answer(on: publisher.base + "/a", with: options(), at: start + hours * 3_600)
                #expect(answer.isAllowed == isAllowed, "\(hours) \(answer)")
                #expect(publisher.requests.count == count, "\(hours)")
            }
        }
    }

    @Test("no more publishers are kept in mind than allowed, and nothing that is no web address is asked")
    func bound() async throws {
        try await Publisher.serving { _ in
            .init(404)
        } while: { publisher async throws in
            let gate = RobotsGate(transport: CurlTransport(), capacity: 10)
            let port = publisher.base.split(separator: ":").last ?? ""
            for number in 1...30 { _ = await gate.answer(on: "http://127.0.0.\(number):\(port)/", with: options()) }
            var known = 0
            for number in 1...30 where await gate.record(of: "http://127.0.0.\(number):\(port)") != nil { known += 1 }
            #expect((1...10).contains(known))
            #expect(await gate.answer(on: "file:///etc/passwd", with: options()).isAllowed == false)
        }
    }
}
