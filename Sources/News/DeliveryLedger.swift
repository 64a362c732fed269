public import struct Foundation.Date

/// What an archive remembers of those to whom the daemon hands the changes.
public protocol DeliveryLedger: Sendable {
    /// How far a reader is; nil when there is none with this name.
    func place(of reader: Reader.Name) async throws(StoreError) -> Position?

    /// How the delivery to a reader goes, as it was last noted.
    func delivery(to reader: Reader.Name) async throws(StoreError) -> Reader.Delivery?

    func note(_ delivery: Reader.Delivery, to reader: Reader.Name) async throws(StoreError)

    /// Forgets how deliveries to all others went, whose places stay.
    func keepDeliveries(to readers: [Reader.Name]) async throws(StoreError)
}

extension Reader {
    /// How handing changes to a reader goes.
    public struct Delivery: Sendable, Hashable {
        /// By which way: `command` or `webhook`.
        public var way: String
        /// The first failure since it last took something; nil when it takes them.
        public var failingSince: Date?
        /// Attempts that failed since then.
        public var failures = 0
        /// Of the last failure, in one line.
        public var error: String?
        /// Whether it asked for no more.
        public var isPaused = false

        public init(way: String) { self.way = way }
    }
}
