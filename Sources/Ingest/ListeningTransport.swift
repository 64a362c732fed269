import News
import Synchronization
import Text

import struct Foundation.Date

/// Carries requests over another transport, and hears which answers ask to be left alone.
final class ListeningTransport: Transport {
    private let transport: any Transport
    private let heard = Mutex<Date?>(nil)

    init(_ transport: any Transport) { self.transport = transport }

    /// The latest moment that a failing answer asked to wait for.
    var end: Date? { heard.withLock { $0 } }

    func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
        let response = try await transport.fetch(request)
        let now = Date()
        if response.status >= 400, let wait = RetryAfter.read(response.headers, at: now), wait > .zero {
            let end = now.addingTimeInterval(wait / .seconds(1))
            heard.withLock { $0 = max($0 ?? end, end) }
        }
        return response
    }
}
