import GRDB
import Synchronization

/// Where an archive is on its way to the present version.
public struct UpgradeStage: Sendable, Equatable {
    /// The versions before and after the whole upgrade: the numbers of their last steps.
    public var from: Int
    public var to: Int
    /// The step under way: its number, and what it is about.
    public var step: String
}

/// Follows an archive while it is brought up to date, which may take minutes, and can end that.
///
/// A step that is ended leaves the archive as it was before the step; the next opening goes on with it.
public final class UpgradeWatch: Sendable {
    private struct State {
        var stage: UpgradeStage?
        var isStopped = false
        var database: (any DatabaseWriter)?
    }

    private let state = Mutex(State())
    private let tell: @Sendable (UpgradeStage) -> Void

    /// `tell` is called at the beginning of each step, on the thread that opens the archive.
    public init(_ tell: @escaping @Sendable (UpgradeStage) -> Void) { self.tell = tell }

    /// The step under way, or the last one; nil while the archive was found up to date.
    public var stage: UpgradeStage? { state.withLock { $0.stage } }

    /// Ends the upgrade under way, and any that comes.
    ///
    /// SQLite hears it only in the middle of a statement: call it again until the opening has ended.
    public func stop() {
        state.withLock { state in
            state.isStopped = true
            state.database?.interrupt()
        }
    }

    func begin(_ stage: UpgradeStage, on database: any DatabaseWriter) throws {
        let isStopped = state.withLock { state in
            state.stage = stage
            state.database = database
            return state.isStopped
        }
        if isStopped { throw CancellationError() }
        tell(stage)
    }

    func end() { state.withLock { $0.database = nil } }
}
