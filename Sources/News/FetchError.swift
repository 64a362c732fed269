/// Why no answer came back.
public struct FetchError: Explainable, Hashable {
    public enum Code: String, Sendable, Codable {
        /// The name has no address, or was not resolved in time.
        case resolve
        case connect, tls
        /// The proxy could not be reached, or does not let the request through.
        case proxy
        case timeout, tooLarge, tooManyRedirects, forbiddenAddress, cancelled, protocolViolation
    }

    public var code: Code
    public var url: String
    /// One line, without secrets.
    public var detail: String
    /// The limit that was reached, if it was one; `detail` names its setting.
    public var limit: FetchLimits.Name?
    /// The redirects that were followed before it happened.
    public var redirects: [Redirect] = []

    public init(_ code: Code, url: String, detail: String, limit: FetchLimits.Name? = nil) {
        self.code = code
        self.url = url
        self.detail = detail
        self.limit = limit
    }

    public var what: String { "cannot fetch \(url)" }
    public var why: String { detail }
    public var remedy: String? {
        if let limit {
            let own = limit.isOfSource ? ", or `\(limit.rawValue)` of the source," : ""
            return "raise `\(limit.setting)`\(own) if the publisher is worth it; see depeche.toml(5)"
        }
        return switch code {
        case .tls: "check the certificate with `curl -v`; it is always verified"
        case .forbiddenAddress: "set `fetch.allow_private_networks = true` if the source is on your own network"
        case .resolve: "check the host name and this machine's name service"
        case .proxy: "check `proxy` of the source, `fetch.proxy`, and http_proxy, https_proxy and all_proxy"
        case .connect, .timeout, .tooLarge, .tooManyRedirects, .cancelled, .protocolViolation: nil
        }
    }
}
