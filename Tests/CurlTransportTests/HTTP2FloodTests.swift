import CurlTransport
import News
import TestSupport
import Testing

/// Attacks that HTTP/2 makes possible (RFC 9113 §10.5), each by a publisher that never stops.
@Suite(.serialized, .enabled(if: SecureFront.isAvailable, "needs openssl and python3"))
struct HTTP2FloodTests {
    /// A frame (RFC 9113 §4.1).
    private static func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, _ payload: [UInt8] = []) -> [UInt8] {
        let length = payload.count
        return [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags, 0, 0, 0, stream]
            + payload
    }

    /// A field without indexing, with a new name (RFC 7541 §6.2.2).
    private static func field(_ name: String, _ value: String) -> [UInt8] {
        [0, UInt8(name.utf8.count)] + Array(name.utf8) + [UInt8(value.utf8.count)] + Array(value.utf8)
    }

    private static let settings = frame(4)
    private static let sixSettings: [UInt8] = (1...6).flatMap { (number: UInt8) -> [UInt8] in
        [0, number, 0, 0, 0x40, 0]
    }
    private static let listen = RawPublisher.Step.pause(.milliseconds(100))
    /// `:status: 200` is the eighth of the fields that everybody knows (RFC 7541 §A).
    private static let ok = frame(1, flags: 4, stream: 1, [0x88])
    private static let much = 1 << 25

    private static func flood(_ bytes: [UInt8], after first: [UInt8] = []) -> [RawPublisher.Step] {
        // Many frames at once, so that it is not the publisher that is slow.
        let many = [[UInt8]](repeating: bytes, count: max(1, 16_384 / bytes.count)).flatMap(\.self)
        return [.send(settings), listen, .send(first), .flood(many, upTo: much)]
    }

    static let floods: [(name: String, steps: [RawPublisher.Step])] = [
        ("settings", flood(settings)),
        ("settings of six values each", flood(frame(4, sixSettings))),
        ("pings", flood(frame(6, [UInt8](repeating: 7, count: 8)))),
        ("empty pieces of the body", flood(frame(0, stream: 1), after: ok)),
        (
            "pieces that are padding alone",
            flood(frame(0, flags: 8, stream: 1, [0]), after: ok)
        ),
        ("windows", flood(frame(8, [0, 0, 0, 1]), after: ok)),
        ("windows beyond the largest", flood(frame(8, [0x7F, 0xFF, 0xFF, 0xFF]), after: ok)),
        ("priorities", flood(frame(2, stream: 3, [0, 0, 0, 0, 1]))),
        ("ends of streams", flood(frame(3, stream: 1, [0, 0, 0, 8]))),
        ("frames of no known kind", flood(frame(0xFA, [1, 2, 3, 4]))),
        ("headers that go on and on", flood(frame(9, stream: 1, field("x", "y")), after: frame(1, stream: 1, [0x88]))),
        ("headers that go on with nothing", flood(frame(9, stream: 1), after: frame(1, stream: 1, [0x88]))),
        (
            "one field told many times",
            flood(
                frame(9, stream: 1, [UInt8](repeating: 0xBE, count: 4_000)),
                after: frame(1, stream: 1, [0x88, 0x40, 1, 120, 100] + [UInt8](repeating: 121, count: 100))
            )
        ),
        ("interim answers", flood(frame(1, flags: 4, stream: 1, [0x08, 3] + Array("103".utf8)))),
        ("answers one after the other", flood(ok)),
        ("promises nobody asked for", flood(frame(5, flags: 4, stream: 1, [0, 0, 0, 2, 0x82]))),
        ("a body without end", flood(frame(0, stream: 1, [UInt8](repeating: 65, count: 16_000)), after: ok)),
        (
            "a frame larger than allowed",
            flood([0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 991), after: ok)
        ),
    ]

    @Test("no flood outlasts the time allowed, or keeps the next visit from its answer", arguments: floods)
    func flooded(name: String, steps: [RawPublisher.Step]) async throws {
        try await RawPublisher.serving { line in
            if line.hasPrefix("PRI") { return steps }
            return line == "SM" ? [] : [.text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")]
        } while: { publisher in
            try await SecureFront.serving(before: publisher.port) { front in
                var limits = TransportLimits().with(\.certificateAuthorities, front.authority)
                limits.transfers = 1
                let transport = CurlTransport(limits: limits)
                let start = ContinuousClock.now
                do {
                    let response = try await fetch(front.base, timeout: .seconds(2), over: transport)
                    #expect(response.version == .http1_1 || response.body.isEmpty, "\(response.version) after a flood")
                } catch let error as FetchError {
                    let codes: [FetchError.Code] = [.timeout, .protocolViolation, .tooLarge]
                    #expect(codes.contains(error.code), "\(error)")
                    #expect(!error.detail.isEmpty)
                }
                #expect(.now - start < .seconds(10))
                let next = try await fetch(publisher.base + "/next", timeout: .seconds(20), over: transport)
                #expect(next.body == Array("ok".utf8))
            }
        }
    }
}
