/// UTF-8 that was once read as windows-1252: `Ã©` for `é`, `â€™` for `’`, `Ø§` for `ا`.
enum Mojibake {
    /// `text` with its mojibake undone; nil when there is none, or the evidence is not clear.
    ///
    /// Clear means: the run of characters encodes, in windows-1252, exactly one UTF-8 character that newspapers use.
    /// A capital in front of `Ã»` is a word in guillemets (`«AMANHÃ»`) and left alone.
    static func repaired(_ text: String) -> String? {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var text = text
        let changed = text.withUTF8 { bytes in
            var cursor = ScalarCursor(bytes)
            var previous: UInt32 = 0
            var changed = false
            while true {
                let start = cursor.offset
                guard let scalar = cursor.next() else { return changed }
                if let (repaired, rest) = undo(scalar, cursor, after: previous) {
                    Unicode.Scalar(repaired).map { output.append(contentsOf: Array(String(Character($0)).utf8)) }
                    cursor = rest
                    changed = true
                    previous = repaired
                } else {
                    for place in start..<cursor.offset { output.append(bytes[place]) }
                    previous = scalar
                }
            }
        }
        return changed ? String(decoding: withGrave(output), as: UTF8.self) : nil
    }

    /// `Ã` whose second half, a no-break space, was taken for white space: `à`, where other mojibake was found.
    private static func withGrave(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isCut =
                byte == 0x83 && output.last == 0xC3 && index + 1 < bytes.count && bytes[index + 1] == 0x20
                && (index < 2 || bytes[index - 2] == 0x20 || (0x61...0x7A).contains(bytes[index - 2]))
            output.append(isCut ? 0xA0 : byte)
        }
        return output
    }

    private static func undo(
        _ lead: UInt32,
        _ rest: ScalarCursor,
        after previous: UInt32
    ) -> (scalar: UInt32, rest: ScalarCursor)? {
        guard lead >= 0xC2, lead <= 0xEF else { return nil }
        var rest = rest
        var scalar = lead & (lead < 0xE0 ? 0x1F : 0x0F)
        var last: UInt32 = 0
        for _ in 0..<(lead < 0xE0 ? 1 : 2) {
            guard let next = rest.next(), let byte = windows1252(next) else { return nil }
            last = next
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard isPlausible(scalar) else { return nil }
        let isQuotedCapital = lead == 0xC3 && last == 0xBB && Folding.isCapital(previous)
        return isQuotedCapital ? nil : (scalar, rest)
    }

    /// Characters that newspapers use and that are more likely than the run that would encode them.
    private static func isPlausible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB2, 0xB3, 0xB4, 0xB7, 0xBB, 0xBF, 0xC0...0xFF: true
        case 0x152, 0x153, 0x160, 0x161, 0x178, 0x60C, 0x61B, 0x61F, 0x621...0x652, 0x660...0x669: true
        case 0x2010...0x2015, 0x2018...0x201E, 0x2022, 0x2026, 0x202F, 0x2039, 0x203A, 0x20AC, 0x2122: true
        default: false
        }
    }

    /// The windows-1252 byte in 0x80…0xBF that shows as `scalar`.
    private static func windows1252(_ scalar: UInt32) -> UInt8? {
        if scalar >= 0x80, scalar <= 0xBF { return UInt8(scalar) }
        guard scalar > 0xFF, let place = Windows1252.upper.firstIndex(of: scalar) else { return nil }
        return UInt8(0x80 + place)
    }
}

/// The WHATWG windows-1252 index.
enum Windows1252 {
    /// Bytes 0x80…0x9F as scalars.
    static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    /// What a C1 control was meant to be, in UTF-8; nothing for the five that mean nothing here either.
    static func letter(_ control: UInt8) -> [UInt8] {
        guard (0x80...0x9F).contains(control), let scalar = Unicode.Scalar(upper[Int(control) - 0x80]),
            scalar.value > 0x9F
        else { return [] }
        return Array(String(scalar).utf8)
    }

    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = byte >= 0x80 && byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
            Unicode.Scalar(value).map { scalars.append($0) }
        }
        return String(scalars)
    }
}
