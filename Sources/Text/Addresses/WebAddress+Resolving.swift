extension WebAddress {
    /// The address a reference means when it stands in a document at this address (RFC 3986 §5.2).
    ///
    /// An absolute reference is read as by `init`; `//host/path`, `/path`, `path`, `?query` and `#fragment` take the
    /// rest from here. A scheme without slashes that repeats ours (`http:path`) is left out, as browsers do. Nil when
    /// the result is no address, as with a path relative to `mailto:`.
    public func resolving(_ reference: String) -> WebAddress? {
        if let plain = WebAddress(plain: reference) { return plain }
        guard let bytes = AddressParts.cleaned(reference) else {
            return reference.utf8.count <= Self.longestRead ? withoutFragment : nil
        }
        let ownScheme = Array(string.utf8.prefix(Int(marks.schemeEnd)))
        guard var parts = AddressParts(bytes, assuming: ownScheme) else { return nil }
        if parts.scheme == ownScheme, parts.isWebScheme, parts.authority == nil { parts.scheme = nil }
        if parts.scheme != nil {
            parts.path = Self.removingDotSegments(parts.path, rooted: parts.authority != nil)
            return WebAddress(parts: parts)
        }
        let own = Array(string.utf8)
        parts.scheme = ownScheme
        if parts.authority == nil {
            guard merge(own, into: &parts) else { return nil }
        } else {
            parts.path = Self.removingDotSegments(parts.path, rooted: true)
        }
        return WebAddress(parts: parts)
    }

    /// Fills in authority, path and query from this address; false when it has no hierarchy to be relative to.
    private func merge(_ own: [UInt8], into parts: inout AddressParts) -> Bool {
        let ownPath = own[Int(marks.pathStart)..<Int(marks.pathEnd)]
        if parts.path.isEmpty {
            parts.path = ownPath
            if parts.query == nil, marks.hasQuery { parts.query = own[(Int(marks.pathEnd) + 1)..<Int(marks.queryEnd)] }
        } else {
            guard marks.hasAuthority || ownPath.first == UInt8(ascii: "/") else { return false }
            if parts.path.first != UInt8(ascii: "/") {
                let folder = ownPath.lastIndex(of: UInt8(ascii: "/")).map { ownPath[...$0] } ?? [UInt8(ascii: "/")]
                parts.path = folder + parts.path
            }
            parts.path = Self.removingDotSegments(parts.path, rooted: true)
        }
        if marks.hasAuthority {
            let start = Int(marks.schemeEnd) + 3
            parts.authority = own[start..<Int(marks.pathStart)]
        }
        return true
    }

    /// The same place without its fragment.
    public var withoutFragment: WebAddress {
        guard marks.hasFragment else { return self }
        var marks = marks
        marks.hasFragment = false
        return WebAddress(
            string: String(decoding: string.utf8.prefix(Int(marks.queryEnd)), as: UTF8.self),
            marks: marks
        )
    }

    /// A path without its `.` and `..` segments (RFC 3986 §5.2.4).
    ///
    /// Only paths that begin at the root are changed.
    static func removingDotSegments(_ path: ArraySlice<UInt8>, rooted: Bool) -> ArraySlice<UInt8> {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        guard rooted, path.first == slash, path.contains(dot) else { return path }
        var out: [UInt8] = []
        out.reserveCapacity(path.count)
        var index = path.startIndex
        while index < path.endIndex {
            let end = path[(index + 1)...].firstIndex(of: slash) ?? path.endIndex
            let segment = path[(index + 1)..<end]
            let isLast = end == path.endIndex
            if segment.elementsEqual([dot]) {
                if isLast { out.append(slash) }
            } else if segment.elementsEqual([dot, dot]) {
                if let cut = out.lastIndex(of: slash) { out.removeSubrange(cut...) }
                if isLast { out.append(slash) }
            } else {
                out += path[index..<end]
            }
            index = end
        }
        return out.isEmpty ? [slash] : out[...]
    }
}
