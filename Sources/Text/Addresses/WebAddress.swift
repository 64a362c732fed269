/// An absolute address (RFC 3986), cleaned so that it can be requested.
///
/// Feeds carry addresses as people typed them: with white space around, spaces and letters beyond ASCII inside,
/// backslashes, stray percent signs. Reading repairs these and refuses only what names no place. `string` is at most
/// three times as long as what was read, which is at most `longestRead` bytes.
public struct WebAddress: Sendable, Hashable {
    /// The most bytes an address may have as published; longer ones are refused.
    public static let longestRead = 8 * 1024

    /// The address as it is requested: ASCII only, percent-encoding valid, scheme and host in lower case.
    public let string: String
    let marks: Marks

    /// Where the components lie in `string`, in bytes.
    ///
    /// A component that is missing is an empty range at the place where it would be; the flags tell the missing from
    /// the empty.
    struct Marks: Sendable, Hashable {
        var schemeEnd: UInt16 = 0
        var hostStart: UInt16 = 0
        var hostEnd: UInt16 = 0
        var pathStart: UInt16 = 0
        var pathEnd: UInt16 = 0
        var queryEnd: UInt16 = 0
        var hasAuthority = false
        var hasQuery = false
        var hasFragment = false
    }

    /// Reads an absolute address; nil when it has no scheme, is too long, or is a web address without a usable host.
    public init?(_ string: String) {
        if let plain = WebAddress(plain: string) {
            self = plain
            return
        }
        guard let bytes = AddressParts.cleaned(string), let parts = AddressParts(bytes), parts.scheme != nil else {
            return nil
        }
        self.init(parts: parts)
    }

    /// In lower case, without its colon.
    public var scheme: String { slice(0, marks.schemeEnd) }

    /// In lower case, international names in punycode, IPv6 literals in their brackets; nil for addresses such as
    /// `mailto:`.
    public var host: String? { marks.hasAuthority ? slice(marks.hostStart, marks.hostEnd) : nil }

    /// The port as written, also when it is the scheme's default one.
    public var port: Int? {
        guard marks.hasAuthority, marks.hostEnd < marks.pathStart else { return nil }
        return Int(slice(marks.hostEnd + 1, marks.pathStart))
    }

    /// Percent-encoded, never empty for web addresses.
    public var path: String { slice(marks.pathStart, marks.pathEnd) }

    /// Percent-encoded, without its question mark; nil when there is none.
    public var query: String? { marks.hasQuery ? slice(marks.pathEnd + 1, marks.queryEnd) : nil }

    /// Percent-encoded, without its number sign; nil when there is none.
    public var fragment: String? {
        marks.hasFragment ? String(decoding: string.utf8.dropFirst(Int(marks.queryEnd) + 1), as: UTF8.self) : nil
    }

    /// Whether it can be fetched over the web: http or https, with a host.
    public var isWeb: Bool { marks.hasAuthority && (scheme == "http" || scheme == "https") }

    /// Whether it is a site's front page, which never identifies an article.
    public var isHomePage: Bool {
        let plain = withoutTracking
        return isWeb && (plain.path == "/" || plain.path.isEmpty) && (plain.query ?? "").isEmpty
    }

    init(string: String, marks: Marks) {
        self.string = string
        self.marks = marks
    }

    private func slice(_ start: UInt16, _ end: UInt16) -> String {
        let bytes = string.utf8
        guard start < end, Int(end) <= bytes.count else { return "" }
        return String(decoding: bytes.dropFirst(Int(start)).prefix(Int(end - start)), as: UTF8.self)
    }
}

extension WebAddress: CustomStringConvertible {
    public var description: String { string }
}
