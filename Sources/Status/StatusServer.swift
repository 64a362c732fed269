import FlyingSocks
import Foundation

/// A small HTTP/1.1 server: GET and HEAD, one request a connection, every size and time bounded.
public struct StatusServer: Sendable {
    /// Why the address could not be opened.
    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    private let address: String
    private let answer: @Sendable (StatusRequest) async -> StatusAnswer

    private static let mostConnections = 32
    private static let patience = Duration.seconds(10)

    /// Takes an IP address and port, such as `127.0.0.1:9417` or `[::1]:9417`.
    public init(address: String, answer: @escaping @Sendable (StatusRequest) async -> StatusAnswer) {
        self.address = address
        self.answer = answer
    }

    /// Serves until the task is cancelled.
    public func run() async throws(Failure) {
        do {
            let pool = SocketPool.make()
            try await pool.prepare()
            let socket = try listen()
            let listener = try AsyncSocket(socket: socket, pool: pool)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await pool.run() }
                group.addTask {
                    defer { try? socket.close() }
                    try await accept(from: listener)
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch is CancellationError {
            return
        } catch {
            if Task.isCancelled { return }
            throw Failure(description: Self.words(error))
        }
    }

    private func listen() throws -> Socket {
        let colon = address.lastIndex(of: ":") ?? address.endIndex
        let host = address[..<colon].trimmingPrefix("[").prefix { $0 != "]" }
        let port = UInt16(address[colon...].dropFirst()) ?? 0
        if host.contains(":") {
            return try Self.bound(to: sockaddr_in6.inet6(ip6: String(host), port: port), AF_INET6)
        }
        return try Self.bound(to: sockaddr_in.inet(ip4: String(host), port: port), AF_INET)
    }

    private static func bound(to address: some SocketAddress, _ family: Int32) throws -> Socket {
        let socket = try Socket(domain: family)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: address)
        try socket.listen()
        return socket
    }

    /// No more connections are taken than are served; others wait their turn in the system.
    private func accept(from listener: AsyncSocket) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var count = 0
            while true {
                if count >= Self.mostConnections {
                    try await group.next()
                    count -= 1
                }
                let connection = try await listener.accept()
                count += 1
                group.addTask { await serve(connection) }
            }
        }
    }

    private func serve(_ connection: AsyncSocket) async {
        defer { try? connection.close() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await converse(with: connection) }
            group.addTask { try? await Task.sleep(for: Self.patience) }
            await group.next()
            group.cancelAll()
        }
    }

    private func converse(with connection: AsyncSocket) async throws {
        var head: [UInt8] = []
        while !head.endsHead {
            guard head.count <= StatusRequest.longestHead else {
                return try await send(.text("too long\n", status: 431), to: connection)
            }
            head += try await connection.read(atMost: 2048)
        }
        guard let request = StatusRequest(head: head) else {
            return try await send(.text("no request\n", status: 400), to: connection)
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return try await send(.text("only GET and HEAD\n", status: 405), to: connection)
        }
        // A name that another site made point here would let that site read the answer.
        guard request.isForAddress else {
            return try await send(.text("ask by an IP address or as localhost\n", status: 421), to: connection)
        }
        try await send(await answer(request), to: connection, withBody: request.method == "GET")
    }

    private func send(_ answer: StatusAnswer, to connection: AsyncSocket, withBody: Bool = true) async throws {
        try await connection.write(Data(answer.bytes(withBody: withBody)))
    }

    private static func words(_ error: any Error) -> String {
        if case SocketError.failed(_, let number, let message) = error {
            return number == EADDRINUSE ? "another program listens there" : message
        }
        return "\(error)"
    }
}

extension [UInt8] {
    /// Whether an empty line is in it.
    fileprivate var endsHead: Bool {
        var lineIsEmpty = false
        for byte in self {
            if byte == 0x0A {
                if lineIsEmpty { return true }
                lineIsEmpty = true
            } else if byte != 0x0D {
                lineIsEmpty = false
            }
        }
        return false
    }
}

extension StatusRequest {
    /// Whether it names the server by an IP address, as localhost or as this machine, or not at all.
    var isForAddress: Bool {
        guard var name = host else { return true }
        if name.hasPrefix("[") { return name.contains("]") }
        if let colon = name.lastIndex(of: ":") { name = String(name[..<colon]) }
        name = name.lowercased()
        if name == "localhost" || name == Self.machine || name.hasPrefix(Self.machine + ".") { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    private static let machine: String = {
        var name = [UInt8](repeating: 0, count: 256)
        let isKnown = name.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map { gethostname($0, buffer.count - 1) } == 0
        }
        return isKnown ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self).lowercased() : "localhost"
    }()
}
