import Logging
import News
import Synchronization

/// Logs what a command writes on its standard error: so many lines a minute, the rest as a number.
final class ComplaintLog: Sendable {
    private struct State {
        var since = ContinuousClock.now
        var lines = 0
        var dropped = 0
    }

    private static let mostLines = 20
    private static let span = Duration.seconds(60)
    private let state = Mutex(State())
    private let reader: Reader.Name
    private let log: Logger

    init(_ reader: Reader.Name, _ log: Logger) {
        self.reader = reader
        self.log = log
    }

    func add(_ line: String) {
        let (isLogged, dropped) = state.withLock { state -> (Bool, Int) in
            var dropped = 0
            if ContinuousClock.now - state.since >= Self.span {
                dropped = state.dropped
                state = State()
            }
            state.lines += 1
            if state.lines > Self.mostLines { state.dropped += 1 }
            return (state.lines <= Self.mostLines, dropped)
        }
        if dropped > 0 { tell("\(dropped) more lines were left out") }
        if isLogged { tell(line.printable) }
    }

    private func tell(_ line: String) {
        log.notice("a receiver's command says", metadata: ["reader": "\(reader)", "line": "\(line)"])
    }
}
