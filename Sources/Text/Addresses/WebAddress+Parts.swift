extension WebAddress {
    /// Writes an address from its components, encoding each as its place demands.
    ///
    /// Nil without a scheme, and for a web address whose host is missing or cannot be a host.
    init?(parts: AddressParts) {
        guard let scheme = parts.scheme, parts.authority != nil || !parts.isWebScheme else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(scheme.count + (parts.authority?.count ?? 0) + parts.path.count + 64)
        var marks = Marks()
        out += scheme
        marks.schemeEnd = UInt16(clamping: out.count)
        out.append(UInt8(ascii: ":"))
        if let authority = parts.authority {
            guard Self.append(authority: authority, isWeb: parts.isWebScheme, to: &out, marks: &marks) else {
                return nil
            }
        }
        marks.pathStart = UInt16(clamping: out.count)
        // Two slashes would make a host of what follows them (RFC 3986 §3.3).
        if parts.authority == nil, parts.path.starts(with: "//".utf8) { out += "/.".utf8 }
        if parts.path.isEmpty, parts.isWebScheme {
            out.append(UInt8(ascii: "/"))
        } else {
            out.appendEncoded(parts.path, passing: \.isPathByte)
        }
        marks.pathEnd = UInt16(clamping: out.count)
        if let query = parts.query {
            marks.hasQuery = true
            out.append(UInt8(ascii: "?"))
            out.appendEncoded(query, passing: \.isQueryByte)
        }
        marks.queryEnd = UInt16(clamping: out.count)
        if let fragment = parts.fragment {
            marks.hasFragment = true
            out.append(UInt8(ascii: "#"))
            out.appendEncoded(fragment, passing: \.isQueryByte)
        }
        guard out.count < Int(UInt16.max) else { return nil }
        self.init(string: String(decoding: out, as: UTF8.self), marks: marks)
    }

    /// An address of the web that is as it would be written already, as most are; nil for any other.
    init?(plain string: String) {
        var string = string
        let marks = string.withUTF8 { bytes -> Marks? in
            guard SafeAddress.isPlain(bytes, escapesAmpersands: false), bytes.count < Int(UInt16.max),
                let colon = Bytes.find(UInt8(ascii: ":"), in: bytes, from: 0),
                let slash = Bytes.find(UInt8(ascii: "/"), in: bytes, from: colon + 3)
            else { return nil }
            let hash = Bytes.find(UInt8(ascii: "#"), in: bytes, from: slash)
            let queryEnd = hash ?? bytes.count
            let question = Bytes.find(UInt8(ascii: "?"), in: bytes, from: slash, to: queryEnd)
            return Marks(
                schemeEnd: UInt16(clamping: colon),
                hostStart: UInt16(clamping: colon + 3),
                hostEnd: UInt16(clamping: slash),
                pathStart: UInt16(clamping: slash),
                pathEnd: UInt16(clamping: question ?? queryEnd),
                queryEnd: UInt16(clamping: queryEnd),
                hasAuthority: true,
                hasQuery: question != nil,
                hasFragment: hash != nil
            )
        }
        guard let marks else { return nil }
        self.init(string: string, marks: marks)
    }

    private static func append(
        authority: ArraySlice<UInt8>,
        isWeb: Bool,
        to out: inout [UInt8],
        marks: inout Marks
    ) -> Bool {
        var host = authority
        out += "//".utf8
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
            // Only colons and what a path may hold pass; a slash or bracket cannot occur unencoded in a user's name.
            out.appendEncoded(authority[..<at]) { $0.isPathByte && !"/@[]".utf8.contains($0) }
            out.append(UInt8(ascii: "@"))
            host = authority[(at + 1)...]
        }
        var port: ArraySlice<UInt8> = []
        if let colon = host.lastIndex(of: UInt8(ascii: ":")), host[colon...].dropFirst().allSatisfy(\.isDigit) {
            port = host[(colon + 1)...]
            host = host[..<colon]
        }
        guard let name = HostName.normalised(host), !isWeb || name.contains(where: { $0 != UInt8(ascii: ".") })
        else { return false }
        marks.hasAuthority = true
        marks.hostStart = UInt16(clamping: out.count)
        out += name
        marks.hostEnd = UInt16(clamping: out.count)
        let digits = port.drop { $0 == UInt8(ascii: "0") }
        guard digits.count <= 5, Int(String(decoding: digits, as: UTF8.self)) ?? 0 <= 65535 else { return false }
        if !digits.isEmpty {
            out.append(UInt8(ascii: ":"))
            out += digits
        }
        return true
    }
}
