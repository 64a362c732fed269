public import News

/// What the operator set about visiting.
public struct IngestOptions: Sendable, Hashable {
    /// How requests are made, as far as a source does not say otherwise.
    public var fetch = FetchOptions()
    /// Visits under way at once.
    public var concurrency = 64
    /// Visits of one host under way at once.
    public var perHost = 2
    /// Between two starts of visits of one host.
    public var hostDelay = Duration.seconds(2)
    public var minimumInterval = Duration.seconds(600)
    public var maximumInterval = Duration.seconds(86_400)
    /// The time that articles may wait, added up over them, before a visit is worth its request.
    public var patience = Duration.seconds(600)
    /// How long sources that are new to the list may wait for one another.
    public var firstVisits = FirstVisits(within: .seconds(600))
    /// How long visits stay in the logbook; nil for ever.
    public var visitRetention: Duration?
    /// How many articles stay, and how long.
    public var retention = ArticleRetention()
    /// Whose pages are looked at again, and how many of a source a day, as far as it does not say otherwise.
    public var recheck = Source.RecheckPolicy.suspects
    public var rechecksPerDay = 50
    /// How long documents stay as they were received; nil for ever, and none is kept for no time.
    public var rawRetention: Duration? = .zero
    /// How many bytes of them stay; nil for any number.
    public var rawBytes: Int?
    /// The bytes that must be free on the archive's disk for pages, and for feeds, to be fetched; zero asks for none.
    public var pageReserve = 0
    public var feedReserve = 0

    public init(userAgent: String) {
        fetch.userAgent = userAgent
    }

    public var keepsRaw: Bool { rawRetention != .zero }

    /// For the whole of a fetch.
    public var timeout: Duration {
        get { fetch.limits.time }
        set { fetch.limits.time = newValue }
    }

    /// Of a document, decoded.
    public var maximumBytes: Int {
        get { fetch.limits.feedBytes }
        set { fetch.limits.feedBytes = newValue }
    }

    public var allowsPrivateNetworks: Bool {
        get { fetch.allowsPrivateNetworks }
        set { fetch.allowsPrivateNetworks = newValue }
    }
}
