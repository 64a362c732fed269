import Glibc

/// An internet address taken from the bytes of a `struct sockaddr`, in network order.
enum SocketAddress: Equatable, CustomStringConvertible {
    /// Four bytes.
    case v4([UInt8])
    /// Sixteen bytes.
    case v6([UInt8])

    /// Reads a `struct sockaddr_in` or `sockaddr_in6`; nil for another family or too few bytes.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= MemoryLayout<sa_family_t>.size else { return nil }
        switch CInt(bytes.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where bytes.count >= 8: self = .v4(Array(bytes[4..<8]))
        case AF_INET6 where bytes.count >= 24: self = .v6(Array(bytes[8..<24]))
        default: return nil
        }
    }

    /// Reads the usual notation, dotted or with colons.
    init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self = .v4(Array(bytes[..<4]))
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self = .v6(bytes)
        } else {
            return nil
        }
    }

    /// Four or sixteen, in network order.
    var bytes: [UInt8] {
        switch self {
        case .v4(let bytes), .v6(let bytes): bytes
        }
    }

    var description: String {
        switch self {
        case .v4(let bytes):
            return bytes.map { String($0) }.joined(separator: ".")
        case .v6(let bytes):
            guard bytes.count == 16 else { return "" }
            let text = [UInt8](unsafeUninitializedCapacity: Int(INET6_ADDRSTRLEN)) { buffer, count in
                buffer.initialize(repeating: 0)
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    _ = inet_ntop(AF_INET6, bytes, characters.baseAddress, socklen_t(INET6_ADDRSTRLEN))
                }
                count = buffer.firstIndex(of: 0) ?? 0
            }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
