public import struct Foundation.Date

/// What one visit showed of a source's rhythm: the entries of its document, with the dates they state.
public struct Sighting: Sendable, Hashable {
    /// One entry of a document.
    public struct Entry: Sendable, Hashable {
        /// Tells the entry from the others of its source; only the low 24 bits count.
        public var mark: UInt32
        /// When it was published, as far as stated.
        public var published: Date?
        /// Whether a time of day is stated, not only a day.
        public var hasTime: Bool

        public init(mark: UInt32, published: Date?, hasTime: Bool = true) {
            self.mark = mark
            self.published = published
            self.hasTime = hasTime
        }

        /// An entry known by a name, such as its guid.
        public init(name: String, published: Date?, hasTime: Bool = true) {
            var hash: UInt32 = 0x811c_9dc5  // FNV-1a
            for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            self.init(mark: hash ^ (hash >> 24), published: published, hasTime: hasTime)
        }
    }

    /// In the document's order.
    public var entries: [Entry]
    /// Whether entries must have come and gone between this visit and the one before; nil when the marks are to tell,
    /// by which a document that shares none with the one before has a gap.
    ///
    /// A caller may know better: where there is no gap and all marks are new, the entries are marked by something else
    /// than before, and only those that are dated since then are new.
    public var sawGap: Bool?

    public init(_ entries: [Entry] = [], sawGap: Bool? = nil) {
        self.entries = entries
        self.sawGap = sawGap
    }

    /// A visit that found the document unchanged.
    public static let unchanged = Sighting()
}
