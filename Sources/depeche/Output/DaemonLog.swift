import Foundation
import Logging
import News

/// Writes the daemon's log to standard error, one event a line.
struct DaemonLog: LogHandler {
    enum Format: Sendable {
        /// For people: time, level, message, fields; coloured on a terminal.
        case text
        /// `key=value` pairs.
        case logfmt
        /// One JSON object.
        case json
        /// logfmt behind the priority in angle brackets, as systemd's journal reads from a service (sd-daemon(3)).
        case journal
    }

    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let format: Format
    private let isColoured: Bool

    /// Fields in the order a reader looks for them; others follow by name.
    private static let order = [
        "source", "outcome", "status", "bytes", "duration", "new", "revised", "known", "dropped", "next", "note",
        "error", "remedy",
    ]

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
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { Self.rank($0.key) < Self.rank($1.key) }
            .map { ($0.key, "\($0.value)") }
        let line = line(event.level, "\(event.message)", fields) + "\n"
        // One write a line: lines of several writers must not mix. A log that cannot be written stops nothing.
        var bytes = Array(line.utf8)
        _ = bytes.withUnsafeMutableBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func rank(_ key: String) -> (Int, String) {
        (order.firstIndex(of: key) ?? order.count, key)
    }

    private func line(_ level: Logger.Level, _ message: String, _ fields: [(String, String)]) -> String {
        let pairs = fields.map { "\($0)=\(Self.quoted($1))" }.joined(separator: " ")
        switch format {
        case .journal: return "<\(level.priority)>" + Self.plain(message) + (pairs.isEmpty ? "" : " " + pairs)
        case .logfmt:
            return "time=\(Date().rfc3339) level=\(level.rawValue) msg=\(Self.quoted(message))"
                + (pairs.isEmpty ? "" : " " + pairs)
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("time", Date().rfc3339)
                writer.member("level", level.rawValue)
                writer.member("message", message)
                for (key, value) in fields { writer.member(key, value) }
            }
            return writer.text
        case .text:
            let colour = isColoured ? level.colour : ""
            let end = colour.isEmpty ? "" : "\u{1B}[0m"
            return "\(Date().rfc3339) \(colour)\(level.rawValue)\(end) \(Self.plain(message))"
                + (pairs.isEmpty ? "" : " " + pairs)
        }
    }

    /// A value that is not one plain word is quoted, with quotation marks, backslashes and controls escaped.
    private static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C && $0 != 0x7F }
        if isPlain { return value }
        var writer = JSONWriter()
        writer.value(value)
        return writer.text
    }

    private static func plain(_ text: String) -> String { Table.printable(text) }
}

extension Logger.Level {
    /// syslog(3)'s priorities.
    fileprivate var priority: Int {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }

    fileprivate var colour: String {
        switch self {
        case .critical, .error: "\u{1B}[31m"
        case .warning: "\u{1B}[33m"
        case .notice: "\u{1B}[36m"
        case .info, .debug, .trace: ""
        }
    }
}
