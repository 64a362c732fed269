import CurlTransport
import News
import Testing

/// Fetches from this machine, which the address guard would refuse.
func fetch(
    _ url: String,
    validators: FeedState.Validators = .init(),
    headers: [Header] = [],
    timeout: Duration = .seconds(10),
    maximumBytes: Int = 1 << 20,
    over transport: CurlTransport = CurlTransport(),
    with change: (inout FetchRequest) -> Void = { _ in }
) async throws -> FetchResponse {
    var request = FetchRequest(url: url, validators: validators)
    request.options.headers = headers
    request.options.limits.time = timeout
    request.options.limits.feedBytes = maximumBytes
    request.options.allowsPrivateNetworks = true
    change(&request)
    return try await transport.fetch(request)
}

/// The error a fetch ends with; a test fails when it brings an answer instead.
func failure(
    _ url: String,
    timeout: Duration = .seconds(10),
    maximumBytes: Int = 1 << 20,
    over transport: CurlTransport = CurlTransport(),
    sourceLocation: SourceLocation = #_sourceLocation,
    with change: (inout FetchRequest) -> Void = { _ in }
) async throws -> FetchError {
    let error = await #expect(throws: FetchError.self, sourceLocation: sourceLocation) {
        try await fetch(url, timeout: timeout, maximumBytes: maximumBytes, over: transport, with: change)
    }
    return try #require(error, sourceLocation: sourceLocation)
}

extension TransportLimits {
    /// These limits with one of them changed.
    func with<Value>(_ key: WritableKeyPath<TransportLimits, Value>, _ value: Value) -> TransportLimits {
        var limits = self
        limits[keyPath: key] = value
        return limits
    }
}
