/// What is asked of a publisher, and how.
public struct FetchRequest: Sendable, Hashable {
    /// What kind of document is wanted; it decides the `Accept` field and the bound on the body.
    public enum Kind: Sendable, Hashable {
        case feed, page
        /// A `robots.txt`, of which only the first 500 KiB count (RFC 9309 §2.5): a longer one is cut, not refused.
        case robots
        /// What a receiver answers to a body that is sent to it: the status counts, a longer answer is cut.
        case receipt

        /// Whether a body that is too long is cut instead of refused.
        public var isCutAtMaximum: Bool {
            switch self {
            case .feed, .page: false
            case .robots, .receipt: true
            }
        }
    }

    /// An absolute http or https address.
    public var url: String
    public var kind: Kind
    public var validators: FeedState.Validators
    public var options: FetchOptions
    /// The address whose publisher the headers, login and cookies are meant for; nil is `url`.
    ///
    /// For a page of a feed this is the feed's address: another host is not told the secrets of the source.
    public var home: String?
    /// What is sent (POST); nil asks for a document (GET).
    ///
    /// With a body a redirect is the answer, and not followed.
    public var body: [UInt8]?

    public init(
        url: String,
        kind: Kind = .feed,
        validators: FeedState.Validators = .init(),
        options: FetchOptions = FetchOptions(),
        home: String? = nil
    ) {
        self.url = url
        self.home = home
        self.kind = kind
        self.validators = validators
        self.options = options
    }

    /// The most bytes the decoded body may have.
    public var maximumBytes: Int {
        switch kind {
        case .feed: options.limits.feedBytes
        case .page: options.limits.pageBytes
        case .robots: FetchLimits.robotsBytes
        case .receipt: FetchLimits.receiptBytes
        }
    }
}
