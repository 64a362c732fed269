/// The inside of a JSON string (RFC 8259 §7): control characters, quotes and backslashes escaped, all else as it is.
public enum JSONEscape {
    private static let lows = 0x0101_0101_0101_0101 as UInt64
    private static let highs = 0x8080_8080_8080_8080 as UInt64

    /// Appends `text`, which must be UTF-8, eight bytes a step where nothing is to be escaped.
    public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < text.count {
            if index + 8 <= text.count,
                !needsLook(UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
            {
                index += 8
                continue
            }
            let end = min(index + 8, text.count)
            while index < end {
                let byte = text[index]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                    escape(byte, to: &bytes)
                    start = index + 1
                }
                index += 1
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether one of eight bytes is below 0x20, a quote or a backslash; it may be wrong only in saying yes.
    private static func needsLook(_ word: UInt64) -> Bool {
        let control = (word &- lows &* 0x20) & ~word
        let quote = word ^ (lows &* 0x22)
        let backslash = word ^ (lows &* 0x5C)
        let others = ((quote &- lows) & ~quote) | ((backslash &- lows) & ~backslash)
        return (control | others) & highs != 0
    }

    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22: bytes.append(contentsOf: #"\""#.utf8)
        case 0x5C: bytes.append(contentsOf: #"\\"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: #"\u00"#.utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
