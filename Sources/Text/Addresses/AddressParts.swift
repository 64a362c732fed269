/// The five components of an address or reference, as bytes that are not yet encoded.
///
/// Split as in RFC 3986 appendix B, with what browsers forgive in web addresses: backslashes for slashes and a wrong
/// number of slashes before the host.
struct AddressParts {
    /// In lower case.
    var scheme: [UInt8]?
    var authority: ArraySlice<UInt8>?
    var path: ArraySlice<UInt8>
    var query: ArraySlice<UInt8>?
    var fragment: ArraySlice<UInt8>?

    /// Whether the scheme is one whose addresses are hierarchical and always have a host.
    var isWebScheme: Bool { Self.isWeb(scheme) }

    static func isWeb(_ scheme: [UInt8]?) -> Bool {
        guard let scheme else { return false }
        return scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8)
            || scheme.elementsEqual("ftp".utf8)
    }

    init(scheme: [UInt8]? = nil, path: ArraySlice<UInt8> = []) {
        self.scheme = scheme
        self.path = path
    }

    /// Splits a cleaned address; `assuming` is the scheme that backslashes are judged by when it names none.
    init?(_ bytes: [UInt8], assuming outer: [UInt8]? = nil) {
        var rest = bytes[...]
        scheme = Self.takeScheme(&rest)
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[(hash + 1)...]
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[(mark + 1)...]
            rest = rest[..<mark]
        }
        path = rest
        let isWeb = Self.isWeb(scheme ?? outer)
        if isWeb, rest.contains(UInt8(ascii: "\\")) {
            path = rest.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...]
        }
        takeAuthority(isWeb: isWeb)
    }

    private mutating func takeAuthority(isWeb: Bool) {
        let slash = UInt8(ascii: "/")
        let slashes = path.prefix { $0 == slash }.count
        guard slashes >= 2 || (slashes == 1 && isWeb && scheme != nil) else { return }
        // More than two slashes are a slip in a web address, but the empty host of a file address.
        let after = path.dropFirst(isWeb ? slashes : 2)
        let end = after.firstIndex(of: slash) ?? after.endIndex
        authority = after[..<end]
        path = after[end...]
    }

    /// Takes `scheme ":"` off the front, if there is one.
    private static func takeScheme(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = rest.first, first.isLetter,
            let end = rest.firstIndex(where: { !($0.isLetter || $0.isDigit || "+-.".utf8.contains($0)) }),
            rest[end] == UInt8(ascii: ":")
        else { return nil }
        let scheme = rest[..<end].map(\.lowered)
        rest = rest[(end + 1)...]
        return scheme
    }

    /// The bytes of an address as published, without surrounding white space and without line breaks and other
    /// controls inside; nil when empty or longer than `WebAddress.longestRead`.
    static func cleaned(_ string: String) -> [UInt8]? {
        var string = string
        return string.withUTF8 { bytes -> [UInt8]? in
            var start = 0
            var end = bytes.count
            while start < end, let width = blankWidth(bytes, at: start) { start += width }
            while start < end {
                if bytes[end - 1] <= 0x20 {
                    end -= 1
                } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
                    end -= 2
                } else {
                    break
                }
            }
            guard start < end, end - start <= WebAddress.longestRead else { return nil }
            let body = bytes[start..<end]
            return body.contains { $0 < 0x20 } ? body.filter { $0 >= 0x20 } : Array(body)
        }
    }

    /// The width of a control, space, no-break space or byte order mark.
    private static func blankWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        if bytes[index] <= 0x20 { return 1 }
        if index + 1 < bytes.count, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
        if index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
            return 3
        }
        return nil
    }
}
