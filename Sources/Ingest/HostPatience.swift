import News

import struct Foundation.Date

/// Which hosts ask to be left alone as a whole.
///
/// One source that is told to come back later may have annoyed by itself; two of one host were told by the host. A
/// host that many publishers share is never taken for one of them. Pure state: time is an argument.
struct HostPatience {
    private var asked: [String: [Source.ID: Date]] = [:]

    /// Hosts kept at most; beyond them those whose time is over are forgotten, then all.
    private static let most = 4096

    /// Notes that a source was asked to wait.
    ///
    /// - Returns: until when all sources of its host are to be left alone; nil when that concerns the source only.
    mutating func note(_ source: Source.ID, of host: String, until date: Date, at now: Date) -> Date? {
        guard !SharedHost.isShared(host) else { return nil }
        if asked.count >= Self.most {
            asked = asked.filter { $0.value.values.contains { $0 > now } }
            if asked.count >= Self.most { asked = [:] }
        }
        var sources = (asked[host] ?? [:]).filter { $0.value > now }
        sources[source] = date
        asked[host] = sources
        return sources.count > 1 ? sources.values.max() : nil
    }
}
