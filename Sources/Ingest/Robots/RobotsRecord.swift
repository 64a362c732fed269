public import News
public import Text

public import struct Foundation.Date

/// What is known of one publisher's `robots.txt`, and until when it counts.
///
/// The decision is pure; `RobotsGate` fetches and keeps.
public struct RobotsRecord: Sendable, Hashable {
    public enum Verdict: Sendable, Hashable {
        case rules(RobotsRules)
        /// There is none, so everything is allowed.
        case absent
        /// It could not be had, so nothing is.
        case unreachable(reason: String)
    }

    public let verdict: Verdict
    /// When it should be asked for again.
    public let expires: Date
    /// For asking whether it changed.
    public let validators: FeedState.Validators
    /// Attempts in a row that failed, and when the first of them did.
    public let failures: Int
    public let failingSince: Date?

    /// About how much memory it takes, in bytes.
    var weight: Int {
        if case .rules(let rules) = verdict { rules.weight } else { 256 }
    }

    /// How long an answer counts: what `Cache-Control: max-age` says within these bounds, else the longer one
    /// (RFC 9309 §2.4 allows no more than 24 hours).
    static let shortest = Duration.seconds(6 * 3_600)
    static let longest = Duration.seconds(24 * 3_600)
    /// After a failure: doubled with each one that follows, up to `shortest`; never before the server asks to (Retry-After).
    static let firstRetry = Duration.seconds(600)
    /// A file that cannot be had for so long counts as absent (RFC 9309 §2.3.1.4).
    static let patience = Duration.seconds(30 * 86_400)
    /// Redirects followed (§2.3.1.2 asks for at least five); beyond them the file counts as absent.
    static let redirects = 5

    /// Reads what came of asking for the file.
    ///
    /// 2xx gives rules, also when it is no robots.txt at all; 304 renews the rules before; other statuses below 500
    /// mean that there is none; 5xx and no answer at all forbid everything (§2.3.1).
    public init(
        _ result: Result<FetchResponse, FetchError>,
        after before: RobotsRecord?,
        at now: Date,
        for tokens: [String]
    ) {
        switch result {
        case .success(let response) where 200..<300 ~= response.status:
            self.init(.rules(RobotsRules(response.body, for: tokens)), from: response, at: now)
        case .success(let response) where response.status == 304:
            switch before?.verdict {
            case .rules(let rules): self.init(.rules(rules), from: response, at: now, kept: before?.validators)
            default: self.init(.absent, from: response, at: now)
            }
        case .success(let response) where response.status < 500:
            self.init(.absent, from: response, at: now)
        case .success(let response):
            let asked = RetryAfter.read(response.headers, at: now)
            self.init(failure: "robots.txt answers \(response.status)", after: before, asked: asked, at: now)
        case .failure(let error) where error.code == .tooManyRedirects:
            self.init(.absent, from: nil, at: now)
        case .failure(let error):
            self.init(failure: "robots.txt cannot be had: \(error.why)", after: before, at: now)
        }
    }

    private init(
        _ verdict: Verdict,
        from response: FetchResponse?,
        at now: Date,
        kept: FeedState.Validators? = nil
    ) {
        self.verdict = verdict
        expires = now.addingTimeInterval(Self.lifetime(response?.headers["cache-control"]) / .seconds(1))
        var validators = FeedState.Validators()
        if case .rules = verdict, let response {
            validators = .init(etag: response.headers["etag"], lastModified: response.headers["last-modified"])
            if validators.isEmpty, let kept { validators = kept }
        }
        self.validators = validators
        failures = 0
        failingSince = nil
    }

    private init(failure reason: String, after before: RobotsRecord?, asked: Duration? = nil, at now: Date) {
        let since = min(before?.failingSince ?? now, now)
        let isHopeless = now.timeIntervalSince(since) > Self.patience / .seconds(1)
        verdict = isHopeless ? .absent : .unreachable(reason: reason)
        failures = min((before?.failures ?? 0) + 1, 1_000)
        failingSince = since
        // What is kept are rules that a 304 could renew, and there are none now.
        validators = .init()
        let wait = Self.firstRetry * Int(1 << min(failures - 1, 8))
        let planned = isHopeless ? Self.longest : min(wait, Self.shortest)
        expires = now.addingTimeInterval(max(planned, asked ?? .zero) / .seconds(1))
    }

    /// The lifetime a `Cache-Control` field gives, within the bounds.
    static func lifetime(_ cacheControl: String?) -> Duration {
        let directives = (cacheControl ?? "").lowercased().split(separator: ",").map { $0.filter { $0 != " " } }
        if directives.contains(where: { $0 == "no-store" || $0 == "no-cache" }) { return shortest }
        guard let age = directives.first(where: { $0.hasPrefix("max-age=") }), let seconds = Int(age.dropFirst(8))
        else {
            return longest
        }
        return min(max(.seconds(min(max(seconds, 0), 86_400)), shortest), longest)
    }
}
