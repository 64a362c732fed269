public import struct Foundation.Date

/// The lines about kept documents in a store.
public protocol RawIndex: Sendable {
    /// Where the last record of a file ends that the index names; zero without one.
    func rawEnd(of file: String) async throws(StoreError) -> Int64

    /// Forgets the records of a file from `offset` on.
    func forgetRaw(in file: String, from offset: Int64) async throws(StoreError)

    func rawRecord(_ id: RawDocument.ID) async throws(StoreError) -> RawRecord?

    /// Those that came with a document, in the order they came.
    func rawFollowers(of id: RawDocument.ID) async throws(StoreError) -> [RawRecord]

    /// The documents that an article's present text was read from; nil when they were not kept.
    func rawLink(of article: Article.ID) async throws(StoreError) -> RawLink?

    /// Feeds behind `after` that articles were read from, in the order they came.
    func rawFeeds(_ query: RawQuery, after: RawDocument.ID?, limit: Int) async throws(StoreError) -> [RawRecord]

    /// The articles whose present text a feed, or a page that it led to, gave.
    func rawLinks(to feed: RawDocument.ID) async throws(StoreError) -> [RawLink]
}

/// Which kept documents are asked for.
public struct RawQuery: Sendable, Hashable {
    public var source: Source.ID?
    /// Received then or later.
    public var since: Date?
    public init() {}
}
