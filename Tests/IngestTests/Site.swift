import Foundation
import News
import SQLiteStore
import Synchronization
import TestSupport

/// A publisher whose answers a test sets by path, and changes between visits.
final class Site: Sendable {
    typealias Reply = @Sendable (Publisher.Request) -> Publisher.Answer

    private let replies = Mutex<[String: Reply]>([:])

    /// Answers at a path from now on.
    func reply(at path: String, _ reply: @escaping Reply) {
        replies.withLock { $0[path] = reply }
    }

    func reply(_ status: Int = 200, at path: String, _ headers: [String: String] = [:], _ text: String = "") {
        reply(at: path) { _ in Publisher.Answer(status, headers: headers, text: text) }
    }

    /// Answers 304 to `etag`, else with the document and it.
    func publish(_ document: String, at path: String = "/feed", etag: String, _ headers: [String: String] = [:]) {
        reply(at: path) { request in
            let isKnown = request.headers["if-none-match"] == etag
            let headers = headers.merging(["ETag": etag]) { $1 }
            return isKnown
                ? Publisher.Answer(304, headers: headers) : Publisher.Answer(headers: headers, text: document)
        }
    }

    func redirect(_ path: String, to place: String, _ status: Int) {
        reply(status, at: path, ["Location": place])
    }

    private func answer(to request: Publisher.Request) -> Publisher.Answer {
        let reply = replies.withLock { $0[request.target] ?? (request.path == request.target ? nil : $0[request.path]) }
        return reply?(request) ?? Publisher.Answer(404, text: "")
    }

    /// Serves while `test` runs; `source` is its feed at `/feed`.
    static func serving(
        _ test: @Sendable (Site, Publisher, Archive, Source) async throws -> Void
    ) async throws {
        let site = Site()
        try await Archive.with { archive async throws in
            try await Publisher.serving({ site.answer(to: $0) }) { publisher in
                try await test(site, publisher, archive, Archive.feed("journal", publisher.base + "/feed"))
            }
        }
    }
}

extension Archive {
    func state(_ source: Source) async throws -> FeedState {
        try await store.state(of: source.id) ?? FeedState(source: source.id, nextVisit: .distantPast)
    }
}
