public import News
import Text

public import struct Foundation.Date

/// What a publisher's answer means for the visit.
///
/// Every HTTP convention the daemon honours is decided here.
public enum Answer: Sendable {
    /// A document came.
    case document(FetchResponse)
    /// The publisher says that nothing changed (304).
    case unchanged(FetchResponse)
    /// The source was taken away for good (410).
    case gone(FetchResponse)
    /// Come back later (429, 503), after this long if the publisher says so.
    case throttled(FetchResponse, retryAfter: Duration?)
    /// Any other status.
    case refused(FetchResponse, retryAfter: Duration?)
    case unreachable(FetchError)

    public init(_ result: Result<FetchResponse, FetchError>, at now: Date) {
        switch result {
        case .failure(let error): self = .unreachable(error)
        case .success(let response):
            let retryAfter = RetryAfter.read(response.headers, at: now)
            switch response.status {
            case 200..<300: self = .document(response)
            case 304: self = .unchanged(response)
            case 410: self = .gone(response)
            case 429, 503: self = .throttled(response, retryAfter: retryAfter)
            default: self = .refused(response, retryAfter: retryAfter)
            }
        }
    }

    public var response: FetchResponse? {
        switch self {
        case .document(let response), .unchanged(let response), .gone(let response), .throttled(let response, _),
            .refused(let response, _):
            response
        case .unreachable: nil
        }
    }

    /// How long the publisher asks to be left alone, whatever it failed with; nil when it does not.
    public var retryAfter: Duration? {
        switch self {
        case .throttled(_, let wait), .refused(_, let wait): wait
        case .document, .unchanged, .gone, .unreachable: nil
        }
    }

    /// Why there is no document, on one line; nil when there is one or none is needed.
    public var problem: String? {
        switch self {
        case .document, .unchanged: nil
        case .gone: "the publisher answers 410: the source was taken away for good"
        case .throttled(let response, let wait):
            "the publisher answers \(response.status) and asks to come back \(wait.map { "in \($0.brief)" } ?? "later")"
        case .refused(let response, let wait):
            "the publisher answers \(StatusPhrase.line(response.status))"
                + (wait.map { " and asks to come back in \($0.brief)" } ?? "")
        case .unreachable(let error): error.why
        }
    }

    /// What it says about the network between.
    var reach: Contact.Reach {
        guard case .unreachable(let error) = self else { return .reached }
        // Who redirects has answered.
        guard error.redirects.isEmpty else { return .reached }
        return switch error.code {
        case .resolve, .connect, .timeout: .unreachable
        default: .unclear
        }
    }

    /// What kind of failure it is; nil when there is a document or none is needed.
    var failure: Backoff.Failure? {
        switch self {
        case .document, .unchanged: nil
        case .gone: .gone
        case .throttled: .server
        case .refused(let response, _):
            switch response.status {
            case 408, 421, 425: .passing
            case 500...: .server
            default: .lasting
            }
        case .unreachable(let error):
            switch error.code {
            case .resolve, .connect, .proxy, .timeout, .protocolViolation: .passing
            default: .lasting
            }
        }
    }
}
