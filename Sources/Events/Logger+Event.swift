public import Logging

extension Logger {
    /// Tells an event; handlers know it by the metadata key `event`.
    public func tell(
        _ kind: EventKind,
        _ level: Logger.Level,
        _ message: @autoclosure () -> Logger.Message,
        _ fields: Logger.Metadata = [:]
    ) {
        var fields = fields
        fields[Self.eventKey] = "\(kind.rawValue)"
        log(level: level, message(), metadata: fields)
    }

    /// The metadata key that holds an event's kind.
    public static let eventKey = "event"
}
