/// Waits until a request to the host may be made; called before each request of a visit but its first.
public typealias RequestTurn = @Sendable (_ host: String) async -> Void

extension IngestOptions {
    /// For a visit outside the loop, which no other visit comes between.
    public var lonelyTurn: RequestTurn {
        let delay = hostDelay
        return { _ in try? await Task.sleep(for: delay) }
    }
}
