import CurlTransport
import News
import TestSupport
import Testing

@Suite(.enabled(if: SecurePublisher.isAvailable, "needs openssl"))
struct TLSTests {
    private func transport(trusting publisher: SecurePublisher) -> CurlTransport {
        CurlTransport(limits: TransportLimits().with(\.certificateAuthorities, publisher.authority))
    }

    @Test("a certificate of a trusted authority for the right name is accepted")
    func trusted() async throws {
        try await SecurePublisher.serving { publisher in
            let response = try await fetch(publisher.base, over: transport(trusting: publisher))
            #expect(response.status == 200)
            #expect(!response.body.isEmpty)
        }
    }

    @Test("a self-signed certificate is refused")
    func selfSigned() async throws {
        try await SecurePublisher.serving { publisher in
            let error = try await failure(publisher.base)
            #expect(error.code == .tls)
            #expect(error.detail == "the certificate of localhost is self-signed")
        }
    }

    @Test("a certificate for another name is refused, though its authority is trusted")
    func otherName() async throws {
        try await SecurePublisher.serving(.otherName("other.example")) { publisher in
            let error = try await failure(publisher.base, over: transport(trusting: publisher))
            #expect(error.code == .tls)
            #expect(error.detail == "the certificate is for another name than localhost")
        }
    }

    @Test("an expired certificate is refused, though its authority is trusted")
    func expired() async throws {
        try await SecurePublisher.serving(.expired) { publisher in
            let error = try await failure(publisher.base, over: transport(trusting: publisher))
            #expect(error.code == .tls)
            #expect(error.detail == "the certificate of localhost has expired")
        }
    }

    @Test("a protocol older than TLS 1.2 is refused")
    func obsolete() async throws {
        try await SecurePublisher.serving(.obsoleteProtocol) { publisher in
            let error = try await failure(publisher.base, over: transport(trusting: publisher))
            #expect(error.code == .tls)
            #expect(error.detail.hasPrefix("no secure connection to localhost"), "\(error.detail)")
        }
    }

    @Test("a server that does not speak TLS is an error that says so")
    func plain() async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            let error = try await failure(publisher.base.replacing("http:", with: "https:"))
            #expect(error.code == .tls)
        }
    }
}
