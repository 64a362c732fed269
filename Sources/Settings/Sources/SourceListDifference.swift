public import News

/// What a new list of sources changes, for the log of a reload.
public struct SourceListDifference: Sendable, Hashable, CustomStringConvertible {
    public struct Change: Sendable, Hashable {
        public var source: Source.ID
        /// The keys whose values differ, as source lists name them.
        public var keys: [String]
    }

    /// In the new list's order.
    public var added: [Source.ID] = []
    /// In the old list's order.
    public var removed: [Source.ID] = []
    /// In the new list's order.
    public var changed: [Change] = []

    public init(from old: [Source], to new: [Source]) {
        let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        let after = Set(new.map(\.id))
        for source in new {
            guard let earlier = before[source.id] else {
                added.append(source.id)
                continue
            }
            let keys = Self.keys(of: earlier, differingFrom: source)
            if !keys.isEmpty { changed.append(Change(source: source.id, keys: keys)) }
        }
        removed = old.map(\.id).filter { !after.contains($0) }
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// One line with at most ten names of each kind, such as `added a, b; removed c; changed d (url, tags)`.
    ///
    /// Names no values, which may be secret.
    public var description: String {
        let parts = [
            Self.part("added", added.map(\.rawValue)),
            Self.part("removed", removed.map(\.rawValue)),
            Self.part("changed", changed.map { "\($0.source) (\($0.keys.joined(separator: ", ")))" }),
        ]
        return isEmpty ? "no source changed" : parts.compactMap(\.self).joined(separator: "; ")
    }

    private static func part(_ verb: String, _ names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        let more = names.count > 10 ? " and \(names.count - 10) more" : ""
        return "\(verb) \(names.prefix(10).joined(separator: ", "))\(more)"
    }

    private static func keys(of old: Source.Fetching, differingFrom new: Source.Fetching) -> [String] {
        var keys: [String] = []
        if old.headers != new.headers { keys.append("headers") }
        if old.userAgent != new.userAgent { keys.append("user_agent") }
        if old.login?.username != new.login?.username { keys.append("username") }
        if old.login?.password != new.login?.password { keys.append("password") }
        if old.cookies != new.cookies { keys.append("cookies") }
        if old.proxy != new.proxy { keys.append("proxy") }
        if old.isHTTP1Only != new.isHTTP1Only { keys.append("http") }
        if old.maximumBytes != new.maximumBytes { keys.append("max_bytes") }
        if old.maximumPageBytes != new.maximumPageBytes { keys.append("max_page_bytes") }
        if old.timeout != new.timeout { keys.append("timeout") }
        if old.connectTimeout != new.connectTimeout { keys.append("connect_timeout") }
        return keys
    }

    private static func keys(of old: Source, differingFrom new: Source) -> [String] {
        var keys: [String] = []
        if old.place != new.place {
            switch new.place {
            case .feed: keys.append("url")
            case .folder: keys.append("path")
            }
        }
        if old.title != new.title { keys.append("title") }
        if old.language != new.language { keys.append("language") }
        if old.timezone != new.timezone { keys.append("timezone") }
        if old.tags != new.tags { keys.append("tags") }
        if old.page != new.page { keys.append("page") }
        if old.rules != new.rules { keys.append("extract") }
        if old.interval != new.interval { keys.append("interval") }
        keys += Self.keys(of: old.fetch, differingFrom: new.fetch)
        if old.recheck != new.recheck { keys.append("recheck") }
        if old.rechecksPerDay != new.rechecksPerDay { keys.append("rechecks_per_day") }
        if old.retention.age != new.retention.age { keys.append("retain") }
        if old.retention.most != new.retention.most { keys.append("retain_at_most") }
        if old.keep != new.keep { keys.append("keep") }
        if old.drop != new.drop { keys.append("drop") }
        return keys
    }
}
