public import struct Foundation.Date

/// Keeps documents as they were received.
///
/// To keep them is a service to the operator, not a duty: an article whose document could not be kept is stored all the
/// same.
public protocol RawKeeper: Sendable {
    /// Writes the documents, so that a commit may name their places; in the answer are those that were kept.
    func keep(_ documents: [RawDocument]) async -> RawKeeping

    /// Deletes what is older than `moment`, and the oldest beyond `bytes` in all; nil sets no bound.
    ///
    /// Whole files go, with their lines of the index before them.
    func prune(before moment: Date?, above bytes: Int?) async throws(StoreError)
}

/// What was kept of some documents.
public struct RawKeeping: Sendable {
    /// What the operator is to be told, once.
    public enum Turn: Sendable, Hashable {
        /// From now on nothing is kept, for this reason.
        case lost(String)
        case regained
    }

    public var records: [RawRecord] = []
    public var turn: Turn?
    public init() {}
}
