/// The rule for the short names of sources.
public enum SourceName {
    /// In bytes.
    public static let longest = 64

    /// Letters `a` to `z` of either case, digits, `-`, `_` and `.`, the first a letter or digit.
    public static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= longest else { return false }
        return isAlphanumeric(first) && name.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    /// A name near to `text`: in lower case, a hyphen for anything a name cannot hold; empty when nothing is left.
    static func made(from text: String) -> String {
        var name: [UInt8] = []
        for byte in text.utf8.prefix(512) {
            if isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") {
                name.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else if name.last != UInt8(ascii: "-") {
                name.append(UInt8(ascii: "-"))
            }
        }
        var trimmed = name.drop { !isAlphanumeric($0) }.prefix(longest)
        while let last = trimmed.last, !isAlphanumeric(last) { trimmed.removeLast() }
        return String(decoding: trimmed, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
