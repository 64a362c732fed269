import CurlTransport
import Foundation
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite("Changes posted to webhooks", .serialized) struct WebhookTests {
    private let transport = CurlTransport(maximumConnections: 4)

    private func receiver(_ stage: Stage, _ publisher: Publisher, secret: String? = nil) -> Receiver {
        var webhook = Receiver.Webhook(url: Secret(publisher.base + "/hook?key=1"))
        webhook.secret = secret.map(Secret.init)
        webhook.headers = [Header(name: "Authorization", value: "Bearer token")]
        webhook.proxy = .direct
        return stage.receiver(.webhook(webhook))
    }

    private static func seqs(_ request: Publisher.Request) -> [Int] {
        let list = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [[String: Any]]
        return (list ?? []).compactMap { $0["seq"] as? Int }
    }

    @Test("a batch has the same name when it is posted again, and another when other changes have its places")
    func names() async throws {
        let posted = Mutex<[String?]>([])
        for first in [1, 1001] {
            // Two archives, as one is before and after it was begun anew.
            try await Stage.with { stage async throws in
                try await stage.store(3, from: first)
                let before = posted.withLock { $0.count }
                try await Publisher.serving({ request in
                    let count = posted.withLock { posted in
                        posted.append(request.headers["webhook-id"])
                        return posted.count
                    }
                    return Publisher.Answer(count - before < 3 ? 500 : 204)
                }) { publisher async throws in
                    try await stage.delivering(to: [receiver(stage, publisher)], by: transport) { _ async throws in
                        #expect(try await stage.until(3))
                    }
                }
            }
        }
        let names = posted.withLock { $0.compactMap(\.self) }
        #expect(names.count == 6 && Set(names.prefix(3)).count == 1 && Set(names).count == 2)
    }

    @Test("batches are posted as signed JSON arrays, in order, to a private address too")
    func signed() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(23)
            try await Publisher.serving({ _ in Publisher.Answer(204) }) { publisher async throws in
                var receiver = receiver(stage, publisher, secret: "Jefe")
                receiver.batch = 10
                try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                    #expect(try await stage.until(23))
                }
                #expect(publisher.requests.map(Self.seqs) == [Array(1...10), Array(11...20), Array(21...23)])
                let request = try #require(publisher.requests.first)
                #expect(request.method == "POST" && request.target == "/hook?key=1")
                #expect(request.headers["content-type"] == "application/json")
                #expect(request.headers["authorization"] == "Bearer token")
                let id = try #require(request.headers["webhook-id"])
                #expect(id.hasPrefix("veille-1-10-"))
                #expect(request.headers["expect"] == nil)
                let timestamp = try #require(request.headers["webhook-timestamp"].flatMap { Int($0) })
                #expect(abs(Double(timestamp) - Date().timeIntervalSince1970) < 60)
                let signature = Signature(secret: Secret("Jefe"))
                    .header(id: id, timestamp: timestamp, body: request.body)
                #expect(request.headers["webhook-signature"] == signature)
            }
        }
    }

    @Test("one that fails half of the time gets every change at least once, in order")
    func halfOfTheTime() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(200)
            let count = Mutex(0)
            let statuses = [500, 200, 429, 200, 200, 503, 302, 200]
            try await Publisher.serving({ _ in
                let number = count.withLock { count in
                    defer { count += 1 }
                    return count
                }
                return Publisher.Answer(statuses[number % 8], headers: ["Location": "/elsewhere"])
            }) { publisher async throws in
                var receiver = receiver(stage, publisher)
                receiver.batch = 15
                try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                    #expect(try await stage.until(200))
                }
                let taken = publisher.requests.enumerated().filter { statuses[$0.offset % 8] == 200 }
                #expect(taken.flatMap { Self.seqs($0.element) } == Array(1...200))
                #expect(publisher.requests.allSatisfy { $0.path == "/hook" && $0.method == "POST" })
                #expect(publisher.requests.allSatisfy { $0.headers["webhook-signature"] == nil })
            }
        }
    }

    @Test("Retry-After is kept to, and told; a body that is too long is halved")
    func asked() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(8)
            try await Publisher.serving({ request in
                if Self.seqs(request).count > 2 { return Publisher.Answer(413) }
                return Publisher.Answer(503, headers: ["Retry-After": "3600"])
            }) { publisher async throws in
                try await stage.delivering(to: [receiver(stage, publisher)], by: transport) { _ async throws in
                    #expect(
                        try await eventually {
                            try await stage.store.readers().first?.delivery?.error == "it answers with the status 503"
                        }
                    )
                    try await Task.sleep(for: .milliseconds(300))
                }
                #expect(publisher.requests.map { Self.seqs($0).count } == [8, 4, 2])
            }
        }
    }

    @Test("410 pauses it with an event until the settings are read again")
    func gone() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(1)
            let isGone = Mutex(true)
            try await Publisher.serving({ _ in Publisher.Answer(isGone.withLock { $0 } ? 410 : 200) }) {
                publisher async throws in
                let receiver = receiver(stage, publisher)
                try await stage.delivering(to: [receiver], by: transport) { deliveries async throws in
                    #expect(try await eventually { stage.log.lines.contains { $0.contains("event=receiver-paused") } })
                    try await Task.sleep(for: .milliseconds(300))
                    #expect(publisher.requests.count == 1)
                    #expect(try await stage.store.readers().first?.delivery?.isPaused == true)
                    isGone.withLock { $0 = false }
                    try await deliveries.apply([receiver], userAgent: "test")
                    #expect(try await stage.until(1))
                }
            }
        }
    }

    @Test("one that does not answer is given up after its time, in words about the receiver")
    func silent() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(1)
            try await RawPublisher.serving({ _ in [.pause(.seconds(5)), .close] }) { silent async throws in
                var receiver = stage.receiver(.webhook(Receiver.Webhook(url: Secret(silent.base + "/"))))
                receiver.timeout = .seconds(1)
                receiver.longestWait = .seconds(60)
                try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                    #expect(
                        try await eventually {
                            try await stage.store.readers().first?.delivery?.error == "it did not answer within 1s"
                        }
                    )
                }
            }
        }
    }
}
