import Foundation
import News
import Text

/// The Retry-After field (RFC 9110 §10.2.3): seconds, or a date.
enum RetryAfter {
    /// At most a day, so that a slip of the publisher's cannot silence a source for a year.
    static let longest = Duration.seconds(86_400)

    static func read(_ headers: [String: String], at now: Date) -> Duration? {
        guard let field = headers["retry-after"] else { return nil }
        if let seconds = Int(field) { return min(.seconds(max(seconds, 0)), longest) }
        guard let date = DateReader().read(field) else { return nil }
        let wait = date.instant.timeIntervalSince(now)
        return wait <= 0 ? .zero : min(.seconds(wait), longest)
    }
}
