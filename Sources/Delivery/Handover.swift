import News

/// What came of handing over a batch.
enum Handover: Sendable, Hashable {
    case taken
    case failed(Failure)

    struct Failure: Sendable, Hashable {
        /// In one line, without secrets.
        var reason: String
        /// What of the batch was taken nevertheless.
        var taken: Position?
        /// How long the receiver asks to be left alone.
        var wait: Duration?
        /// Whether it wants no more at all.
        var isFinal = false
        /// Whether fewer changes at once may do.
        var isTooMuch = false

        init(_ reason: String) { self.reason = reason.bounded(toBytes: 500) }
    }
}

/// Hands batches to one receiver, one after the other.
protocol Carrier: Sendable {
    /// Ends soon when its task is cancelled; what is not known to be taken then counts as not taken.
    func carry(_ batch: Batch) async -> Handover

    /// Lets go of what it holds; returns when no process of its is left.
    func end() async
}
