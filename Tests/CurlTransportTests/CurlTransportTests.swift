import CurlTransport
import Foundation
import News
import TestSupport
import Testing

@Suite struct CurlTransportTests {
    @Test("four thousand transfers leave no descriptor behind")
    func manyTransfers() async throws {
        let transport = CurlTransport(limits: TransportLimits().with(\.transfers, 200))
        try await Publisher.serving { request in
            .init(headers: ["Connection": "close"], text: request.path)
        } while: { publisher in
            var steady = 0
            for round in 0..<20 {
                let good = await withTaskGroup(of: Bool.self) { group in
                    for i in 0..<200 {
                        group.addTask {
                            let response = try? await fetch("\(publisher.base)/feed-\(round)-\(i)", over: transport)
                            return response?.status == 200 && response?.body == Array("/feed-\(round)-\(i)".utf8)
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(good == 200)
                try await Task.sleep(for: .milliseconds(20))
                let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
                if round == 2 { steady = open }
                if round == 19 { #expect(open <= steady + 100, "grew from \(steady) to \(open)") }
            }
        }
    }

    @Test("connections are used again")
    func reuse() async throws {
        let transport = CurlTransport()
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher throws in
            for _ in 0..<20 { #expect(try await fetch(publisher.base, over: transport).status == 200) }
            #expect(publisher.accepted == 1)
            #expect(publisher.heads.count == 20)
        }
    }

    @Test("a connection the publisher closed meanwhile is replaced without a word")
    func staleConnection() async throws {
        let transport = CurlTransport()
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok"), .close]
        } while: { publisher throws in
            for _ in 0..<5 { #expect(try await fetch(publisher.base, over: transport).body == Array("ok".utf8)) }
            #expect(publisher.accepted == 5)
        }
    }

    @Test("no more fetches are in flight than allowed, and the others follow in order")
    func line() async throws {
        let transport = CurlTransport(maximumConnections: 2)
        try await RawPublisher.serving { _ in
            [.pause(.milliseconds(30)), .text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await fetch(publisher.base, over: transport).status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(publisher.accepted <= 2)
        }
    }

    @Test("a refused connection is an error that says so")
    func refusedConnection() async throws {
        let error = try await failure("http://127.0.0.1:1/")
        #expect(error.code == .connect)
        #expect(error.detail == "127.0.0.1 (127.0.0.1, port 1) refused the connection")
        #expect(error.description.hasPrefix("cannot fetch http://127.0.0.1:1/\n  because: "))
    }

    @Test("a name without an address is an error that says so")
    func unresolvable() async throws {
        let error = try await failure("http://no-such-publisher.invalid/feed")
        #expect(error.code == .resolve)
        #expect(error.detail == "no address was found for the name no-such-publisher.invalid")
    }

    @Test(
        "what is no web address is refused before anything is asked",
        arguments: [
            "", "feed", "file:///etc/passwd", "http://", "http://a b/", "ftp://example.org/",
            "http://example.org:99999/",
        ]
    )
    func notAnAddress(url: String) async throws {
        #expect(try await failure(url).code == .protocolViolation)
    }

    @Test("passwords do not get into messages")
    func redacted() async throws {
        let error = try await failure("http://me:secret@127.0.0.1:1/")
        #expect(!error.description.contains("secret"), "\(error)")
        #expect(!(try await failure("htp://me:secret@127.0.0.1:1/")).description.contains("secret"))
    }

    @Test("a cancelled fetch ends at once")
    func cancelled() async throws {
        let transport = CurlTransport()
        try await RawPublisher.serving { _ in
            [.pause(.seconds(20))]
        } while: { publisher in
            let task = Task { try await fetch(publisher.base, timeout: .seconds(20), over: transport) }
            while publisher.heads.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let start = ContinuousClock.now
            task.cancel()
            let error = await #expect(throws: FetchError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(.now - start < .seconds(1))
        }
    }

    @Test("a fetch of a task already cancelled asks nothing")
    func cancelledBefore() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await fetch(publisher.base)
            }
            task.cancel()
            let error = await #expect(throws: FetchError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(publisher.requests.isEmpty)
        }
    }

    @Test("a fetch cancelled in line ends at once, and the line moves on")
    func cancelledInLine() async throws {
        let transport = CurlTransport(maximumConnections: 1)
        try await RawPublisher.serving { _ in
            [.pause(.milliseconds(300)), .text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher in
            let first = Task { try await fetch(publisher.base, over: transport) }
            while publisher.heads.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let second = Task { try await fetch(publisher.base, over: transport) }
            let third = Task { try await fetch(publisher.base, over: transport) }
            try await Task.sleep(for: .milliseconds(20))
            second.cancel()
            await #expect(throws: FetchError.self) { try await second.value }
            #expect(try await first.value.status == 200)
            #expect(try await third.value.status == 200)
        }
    }

    @Test("fetches cancelled at any moment leave the others alone")
    func cancelledAnywhere() async throws {
        let transport = CurlTransport(maximumConnections: 8)
        try await RawPublisher.serving { _ in
            [.text("HTTP/1.1 200 OK\nContent-Length: 4\n\nok"), .pause(.milliseconds(2)), .text("ok")]
        } while: { publisher in
            let tasks = (0..<400).map { _ in Task { try await fetch(publisher.base, over: transport) } }
            for (i, task) in tasks.enumerated() where i % 3 == 0 {
                task.cancel()
                if i % 30 == 0 { try await Task.sleep(for: .milliseconds(3)) }
            }
            for (i, task) in tasks.enumerated() {
                switch await task.result {
                case .success(let response): #expect(response.body == Array("okok".utf8))
                case .failure(let error): #expect(i % 3 == 0 && (error as? FetchError)?.code == .cancelled, "\(error)")
                }
            }
            #expect(try await fetch(publisher.base, over: transport).status == 200)
        }
    }

    @Test("a transport may be let go while its fetches are cancelled")
    func letGo() async throws {
        try await RawPublisher.serving { _ in
            [.pause(.seconds(20))]
        } while: { publisher in
            for _ in 0..<20 {
                let tasks = (0..<4).map { _ in Task { try await fetch(publisher.base, over: CurlTransport()) } }
                try await Task.sleep(for: .milliseconds(5))
                for task in tasks { task.cancel() }
                for task in tasks { await #expect(throws: FetchError.self) { try await task.value } }
            }
        }
    }

    @Test("a transport that is let go leaves no descriptor behind")
    func lettingGo() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            let before = try pollers()
            for _ in 0..<300 { #expect(try await fetch(publisher.base, over: CurlTransport()).status == 200) }
            try await Task.sleep(for: .milliseconds(200))
            // The other tests that run meanwhile have a few dozen of their own.
            #expect(try pollers() < before + 200)
        }
    }

    /// The epoll sets this process has open.
    private func pollers() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
            return target?.contains("eventpoll") == true
        }
    }

    @Test("what is compressed comes out readable", arguments: ["gzip", "deflate", "br", "zstd"])
    func encodings(name: String) async throws {
        let packed = try #require(packedGreeting[name])
        try await Publisher.serving { request in
            guard request.headers["accept-encoding"]?.contains(name) == true else { return .init(406) }
            return .init(headers: ["Content-Encoding": name], body: packed)
        } while: { publisher in
            let response = try await fetch(publisher.base)
            #expect(response.status == 200)
            #expect(String(decoding: response.body, as: UTF8.self) == "Bonjour, bonjour, bonjour!")
        }
    }
}
