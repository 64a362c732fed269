import News

import struct Foundation.Date

/// Which pages are left alone because an answer asked for it (Retry-After).
///
/// What one page of a source is told counts for all its pages at that host; what a host told two of its sources, for all
/// pages there. Pure state: time is an argument.
struct PageRests {
    private struct Place: Hashable {
        var host: String
        /// Nil is every source.
        var source: Source.ID?
    }

    private var ends: [Place: Date] = [:]

    /// Places kept at most; beyond them those whose time is over are forgotten, then all.
    private static let most = 4096

    /// Leaves a host's pages alone, those of one source or all.
    mutating func note(_ host: String, of source: Source.ID?, until end: Date, at now: Date) {
        if ends.count >= Self.most {
            ends = ends.filter { $0.value > now }
            if ends.count >= Self.most { ends = [:] }
        }
        let place = Place(host: host, source: source)
        ends[place] = max(ends[place] ?? end, end)
    }

    /// Until when a source's pages at a host are left alone; nil when they may be asked for.
    func end(of source: Source.ID, on host: String, at now: Date) -> Date? {
        let ends = [ends[Place(host: host, source: source)], ends[Place(host: host)]].compactMap(\.self)
        return ends.max().flatMap { $0 > now ? $0 : nil }
    }
}
