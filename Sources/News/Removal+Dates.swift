import struct Foundation.Date

extension Removal {
    /// The name under which a date is kept that was stated too, but not taken.
    public static let otherDate = "other-date"

    /// A date that gave way to another, or was not believed: it lies in the future or before the web.
    public static func date(_ date: StatedDate, from origin: Article.DateOrigin) -> Removal {
        Removal(rule: otherDate, text: "\(date.formatted) from the \(origin.rawValue), written “\(date.raw)”")
    }
}

extension StatedDate {
    /// Whether two dates contradict each other, as far as the coarser one is known.
    ///
    /// A day without a zone may be the day before or after in another; two times differ from a minute on.
    public func isOther(than other: StatedDate) -> Bool {
        let distance = abs(instant.timeIntervalSince(other.instant))
        return precision.hasTime && other.precision.hasTime ? distance > 60 : distance >= 36 * 3600
    }
}
