/// RFC 4648 §4, as far as text in feeds needs it.
enum Base64 {
    /// The decoded text; nil where it is not base64 or not UTF-8 text.
    static func text(_ encoded: String) -> String? {
        var output: [UInt8] = []
        output.reserveCapacity(encoded.utf8.count / 4 * 3)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in encoded.utf8 where byte > 0x20 && byte != UInt8(ascii: "=") {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | value
            count += 1
            guard count == 4 else { continue }
            output.append(UInt8(truncatingIfNeeded: bits >> 16))
            output.append(UInt8(truncatingIfNeeded: bits >> 8))
            output.append(UInt8(truncatingIfNeeded: bits))
            (bits, count) = (0, 0)
        }
        if count == 3 { output.append(UInt8(truncatingIfNeeded: bits >> 10)) }
        if count == 3 { output.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        if count == 2 { output.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        let survey = output.withUnsafeBufferPointer { UTF8Survey($0) }
        guard count != 1, survey.firstInvalid == nil, survey.firstOddity == nil else { return nil }
        return String(decoding: output, as: UTF8.self)
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
