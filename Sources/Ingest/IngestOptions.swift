/// What the operator set about visiting.
public struct IngestOptions: Sendable, Hashable {
    public var userAgent: String
    /// Visits under way at once.
    public var concurrency = 64
    /// Visits of one host under way at once.
    public var perHost = 2
    /// Between two starts of visits of one host.
    public var hostDelay = Duration.seconds(2)
    public var timeout = Duration.seconds(30)
    /// Of a document, decoded.
    public var maximumBytes = 15 << 20
    public var allowsPrivateNetworks = false
    public var minimumInterval = Duration.seconds(600)
    public var maximumInterval = Duration.seconds(86_400)
    /// How long visits stay in the logbook; nil for ever.
    public var visitRetention: Duration?
    /// How long articles stay; nil for ever.
    public var articleRetention: Duration?

    public init(userAgent: String) {
        self.userAgent = userAgent
    }
}
