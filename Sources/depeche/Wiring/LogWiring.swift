import Foundation
import Logging
import Settings

/// The daemon's logger, in the form the settings ask for.
enum LogWiring {
    static func logger(_ settings: DaemonSettings.Log) -> Logger {
        let format = format(settings.format)
        let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        return Logger(label: "depeche") { _ in DaemonLog(level: level, format: format) }
    }

    /// Under systemd the journal keeps time and priority itself; a person reads text; anything else gets logfmt.
    private static func format(_ format: DaemonSettings.Log.Format) -> DaemonLog.Format {
        switch format {
        case .auto:
            if isJournal { return .journal }
            return Console.errorIsTerminal ? .text : .logfmt
        case .journal: return .journal
        case .text: return .text
        case .logfmt: return .logfmt
        case .json: return .json
        }
    }

    /// Whether standard error is the journal's: its device and inode are those systemd names (systemd.exec(5)).
    private static var isJournal: Bool {
        var status = stat()
        guard let stream = ProcessInfo.processInfo.environment["JOURNAL_STREAM"], fstat(STDERR_FILENO, &status) == 0
        else { return false }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }
}
