import News
import Text

import struct Foundation.Date

extension FeedState.Validators {
    /// Longer ones are not kept: they would be sent with every request.
    private static let longest = 1024
    /// What two clocks may differ by.
    private static let leeway = Duration.seconds(300)

    /// The validators of an answer, byte for byte as they came.
    ///
    /// A Last-Modified that cannot be is left out: the epoch of a server without a clock, years after the end of its
    /// 32-bit time, a moment that has not come yet. Such a date would match for as long as it lies ahead, and hide
    /// what changes until then.
    init(_ headers: [String: String], at now: Date) {
        self.init(etag: Self.bounded(headers["etag"]), lastModified: Self.bounded(headers["last-modified"]))
        if let lastModified, let date = DateReader().read(lastModified)?.instant {
            let isAhead = ServerClock.wait(until: date, headers, at: now) > Self.leeway
            if isAhead || date < Self.earliest || date >= Self.latest { self.lastModified = nil }
        }
    }

    private static func bounded(_ field: String?) -> String? {
        guard let field, !field.isEmpty, field.utf8.count <= longest else { return nil }
        return field
    }

    private static let earliest = Date(timeIntervalSince1970: 365 * 86_400)
    /// 2037-01-01.
    private static let latest = Date(timeIntervalSince1970: 2_114_380_800)
}
