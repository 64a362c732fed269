/// The first line and the fields of an HTTP/1 request (RFC 9112), as far as a status page needs them.
public struct StatusRequest: Sendable, Hashable {
    public var method: String
    /// Still percent-encoded.
    public var path: String
    /// Decoded.
    public var query: [String: String]
    public var host: String?

    /// A longer head is refused.
    static let longestHead = 8192
    private static let mostParameters = 16

    /// Reads a head that ends with an empty line; nil when it is none.
    init?(head bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.last == 0x0D ? line.dropLast() : line
        }
        guard let first = lines.first else { return nil }
        let words = first.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, words[2].starts(with: "HTTP/1.".utf8), !words[0].isEmpty,
            words[0].allSatisfy(\.isLetter),
            words[1].first == UInt8(ascii: "/")
        else { return nil }
        method = String(decoding: words[0], as: UTF8.self)
        let target = words[1].split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        path = String(decoding: target[0], as: UTF8.self)
        query = target.count > 1 ? Self.parameters(target[1]) : [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if name == "host" { host = Self.trimmed(line[(colon + 1)...]) }
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let end = start.reversed().drop { $0 == 0x20 || $0 == 0x09 }
        return String(decoding: end.reversed(), as: UTF8.self)
    }

    /// Names and values of a form (application/x-www-form-urlencoded); of several with one name the first counts.
    private static func parameters(_ bytes: ArraySlice<UInt8>) -> [String: String] {
        var found: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: mostParameters) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            if found[name] == nil { found[name] = parts.count > 1 ? decoded(parts[1]) : "" }
        }
        return found
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), bytes.distance(from: index, to: bytes.endIndex) > 2,
                let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

    fileprivate var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
