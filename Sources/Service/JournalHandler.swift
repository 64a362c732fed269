import Events
import Foundation
public import Logging

/// Writes the daemon's log to the journal, each fact in a field of its own.
///
/// `journalctl DEPECHE_SOURCE=hespress-fr -p warning` then finds what it should.
public struct JournalHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    /// Takes an entry that the journal did not.
    private let fallback: any LogHandler

    /// Longer values are cut: the journal would rather refuse an entry than cut it.
    private static let longest = 64 << 10

    public init(level: Logger.Level, fallback: any LogHandler) {
        logLevel = level
        self.fallback = fallback
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let fields = LogFields(all)
        var entry: [(name: String, value: String)] = [
            ("MESSAGE", fields.sentence(after: "\(event.message)")),
            ("PRIORITY", "\(event.level.syslogPriority)"),
            ("SYSLOG_IDENTIFIER", "depeche"),
        ]
        if let kind = fields.event {
            entry.append(("MESSAGE_ID", kind.messageID))
            entry.append(("DEPECHE_EVENT", kind.rawValue))
        }
        for (key, value) in fields.list { entry.append(Self.field(key, value)) }
        for index in entry.indices where entry[index].value.utf8.count > Self.longest {
            entry[index].value = String(decoding: entry[index].value.utf8.prefix(Self.longest), as: UTF8.self)
        }
        if !Journal.send(entry) { fallback.log(event: event) }
    }

    private static func field(_ key: String, _ value: Logger.Metadata.Value) -> (name: String, value: String) {
        if case .stringConvertible(let value) = value, let duration = value as? Duration {
            return ("DEPECHE_\(name(key))_MS", "\(Int64(duration / .milliseconds(1)))")
        }
        return ("DEPECHE_" + (key == "status" ? "HTTP_STATUS" : name(key)), LogFields.text(value))
    }

    /// `hostDelay` as `HOST_DELAY`; anything the journal does not take in a name becomes `_`.
    private static func name(_ key: String) -> String {
        var name = ""
        for byte in key.utf8 {
            switch byte {
            case 0x41...0x5A:
                if !name.isEmpty { name += "_" }
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x61...0x7A: name.unicodeScalars.append(Unicode.Scalar(byte - 32))
            case 0x30...0x39: name.unicodeScalars.append(Unicode.Scalar(byte))
            default: name += "_"
            }
        }
        return String(name.prefix(40))
    }
}
