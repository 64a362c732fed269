public import struct Foundation.Date

/// A date as a publisher stated it: never invented, never more exact than what was written.
public struct StatedDate: Hashable, Sendable, Codable {
    /// How exactly the moment is known, coarsest first.
    public enum Precision: String, Sendable, Codable, CaseIterable {
        case year, month, day, hour, minute, second

        /// Whether a time of day is known.
        public var hasTime: Bool { self == .hour || self == .minute || self == .second }
    }

    /// The beginning of the stated span.
    ///
    /// For a day or coarser: midnight UTC of the calendar day as written.
    public var instant: Date
    public var precision: Precision
    /// The words or digits it was read from.
    public var raw: String

    public init(instant: Date, precision: Precision, raw: String) {
        self.instant = instant
        self.precision = precision
        self.raw = raw
    }

    /// RFC 3339 in UTC, or the bare date (`2024-05-05`, `2024-05`, `2024`) when no time of day is known.
    public var formatted: String {
        let stamp = instant.rfc3339
        return switch precision {
        case .year: String(stamp.prefix(4))
        case .month: String(stamp.prefix(7))
        case .day: String(stamp.prefix(10))
        case .hour, .minute, .second: stamp
        }
    }
}
