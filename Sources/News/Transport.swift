/// Carries one request to a publisher and brings back what it answered.
///
/// A transport does no retrying, scheduling or parsing. An HTTP error status is
/// an answer, not a `FetchError`.
public protocol Transport: Sendable {
    func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse
}

public struct FetchRequest: Sendable, Hashable {
    /// An absolute http or https address.
    public var url: String
    public var validators: FeedState.Validators
    public var headers: [Header]
    public var userAgent: String
    /// For the whole transfer, redirects included.
    public var timeout: Duration
    /// Of the decoded body.
    public var maximumBytes: Int
    /// Whether loopback, private and link-local addresses may be connected to.
    public var allowsPrivateNetworks: Bool

    public init(
        url: String,
        validators: FeedState.Validators = .init(),
        headers: [Header] = [],
        userAgent: String = "depeche",
        timeout: Duration = .seconds(30),
        maximumBytes: Int = 15 << 20,
        allowsPrivateNetworks: Bool = false
    ) {
        self.url = url
        self.validators = validators
        self.headers = headers
        self.userAgent = userAgent
        self.timeout = timeout
        self.maximumBytes = maximumBytes
        self.allowsPrivateNetworks = allowsPrivateNetworks
    }
}

/// What a publisher answered.
public struct FetchResponse: Sendable, Hashable {
    public var status: Int
    /// The address that answered, after redirects.
    public var url: String
    /// The last answer's header fields; names in lower case, values byte for byte as Latin-1 characters.
    ///
    /// A field sent twice has its values joined by a comma (RFC 9110 §5.3).
    public var headers: [String: String]
    /// The body with its content encoding undone.
    public var body: [UInt8]
    /// Bytes of body received, before decoding.
    public var receivedBytes: Int

    public init(
        status: Int,
        url: String,
        headers: [String: String] = [:],
        body: [UInt8] = [],
        receivedBytes: Int = 0
    ) {
        self.status = status
        self.url = url
        self.headers = headers
        self.body = body
        self.receivedBytes = receivedBytes
    }
}

/// Why no answer came back.
public struct FetchError: Explainable, Hashable {
    public enum Code: String, Sendable, Codable {
        case resolve, connect, tls, timeout, tooLarge, tooManyRedirects, forbiddenAddress, cancelled, protocolViolation
    }

    public var code: Code
    public var url: String
    public var detail: String

    public init(_ code: Code, url: String, detail: String) {
        self.code = code
        self.url = url
        self.detail = detail
    }

    public var what: String { "cannot fetch \(url)" }
    public var why: String { detail }
    public var remedy: String? {
        switch code {
        case .tooLarge: "raise `fetch.max_bytes` if the document is legitimate; see depeche.toml(5)"
        case .timeout: "raise `fetch.timeout` if the publisher is slow but worth waiting for; see depeche.toml(5)"
        case .tls: "check the certificate with `curl -v`; it is always verified"
        case .forbiddenAddress: "set `fetch.allow_private_networks = true` if the source is on your own network"
        case .resolve: "check the host name and this machine's name service"
        case .connect, .tooManyRedirects, .cancelled, .protocolViolation: nil
        }
    }
}
