public import Events
public import Logging
import News

/// The fields of a log entry in the order a reader looks for them.
public struct LogFields: Sendable {
    /// Without the event's kind.
    public let list: [(key: String, value: Logger.Metadata.Value)]
    public let event: EventKind?

    private static let order = [
        "source", "outcome", "status", "bytes", "duration", "new", "revised", "known", "awaited", "dropped", "next",
        "note",
        "error", "remedy",
    ]

    public init(_ metadata: Logger.Metadata) {
        event = metadata[Logger.eventKey].flatMap { EventKind(rawValue: "\($0)") }
        list = metadata.filter { $0.key != Logger.eventKey }.map { (key: $0.key, value: $0.value) }
            .sorted { Self.rank($0.key) < Self.rank($1.key) }
    }

    /// Message and fields on one line: `visited source=a new=2 error="…"`.
    public func sentence(after message: String) -> String {
        let pairs = list.map { "\($0.key)=\(Self.quoted(Self.text($0.value)))" }
        return ([message.printable] + pairs).joined(separator: " ")
    }

    /// As people read it: a duration in two units at most.
    public static func text(_ value: Logger.Metadata.Value) -> String {
        if case .stringConvertible(let value) = value, let duration = value as? Duration { return duration.brief }
        return "\(value)"
    }

    /// A value that is not one plain word is quoted, with quotation marks, backslashes and controls escaped.
    public static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C && $0 != 0x7F }
        if isPlain { return value }
        var writer = JSONWriter()
        writer.value(value)
        return writer.text
    }

    private static func rank(_ key: String) -> (Int, String) {
        (order.firstIndex(of: key) ?? order.count, key)
    }
}

extension Logger.Level {
    /// syslog(3)'s priorities.
    public var syslogPriority: Int {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
