import Foundation

/// What judging articles costs: on the clock, waits for disk and processor included, and of the processor alone.
public struct JudgingTime: Sendable {
    public private(set) var wall = Duration.zero
    public private(set) var processor = Duration.zero

    public init() {}

    /// The time on both clocks of the calling thread.
    static var now: JudgingTime {
        var now = JudgingTime()
        now.wall = read(CLOCK_MONOTONIC)
        now.processor = read(CLOCK_THREAD_CPUTIME_ID)
        return now
    }

    mutating func add(since start: JudgingTime?) {
        guard let start else { return }
        let now = Self.now
        wall += now.wall - start.wall
        processor += now.processor - start.processor
    }

    /// What another thread did beside.
    mutating func add(processor time: Duration) { processor += time }

    public static func - (later: JudgingTime, earlier: JudgingTime) -> JudgingTime {
        var difference = later
        difference.wall -= earlier.wall
        difference.processor -= earlier.processor
        return difference
    }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
