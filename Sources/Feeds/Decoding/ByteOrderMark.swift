/// The mark a document begins with, or the trace that UTF-16 and UTF-32 leave without one.
struct ByteOrderMark {
    var encoding: String
    var length: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, length) = ("utf-8", 3)
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            (encoding, length) = ("utf-32le", 4)
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            (encoding, length) = ("utf-32be", 4)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (encoding, length) = ("utf-16le", 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (encoding, length) = ("utf-16be", 2)
        } else {
            return nil
        }
    }

    /// The encoding in which the first bytes are one `<` or `{` followed by something (XML 1.0 appendix F).
    static func unmarked(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 4 else { return nil }
        func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (let first, 0, 0, 0) where isOpening(first): return "utf-32le"
        case (0, 0, 0, let first) where isOpening(first): return "utf-32be"
        case (let first, 0, let second, 0) where isOpening(first) && second != 0: return "utf-16le"
        case (0, let first, 0, let second) where isOpening(first) && second != 0: return "utf-16be"
        default: return nil
        }
    }
}
