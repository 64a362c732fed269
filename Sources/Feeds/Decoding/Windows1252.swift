/// The encoding of the western web, also for what calls itself ISO 8859-1 or ASCII (WHATWG Encoding §10).
enum Windows1252 {
    /// What 0x80 to 0x9F mean; the five that mean nothing stay control characters.
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte - 0x80)]) ?? Unicode.Scalar(byte)
    }

    /// What a C1 control was meant to be, in UTF-8; nothing for the five that mean nothing here either.
    static func letter(_ control: UInt8) -> [UInt8] {
        let scalar = scalar(control)
        return scalar.value > 0x9F ? Array(String(scalar).utf8) : []
    }

    /// The bytes as UTF-8.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                output.append(contentsOf: UTF8.encode(scalar(byte)) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return output
    }
}
