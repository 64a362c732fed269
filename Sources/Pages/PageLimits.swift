/// What is read of a page at most.
public struct PageLimits: Sendable, Hashable {
    /// Passages.
    public var mostBlocks = 20_000

    /// In bytes; with less, the text is looked for in the page's data.
    public var leastText = 400

    public init() {}
}
