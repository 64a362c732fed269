/// What a publisher answered.
public struct FetchResponse: Sendable, Hashable {
    public var status: Int
    /// The address that answered, after redirects.
    public var url: String
    /// The last answer's header fields; names in lower case, values byte for byte as Latin-1 characters.
    ///
    /// A field sent twice has its values joined by a comma (RFC 9110 §5.3); `set-cookie` and `x-robots-tag`, which are
    /// no lists, by a line break.
    public var headers: [String: String]
    /// The body with its content encoding undone.
    public var body: [UInt8]
    /// Bytes of body received, before decoding.
    public var receivedBytes: Int
    /// The redirects that were followed to get here, at most `FetchLimits.redirects`.
    public var redirects: [Redirect]
    /// Whether the answer came over TLS, the certificate verified.
    public var isSecure: Bool
    public var version: HTTPVersion
    /// Whether the body goes on after the bytes that are here; only for a `robots.txt`.
    public var isCut: Bool
    /// The last answer's header as it came; empty when it is not known.
    public var head: HTTPHead
    /// The internet address that answered; nil when it is not known, as behind a proxy.
    public var server: String?
    /// Where it is kept as it came; nil when it is not to be kept.
    public var document: RawDocument.ID?

    public init(
        status: Int,
        url: String,
        headers: [String: String] = [:],
        body: [UInt8] = [],
        receivedBytes: Int = 0,
        redirects: [Redirect] = [],
        isSecure: Bool = false,
        version: HTTPVersion = .http1_1,
        isCut: Bool = false,
        head: HTTPHead = HTTPHead(),
        server: String? = nil
    ) {
        self.status = status
        self.url = url
        self.headers = headers
        self.body = body
        self.receivedBytes = receivedBytes
        self.redirects = redirects
        self.isSecure = isSecure
        self.version = version
        self.isCut = isCut
        self.head = head
        self.server = server
    }

    public enum HTTPVersion: String, Sendable, Hashable {
        case http1_0 = "1.0"
        case http1_1 = "1.1"
        case http2 = "2"
    }
}

/// One hop of a chain of redirects; its addresses have no user or password in them.
public struct Redirect: Sendable, Hashable {
    /// 300 to 303, 307 or 308.
    public var status: Int
    public var from: String
    public var to: String

    public init(status: Int, from: String, to: String) {
        self.status = status
        self.from = from
        self.to = to
    }

    /// Whether the publisher says that it moved for good (RFC 9110 §15.4.2 and §15.4.9).
    public var isPermanent: Bool { status == 301 || status == 308 }
}
