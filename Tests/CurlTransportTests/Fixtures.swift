/// "Bonjour, bonjour, bonjour!" in every encoding.
let packedGreeting: [String: [UInt8]] = [
    "gzip": [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x73, 0xCA, 0xCF, 0xCB, 0xCA, 0x2F, 0x2D,
        0xD2, 0x51, 0x48, 0x42, 0x63, 0x28, 0x02, 0x00, 0x89, 0xEA, 0x8E, 0x09, 0x1A, 0x00, 0x00, 0x00,
    ],
    "deflate": [
        0x78, 0x9C, 0x73, 0xCA, 0xCF, 0xCB, 0xCA, 0x2F, 0x2D, 0xD2, 0x51, 0x48, 0x42, 0x63, 0x28, 0x02, 0x00,
        0x82, 0x76, 0x09, 0x97,
    ],
    // One uncompressed block of 26 bytes, and an empty last one (RFC 7932 §9.2).
    "br": [0x90, 0x01, 0x10] + Array("Bonjour, bonjour, bonjour!".utf8) + [0x03],
    "zstd": [
        0x28, 0xB5, 0x2F, 0xFD, 0x24, 0x1A, 0x8D, 0x00, 0x00, 0x58, 0x42, 0x6F, 0x6E, 0x6A, 0x6F, 0x75, 0x72,
        0x2C, 0x20, 0x62, 0x21, 0x01, 0x00, 0xEC, 0x0A, 0x12, 0xDA, 0x04, 0x40, 0x08,
    ],
]

/// So many zero bytes as a zlib stream (RFC 1950) six hundred times shorter.
///
/// One literal, then matches of 258 bytes at distance 1, in the fixed codes of RFC 1951 §3.2.6.
func deflatedZeros(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 0x9C]
    var pending: UInt8 = 0
    var width = 0
    func put(_ bits: [UInt8]) {
        for bit in bits {
            pending |= bit << UInt8(width)
            width += 1
            guard width == 8 else { continue }
            bytes.append(pending)
            (pending, width) = (0, 0)
        }
    }
    put([1, 1, 0])
    var left = count
    while left > 0 {
        if left < count, left >= 258 {
            put([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0])
            left -= 258
        } else {
            put([0, 0, 1, 1, 0, 0, 0, 0])
            left -= 1
        }
    }
    put([0, 0, 0, 0, 0, 0, 0])
    if width > 0 { bytes.append(pending) }
    // Adler-32 of zeros: the first half stays 1, the second counts.
    let sum = count % 65_521
    return bytes + [UInt8(sum >> 8), UInt8(sum & 0xFF), 0, 1]
}

/// A hundred million zero bytes, by brotli at its best in 158.
let brotliBomb = bytes(
    """
    cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ffcffff83\
    7f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffe3ffff1ffc1300715800a07bffc7ffff3ff82700e2b0\
    0040f7fe8fffff7ff04f00c4610180eefd1fffffffe09f0088c30200ddfbbffc07afc33f0110870500bad875
    """
)

/// A hundred million zero bytes and more as a zstd frame (RFC 8878 §3.1.1): 800 blocks that each say "128 KiB of zeros".
let zstdBomb: [UInt8] =
    [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50]
    + (0..<800).flatMap { number -> [UInt8] in
        let header = 131_072 << 3 | 1 << 1 | (number == 799 ? 1 : 0)
        return [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16 & 0xFF), 0]
    }

/// As many zero bytes in gzip (RFC 1952), without the checksum that nobody gets to.
func gzippedZeros(_ count: Int) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + deflatedZeros(count).dropFirst(2).dropLast(4)
}

/// The bytes that pairs of hexadecimal digits stand for.
private func bytes(_ text: String) -> [UInt8] {
    let digits = text.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
