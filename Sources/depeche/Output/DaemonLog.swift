import Events
import Foundation
import Logging
import News
import Service

/// Writes the daemon's log to standard error, one event a line.
struct DaemonLog: LogHandler {
    enum Format: Sendable {
        /// For people: time, level, message, fields; coloured on a terminal.
        case text
        /// `key=value` pairs.
        case logfmt
        /// One JSON object.
        case json
        /// Behind the priority in angle brackets, as systemd's journal reads lines of a service (sd-daemon(3)).
        case journal
    }

    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let format: Format
    private let isColoured: Bool

    init(level: Logger.Level, format: Format) {
        logLevel = level
        self.format = format
        isColoured = format == .text && Console.errorIsTerminal
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = LogFields(metadata.merging(event.metadata ?? [:]) { $1 })
        let line = line(event.level, "\(event.message)", fields) + "\n"
        // One write a line: lines of several writers must not mix. A log that cannot be written stops nothing.
        var bytes = Array(line.utf8)
        _ = bytes.withUnsafeMutableBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private func line(_ level: Logger.Level, _ message: String, _ fields: LogFields) -> String {
        switch format {
        case .journal: return "<\(level.syslogPriority)>" + fields.sentence(after: message)
        case .logfmt:
            let head = "time=\(Date().rfc3339) level=\(level.rawValue)"
            let event = fields.event.map { " event=\($0.rawValue)" } ?? ""
            return head + event + " " + fields.sentence(after: "msg=" + LogFields.quoted(message))
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("time", Date().rfc3339)
                writer.member("level", level.rawValue)
                if let event = fields.event { writer.member("event", event.rawValue) }
                writer.member("message", message)
                for (key, value) in fields.list { writer.member(key, LogFields.text(value)) }
            }
            return writer.text
        case .text:
            let colour = isColoured ? level.colour : ""
            let end = colour.isEmpty ? "" : "\u{1B}[0m"
            return "\(Date().rfc3339) \(colour)\(level.rawValue)\(end) " + fields.sentence(after: message)
        }
    }
}

extension Logger.Level {
    fileprivate var colour: String {
        switch self {
        case .critical, .error: "\u{1B}[31m"
        case .warning: "\u{1B}[33m"
        case .notice: "\u{1B}[36m"
        case .info, .debug, .trace: ""
        }
    }
}
