public import struct Foundation.Date

/// How far a sitemap index has been read: which of its sitemaps, as of which change.
public struct SitemapProgress: Hashable, Sendable, Codable {
    /// The change that was read of a sitemap, by its address.
    public var read: [String: Date]
    /// Sitemaps that are not among `read` and did not change after this are history, and are left alone.
    public var floor: Date?

    public init(read: [String: Date] = [:], floor: Date? = nil) {
        self.read = read
        self.floor = floor
    }
}
