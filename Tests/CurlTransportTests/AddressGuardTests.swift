import News
import TestSupport
import Testing

@testable import CurlTransport

@Suite struct AddressGuardTests {
    @Test(
        "addresses that are not on the public internet are refused",
        arguments: [
            "127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1", "100.127.255.255", "0.0.0.0", "0.1.2.3", "192.0.0.192", "192.0.2.1", "198.18.0.1",
            "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1",
            "255.255.255.255", "168.63.129.16",
            "::1", "::", "fc00::1", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1",
            "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:0:192.168.0.1", "::127.0.0.1", "64:ff9b::10.0.0.1",
            "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "2002:7f00:1::1", "2002:c0a8:101::", "100::1",
            "2001:0:a00:1::f7f7:f7f7", "2001:0:808:808::80ff:fffe", "2a00:1450::5efe:10.0.0.1",
            "2a00:1450::200:5efe:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "::8.8.8.8", "2002:808:808::1",
            "2001:0:808:808::f7f7:f7f7", "2001:10::1", "2001:20::1", "2001:1::1", "3fff:123::1", "4000::1", "1fff::1",
            "5f00::1", "e000::1", "64:ff9b:0:1::808:808", "64:ff9b::127.0.0.1", "64:ff9b::0.0.0.1", "192.88.99.1",
            "64:ff9b::192.0.2.7", "2001:2::1", "2001:2:0:1::1",
        ]
    )
    func refused(text: String) throws {
        let address = try #require(SocketAddress(text))
        #expect(AddressGuard.refusal(of: address) != nil)
    }

    @Test(
        "public addresses pass",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4007::200e",
            "64:ff9b::8.8.8.8", "2001:4860::8888", "2001:200::1", "2003::1", "3ffe::1", "2a00:1450::5efe:8.8.8.8",
        ]
    )
    func passed(text: String) throws {
        let address = try #require(SocketAddress(text))
        #expect(AddressGuard.refusal(of: address) == nil)
    }

    @Test("a refusal names the address and what it is")
    func named() throws {
        #expect(
            AddressGuard.refusal(of: SocketAddress("169.254.169.254"))
                == .init(address: "169.254.169.254", kind: "link-local")
        )
        let mapped = try #require(AddressGuard.refusal(of: SocketAddress("::ffff:10.0.0.1")))
        #expect(mapped.address == "::ffff:10.0.0.1")
        #expect(mapped.kind.contains("private"))
    }

    @Test("socket addresses are read from their bytes, and anything else is refused")
    func bytes() {
        let v4: [UInt8] = [2, 0, 0, 80, 8, 8, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(v4.withUnsafeBytes { SocketAddress($0) } == SocketAddress("8.8.4.4"))
        var v6 = [UInt8](repeating: 0, count: 28)
        v6[0] = 10
        v6[8] = 0x26
        v6[23] = 1
        #expect(v6.withUnsafeBytes { SocketAddress($0) } == SocketAddress("2600::1"))
        for cut in 0..<8 { #expect(v4.prefix(cut).withUnsafeBytes { SocketAddress($0) } == nil) }
        #expect(([1, 0] + v4).withUnsafeBytes { SocketAddress($0) } == nil)
        #expect(AddressGuard.refusal(of: nil) != nil)
    }

    @Test(
        "a guarded fetch does not reach this machine, however the address is written",
        arguments: ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "localhost", "[::1]", "[::ffff:127.0.0.1]"]
    )
    func loopback(host: String) async throws {
        try await Publisher.serving { _ in
            .init()
        } while: { publisher in
            let url = publisher.base.replacing("127.0.0.1", with: host)
            let error = await #expect(throws: FetchError.self) {
                try await CurlTransport().fetch(FetchRequest(url: url))
            }
            #expect(error?.code == .forbiddenAddress, "\(String(describing: error))")
            #expect(publisher.requests.isEmpty)
        }
    }

    @Test("a guarded fetch does not ride on the connection of one that was allowed")
    func pools() async throws {
        let transport = CurlTransport()
        try await Publisher.serving { _ in
            .init()
        } while: { publisher throws in
            #expect(try await fetch(publisher.base, over: transport).status == 200)
            let error = await #expect(throws: FetchError.self) {
                try await transport.fetch(FetchRequest(url: publisher.base))
            }
            #expect(error?.code == .forbiddenAddress)
            #expect(error?.detail == "127.0.0.1 is at 127.0.0.1 (loopback), which is not on the public internet")
            #expect(publisher.requests.count == 1)
        }
    }
}
