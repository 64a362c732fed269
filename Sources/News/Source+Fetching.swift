extension Source {
    /// What the requests of one source have of their own; what is nil is as for all sources.
    public struct Fetching: Hashable, Sendable {
        public var headers: [Header] = []
        public var userAgent: String?
        public var login: FetchOptions.Login?
        public var cookies: Secret?
        public var proxy: FetchOptions.Proxy?
        public var isHTTP1Only: Bool?
        public var maximumBytes: Int?
        public var maximumPageBytes: Int?
        public var timeout: Duration?
        public var connectTimeout: Duration?

        public init() {}
    }
}

extension FetchOptions {
    /// These as one source has them.
    public func adapted(to source: Source.Fetching) -> FetchOptions {
        var options = self
        let own = Set(source.headers.map { $0.name.lowercased() })
        options.headers.removeAll { own.contains($0.name.lowercased()) }
        options.headers += source.headers
        options.userAgent = source.userAgent ?? userAgent
        options.login = source.login ?? login
        options.cookies = source.cookies ?? cookies
        options.proxy = source.proxy ?? proxy
        options.isHTTP1Only = source.isHTTP1Only ?? isHTTP1Only
        options.limits.feedBytes = source.maximumBytes ?? limits.feedBytes
        options.limits.pageBytes = source.maximumPageBytes ?? limits.pageBytes
        options.limits.time = source.timeout ?? limits.time
        options.limits.connect = source.connectTimeout ?? limits.connect
        return options
    }
}
