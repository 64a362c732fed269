public import News

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
    case refused(FetchResponse)
    case unreachable(FetchError)

    public init(_ result: Result<FetchResponse, FetchError>, at now: Date) {
        switch result {
        case .failure(let error): self = .unreachable(error)
        case .success(let response):
            switch response.status {
            case 200..<300: self = .document(response)
            case 304: self = .unchanged(response)
            case 410: self = .gone(response)
            case 429, 503: self = .throttled(response, retryAfter: RetryAfter.read(response.headers, at: now))
            default: self = .refused(response)
            }
        }
    }

    public var response: FetchResponse? {
        switch self {
        case .document(let response), .unchanged(let response), .gone(let response), .throttled(let response, _),
            .refused(let response):
            response
        case .unreachable: nil
        }
    }

    /// Why there is no document, on one line; nil when there is one or none is needed.
    public var problem: String? {
        switch self {
        case .document, .unchanged: nil
        case .gone: "the publisher answers 410: the source was taken away for good"
        case .throttled(let response, let wait):
            "the publisher answers \(response.status) and asks to come back \(wait.map { "in \($0.brief)" } ?? "later")"
        case .refused(let response): "the publisher answers \(response.status) \(StatusPhrase.of(response.status))"
        case .unreachable(let error): error.why
        }
    }
}
