import News

import struct Foundation.Date

/// Carries requests over another transport, and remembers the documents that came for one visit.
actor RecordingTransport: Transport {
    private let transport: any Transport
    private let source: Source.ID
    private let moment: Date
    private(set) var documents: [RawDocument] = []

    /// `moment` is when the visit began.
    init(_ transport: any Transport, of source: Source.ID, at moment: Date) {
        self.transport = transport
        self.source = source
        self.moment = moment
    }

    func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
        var response = try await transport.fetch(request)
        guard let kind = Self.kind(of: request, response) else { return response }
        let id = max(RawDocument.ID(at: Date()), documents.last?.id.next ?? RawDocument.ID(rawValue: .min))
        response.document = id
        documents.append(
            RawDocument(
                id: id,
                source: source,
                kind: kind,
                lead: documents.first?.id,
                moment: moment,
                response: response
            )
        )
        return response
    }

    /// Nil for what no article is read from.
    private static func kind(of request: FetchRequest, _ response: FetchResponse) -> RawDocument.Kind? {
        switch (request.kind, response.status) {
        case (.feed, 200..<300): .feed
        // A refusal tells why: a wall has words of its own.
        case (.page, 200..<300), (.page, 401), (.page, 403): .page
        default: nil
        }
    }
}
