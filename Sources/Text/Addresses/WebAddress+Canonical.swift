extension WebAddress {
    /// The same address without parameters and fragments that only report how the reader came.
    public var withoutTracking: WebAddress {
        guard marks.hasQuery || marks.hasFragment else { return self }
        let own = Array(string.utf8)
        var marks = marks
        var out = Array(own.prefix(Int(marks.pathEnd)))
        if marks.hasQuery {
            let query = own[(Int(marks.pathEnd) + 1)..<Int(marks.queryEnd)]
            let parameters = query.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
            let kept = parameters.filter { !TrackingParameters.isTracking($0) }
            if kept.count == parameters.count {
                out += own[Int(marks.pathEnd)..<Int(marks.queryEnd)]
            } else if kept.isEmpty {
                marks.hasQuery = false
            } else {
                out.append(UInt8(ascii: "?"))
                out += kept.joined(separator: [UInt8(ascii: "&")])
            }
        }
        let queryEnd = Int(marks.queryEnd)
        marks.queryEnd = UInt16(clamping: out.count)
        if marks.hasFragment {
            if TrackingParameters.isTracking(fragment: own[(queryEnd + 1)...]) {
                marks.hasFragment = false
            } else {
                out += own[queryEnd...]
            }
        }
        return out.count == own.count ? self : WebAddress(string: String(decoding: out, as: UTF8.self), marks: marks)
    }

    /// The form in which two addresses of one article are equal.
    ///
    /// RFC 3986 §6 (case, percent-encoding, dot segments, default ports), then what publishers vary: always `https`,
    /// no leading `www.`, no user, no trailing slash, parameters sorted, without tracking and presentation parameters
    /// and without a fragment, unless it is of the `#!` kind, which names a page.
    public var canonical: String {
        let own = Array(string.utf8)
        guard isWeb else { return String(decoding: own.prefix(Int(marks.queryEnd)), as: UTF8.self) }
        var out = Array("https://".utf8)
        out += canonicalHost(own[Int(marks.hostStart)..<Int(marks.hostEnd)])
        if let port, port != 80, port != 443 { out += ":\(port)".utf8 }
        out += canonicalPath(own[Int(marks.pathStart)..<Int(marks.pathEnd)])
        if marks.hasQuery { out += canonicalQuery(own[(Int(marks.pathEnd) + 1)..<Int(marks.queryEnd)]) }
        if marks.hasFragment, own[(Int(marks.queryEnd) + 1)...].first == UInt8(ascii: "!") {
            out.append(UInt8(ascii: "#"))
            out += [UInt8].percentNormalised(own[(Int(marks.queryEnd) + 1)...])
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func canonicalHost(_ host: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var host = host
        while host.last == UInt8(ascii: ".") { host = host.dropLast() }
        // `www.ma` is a name of its own, so a dot must be left.
        while host.starts(with: "www.".utf8), host.dropFirst(4).contains(UInt8(ascii: ".")) { host = host.dropFirst(4) }
        return host
    }

    private func canonicalPath(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        // Dots may come out of the percent-encoding, so it is undone first.
        var path = Self.removingDotSegments([UInt8].percentNormalised(path)[...], rooted: true)
        while path.count > 1, path.last == UInt8(ascii: "/") { path = path.dropLast() }
        return path.isEmpty ? [UInt8(ascii: "/")] : path
    }

    private func canonicalQuery(_ query: ArraySlice<UInt8>) -> [UInt8] {
        var kept: [[UInt8]] = []
        for part in query.split(separator: UInt8(ascii: "&")) {
            // Letters may come out of the percent-encoding, so it is undone first.
            var parameter = [UInt8].percentNormalised(part)[...]
            // What was escaped more than once names its parameters with `amp;` before.
            while parameter.count > 4, parameter.starts(with: "amp;".utf8) { parameter = parameter.dropFirst(4) }
            if TrackingParameters.isTracking(parameter) || TrackingParameters.isPresentation(parameter) { continue }
            kept.append(Array(parameter))
        }
        guard !kept.isEmpty else { return [] }
        kept.sort { $0.lexicographicallyPrecedes($1) }
        return [UInt8(ascii: "?")] + kept.joined(separator: [UInt8(ascii: "&")])
    }
}
