/// A path as the rules of a `robots.txt` are compared with it, and one such rule.
///
/// Source: RFC 9309 §2.2.2 and §2.2.3.
struct RobotsPattern: Sendable, Hashable {
    /// Normalised; an asterisk stands for any octets, for literal ones are encoded here.
    private let octets: [UInt8]
    private let isAnchored: Bool

    /// The rule's weight: the longest one that matches decides.
    var length: Int { octets.count + (isAnchored ? 1 : 0) }

    /// Reads the value of a rule; nil when it is empty or can match no path.
    init?(_ value: some Collection<UInt8>) {
        guard let first = value.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "*") else { return nil }
        var written = Array(value)
        isAnchored = written.last == UInt8(ascii: "$")
        if isAnchored { written.removeLast() }
        var octets: [UInt8] = []
        for byte in Self.normalised(written, keepsAsterisks: true) {
            // Many in a row match what one does, and would only cost time.
            if byte == UInt8(ascii: "*"), octets.last == byte { continue }
            octets.append(byte)
        }
        self.octets = octets
    }

    /// Whether the rule matches a normalised path from its start.
    ///
    /// Takes one from `steps` for each comparison; nil when they are used up.
    func matches(_ path: [UInt8], steps: inout Int) -> Bool? {
        var (at, read) = (0, 0)
        // Where to go on when what follows the last asterisk does not fit: only the last can make a difference.
        var retry: (at: Int, read: Int)?
        while true {
            steps -= 1
            guard steps > 0 else { return nil }
            if at == octets.count, !isAnchored || read == path.count { return true }
            if at < octets.count, octets[at] == UInt8(ascii: "*") {
                at += 1
                retry = (at, read)
            } else if at < octets.count, read < path.count, octets[at] == path[read] {
                at += 1
                read += 1
            } else if let again = retry, again.read < path.count {
                retry = (again.at, again.read + 1)
                (at, read) = (again.at, again.read + 1)
            } else {
                return false
            }
        }
    }

    /// What rules and paths are compared in: unreserved characters decoded, all others but those of RFC 3986's grammar
    /// encoded, hexadecimal digits in capitals; `$` and, in a path, `*` encoded, for they mean something in a rule.
    static func normalised(_ bytes: [UInt8], keepsAsterisks: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexValue,
                let low = bytes[index + 2].hexValue
            {
                let decoded = high << 4 | low
                decoded.isUnreserved ? out.append(decoded) : append(decoded, to: &out)
                index += 3
                continue
            }
            switch byte {
            case UInt8(ascii: "*"): keepsAsterisks ? out.append(byte) : append(byte, to: &out)
            case UInt8(ascii: "$"): append(byte, to: &out)
            case 0x21...0x7E where byte != UInt8(ascii: "%"): out.append(byte)
            default: append(byte, to: &out)
            }
            index += 1
        }
        return out
    }

    private static func append(_ byte: UInt8, to out: inout [UInt8]) {
        let digits = StaticString("0123456789ABCDEF")
        digits.withUTF8Buffer { digits in
            out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
        }
    }
}
