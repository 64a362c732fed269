import struct Foundation.TimeZone

/// Names of time zones beyond the list that Foundation gives.
enum ZoneName {
    /// Whether `name` is an older or shorter name the IANA database still links, such as `UTC` or `Asia/Calcutta`.
    ///
    /// Foundation would also read abbreviations and offsets (`CET`, `GMT+3`), which are no places: a name needs its
    /// slash, or to be UTC.
    static func isLinked(_ name: String) -> Bool {
        if name == "UTC" { return true }
        guard name.utf8.count <= 64, name.contains("/"), !name.hasPrefix("/"), !name.contains("..") else {
            return false
        }
        return TimeZone(identifier: name) != nil
    }
}
