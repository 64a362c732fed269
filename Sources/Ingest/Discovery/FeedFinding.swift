public import struct Foundation.Date

/// A feed that was found for a web site, and read.
public struct FeedFinding: Sendable, Hashable {
    /// How it was come by.
    public enum Origin: String, Sendable, CaseIterable {
        /// The address that was asked about is a feed.
        case itself
        /// The page announces it (`<link rel="alternate">`).
        case announced
        /// It stands where feeds often do.
        case tried
        /// `robots.txt` names it as a sitemap.
        case robots
    }

    public var url: String
    public var origin: Origin
    /// As `depeche parse` names it.
    public var format: String
    public var title: String?
    public var language: String?
    public var entries: Int
    /// When the newest entry was published or changed.
    public var newest: Date?
}
