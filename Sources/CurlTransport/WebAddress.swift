import CCurl
import Glibc

/// An http or https address as libcurl reads it: with an ASCII host name and an escaped path.
struct WebAddress: Equatable {
    /// What is asked for, without the fragment; user and password included.
    let text: String
    let scheme: String
    let host: String
    let port: String
    private let hasUser: Bool

    /// Reads an absolute address.
    ///
    /// - Throws: `Flaw` with a reason in plain words.
    init(_ text: String) throws(Flaw) {
        try self.init(Array(text.utf8), base: nil)
    }

    /// Resolves a reference, as in a Location field, against the address it was received from (RFC 3986 §5).
    ///
    /// A user and password go along only to the same scheme, host and port.
    func resolving(_ reference: [UInt8]) throws(Flaw) -> WebAddress {
        try WebAddress(reference, base: self)
    }

    /// Whether both have the same scheme, host and port.
    func isSameOrigin(as other: WebAddress) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// Whether what was meant for `other` may be told here too: the same origin, or its https side.
    func mayInherit(from other: WebAddress) -> Bool {
        isSameOrigin(as: other)
            || host == other.host && scheme == "https" && port == "443" && other.scheme == "http" && other.port == "80"
    }

    /// Why an address cannot be used.
    struct Flaw: Error, Equatable {
        var reason: String
    }

    private init(_ reference: [UInt8], base: WebAddress?) throws(Flaw) {
        // libcurl would cut at the first NUL, and no address has blanks around it.
        let reference = reference.drop { $0 <= 0x20 }
        guard reference.count <= 8_192 else { throw Flaw(reason: "the address is longer than 8,192 bytes") }
        guard !reference.isEmpty, !reference.contains(0) else {
            throw Flaw(reason: "it is not an http or https address")
        }
        guard let url = curl_url() else { throw Flaw(reason: "libcurl is out of memory") }
        defer { curl_url_cleanup(url) }
        if let base { curl_url_set(url, CURLUPART_URL, base.text, 0) }
        let flags = CUnsignedInt(CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME)
        let code = (reference.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
            curl_url_set(url, CURLUPART_URL, $0.baseAddress, flags)
        }
        guard code == CURLUE_OK else {
            throw Flaw(reason: "it is not an http or https address (\(String(cString: curl_url_strerror(code))))")
        }
        guard let scheme = CurlPart.read(CURLUPART_SCHEME, of: url), scheme == "http" || scheme == "https" else {
            throw Flaw(reason: "only http and https addresses are fetched")
        }
        // libidn2 reads the name in the locale's encoding, which a service may not have set.
        let host = Self.withUTF8Locale { CurlPart.read(CURLUPART_HOST, of: url, CURLU_PUNYCODE) }
        guard let host, host.utf8.allSatisfy({ $0 < 0x80 }) else { throw Flaw(reason: "the host name is not valid") }
        curl_url_set(url, CURLUPART_HOST, host, 0)
        curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
        self.scheme = scheme
        self.host = host.lowercased()
        port = CurlPart.read(CURLUPART_PORT, of: url, CURLU_DEFAULT_PORT) ?? ""
        if let base, base.scheme == scheme, base.host == self.host, base.port == port,
            CurlPart.read(CURLUPART_USER, of: url) == nil
        {
            Self.copyUser(from: base, to: url)
        }
        hasUser = CurlPart.read(CURLUPART_USER, of: url) != nil || CurlPart.read(CURLUPART_PASSWORD, of: url) != nil
        guard let text = CurlPart.read(CURLUPART_URL, of: url) else { throw Flaw(reason: "the host name is not valid") }
        self.text = text
    }

    /// The address for messages: without user and password.
    var redacted: String {
        guard hasUser, let url = curl_url() else { return text }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK else { return text }
        curl_url_set(url, CURLUPART_USER, nil, 0)
        curl_url_set(url, CURLUPART_PASSWORD, nil, 0)
        return CurlPart.read(CURLUPART_URL, of: url) ?? text
    }

    /// An address an operator wrote, for messages: without user and password, whether it can be read or not.
    static func redacting(_ text: String) -> String {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
        if let address = try? WebAddress(text) { return address.hasUser ? address.redacted : text }
        return "…" + text[at...]
    }

    private static func copyUser(from base: WebAddress, to url: OpaquePointer) {
        guard let old = curl_url() else { return }
        defer { curl_url_cleanup(old) }
        guard curl_url_set(old, CURLUPART_URL, base.text, 0) == CURLUE_OK else { return }
        for component in [CURLUPART_USER, CURLUPART_PASSWORD] {
            guard let value = CurlPart.read(component, of: old) else { continue }
            curl_url_set(url, component, value, 0)
        }
    }

    private static func withUTF8Locale<T>(_ body: () -> T) -> T {
        guard let locale = utf8Locale else { return body() }
        let before = uselocale(locale)
        defer { _ = uselocale(before) }
        return body()
    }

    // A locale object is never changed after it was made, and every thread may use it.
    private nonisolated(unsafe) static let utf8Locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
}
