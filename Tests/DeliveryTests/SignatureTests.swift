import News
import Testing

@testable import Delivery

@Suite("Signatures of webhooks") struct SignatureTests {
    @Test("a signature is what the specification's example has")
    func example() {
        let signature = Signature(secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let header = signature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8)
        )
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("a secret without the prefix is the key as it is written")
    func plain() {
        // RFC 4231 §4.3 has no timestamp before its message: the sum is that of Python's hmac over "a.1.b".
        let header = Signature(secret: Secret("Jefe")).header(id: "a", timestamp: 1, body: Array("b".utf8))
        #expect(header == "v1,0b+Q6TcYoRmqqnbg3vIwMFStb5NeqHhB3kprRCCJED0=")
    }
}
