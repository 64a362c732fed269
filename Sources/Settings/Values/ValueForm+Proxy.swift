import News
import Text

extension ValueForm where Value == FetchOptions.Proxy {
    /// `"environment"`, `"direct"`, or a proxy's address, which may name secrets.
    ///
    /// No message repeats the address: it may hold a password.
    static func proxy(_ secrets: SecretReader) -> Self {
        Self(text: "an address such as `\"http://proxy.example.org:3128\"`") { (text) throws(ValueFault) in
            switch text {
            case "environment": return .environment
            case "direct": return .direct
            default:
                let isWhole = text.hasPrefix("${") && text.firstIndex(of: "}") == text.index(before: text.endIndex)
                try ProxyRule.checkPassword(text)
                let address = try secrets.resolve(text, isWhole ? { $0 } : ProxyRule.escaped)
                try ProxyRule.check(address)
                return .address(Secret(address))
            }
        }
    }
}

/// What may be a proxy's address.
private enum ProxyRule {
    private static let remedy =
        "write `\"environment\"`, `\"direct\"` or an address such as `\"http://proxy.example.org:3128\"`"

    static func check(_ text: String) throws(ValueFault) {
        guard let end = text.firstRange(of: "://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw ValueFault("this is not a proxy's address", remedy: remedy)
        }
        guard ["http", "https", "socks5", "socks5h"].contains(text[..<end.lowerBound].lowercased()) else {
            throw ValueFault("this is no kind of proxy depeche can use", remedy: "use http, https, socks5 or socks5h")
        }
        let rest = text[end.upperBound...]
        let path = rest.firstIndex { "/?#\\".contains($0) }.map { rest[$0...] } ?? ""
        // The rules for a host are the same whatever the scheme.
        guard path.isEmpty || path == "/", let address = WebAddress("http" + text[end.lowerBound...]), address.isWeb,
            address.host?.utf8.contains(where: { TOMLScanner.isBareKeyByte($0) }) == true
        else {
            throw ValueFault("the proxy's address has no usable host, or something behind its port", remedy: remedy)
        }
    }

    /// Refuses a password that is written out.
    static func checkPassword(_ text: String) throws(ValueFault) {
        guard let at = text.lastIndex(of: "@") else { return }
        let user = text[..<at]
        let start = user.firstRange(of: "://")?.upperBound ?? user.startIndex
        guard let colon = user[start...].firstIndex(of: ":"), !user[start...].hasPrefix("${") else { return }
        guard SecretRule.isReference(user[user.index(after: colon)...]) else {
            throw ValueFault("the proxy's password is written out", remedy: SecretRule.remedy)
        }
    }

    /// A secret as part of an address: all but letters, digits and `-._~` percent-encoded (RFC 3986 §2).
    static func escaped(_ secret: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in secret.utf8 {
            if TOMLScanner.isBareKeyByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
