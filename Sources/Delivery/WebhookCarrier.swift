import News
import Text

import struct Foundation.Date

/// Posts batches to an address.
struct WebhookCarrier: Carrier {
    let name: Reader.Name
    let webhook: Receiver.Webhook
    let timeout: Duration
    let userAgent: String
    let transport: any Transport
    private let signature: Signature?

    init(_ receiver: Receiver, _ webhook: Receiver.Webhook, userAgent: String, transport: any Transport) {
        name = receiver.name
        timeout = receiver.timeout
        self.webhook = webhook
        self.userAgent = userAgent
        self.transport = transport
        signature = webhook.secret.map(Signature.init)
    }

    func carry(_ batch: Batch) async -> Handover {
        let now = Date()
        let request = request(batch, at: now)
        do throws(FetchError) {
            return handover(try await transport.fetch(request), at: now)
        } catch {
            return .failed(Handover.Failure(reason(error)))
        }
    }

    func end() async {}

    private func request(_ batch: Batch, at now: Date) -> FetchRequest {
        let body = batch.jsonArray
        var request = FetchRequest(url: webhook.url.exposed, kind: .receipt)
        request.options.userAgent = userAgent
        request.options.proxy = webhook.proxy
        // The operator named the address, and no redirect leads away from it.
        request.options.allowsPrivateNetworks = true
        request.options.limits.time = timeout
        request.options.limits.connect = min(timeout, .seconds(10))
        request.options.limits.stall = timeout
        // The same for each attempt with the same changes, so that one that was taken twice can be told.
        let id = "\(name)-\(batch.name)"
        let timestamp = Int(now.timeIntervalSince1970)
        var headers = webhook.headers
        headers.append(Header(name: "Content-Type", value: "application/json"))
        headers.append(Header(name: "Webhook-Id", value: id))
        headers.append(Header(name: "Webhook-Timestamp", value: "\(timestamp)"))
        if let signature = signature?.header(id: id, timestamp: timestamp, body: body) {
            headers.append(Header(name: "Webhook-Signature", value: signature))
        }
        request.options.headers = headers
        request.body = body
        return request
    }

    private func handover(_ response: FetchResponse, at now: Date) -> Handover {
        switch response.status {
        case 200..<300: return .taken
        case 300..<400:
            return .failed(Handover.Failure("it answers with a redirect (\(response.status)), which is not followed"))
        case 410:
            var failure = Handover.Failure("it wants no more (410)")
            failure.isFinal = true
            return .failed(failure)
        default:
            var failure = Handover.Failure("it answers with the status \(response.status)")
            failure.wait = RetryAfter.read(response.headers, at: now)
            failure.isTooMuch = response.status == 413
            return .failed(failure)
        }
    }

    private func reason(_ error: FetchError) -> String {
        // The limits of visits have no say here.
        switch error.limit {
        case .time, .stall: "it did not answer within \(timeout.brief)"
        case .connect: "there was no connection within \(min(timeout, .seconds(10)).brief)"
        default: error.detail
        }
    }
}
