import CCurl

/// The parts of an address that libcurl has taken apart.
enum CurlPart {
    /// A part; nil when the address has none, or cannot give it in the form the flags ask for.
    static func read(_ part: CURLUPart, of url: OpaquePointer, _ flags: CInt = 0) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &value, CUnsignedInt(flags)) == CURLUE_OK, let value else { return nil }
        defer { curl_free(value) }
        return String(cString: value)
    }
}
