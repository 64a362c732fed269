/// A part of the archive as it was at one place in the stream of changes: the same cut is the same articles, whatever
/// came later.
///
/// Articles are in the order they were first stored in. What retention has taken away is in no cut.
public struct ArchiveCut: Sendable, Hashable {
    /// What to choose by: source, since, until, language, tag and state; the rest plays no part.
    public var query: ArticleQuery
    public var asOf: Position
    /// Whether articles tell when they were last seen, which moves on without a change of its own.
    public var tellsLastSeen: Bool

    public init(_ query: ArticleQuery, asOf: Position, tellsLastSeen: Bool) {
        self.query = query
        self.asOf = asOf
        self.tellsLastSeen = tellsLastSeen
    }
}

/// Some articles of a cut as the JSON lines every command prints.
public struct LinePage: Sendable {
    /// The lines, each with its end.
    public var bytes: [UInt8] = []
    /// Behind each line.
    public var ends: [Int] = []
    /// What each line's article is grouped by: its story, else what it is a copy of, else itself.
    public var groups: [UInt64] = []
    /// The last row looked at, to go on behind; nil when there is none.
    public var last: Int64?
    public init() {}
}

/// Some articles of a cut.
public struct ArticlePage: Sendable {
    public var articles: [Article] = []
    /// The last row looked at, to go on behind; nil when there is none.
    public var last: Int64?
    public init() {}
}

extension Article {
    /// What it is grouped by: its story, else what it is a copy of, else itself.
    public var group: UInt64 {
        for id in [story, copyOf?.rawValue] {
            if let id, let group = UInt64(id, radix: 16) { return group }
        }
        return UInt64(id.rawValue, radix: 16) ?? 0
    }
}
