import News

public import struct Foundation.Date

/// The Retry-After field (RFC 9110 §10.2.3): seconds, or a date.
public enum RetryAfter {
    /// At most a day, so that a slip of the publisher's cannot silence a source for a year.
    static let longest = Duration.seconds(86_400)

    /// How long a server asks to be left alone; nil when it does not, or not so that it can be understood.
    public static func read(_ headers: [String: String], at now: Date) -> Duration? {
        guard let field = headers["retry-after"] else { return nil }
        // Sent twice, it comes joined by a comma; a date has one of its own.
        let first = field.prefix { $0 != "," }.filter { $0 != " " }
        if let seconds = Int(first) { return min(.seconds(max(seconds, 0)), longest) }
        guard let date = DateReader().read(field) else { return nil }
        return min(max(ServerClock.wait(until: date.instant, headers, at: now), .zero), longest)
    }
}
