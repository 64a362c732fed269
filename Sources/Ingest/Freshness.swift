import News
import Text

import struct Foundation.Date

/// How long an answer may be used without asking again, as a cache of one user reckons it (RFC 9111 §4.2).
///
/// `s-maxage` is for caches that many share. `must-revalidate` speaks of what has become stale and changes nothing
/// before that. Nothing is reckoned by heuristics: that is what the schedule is for.
enum Freshness {
    /// The rest of the answer's fresh time; nil when it has none.
    static func wish(in headers: [String: String], at now: Date) -> PublisherWish? {
        let age = Duration.seconds(headers["age"].map { CacheControl.seconds($0) } ?? 0)
        let control = headers["cache-control"].map(CacheControl.init)
        if control?.mustAsk == true { return nil }
        if let maxAge = control?.maxAge {
            return wish(.seconds(maxAge) - age, "Cache-Control: max-age")
        }
        // HTTP/1.0's way of saying no-cache, which counts where Cache-Control is missing (RFC 7234 §5.4).
        let forbids = control == nil && headers["pragma"]?.lowercased().contains("no-cache") == true
        guard !forbids, let field = headers["expires"], let expires = DateReader().read(field) else { return nil }
        return wish(ServerClock.wait(until: expires.instant, headers, at: now) - age, "Expires")
    }

    private static func wish(_ rest: Duration, _ field: String) -> PublisherWish? {
        guard rest > .zero else { return nil }
        let wait = min(rest, PublisherWish.longest)
        return PublisherWish(wait: wait, reason: "the publisher's copy is fresh for \(wait.brief) (\(field))")
    }
}
