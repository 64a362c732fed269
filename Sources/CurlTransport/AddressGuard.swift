/// Refuses addresses that are not on the public internet.
///
/// It judges the socket address of each connection, after the name was resolved:
/// a name that resolves to another address the second time, a redirect and a
/// number written oddly (`http://0x7f.1/`) end up here all the same.
///
/// Of IPv6 only the global unicast block is let through (2000::/3), less what is
/// set aside in it: 6to4 and Teredo among them, by which a packet for an inside
/// IPv4 address could be smuggled out of an IPv6 one. The one exception is NAT64
/// (RFC 6052), by which networks without IPv4 reach the rest of the internet: such
/// an address is judged by the IPv4 address inside, as are those of ISATAP.
///
/// Source: the IANA special-purpose address registries (RFC 6890 and its updates).
enum AddressGuard {
    /// An address that must not be connected to.
    struct Refusal: Equatable {
        /// In the usual notation.
        var address: String
        /// What kind it is, such as "loopback".
        var kind: String
    }

    /// Judges the bytes of a `struct sockaddr`; nil means the address may be connected to.
    ///
    /// Anything but a whole IPv4 or IPv6 address is refused.
    static func refusal(of address: SocketAddress?) -> Refusal? {
        switch address {
        case .v4(let bytes):
            kind(v4: bytes).map { Refusal(address: SocketAddress.v4(bytes).description, kind: $0) }
        case .v6(let bytes):
            kind(v6: bytes).map { Refusal(address: SocketAddress.v6(bytes).description, kind: $0) }
        case nil:
            Refusal(address: "an address", kind: "neither IPv4 nor IPv6")
        }
    }

    private static func kind(v4 bytes: [UInt8]) -> String? {
        ranges4.first { $0.contains(bytes) }?.kind
    }

    private static func kind(v6 bytes: [UInt8]) -> String? {
        // 64:ff9b::/96, and nothing else outside of 2000::/3.
        let isNAT64 = bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
        if let range = ranges6.first(where: { $0.contains(bytes) }) { return range.kind }
        for carrier in carriers where carrier.contains(bytes) {
            let inner = Array(bytes.suffix(4))
            guard let kind = kind(v4: inner) else { continue }
            return "\(carrier.kind) of \(SocketAddress.v4(inner)), \(kind)"
        }
        return isNAT64 || bytes.first.map { $0 & 0xE0 == 0x20 } == true ? nil : "reserved"
    }
}

extension AddressGuard {
    /// Addresses that share their first bits.
    private struct Range {
        var prefix: [UInt8]
        var bits: Int
        var kind: String

        init(_ prefix: [UInt8], _ bits: Int, _ kind: String) {
            self.prefix = prefix
            self.bits = bits
            self.kind = kind
        }

        func contains(_ address: [UInt8]) -> Bool {
            var left = bits
            for (byte, wanted) in zip(address, prefix) where left > 0 {
                let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
                guard byte & mask == wanted & mask else { return false }
                left -= 8
            }
            return true
        }
    }

    private static let ranges4: [Range] = [
        Range([127], 8, "loopback"),
        Range([10], 8, "private"),
        Range([172, 16], 12, "private"),
        Range([192, 168], 16, "private"),
        Range([169, 254], 16, "link-local"),
        Range([100, 64], 10, "carrier-grade NAT"),
        Range([0], 8, "this-network"),
        Range([192, 0, 0], 24, "reserved"),
        Range([192, 0, 2], 24, "documentation"),
        Range([198, 51, 100], 24, "documentation"),
        Range([203, 0, 113], 24, "documentation"),
        Range([192, 88, 99], 24, "reserved"),
        Range([198, 18], 15, "benchmarking"),
        // The host agent of Azure's machines: public by number, yet only ever inside.
        Range([168, 63, 129, 16], 32, "cloud metadata"),
        Range([224], 4, "multicast"),
        Range([255, 255, 255, 255], 32, "broadcast"),
        Range([240], 4, "reserved"),
    ]

    private static let ranges6: [Range] = [
        Range([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, "loopback"),
        Range([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 128, "unspecified"),
        Range([0xFC], 7, "unique-local"),
        Range([0xFE, 0x80], 10, "link-local"),
        Range([0xFE, 0xC0], 10, "site-local"),
        Range([0xFF], 8, "multicast"),
        Range([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48, "local NAT64"),
        Range([0x01, 0x00, 0, 0, 0, 0, 0, 0], 64, "discard"),
        Range([0x20, 0x01, 0x0D, 0xB8], 32, "documentation"),
        Range([0x3F, 0xFF, 0x00], 20, "documentation"),
        Range([0x20, 0x01, 0x00, 0x02, 0, 0], 48, "benchmarking"),
        Range([0x20, 0x01, 0, 0], 32, "Teredo"),
        Range([0x20, 0x01, 0x00], 23, "reserved"),
        Range([0x20, 0x02], 16, "6to4"),
        Range([0x5F, 0x00], 16, "segment routing"),
    ]

    /// IPv6 addresses with an IPv4 address in the last four bytes.
    private struct Carrier {
        var kind: String
        var contains: @Sendable ([UInt8]) -> Bool
    }

    private static let carriers: [Carrier] = [
        carrier([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], "the IPv6 form"),
        carrier([0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0], "the translated form"),
        carrier([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "the compatible form"),
        carrier([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], "the NAT64 form"),
        // ISATAP keeps the mark below any prefix (RFC 5214 §6.1); the first two bits of it may vary.
        Carrier(kind: "the ISATAP form") { address in
            let mark = address.dropFirst(8).prefix(4)
            return mark.first.map { $0 & 0xFC == 0 } == true && mark.dropFirst().elementsEqual([0, 0x5E, 0xFE])
        },
    ]

    private static func carrier(_ prefix: [UInt8], _ kind: String) -> Carrier {
        Carrier(kind: kind) { $0.starts(with: prefix) }
    }
}
