/// One input: two bytes that say what to do with the rest.
struct FuzzInput {
    static let headerSize = 2

    /// The first byte; as a digit it is the stage's number.
    let stage: Stage
    /// The second byte.
    let options: Options
    let bytes: [UInt8]

    /// How the bytes are read.
    struct Options: OptionSet {
        let rawValue: UInt8
        /// They come from an address.
        static let hasAddress = Options(rawValue: 1)
        /// HTML is left as it is published.
        static let raw = Options(rawValue: 2)
        static let smallLimits = Options(rawValue: 4)
        /// Dates without a zone are Casablanca's.
        static let zone = Options(rawValue: 8)
        /// The first line is the content type or label that they came with.
        static let label = Options(rawValue: 16)
        static let dayFirst = Options(rawValue: 64)
        static let monthFirst = Options(rawValue: 128)
    }

    /// Nil without a header.
    init?(_ input: UnsafeBufferPointer<UInt8>) {
        guard input.count >= Self.headerSize else { return nil }
        let stages = Stage.allCases
        stage = stages[(Int(input[0]) + stages.count * 5 - 48) % stages.count]
        options = Options(rawValue: input[1])
        bytes = Array(input.dropFirst(Self.headerSize))
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The first line, when it is the label, and what follows it.
    var labelled: (label: String?, rest: [UInt8]) {
        guard options.contains(.label) else { return (nil, bytes) }
        let (line, rest) = split(bytes)
        return (String(decoding: line, as: UTF8.self), rest)
    }

    /// The first line of some bytes, and what follows it.
    func split(_ bytes: [UInt8]) -> (line: [UInt8], rest: [UInt8]) {
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        return (Array(bytes[..<end]), Array(bytes.dropFirst(end + 1)))
    }

    /// Where in the bytes they may be cut: anywhere, but always at the same place.
    var cut: Int {
        guard !bytes.isEmpty else { return 0 }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(hash >> 8) % bytes.count
    }
}
