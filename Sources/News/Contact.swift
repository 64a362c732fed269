/// What a visit showed of the way to its publisher, for what concerns more than one source.
public struct Contact: Sendable, Hashable {
    public enum Reach: Sendable, Hashable {
        /// Somebody answered.
        case reached
        /// No name was resolved, no connection made, or nothing came in time.
        case unreachable
        /// It failed in a way that says nothing about the network.
        case unclear
    }

    public var reach: Reach
    /// How long the publisher asks to be left alone.
    public var retryAfter: Duration?

    public init(_ reach: Reach, retryAfter: Duration? = nil) {
        self.reach = reach
        self.retryAfter = retryAfter
    }
}
