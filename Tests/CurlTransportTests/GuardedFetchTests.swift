import News
import Synchronization
import TestSupport
import Testing

@testable import CurlTransport

/// Ways in that an attacker would try, against a guard for which 127.0.0.1 alone is the public internet.
@Suite struct GuardedFetchTests {
    /// The addresses of a name, one list for each time it is asked for; the last one stays.
    private func transport(
        resolving names: [String: [[String]]] = [:],
        limits: TransportLimits = TransportLimits()
    ) -> CurlTransport {
        let book = NameBook(names)
        let rules = ConnectionRules(
            judge: { $0 == SocketAddress("127.0.0.1") ? nil : AddressGuard.refusal(of: $0) },
            resolve: { book.next($0) }
        )
        return CurlTransport(limits: limits.with(\.transfers, 1), rules: rules)
    }

    private func failure(_ url: String, over transport: CurlTransport) async throws -> FetchError {
        var request = FetchRequest(url: url)
        request.options.limits.time = .seconds(5)
        let asked = request
        let error = await #expect(throws: FetchError.self) { try await transport.fetch(asked) }
        return try #require(error)
    }

    private static let ok = RawPublisher.Step.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")

    @Test(
        "a redirect does not lead to a private address, however it is written or named",
        arguments: [
            "http://127.0.0.2:PORT/", "http://127.2:PORT/", "http://0x7f000002:PORT/", "http://0177.0.0.2:PORT/",
            "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::127.0.0.1]:PORT/", "//127.0.0.2:PORT/",
            "http://0:PORT/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
            "http://user:pass@127.0.0.2:PORT/", "http://127.0.0.1@127.0.0.2:PORT/", "http:\\\\127.0.0.2:PORT\\",
            "http://inside.example:PORT/", "https://inside.example:PORT/", "http://１２７.０.０.２:PORT/",
            "http://[64:ff9b::7f00:2]:PORT/", "http://[2002:7f00:2::1]:PORT/", "http://[fe80::1%25lo]:PORT/",
        ]
    )
    func redirect(location: String) async throws {
        try await RawPublisher.serving { line in
            if line.contains("/good") { return [Self.ok] }
            let port = line.split(separator: " ").dropFirst().first?.split(separator: "/").last ?? ""
            let place = location.replacing("PORT", with: port)
            return [.send(Array("HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\n\r\n".utf8))]
        } while: { publisher in
            let transport = transport(resolving: ["inside.example": [["127.0.0.2"]]])
            let error = try await failure(publisher.base + "/go/\(publisher.port)", over: transport)
            #expect([.forbiddenAddress, .protocolViolation, .resolve].contains(error.code), "\(error)")
            if error.code == .forbiddenAddress {
                #expect(error.detail.hasPrefix("after a redirect to http"), "\(error.detail)")
                #expect(error.detail.hasSuffix("which is not on the public internet"), "\(error.detail)")
            }
            #expect(!error.detail.contains("pass"), "\(error.detail)")
            #expect(publisher.accepted == 1, "nothing was asked of it")
            #expect(try await transport.fetch(FetchRequest(url: publisher.base + "/good")).body == Array("ok".utf8))
        }
    }

    @Test("a chain of redirects is judged at its last hop as at its first")
    func chain() async throws {
        try await RawPublisher.serving { line in
            let path = line.split(separator: " ").dropFirst().first ?? ""
            let place = path.count < 9 ? "\(path)x" : "http://192.168.0.1/"
            return [.text("HTTP/1.1 302 Found\nLocation: \(place)\nContent-Length: 0\n\n")]
        } while: { publisher in
            let error = try await failure(publisher.base + "/", over: transport())
            #expect(error.code == .forbiddenAddress)
            #expect(error.redirects.count == 9)
            #expect(error.detail.contains("192.168.0.1 is at 192.168.0.1 (private)"), "\(error.detail)")
        }
    }

    @Test("a name that turns to a private address between two requests is refused at the second")
    func rebinding() async throws {
        try await RawPublisher.serving { line in
            line.contains("/self")
                ? [.text("HTTP/1.1 302 Found\nLocation: /again\nContent-Length: 0\nConnection: close\n\n"), .close]
                : [.text("HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok"), .close]
        } while: { publisher in
            let transport = transport(resolving: [
                "turns.example": [["127.0.0.1"], ["127.0.0.2"]], "self.example": [["127.0.0.1"], ["10.0.0.1"]],
            ])
            let url = "http://turns.example:\(publisher.port)/"
            #expect(try await transport.fetch(FetchRequest(url: url)).status == 200)
            #expect(try await failure(url, over: transport).code == .forbiddenAddress)
            let hop = try await failure("http://self.example:\(publisher.port)/self", over: transport)
            #expect(hop.code == .forbiddenAddress)
            #expect(hop.detail.contains("self.example is at 10.0.0.1 (private)"), "\(hop.detail)")
            #expect(publisher.accepted == 2)
        }
    }

    @Test("the address of a name is remembered from visit to visit, and asked for again when it is too old")
    func memory() async throws {
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok"), .close]
        } while: { publisher in
            // Told once: whatever is asked of the system afterwards is not found.
            let transport = transport(
                resolving: ["once.example": [["127.0.0.1"], []], "other.example": [["127.0.0.1"]]],
                limits: TransportLimits().with(\.nameAge, 4)
            )
            let url = "http://once.example:\(publisher.port)/"
            let start = ContinuousClock.now
            #expect(try await transport.fetch(FetchRequest(url: url)).status == 200)
            // A machine with much else to do may take so long for a single one.
            for _ in 0..<5 where .now - start < .seconds(2) {
                #expect(try await transport.fetch(FetchRequest(url: url)).status == 200)
            }
            try await Task.sleep(for: .seconds(5.2))
            let error = try await failure(url, over: transport)
            #expect(error.code == .resolve, "\(error)")
            let other = "http://other.example:\(publisher.port)/"
            #expect(try await transport.fetch(FetchRequest(url: other)).status == 200)
        }
    }

    @Test("of several addresses of a name none that is private is tried")
    func several() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { publisher in
            let transport = transport(resolving: [
                "mixed.example": [["127.0.0.2", "[::1]", "127.0.0.1"]], "dead.example": [["127.0.0.2", "[::1]"]],
            ])
            let mixed = try await transport.fetch(FetchRequest(url: "http://mixed.example:\(publisher.port)/"))
            #expect(mixed.status == 200, "the public one serves")
            let dead = try await failure("http://dead.example:\(publisher.port)/", over: transport)
            #expect(dead.code == .forbiddenAddress)
            #expect(publisher.accepted == 1)
        }
    }

    @Test("an international name is asked for by its ASCII form")
    func international() async throws {
        try await RawPublisher.serving { _ in
            [Self.ok]
        } while: { publisher in
            let transport = transport(resolving: ["xn--exmple-cua.example": [["127.0.0.1"]]])
            let response = try await transport.fetch(FetchRequest(url: "http://exämple.example:\(publisher.port)/"))
            #expect(response.status == 200)
            let head = String(decoding: try #require(publisher.heads.first), as: UTF8.self)
            #expect(head.contains("Host: xn--exmple-cua.example:"))
        }
    }
}

/// Plays a name service that changes its mind.
private final class NameBook: Sendable {
    private let answers: Mutex<[String: [[String]]]>

    init(_ answers: [String: [[String]]]) {
        self.answers = Mutex(answers)
    }

    func next(_ name: String) -> [String] {
        answers.withLock { answers in
            guard let list = answers[name], let first = list.first else { return [] }
            if list.count > 1 { answers[name] = Array(list.dropFirst()) }
            return first
        }
    }
}
