import Foundation
import Logging
import Service
import Settings

/// The daemon's logger, in the form the settings ask for.
enum LogWiring {
    /// Every event goes to `others` as well, whatever the level that is logged.
    static func logger(_ settings: DaemonSettings.Log, beside others: [any LogHandler] = []) -> Logger {
        let format = format(settings.format)
        let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        var handler: any LogHandler = DaemonLog(level: level, format: format)
        if format == .journal, Journal.isStandardError { handler = JournalHandler(level: level, fallback: handler) }
        let handlers = [handler] + others
        return Logger(label: "depeche") { _ in MultiplexLogHandler(handlers) }
    }

    /// Under systemd the journal keeps time and priority itself; a person reads text; anything else gets logfmt.
    private static func format(_ format: DaemonSettings.Log.Format) -> DaemonLog.Format {
        switch format {
        case .auto:
            if Journal.isStandardError { return .journal }
            return Console.errorIsTerminal ? .text : .logfmt
        case .journal: return .journal
        case .text: return .text
        case .logfmt: return .logfmt
        case .json: return .json
        }
    }
}
