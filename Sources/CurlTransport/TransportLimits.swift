/// Bounds that hold for every fetch of one transport, whatever the request says.
public struct TransportLimits: Sendable, Hashable {
    /// Fetches in flight; the others wait in line, and their time does not run.
    public var transfers = 64
    /// Idle connections kept for the next fetch of the same host.
    public var idleConnections = 256
    /// From the start of a fetch to a usable connection, name resolution included.
    public var connect: Duration = .seconds(10)
    /// A body that brings fewer than `stalledBytes` a second for so many whole seconds is given up.
    public var stalled: Duration = .seconds(15)
    public var stalledBytes = 64
    /// Redirects followed by one fetch.
    public var redirects = 10
    /// Header lines of one answer, and all of them in bytes.
    public var headerLines = 256
    public var headerBytes = 64 << 10
    /// A PEM file that replaces the system's certificate authorities.
    public var certificateAuthorities: String?

    public init() {}
}
