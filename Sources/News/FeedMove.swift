public import struct Foundation.Date

/// Where a source's address leads for good, as its publisher said by permanent redirects.
public struct FeedMove: Hashable, Sendable {
    /// Visited instead of the address of the source list.
    public var url: String
    /// When the address of the source list last led there.
    public var confirmed: Date
    public init(url: String, confirmed: Date) {
        self.url = url
        self.confirmed = confirmed
    }
}

/// Why a source is only looked at once a week.
public enum Parking: String, Sendable, Codable, CaseIterable {
    /// The publisher says that it was taken away for good (410).
    case gone
    /// Nothing has come of it for a month.
    case dead
}
