import CCrypto

/// SHA-256 (FIPS 180-4) of a sequence of parts, by OpenSSL.
enum SHA256Digest {
    /// The first `count` bytes, at most 32, as lower-case hex digits.
    ///
    /// The parts are told apart: each is followed by a zero byte, which no part of ours contains.
    static func hex(of parts: [String], bytes count: Int) -> String { hex(of: message(parts), bytes: count) }

    /// The first 8 bytes, the high one first.
    static func number(of parts: [String]) -> UInt64 {
        digest(of: message(parts)) { $0.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    static func hex(of message: [UInt8], bytes count: Int) -> String {
        digest(of: message) { digest in
            let count = min(count, digest.count)
            return String(unsafeUninitializedCapacity: 2 * count) { buffer in
                for (place, byte) in digest.prefix(count).enumerated() {
                    buffer[2 * place] = digit(byte >> 4)
                    buffer[2 * place + 1] = digit(byte & 15)
                }
                return 2 * count
            }
        }
    }

    private static func message(_ parts: [String]) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(parts.reduce(parts.count) { $0 + $1.utf8.count })
        for part in parts {
            message.append(contentsOf: part.utf8)
            message.append(0)
        }
        return message
    }

    private static func digest<Value>(of message: [UInt8], _ read: (UnsafeMutableBufferPointer<UInt8>) -> Value)
        -> Value
    {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(SHA256_DIGEST_LENGTH)) { digest in
            digest.initialize(repeating: 0)
            EVP_Digest(message, message.count, digest.baseAddress, nil, algorithm, nil)
            return read(digest)
        }
    }

    // Guard: never changed after it is made, and OpenSSL lets all threads use one.
    // Looked up once: to find it by name takes as long as to digest some hundred bytes.
    private nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 48 + value : 87 + value
    }
}
