import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A publisher on this machine: a real HTTP server on a free port of the loopback interface.
///
/// It lives as long as the test it is given. For answers that break the rules of HTTP see `RawPublisher`.
public final class Publisher: Sendable {
    /// What a visitor asked.
    public struct Request: Sendable {
        public var method: String
        public var path: String
        /// The path with its query.
        public var target: String
        /// Header fields by lower-case name.
        public var headers: [String: String]
        /// What was sent with it, of a POST.
        public var body: [UInt8] = []
    }

    /// What the publisher says to it.
    public struct Answer: Sendable {
        public var status: Int
        public var headers: [String: String]
        public var body: [UInt8]

        public init(_ status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
            self.status = status
            self.headers = headers
            self.body = body
        }

        public init(_ status: Int = 200, headers: [String: String] = [:], text: String) {
            self.init(status, headers: headers, body: Array(text.utf8))
        }
    }

    /// The server could not be set up.
    public struct Failure: Error {
        public var reason: String
    }

    /// Its address without a path: `http://127.0.0.1:port`.
    public let base: String
    public let port: UInt16
    private let received: Recorder

    /// Everything asked so far, in order of arrival.
    public var requests: [Request] { received.all }

    private init(port: UInt16, received: Recorder) {
        base = "http://127.0.0.1:\(port)"
        self.port = port
        self.received = received
    }

    /// Serves what `answer` says for as long as `test` runs.
    ///
    /// On all addresses of this machine it is as many hosts as there are numbers in 127.0.0.0/8.
    public static func serving(
        onAllAddresses isOnAll: Bool = false,
        port: UInt16 = 0,
        _ answer: @escaping @Sendable (Request) async throws -> Answer,
        while test: @Sendable (Publisher) async throws -> Void
    ) async throws {
        let received = Recorder()
        let handler = ClosureHTTPHandler { request in
            var asked = Request(request)
            if request.method == .POST { asked.body = Array(try await request.bodyData) }
            received.append(asked)
            let answer = try await answer(asked)
            var headers: HTTPHeaders = [:]
            for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
            return HTTPResponse(
                statusCode: HTTPStatusCode(answer.status, phrase: "Answer"),
                headers: headers,
                body: Data(answer.body)
            )
        }
        let server = HTTPServer(
            address: try .inet(ip4: isOnAll ? "0.0.0.0" : "127.0.0.1", port: port),
            timeout: 60,
            logger: .disabled,
            handler: handler
        )
        let running = Task { try await server.run() }
        defer { running.cancel() }
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let given) = await server.listeningAddress else {
            throw Failure(reason: "the publisher got no port")
        }
        try await test(Publisher(port: given, received: received))
    }
}

extension Publisher.Request {
    fileprivate init(_ request: HTTPRequest) {
        var headers: [String: String] = [:]
        for (header, value) in request.headers {
            let name = header.rawValue.lowercased()
            headers[name] = headers[name].map { $0 + ", " + value } ?? value
        }
        let query = request.query.map { $0.name + "=" + $0.value }.joined(separator: "&")
        let target = request.path + (query.isEmpty ? "" : "?" + query)
        self.init(method: request.method.rawValue, path: request.path, target: target, headers: headers)
    }
}

/// The requests a publisher got, behind a lock.
private final class Recorder: Sendable {
    private let requests = Mutex<[Publisher.Request]>([])

    var all: [Publisher.Request] { requests.withLock { $0 } }

    func append(_ request: Publisher.Request) { requests.withLock { $0.append(request) } }
}
