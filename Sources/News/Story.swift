public import struct Foundation.Date

/// Articles on one event.
public struct Story: Sendable, Hashable {
    /// Where the store keeps it; nil before it does.
    public var place: Int64?
    /// The ID of the article that began it.
    public var id: String
    /// The article that says best what the story is about.
    public var representative: Article.ID
    /// How near the representative is to the whole, 0…1.
    public var nearness: Double
    /// Articles in it, copies aside.
    public var size: Int
    /// When its first and its last article were published, as far as is known, else seen.
    public var first: Date
    public var last: Date
    /// What it is about, as the examiner keeps it.
    public var terms: [UInt8]
    /// The story it went into when both turned out to be one.
    public var mergedInto: String?

    public init(
        id: String,
        representative: Article.ID,
        nearness: Double,
        size: Int,
        first: Date,
        last: Date,
        terms: [UInt8]
    ) {
        self.id = id
        self.representative = representative
        self.nearness = nearness
        self.size = size
        self.first = first
        self.last = last
        self.terms = terms
    }
}

/// Two stories that became one.
public struct StoryMerge: Sendable, Hashable {
    /// The story whose articles are of the other one now.
    public var gone: String
    public var kept: String

    public init(gone: String, kept: String) {
        self.gone = gone
        self.kept = kept
    }
}
