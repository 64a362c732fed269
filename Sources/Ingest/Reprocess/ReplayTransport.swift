import News

/// Answers with the documents that were kept of one article's pages, and asks nobody.
///
/// The first request is answered with the first page, whatever its address is by today's rules; a further one with what
/// its address gave then. Anything else is not there.
actor ReplayTransport: Transport {
    private var first: FetchResponse?
    private let others: [String: FetchResponse]

    init(_ pages: [(record: RawRecord, response: FetchResponse)]) {
        first = pages.first?.response
        others = Dictionary(pages.dropFirst().map { ($0.record.asked, $0.response) }) { first, _ in first }
    }

    func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
        guard request.kind == .page else { return FetchResponse(status: 404, url: request.url) }
        if let response = first {
            first = nil
            return response
        }
        return others[request.url] ?? FetchResponse(status: 404, url: request.url)
    }
}
