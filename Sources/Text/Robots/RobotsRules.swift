/// What a `robots.txt` says to one visitor.
///
/// Source: RFC 9309; `Crawl-delay` and `Sitemap` as sites use them beyond it.
public struct RobotsRules: Sendable, Hashable {
    /// The pause the publisher asks for between two requests, at most `longestDelay`.
    public let crawlDelay: Duration?
    /// The sitemaps it announces, absolute addresses as published, at most 50.
    public let sitemaps: [String]
    private let allowed: [RobotsPattern]
    private let disallowed: [RobotsPattern]

    /// A longer delay is cut to this: a publisher may slow a visitor down, not turn it away by a number.
    public static let longestDelay = Duration.seconds(120)
    /// A file is read as far as this (RFC 9309 §2.5).
    public static let maximumBytes = 500 << 10
    /// Comparisons for one answer; a file written to cost more forbids what it hides.
    private static let steps = 4_000_000

    /// About how much memory the rules take, in bytes.
    public var weight: Int {
        (allowed + disallowed).reduce(256) { $0 + $1.length + 64 } + sitemaps.reduce(0) { $0 + $1.utf8.count }
    }

    /// Reads a file as published for a visitor that goes by any of these product tokens.
    ///
    /// Never fails: what is no rule is skipped. Tokens are compared without regard to letter case, and up to the
    /// first character that is no letter, digit, hyphen or underscore.
    public init(_ bytes: [UInt8], for tokens: [String]) {
        var reader = RobotsReader(tokens: tokens)
        reader.read(bytes)
        let group = reader.group
        allowed = Self.longestFirst(group.allowed)
        disallowed = Self.longestFirst(group.disallowed)
        crawlDelay = group.delay
        sitemaps = reader.sitemaps
    }

    /// Whether a path with its query may be asked for, such as `/news?page=2`.
    ///
    /// The longest rule that matches decides, and a permission of the same length goes before a ban (§2.2.2).
    public func allows(_ path: String) -> Bool {
        guard !disallowed.isEmpty, path != "/robots.txt" else { return true }
        let octets = RobotsPattern.normalised(Array(path.utf8), keepsAsterisks: false)
        var steps = Self.steps
        guard let ban = Self.longest(in: disallowed, matching: octets, &steps) else { return false }
        guard ban > 0 else { return true }
        guard let permission = Self.longest(in: allowed, matching: octets, &steps) else { return false }
        return permission >= ban
    }

    /// The length of the longest pattern that matches, 0 when none does; nil when the steps are used up.
    private static func longest(in patterns: [RobotsPattern], matching path: [UInt8], _ steps: inout Int) -> Int? {
        for pattern in patterns {
            guard let matches = pattern.matches(path, steps: &steps) else { return nil }
            if matches { return pattern.length }
        }
        return 0
    }

    private static func longestFirst(_ patterns: [RobotsPattern]) -> [RobotsPattern] {
        patterns.sorted { $0.length > $1.length }
    }
}
