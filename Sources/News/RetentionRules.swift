public import struct Foundation.Date

/// What an archive gives up, and when.
public struct RetentionRules: Sendable, Hashable {
    /// How much is kept of one source's articles; nil bounds nothing.
    public struct Bounds: Sendable, Hashable {
        /// Articles first seen before this moment go.
        public var before: Date?
        /// Of more articles those go that were stored first.
        public var most: Int?

        public init(before: Date? = nil, most: Int? = nil) {
            self.before = before
            self.most = most
        }
    }

    /// Visits, and events, from before this moment go.
    public var visitsBefore: Date?
    /// For the sources without bounds of their own.
    public var usual = Bounds()
    public var own: [Source.ID: Bounds] = [:]
    /// Of more articles, whatever their sources, those go that were stored first.
    public var mostInAll: Int?
    /// Documents received before this moment go, and the oldest of those that take more bytes.
    public var documentsBefore: Date?
    public var mostDocumentBytes: Int?
    /// Also what needs a look at everything: tombstones that have served their time, stories without articles, and
    /// space to be given back.
    public var isThorough = false

    public init() {}

    public func bounds(of source: Source.ID) -> Bounds { own[source] ?? usual }
}

/// What was taken out of an archive.
public struct PruneReport: Sendable, Hashable {
    /// Lines of the logbook, and events.
    public var lines = 0
    public var articles = 0
    /// Tombstones, and entries that led to articles long gone.
    public var tombstones = 0
    public var stories = 0
    /// Given back to the file system.
    public var bytes = 0
    public init() {}

    public var isEmpty: Bool { self == PruneReport() }
}
