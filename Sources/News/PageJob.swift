public import struct Foundation.Date

/// Where an article's page is.
public struct PageAddress: Sendable, Hashable, Codable {
    public var url: String
    /// Whose turn it takes to fetch it.
    public var host: String
    public init(url: String, host: String) {
        self.url = url
        self.host = host
    }
}

/// An entry of a feed that is stored when its article's page has been read.
public struct PageJob: Sendable, Identifiable {
    public var id: Int64
    public var source: Source.ID
    /// As the feed gives it.
    public var candidate: Candidate
    public var page: PageAddress
    /// When the feed brought the entry.
    public var queued: Date
    public var due: Date
    /// Attempts that failed.
    public var attempts: Int
    /// Why the last one did.
    public var problem: String?

    public init(
        id: Int64,
        source: Source.ID,
        candidate: Candidate,
        page: PageAddress,
        queued: Date,
        due: Date,
        attempts: Int,
        problem: String?
    ) {
        self.id = id
        self.source = source
        self.candidate = candidate
        self.page = page
        self.queued = queued
        self.due = due
        self.attempts = attempts
        self.problem = problem
    }
}
