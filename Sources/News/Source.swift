/// A place the operator asked the daemon to watch, as written in a source list.
public struct Source: Hashable, Sendable, Identifiable {
    /// A short name, unique across all source lists, such as `lemonde-une`.
    public struct ID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }
        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// Where a source's documents are.
    public enum Place: Hashable, Sendable {
        /// A feed at an http or https address.
        case feed(url: String)
        /// A folder of plain text or HTML documents; an absolute path.
        case folder(path: String)
    }

    /// Whether articles are read from their own pages.
    public enum PagePolicy: String, Sendable, Codable, CaseIterable { case never, auto, always }

    public var id: ID
    public var place: Place
    public var title: String?
    /// The language the operator says the source is written in (BCP 47).
    public var language: String?
    /// An IANA name; dates without a zone are read in it.
    public var timezone: String?
    public var tags: [String] = []
    public var page = PagePolicy.auto
    /// How its pages are read, where reading them goes wrong.
    public var rules = PageRules()
    /// A fixed time between visits; nil lets the schedule choose.
    public var interval: Duration?
    /// What its requests have of their own.
    public var fetch = Fetching()
    /// Whether pages of stored articles are looked at again, and at how many a day; nil as for all sources.
    public var recheck: RecheckPolicy?
    public var rechecksPerDay: Int?
    /// What is kept of its articles.
    public var retention = Retention()
    /// An entry is kept only when one of these matches; empty keeps all.
    public var keep: [String] = []
    /// An entry is dropped when one of these matches.
    public var drop: [String] = []

    public init(id: ID, place: Place) {
        self.id = id
        self.place = place
    }

    /// The address or path, for people.
    public var address: String {
        switch place {
        case .feed(let url): url
        case .folder(let path): path
        }
    }
}
