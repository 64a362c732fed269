import Glibc

/// The character encoding of bytes that say it wrongly as often as not.
public enum Charset {
    /// Reads bytes as text; the result is valid whatever they are.
    ///
    /// Valid UTF-8 wins over every label, because text in another encoding is hardly ever valid UTF-8 by chance. Else a
    /// byte order mark counts before `declared` (from the protocol) and that before `stated` (from the document). Labels
    /// mean what they mean to browsers (WHATWG Encoding §4.2): `iso-8859-1` is windows-1252. Without a usable label the
    /// bytes are what their letters tell (`EncodingGuess`), else windows-1252. What has no meaning in the encoding becomes
    /// U+FFFD.
    public static func decode(_ bytes: [UInt8], declared: String?, stated: String?) -> (text: String, name: String) {
        if let (name, width) = byteOrderMark(bytes), name != "utf-8" {
            return (convert(bytes[width...], from: name) ?? "", name)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return (text, "utf-8") }
        for label in [declared, stated] {
            guard let label, let name = encodingName(label) else { continue }
            if name == "utf-8" {
                guard body.count < bytes.count || isMostlyUTF8(body) else { continue }
                return (String(decoding: body, as: UTF8.self), name)
            }
            if let text = convert(body, from: name) { return (text, name) }
        }
        if body.count < bytes.count || isMostlyUTF8(body) { return (String(decoding: body, as: UTF8.self), "utf-8") }
        let name = body.withUnsafeBufferPointer { EncodingGuess.name(for: $0) } ?? "windows-1252"
        return (convert(body, from: name) ?? String(decoding: body, as: UTF8.self), name)
    }

    private static func byteOrderMark(_ bytes: [UInt8]) -> (String, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        return bytes.starts(with: [0xFE, 0xFF]) ? ("utf-16be", 2) : nil
    }

    /// Whether damaged bytes are UTF-8 all the same: cut short, or with another encoding's piece pasted in.
    private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var wide = 0
        var broken = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            let width = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
            let tail = bytes[index...].prefix(width)
            if width > 0, tail.count == width, tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                wide += 1
                index += width
            } else {
                broken += 1
            }
        }
        return wide > broken
    }

    /// The name of the encoding that browsers take a label for; nil when it can be none.
    static func encodingName(_ label: String) -> String? {
        let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        guard !name.isEmpty, name.utf8.count <= 40, name.utf8.allSatisfy({ $0.isUnreserved || $0 == 0x3A }) else {
            return nil
        }
        return aliases[name] ?? name
    }

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "x-unicode20utf8": "utf-8", "utf-16": "utf-16le",
        "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252",
        "l1": "windows-1252", "ascii": "windows-1252", "us-ascii": "windows-1252", "cp1252": "windows-1252",
        "ansi": "windows-1252", "iso-8859-9": "windows-1254", "latin5": "windows-1254", "iso-8859-11": "windows-874",
        "tis-620": "windows-874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
        "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "euc-kr": "uhc",
        "ks_c_5601-1987": "uhc", "ksc5601": "uhc", "windows-949": "uhc", "big5": "big5-hkscs",
        "x-cp1250": "windows-1250", "x-cp1251": "windows-1251", "cp1251": "windows-1251", "cp1256": "windows-1256",
        "win-1251": "windows-1251", "koi8r": "koi8-r", "macintosh": "mac", "x-mac-roman": "mac",
    ]

    private static let codePages = ["windows-874": "CP874", "windows-949": "CP949"]

    /// Converts with the C library; nil when it does not know the encoding.
    static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> String? {
        guard let converter = iconv_open("UTF-8", codePages[name] ?? name),
            Int(bitPattern: converter) != -1
        else { return nil }
        defer { iconv_close(converter) }
        var input = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(input.count * 2)
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        input.withUnsafeMutableBytes { raw in
            var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let isStuck = chunk.withUnsafeMutableBytes { space -> Bool in
                    var target = space.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = space.count
                    let result = iconv(converter, &source, &left, &target, &room)
                    let reason = errno
                    out.append(contentsOf: space.prefix(space.count - room))
                    return result == -1 && reason != E2BIG
                }
                if isStuck, left > 0 {
                    out += [0xEF, 0xBF, 0xBD]
                    source = source.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The encoding an HTML document names in its first 4 KiB, by `meta` or by an XML declaration.
    package static func stated(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096).map(\.lowered)
        for key in ["charset", "encoding"] {
            var rest = head[...]
            while let start = firstIndex(of: Array(key.utf8), in: rest) {
                rest = head[(start + key.utf8.count)...]
                var value = rest.drop { $0 <= 0x20 }
                guard value.first == UInt8(ascii: "=") else { continue }
                value = value.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                let label = value.prefix { $0.isUnreserved || $0 == 0x3A }
                if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
            }
        }
        return nil
    }

    private static func firstIndex(of key: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = key.first, bytes.count >= key.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - key.count)).first { index in
            bytes[index] == first && bytes[index..<(index + key.count)].elementsEqual(key)
        }
    }
}
