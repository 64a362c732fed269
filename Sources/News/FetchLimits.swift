/// How much of a publisher is put up with in one fetch.
public struct FetchLimits: Sendable, Hashable {
    /// Of a decoded feed.
    public var feedBytes = 15 << 20
    /// Of a decoded page.
    public var pageBytes = 5 << 20
    /// For the whole fetch, redirects included.
    public var time: Duration = .seconds(30)
    /// From the start of a hop to a usable connection, name resolution included.
    public var connect: Duration = .seconds(10)
    /// A body that brings fewer than `stalledBytes` a second for so many whole seconds is given up.
    public var stall: Duration = .seconds(15)
    /// Redirects followed.
    public var redirects = 10
    /// Header lines of one answer, and all of them in bytes.
    public var headerLines = 256
    public var headerBytes = 64 << 10

    public static let stalledBytes = 64
    /// Of a decoded `robots.txt`; RFC 9309 §2.5 asks for at least as much.
    public static let robotsBytes = 500 << 10
    /// Of what a receiver answers.
    public static let receiptBytes = 16 << 10

    public init() {}

    /// A limit by the setting that changes it.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        case feedBytes = "max_bytes"
        case pageBytes = "max_page_bytes"
        case time = "timeout"
        case connect = "connect_timeout"
        case stall = "stall_timeout"
        case redirects = "max_redirects"
        case headerLines = "max_header_lines"
        case headerBytes = "max_header_bytes"

        /// As messages name it.
        public var setting: String { "fetch.\(rawValue)" }

        /// Whether a source may have its own.
        public var isOfSource: Bool {
            switch self {
            case .feedBytes, .pageBytes, .time, .connect: true
            case .stall, .redirects, .headerLines, .headerBytes: false
            }
        }
    }
}
