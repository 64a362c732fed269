import News

public import struct Foundation.Date

/// What time it is for the server that answered.
public enum ServerClock {
    /// The answer's Date field (RFC 9110 §6.6.1); nil when there is none.
    public static func read(_ headers: [String: String]) -> Date? {
        headers["date"].flatMap { DateReader().read($0)?.instant }
    }

    /// A moment the server states, as the time from now on by its own clock.
    public static func wait(until date: Date, _ headers: [String: String], at now: Date) -> Duration {
        let seconds = date.timeIntervalSince(read(headers) ?? now)
        return .seconds(min(max(seconds, -1e9), 1e9))
    }
}
