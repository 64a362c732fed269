/// Host names as they are looked up.
enum HostName {
    /// A host in lower case, an international name in punycode; nil when it holds what no host may hold.
    ///
    /// At most 253 bytes, the longest name DNS carries (RFC 1035 §2.3.4), beside IPv6 literals in brackets.
    static func normalised(_ host: ArraySlice<UInt8>) -> [UInt8]? {
        if host.first == UInt8(ascii: "[") { return literal(host) }
        var name = host.contains(UInt8(ascii: "%")) ? [UInt8].percentDecoded(host) : Array(host)
        if name.contains(where: { $0 >= 0x80 }) {
            guard name.count <= 1024, let ascii = Punycode.asciiHost(String(decoding: name, as: UTF8.self)) else {
                return nil
            }
            name = ascii
        }
        guard name.count <= 253, name.allSatisfy(isHostByte) else { return nil }
        for index in name.indices { name[index] = name[index].lowered }
        return name
    }

    private static func literal(_ host: ArraySlice<UInt8>) -> [UInt8]? {
        guard host.count > 2, host.count <= 48, host.last == UInt8(ascii: "]"),
            host.dropFirst().dropLast().allSatisfy({ $0.hexValue != nil || $0 == 0x3A || $0 == 0x2E })
        else { return nil }
        return host.map(\.lowered)
    }

    /// Letters, digits, hyphen and dot; the underscore and tilde too, since such names are in use and resolve.
    private static func isHostByte(_ byte: UInt8) -> Bool { byte.isUnreserved }
}
