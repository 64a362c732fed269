import CCurl
import News

/// The header lines a request is sent with.
struct RequestFields {
    /// Whole lines as libcurl wants them, without line breaks.
    private(set) var lines: [[UInt8]] = []
    private(set) var userAgent: [UInt8]
    /// A `Cookie` field beside which libcurl puts the cookies of the fetch.
    private(set) var cookies: [UInt8]?

    /// What is asked for when the source's own headers do not say.
    ///
    /// Some publishers choose between a page and its feed by this field.
    private static func accept(_ kind: FetchRequest.Kind) -> String {
        switch kind {
        case .feed:
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
                + "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.7, */*;q=0.5"
        case .page: "text/html, application/xhtml+xml, */*;q=0.5"
        case .robots: "text/plain, */*;q=0.5"
        case .receipt: "*/*"
        }
    }

    /// Fields that say nothing about who asks; they follow a redirect to another host.
    private static let harmless: Set<String> = [
        "accept", "accept-charset", "accept-language", "cache-control", "dnt", "pragma", "range", "te",
        "upgrade-insecure-requests",
    ]

    /// - Parameters:
    ///   - request: whose validators, headers and user agent are sent.
    ///   - trusted: whether the request goes where the operator meant it to; after a redirect to another
    ///     host the operator's own headers, which may be secrets, stay behind.
    /// - Throws: `.protocolViolation` when a header is not one, so that it cannot smuggle in another.
    init(_ request: FetchRequest, trusted: Bool) throws(FetchError) {
        userAgent = try Self.checked(request.options.userAgent, of: "User-Agent", request)
        // An answer of "nothing changed" to a validator nobody could have sent would hide news for good.
        if let etag = request.validators.etag?.fieldBytes, Self.isValue(etag), !etag.isEmpty {
            lines.append(Array("If-None-Match: ".utf8) + etag)
        }
        if let date = request.validators.lastModified?.fieldBytes, Self.isValue(date), !date.isEmpty {
            lines.append(Array("If-Modified-Since: ".utf8) + date)
        }
        if trusted, let cookies = request.options.cookies {
            self.cookies = try Self.checked(cookies.exposed, of: "Cookie", request)
        }
        var names: Set<String> = []
        for header in request.options.headers {
            let name = header.name.lowercased()
            guard Self.isName(header.name) else {
                throw FetchError(
                    .protocolViolation,
                    url: WebAddress.redacting(request.url),
                    detail: "the header name \(name) is not valid"
                )
            }
            let value = try Self.checked(header.value, of: header.name, request)
            guard trusted || Self.harmless.contains(name) else { continue }
            names.insert(name)
            if name == "user-agent" {
                userAgent = value
            } else {
                // libcurl takes "Name:" as "send none of this" and "Name;" as "send it empty".
                lines.append(Array(header.name.utf8) + (value.isEmpty ? [0x3B] : [0x3A, 0x20] + value))
            }
        }
        // Otherwise libcurl asks before it sends a long body, and waits a second for servers that do not answer to that.
        if request.body != nil { lines.append(Array("Expect:".utf8)) }
        if !names.contains("accept") { lines.append(Array("Accept: \(Self.accept(request.kind))".utf8)) }
    }

    /// The lines as libcurl's list, which the caller frees.
    func list() -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            let extended = (line.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                curl_slist_append(list, $0.baseAddress)
            }
            guard let extended else { continue }
            list = extended
        }
        return list
    }

    private static func checked(_ text: String, of name: String, _ request: FetchRequest) throws(FetchError) -> [UInt8]
    {
        let bytes = text.fieldBytes
        guard isValue(bytes) else {
            throw FetchError(
                .protocolViolation,
                url: WebAddress.redacting(request.url),
                detail: "the value of the header \(name) has a line break or control character in it"
            )
        }
        return bytes
    }

    /// RFC 9110 §5.5, as lenient as it allows.
    private static func isValue(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    /// A token of RFC 9110 §5.6.2.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
