import CurlTransport
import Foundation
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

    @Test(
        "a connection that was refused spoils no other, and is refused again",
        arguments: [.otherName("other.example"), .expired, .obsoleteProtocol] as [SecurePublisher.Flaw]
    )
    func next(flaw: SecurePublisher.Flaw) async throws {
        try await SecurePublisher.serving { sound in
            try await SecurePublisher.serving(flaw) { flawed async throws in
                // Both are trusted, so that it is the flaw alone that is refused; one place, which must come free.
                let authorities = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
                defer { try? FileManager.default.removeItem(at: authorities) }
                let certificates = try [sound, flawed].map { try String(contentsOfFile: $0.authority, encoding: .utf8) }
                try Data(certificates.joined().utf8).write(to: authorities)
                var limits = TransportLimits().with(\.certificateAuthorities, authorities.path)
                limits.transfers = 1
                let transport = CurlTransport(limits: limits)
                for _ in 0..<3 {
                    #expect(try await failure(flawed.base, over: transport).code == .tls)
                    #expect(try await fetch(sound.base, over: transport).status == 200)
                }
            }
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
