/// What is read of a page at most.
public struct PageLimits: Sendable, Hashable {
    /// Passages.
    public var mostBlocks = 20_000

    public init() {}
}
