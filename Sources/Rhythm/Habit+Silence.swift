public import struct Foundation.Date

extension Habit {
    /// A silence that is longer than nearly every pause of the source.
    public struct Silence: Sendable, Hashable {
        public var lasting: Duration
        /// What 99 of 100 pauses stay below.
        public var usual: Duration
    }

    /// Whether the source has been silent for longer than its pauses are; nil when it has not, or when too few pauses
    /// are known to tell.
    public func silence(at date: Date) -> Silence? {
        guard let lastBatch, let usual = gaps.longest else { return nil }
        let lasting = Moment(date) - lastBatch
        return lasting > usual ? Silence(lasting: .seconds(lasting), usual: .seconds(usual)) : nil
    }
}
