/// Where connections may lead.
struct ConnectionRules: Sendable {
    /// Judges the address of each connection before it is made; nil lets it be made.
    var judge: @Sendable (SocketAddress?) -> AddressGuard.Refusal?
    /// Addresses for a host name instead of those the system would find; nil to ask the system.
    var resolve: (@Sendable (_ host: String) -> [String])?

    /// The public internet alone.
    static let guarded = ConnectionRules(judge: { AddressGuard.refusal(of: $0) })
    /// Anywhere.
    static let open = ConnectionRules(judge: { _ in nil })
}
