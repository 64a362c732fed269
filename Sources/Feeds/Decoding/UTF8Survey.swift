/// What one look over some bytes finds out about them as UTF-8 (RFC 3629).
struct UTF8Survey {
    var isASCII = true
    /// The offset of the first byte that is not UTF-8.
    var firstInvalid: Int?
    var invalid = 0
    /// Sound sequences of two bytes or more.
    var sequences = 0
    /// The offset of the first control character, C1 control or noncharacter.
    var firstOddity: Int?

    private let count: Int

    /// Whether all of it is UTF-8, but for a sequence that the end cut.
    var isUTF8: Bool {
        guard let firstInvalid else { return true }
        return sequences > 0 && firstInvalid >= count - 3
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index < bytes.count {
            // Eight plain ASCII bytes at a time; no byte of theirs is below 0x20 but line ends and tabs.
            while index + 8 <= bytes.count {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let low = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
                let other = word ^ 0x7F7F_7F7F_7F7F_7F7F
                let delete = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
                let special = (word & 0x8080_8080_8080_8080 | low | delete).littleEndian
                guard special == 0 else {
                    // The lowest that is marked is the first that is not plain; those above it may be.
                    index += special.trailingZeroBitCount >> 3
                    break
                }
                index += 8
            }
            guard index < bytes.count else { return }
            let byte = bytes[index]
            if byte < 0x80 {
                if Self.isControl(byte), firstOddity == nil { firstOddity = index }
                index += 1
                continue
            }
            isASCII = false
            let length = Self.sequence(bytes, index)
            guard length > 0 else {
                invalid += 1
                if firstInvalid == nil { firstInvalid = index }
                index += 1
                continue
            }
            sequences += 1
            if firstOddity == nil, Self.isOdd(bytes, index) { firstOddity = index }
            index += length
        }
    }

    static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 9 && byte != 10 && byte != 13 || byte == 0x7F
    }

    private static func isOdd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] < 0xA0
        case 0xEF: bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
        default: false
        }
    }

    /// The length of the sound sequence at an offset; 0 when there is none.
    static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        func follows(_ offset: Int) -> Bool { index + offset < bytes.count && bytes[index + offset] & 0xC0 == 0x80 }
        let byte = bytes[index]
        switch byte {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0...0xEF:
            guard follows(1), follows(2) else { return 0 }
            let second = bytes[index + 1]
            return byte == 0xE0 && second < 0xA0 || byte == 0xED && second >= 0xA0 ? 0 : 3
        case 0xF0...0xF4:
            guard follows(1), follows(2), follows(3) else { return 0 }
            let second = bytes[index + 1]
            return byte == 0xF0 && second < 0x90 || byte == 0xF4 && second >= 0x90 ? 0 : 4
        default: return 0
        }
    }
}
