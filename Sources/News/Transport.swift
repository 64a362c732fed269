/// Carries one request to a publisher and brings back what it answered.
///
/// A transport does no scheduling or parsing. An HTTP error status is an answer,
/// not a `FetchError`.
public protocol Transport: Sendable {
    func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse
}
