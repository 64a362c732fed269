import CCurl

/// A proxy's address as an operator writes it.
struct ProxyAddress: Equatable {
    /// For libcurl; may hold a user name and password.
    let text: String
    /// For messages.
    let host: String
    let port: String

    private static let schemes: Set<String> = ["http", "https", "socks5", "socks5h"]

    /// Nil when it is not a host with one of the schemes `http` (also when none is written), `https`, `socks5` or
    /// `socks5h`, and nothing behind the port.
    init?(_ text: String) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let url = curl_url() else {
            return nil
        }
        defer { curl_url_cleanup(url) }
        let whole = text.contains("://") ? text : "http://" + text
        let flags = CUnsignedInt(CURLU_NON_SUPPORT_SCHEME)
        guard curl_url_set(url, CURLUPART_URL, whole, flags) == CURLUE_OK,
            let scheme = CurlPart.read(CURLUPART_SCHEME, of: url), Self.schemes.contains(scheme),
            let host = CurlPart.read(CURLUPART_HOST, of: url), !host.isEmpty,
            ["", "/"].contains(CurlPart.read(CURLUPART_PATH, of: url) ?? ""),
            CurlPart.read(CURLUPART_QUERY, of: url) == nil, CurlPart.read(CURLUPART_FRAGMENT, of: url) == nil
        else { return nil }
        self.text = whole
        self.host = host
        // libcurl's default for proxies of every kind but https.
        port = CurlPart.read(CURLUPART_PORT, of: url) ?? (scheme == "https" ? "443" : "1080")
    }
}
