import News

import struct Foundation.Date

extension FeedState {
    /// Nothing that one address said holds at another.
    mutating func begin(at url: String) {
        var fresh = FeedState(source: source, nextVisit: nextVisit)
        fresh.lastVisit = lastVisit
        fresh.lastNew = lastNew
        fresh.address = url
        self = fresh
    }

    /// Some servers answer 304 to any validator they once gave: now and then the whole document is asked for.
    static let longestOnTrust: Double = 8 * 86_400

    /// Whether the publisher may be asked if anything changed, rather than for the document.
    func mayAskForChange(at now: Date) -> Bool {
        guard let lastWhole else { return false }
        return abs(now.timeIntervalSince(lastWhole)) < Self.longestOnTrust
    }
}
