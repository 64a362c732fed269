/// Bounds that hold for one transport as a whole, and what it takes from the system.
public struct TransportLimits: Sendable, Hashable {
    /// Fetches in flight; the others wait in line, and their time does not run.
    public var transfers = 64
    /// Idle connections kept for the next fetch of the same host, for half a minute; up to a quarter more where many
    /// hosts happen to share a pool.
    public var idleConnections = 256
    /// How long the address of a name counts, in whole seconds.
    public var nameAge = 60
    /// A PEM file that replaces the system's certificate authorities.
    public var certificateAuthorities: String?
    /// Proxies as the environment names them.
    public var environmentProxy = EnvironmentProxy.ofProcess

    public init() {}
}
