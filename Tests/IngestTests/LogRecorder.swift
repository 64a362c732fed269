import Events
import Logging
import Synchronization

/// Keeps what was logged, for a test to look at.
final class LogRecorder: Sendable {
    private let kept = Mutex<[(message: String, fields: [String: String])]>([])

    var messages: [String] { kept.withLock { $0.map(\.message) } }

    /// The fields of each event of this kind.
    func events(_ kind: EventKind) -> [[String: String]] {
        kept.withLock { $0.map(\.fields).filter { $0[Logger.eventKey] == kind.rawValue } }
    }

    var logger: Logger { logger(from: .info) }

    func logger(from level: Logger.Level) -> Logger {
        Logger(label: "recorded") { _ in Handler(recorder: self, logLevel: level) }
    }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var logLevel: Logger.Level
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            recorder.kept.withLock { $0.append(("\(event.message)", fields)) }
        }
    }
}
