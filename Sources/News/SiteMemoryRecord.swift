/// What the pages of a source have taught, as a store keeps it.
public struct SiteMemoryRecord: Sendable, Hashable {
    /// Pages that were learned from.
    public var pages: Int64
    public var bytes: [UInt8]

    public init(pages: Int64, bytes: [UInt8]) {
        self.pages = pages
        self.bytes = bytes
    }
}
