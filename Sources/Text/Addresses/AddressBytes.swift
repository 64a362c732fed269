/// What the bytes of an address are, and how they are encoded (RFC 3986 §2).
extension UInt8 {
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isDigit: Bool { self &- 0x30 < 10 }

    /// ASCII capitals as small letters; every other byte as it is.
    var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let small = self | 0x20
        return small &- 0x61 < 6 ? small &- 0x61 &+ 10 : nil
    }

    /// ALPHA / DIGIT / "-" / "." / "_" / "~": never needs encoding.
    var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: isLetter || isDigit
        }
    }

    /// Unreserved and no capital: what a host's name is written in.
    var isHostByte: Bool {
        let bits: UInt64 = self < 0x40 ? 0x03FF_6000_0000_0000 : self < 0x80 ? 0x47FF_FFFE_8000_0000 : 0
        return bits >> UInt64(self & 0x3F) & 1 == 1
    }

    /// Whether it stands for itself in a path.
    ///
    /// Square brackets are outside the grammar, but browsers send them as they are, so servers expect them so.
    ///
    /// So these: ALPHA / DIGIT / "-._~!$&'()*+,;=:@/[]", one bit for each.
    var isPathByte: Bool {
        let bits: UInt64 = self < 0x40 ? 0x2FFF_FFD2_0000_0000 : self < 0x80 ? 0x47FF_FFFE_AFFF_FFFF : 0
        return bits >> UInt64(self & 0x3F) & 1 == 1
    }

    /// Whether it stands for itself in a query or fragment.
    var isQueryByte: Bool { self == UInt8(ascii: "?") || isPathByte }
}

extension [UInt8] {
    /// Appends bytes, encoding those that do not pass, and percent signs that begin no valid escape.
    mutating func appendEncoded(_ bytes: ArraySlice<UInt8>, passing: (UInt8) -> Bool) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                if Self.escape(in: bytes, at: index) != nil {
                    append(contentsOf: bytes[index..<(index + 3)])
                    index += 3
                    continue
                }
                appendEscape(byte)
            } else if passing(byte) {
                append(byte)
            } else {
                appendEscape(byte)
            }
            index += 1
        }
    }

    mutating func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
    }

    /// The byte that a percent escape at this place stands for.
    static func escape(in bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard index + 2 < bytes.endIndex, bytes[index] == UInt8(ascii: "%"),
            let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
        else { return nil }
        return high << 4 | low
    }

    /// The bytes with every valid escape decoded.
    static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let escaped = escape(in: bytes, at: index)
            out.append(escaped ?? bytes[index])
            index += escaped == nil ? 1 : 3
        }
        return out
    }

    /// The bytes with escapes in capitals and unreserved characters decoded (RFC 3986 §6.2.2).
    static func percentNormalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let byte = escape(in: bytes, at: index) {
                if byte.isUnreserved { out.append(byte) } else { out.appendEscape(byte) }
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "A") &+ (value &- 10)
    }
}
