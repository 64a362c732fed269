/// How requests are made: who asks, by which way, and how much patience there is.
public struct FetchOptions: Sendable, Hashable {
    public var userAgent = "depeche"
    /// Extra fields in the order written.
    ///
    /// To another origin than the request's own only those are sent that tell nothing about who asks.
    public var headers: [Header] = []
    /// Sent by Basic authentication (RFC 7617), and to the origin of the request alone.
    public var login: Login?
    /// A `Cookie` field, such as `a=1; b=2`, sent to the origin of the request alone.
    ///
    /// Cookies a publisher sets live as long as the fetch that got them: they are shown to the redirects that
    /// follow, by the rules of RFC 6265, and then forgotten.
    public var cookies: Secret?
    public var proxy = Proxy.environment
    /// Whether HTTP/2 is not even offered.
    public var isHTTP1Only = false
    /// Whether loopback, private and link-local addresses may be connected to.
    public var allowsPrivateNetworks = false
    public var limits = FetchLimits()

    public init() {}

    /// A name and a password.
    public struct Login: Sendable, Hashable {
        public var username: Secret
        public var password: Secret
        public init(username: Secret, password: Secret) {
            self.username = username
            self.password = password
        }
    }

    /// By which way a publisher is reached.
    ///
    /// Through a proxy it is the proxy that finds and connects to the publisher, so nothing here can tell on which
    /// network that is: `allowsPrivateNetworks` holds for direct connections alone.
    public enum Proxy: Sendable, Hashable {
        /// What the variables `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say, directly without them.
        case environment
        /// Directly, whatever the environment says.
        case direct
        /// An address such as `http://proxy.example:3128`, which may hold a user name and password.
        case address(Secret)
    }
}
