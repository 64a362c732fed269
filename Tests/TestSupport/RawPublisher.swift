import Foundation
import Glibc
import Synchronization

/// A bare TCP server on loopback that follows a script, for answers no HTTP server would give.
///
/// Every connection has a thread of its own, so that a script may block as long as it likes.
public final class RawPublisher: Sendable {
    /// One thing done with a connection after a request was read.
    public enum Step: Sendable {
        case send([UInt8])
        case pause(Duration)
        /// The same bytes again and again, until the visitor goes away or `upTo` bytes are sent.
        case flood([UInt8], upTo: Int)
        /// Closes as TCP does when all is well.
        case close
        /// Closes with a reset.
        case reset

        /// Text as its UTF-8 bytes, with every line break made CRLF.
        public static func text(_ text: String) -> Step {
            .send(Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8))
        }
    }

    /// The server could not be set up.
    public struct Failure: Error {
        public var reason: String
    }

    /// Its address without a path: `http://127.0.0.1:port`.
    public let base: String
    public let port: Int
    private let state: Mutex<State>
    private let listener: CInt

    private struct State {
        var heads: [[UInt8]] = []
        var connections: Set<CInt> = []
        var accepted = 0
        var isStopped = false
    }

    /// The header of every request so far, byte for byte, in order of arrival.
    public var heads: [[UInt8]] { state.withLock { $0.heads } }

    /// The connections opened so far.
    public var accepted: Int { state.withLock { $0.accepted } }

    /// Serves for as long as `test` runs.
    ///
    /// `script` tells what to do after the request whose first line it is given; without a `close` or
    /// `reset` at its end the connection waits for another request. Throws what `test` throws.
    public static func serving(
        _ script: @escaping @Sendable (String) -> [Step],
        while test: @Sendable (RawPublisher) async throws -> Void
    ) async throws {
        let publisher = try RawPublisher()
        Thread.detachNewThread { publisher.acceptAll(script) }
        defer { publisher.stop() }
        try await test(publisher)
    }

    private init() throws {
        listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 512) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else { throw Failure(reason: "no port: \(String(cString: strerror(errno)))") }
        port = Int(UInt16(bigEndian: address.sin_port))
        base = "http://127.0.0.1:\(port)"
        state = Mutex(State())
    }

    private func stop() {
        state.withLock { state in
            state.isStopped = true
            // Wakes the threads that wait; each closes its own.
            for connection in state.connections { shutdown(connection, CInt(SHUT_RDWR)) }
        }
        shutdown(listener, CInt(SHUT_RDWR))
    }

    private func acceptAll(_ script: @escaping @Sendable (String) -> [Step]) {
        defer { close(listener) }
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            let isWelcome = state.withLock { state in
                guard !state.isStopped else { return false }
                state.accepted += 1
                state.connections.insert(connection)
                return true
            }
            guard isWelcome else {
                close(connection)
                return
            }
            Thread.detachNewThread {
                self.converse(connection, script)
                self.state.withLock { _ = $0.connections.remove(connection) }
                close(connection)
            }
        }
    }

    private func converse(_ connection: CInt, _ script: (String) -> [Step]) {
        while let head = readHead(connection) {
            state.withLock { $0.heads.append(head) }
            let line = String(decoding: head.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            for step in script(line) {
                guard perform(step, on: connection) else { return }
            }
        }
    }

    /// Everything up to the blank line; nil when the visitor is gone.
    private func readHead(_ connection: CInt) -> [UInt8]? {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.hasSuffix("\r\n\r\n") {
            guard head.count < 1 << 20, recv(connection, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        return head
    }

    /// Does one step; false means the conversation is over.
    private func perform(_ step: Step, on connection: CInt) -> Bool {
        switch step {
        case .send(let bytes):
            return sendAll(bytes, on: connection)
        case .pause(let duration):
            let until = ContinuousClock.now + duration
            while ContinuousClock.now < until {
                guard !state.withLock({ $0.isStopped }) else { return false }
                usleep(5_000)
            }
            return true
        case .flood(let bytes, let limit):
            var sent = 0
            while sent < limit {
                guard sendAll(bytes, on: connection) else { return false }
                sent += bytes.count
            }
            return true
        case .close:
            return false
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
            return false
        }
    }

    private func sendAll(_ bytes: [UInt8], on connection: CInt) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                send(connection, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
