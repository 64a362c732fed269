import News

import struct Foundation.Date

/// What the loop tells of itself.
extension Ingester {
    /// Sources that wait for their turn, and those under way.
    public func load() -> (waiting: Int, underWay: Int) { (queue.count, underWay.count) }

    /// A sign that the loop's queue turns, and what tells whether visits move.
    public func pulse() -> Pulse {
        Pulse(
            count: movements,
            isResting: trouble.pause(at: Date()) != nil || uplink.isDown || disk.pause == .feeds,
            isOffline: uplink.isDown,
            trouble: trouble.last?.line,
            resting: disk.pause == .none ? nil : disk.pause.rawValue,
            visits: underWay.count,
            pages: pages.underWay.count
        )
    }

    public struct Pulse: Sendable, Hashable {
        /// Grows with every visit that begins or ends.
        public var count: Int
        /// Whether visits wait on purpose, for a store that fails, a network that is down or a full disk.
        public var isResting: Bool
        public var isOffline: Bool
        /// Why the store does not take what is brought; nil when it does.
        public var trouble: String?
        /// What rests because the disk is nearly full, `pages` or `feeds`; nil when nothing does.
        public var resting: String?
        /// Under way.
        public var visits: Int
        public var pages: Int
    }
}
