/// Addresses from hostile markup that may be given on.
enum SafeAddress {
    private static let linkSchemes: Set<String> = [
        "http", "https", "ftp", "mailto", "tel", "sms", "xmpp", "magnet", "news", "nntp", "irc", "ircs", "geo", "sip",
    ]
    private static let sourceSchemes: Set<String> = ["http", "https", "ftp"]

    /// Where a link leads, resolved; nil when it would run or embed something (`javascript:`, `data:`…).
    static func link(_ published: String, base: WebAddress?) -> String? {
        readable(safe(published, base: base, schemes: linkSchemes))
    }

    /// Where a picture, sound or film is loaded from; nil when it is not the web.
    static func source(_ published: String, base: WebAddress?) -> String? {
        readable(safe(published, base: base, schemes: sourceSchemes))
    }

    /// Nil for an address that encoding made longer than one that is read again may be.
    private static func readable(_ address: String?) -> String? {
        address.flatMap { $0.utf8.count <= WebAddress.longestRead ? $0 : nil }
    }

    private static func safe(_ published: String, base: WebAddress?, schemes: Set<String>) -> String? {
        var published = published
        if published.withUTF8({ isPlain($0, escapesAmpersands: false) }) { return published }
        if let base {
            guard let address = base.resolving(published), schemes.contains(address.scheme) else { return nil }
            return address.string
        }
        guard let bytes = AddressParts.cleaned(published),
            let parts = AddressParts(bytes, assuming: Array("https".utf8))
        else { return nil }
        guard parts.scheme == nil else {
            guard let address = WebAddress(parts: parts), schemes.contains(address.scheme) else { return nil }
            return address.string
        }
        return relative(parts)
    }

    /// Whether this is a whole address of the web that reading and writing it again would leave as it is.
    ///
    /// With `escapesAmpersands` each `&` must be written `&amp;`, as in an attribute. Capitals in the host, a port, a
    /// user, dot segments and whatever needs encoding are not plain.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, escapesAmpersands: Bool) -> Bool {
        guard bytes.count <= WebAddress.longestRead, let start = hostStart(bytes) else { return false }
        var index = start
        while index < bytes.count, bytes[index].isHostByte { index += 1 }
        guard index > start, index - start <= 253, bytes[start] != UInt8(ascii: "."), index < bytes.count,
            bytes[index] == UInt8(ascii: "/")
        else { return false }
        var (isPath, hasFragment) = (true, false)
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isPathByte, byte != UInt8(ascii: "/"), byte != UInt8(ascii: "&") {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "&") where escapesAmpersands:
                guard index + 4 < bytes.count, bytes[index + 1] == UInt8(ascii: "a"),
                    bytes[index + 2] == UInt8(ascii: "m"), bytes[index + 3] == UInt8(ascii: "p"),
                    bytes[index + 4] == UInt8(ascii: ";")
                else { return false }
            case UInt8(ascii: "/") where isPath && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "."):
                return false
            case UInt8(ascii: "?"): isPath = false
            case UInt8(ascii: "#") where !hasFragment: (isPath, hasFragment) = (false, true)
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, bytes[index + 1].hexValue != nil, bytes[index + 2].hexValue != nil else {
                    return false
                }
            default: guard byte.isPathByte else { return false }
            }
            index += 1
        }
        return true
    }

    private static func hostStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if bytes.starts(with: "https://".utf8) { return 8 }
        return bytes.starts(with: "http://".utf8) ? 7 : nil
    }

    /// A reference that stays relative because nobody knows to what; written so that it cannot turn into a scheme.
    private static func relative(_ parts: AddressParts) -> String? {
        var out: [UInt8] = []
        if let authority = parts.authority {
            guard var whole = WebAddress(parts: parts.with(scheme: "https"))?.string.utf8.dropFirst(6),
                !authority.isEmpty
            else { return nil }
            whole = whole.prefix(WebAddress.longestRead * 3)
            return String(decoding: Array(whole), as: UTF8.self)
        }
        if parts.path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) { out += "./".utf8 }
        out.appendEncoded(parts.path, passing: \.isPathByte)
        if let query = parts.query {
            out.append(UInt8(ascii: "?"))
            out.appendEncoded(query, passing: \.isQueryByte)
        }
        if let fragment = parts.fragment {
            out.append(UInt8(ascii: "#"))
            out.appendEncoded(fragment, passing: \.isQueryByte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension AddressParts {
    /// The same parts under another scheme.
    func with(scheme: String) -> AddressParts {
        var parts = self
        parts.scheme = Array(scheme.utf8)
        return parts
    }
}
