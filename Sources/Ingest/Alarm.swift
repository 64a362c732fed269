import Dispatch
import Foundation

/// The one timer that wakes the loop.
struct Alarm {
    private let queue: DispatchQueue
    private let wake: AsyncStream<Void>.Continuation
    private var timer: (any DispatchSourceTimer)?

    /// - Parameters:
    ///   - queue: that the timer rings on.
    ///   - wake: gets an element when it does.
    init(queue: DispatchQueue, wake: AsyncStream<Void>.Continuation) {
        self.queue = queue
        self.wake = wake
    }

    /// Rings once at `date`, or within a day where that is later; nil does not ring.
    mutating func set(to date: Date?) {
        guard let date else {
            timer?.schedule(wallDeadline: .distantFuture)
            return
        }
        let timer = timer ?? makeTimer()
        let wait = min(max(date.timeIntervalSinceNow, 0.001), 86_400)
        // By the wall clock, so that what fell due while the machine slept is visited when it wakes.
        timer.schedule(wallDeadline: .now() + wait, leeway: .milliseconds(10))
        self.timer = timer
    }

    mutating func cancel() {
        timer?.cancel()
        timer = nil
    }

    private func makeTimer() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { @Sendable [wake] in wake.yield() }
        timer.resume()
        return timer
    }
}
