import Synchronization

/// How promptly an event loop turned: the longest times since they were last asked for.
public struct LoopLag: Sendable, Hashable {
    /// From when a job was to run until it began.
    public var wait: Duration
    /// How long one job kept the loop from the others.
    public var turn: Duration

    public init(wait: Duration, turn: Duration) {
        self.wait = wait
        self.turn = turn
    }
}

/// Measures a loop; written by the loop alone, read by anybody.
final class LoopMeter: Sendable {
    private let wait = Atomic<UInt64>(0)
    private let turn = Atomic<UInt64>(0)

    /// Notes a job by the nanoseconds of one clock at which it was to run, began and ended.
    func note(asked: UInt64, begun: UInt64, ended: UInt64) {
        Self.raise(wait, to: begun > asked ? begun - asked : 0)
        Self.raise(turn, to: ended > begun ? ended - begun : 0)
    }

    /// The longest times since this was last called.
    func take() -> LoopLag {
        LoopLag(
            wait: .nanoseconds(Int64(clamping: wait.exchange(0, ordering: .relaxed))),
            turn: .nanoseconds(Int64(clamping: turn.exchange(0, ordering: .relaxed)))
        )
    }

    private static func raise(_ longest: borrowing Atomic<UInt64>, to span: UInt64) {
        if span > longest.load(ordering: .relaxed) { longest.store(span, ordering: .relaxed) }
    }
}
