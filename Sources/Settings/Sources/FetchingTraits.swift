import News

/// The keys of a source, or of its file's `[defaults]`, that say how its requests are made.
struct FetchingTraits {
    private var fetching = Source.Fetching()

    /// In the order in which manuals have them.
    static let keys = [
        "headers", "user_agent", "username", "password", "cookies", "proxy", "http", "max_bytes", "max_page_bytes",
        "timeout", "connect_timeout",
    ]

    private enum Versions: String, CaseIterable {
        case auto
        case http1 = "1.1"
    }

    init() {}

    init(_ table: inout TableReader, secrets: SecretReader) {
        fetching.headers = table.value("headers", .headers(secrets)) ?? []
        fetching.userAgent = table.value("user_agent", .headerText)
        fetching.login = Self.login(&table, secrets)
        fetching.cookies = table.value("cookies", .cookies(secrets))
        fetching.proxy = table.value("proxy", .proxy(secrets))
        let versions: Versions? = table.value("http", .choice)
        fetching.isHTTP1Only = versions.map { $0 == .http1 }
        fetching.maximumBytes = table.value("max_bytes", .bytes(FetchRange.bytes))?.bytes
        fetching.maximumPageBytes = table.value("max_page_bytes", .bytes(FetchRange.bytes))?.bytes
        fetching.timeout = table.value("timeout", .duration(FetchRange.timeout))
        fetching.connectTimeout = table.value("connect_timeout", .duration(FetchRange.timeout))
    }

    private static func login(_ table: inout TableReader, _ secrets: SecretReader) -> FetchOptions.Login? {
        let username = table.value("username", .username(secrets))
        let password = table.value("password", .password(secrets))
        if table.isWritten("password"), !table.isWritten("username") {
            table.complain("password", ValueFault("there is no `username` beside it", remedy: "add `username`"))
        }
        guard let username else { return nil }
        return FetchOptions.Login(username: username, password: password ?? Secret(""))
    }

    /// These over `defaults`: headers are added to theirs, anything else replaces theirs.
    func over(_ defaults: FetchingTraits) -> Source.Fetching {
        var own = fetching
        let base = defaults.fetching
        let names = Set(own.headers.map { $0.name.lowercased() })
        own.headers = base.headers.filter { !names.contains($0.name.lowercased()) } + own.headers
        own.userAgent = own.userAgent ?? base.userAgent
        own.login = own.login ?? base.login
        own.cookies = own.cookies ?? base.cookies
        own.proxy = own.proxy ?? base.proxy
        own.isHTTP1Only = own.isHTTP1Only ?? base.isHTTP1Only
        own.maximumBytes = own.maximumBytes ?? base.maximumBytes
        own.maximumPageBytes = own.maximumPageBytes ?? base.maximumPageBytes
        own.timeout = own.timeout ?? base.timeout
        own.connectTimeout = own.connectTimeout ?? base.connectTimeout
        return own
    }
}
