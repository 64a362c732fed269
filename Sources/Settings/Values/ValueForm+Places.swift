import News
import Text

extension ValueForm where Value == String {
    /// A web address that can be fetched, in the form it is requested in.
    ///
    /// Messages show at most its host: the rest may hold a key.
    static var address: Self {
        Self(text: "an address such as `\"https://example.org/feed\"`") { (text) throws(ValueFault) in
            try AddressRule.checked(text)
        }
    }

    /// A path, made absolute against `folder`.
    static func path(in folder: String) -> Self {
        Self(text: "a path in quotes") { (text) throws(ValueFault) in
            guard !text.isEmpty, text.utf8.count <= 4096, !text.utf8.contains(where: { $0 < 0x20 }) else {
                throw ValueFault("this is no path", remedy: "write a path, absolute or relative to this file's folder")
            }
            return LocalPath.absolute(text, in: folder)
        }
    }

    /// An IP address and port to listen on, such as `127.0.0.1:9417` or `[::1]:9417`.
    static var listener: Self {
        Self(text: "an address and port such as `\"127.0.0.1:9417\"`") { (text) throws(ValueFault) in
            let wrong = ValueFault(
                "`\(text.shown)` is not an address and port",
                remedy:
                    "write an IP address and a port from 1 to 65535, such as `\"127.0.0.1:9417\"` or `\"[::1]:9417\"`"
            )
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0,
                text[text.index(after: colon)...].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                NumericAddress.isValid(text[..<colon])
            else { throw wrong }
            return text
        }
    }
}

/// Which addresses a source may have.
enum AddressRule {
    /// `text` as it is requested.
    static func checked(_ text: String) throws(ValueFault) -> String {
        let example = "write it whole, such as `https://example.org/feed`"
        guard !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 }) else {
            throw ValueFault(
                "the address contains a space or line break",
                remedy: "remove it, or write %20 for a space"
            )
        }
        guard let scheme = text.firstIndex(of: ":"), text[scheme...].hasPrefix("://") else {
            throw ValueFault("this is not a web address", remedy: example)
        }
        guard ["http", "https"].contains(text[..<scheme].lowercased()) else {
            throw ValueFault(
                "`\(String(text[..<scheme]).shown)` is no scheme depeche can fetch",
                remedy: "use http or https"
            )
        }
        let authority = text[scheme...].dropFirst(3).prefix { !"/?#\\".contains($0) }
        guard !authority.contains("@") else {
            throw ValueFault(
                "the address holds a user name or password, which would show in logs",
                remedy: "write `username = \"…\"` and `password = \"${credential:NAME}\"` beside it"
            )
        }
        guard !authority.isEmpty, let address = WebAddress(text), address.isWeb,
            address.host?.utf8.contains(where: { TOMLScanner.isBareKeyByte($0) }) == true
        else {
            throw ValueFault("the address has no usable host", remedy: example)
        }
        return address.withoutFragment.string
    }
}
