import CCrypto
import News

import struct Foundation.Data
import struct Foundation.Date

/// The signature of what is posted to a webhook, as the specification Standard Webhooks has it (version 1, symmetric).
///
/// HMAC-SHA256 (RFC 2104, FIPS 180-4) over `id.timestamp.body`, in base64 behind `v1,`.
struct Signature {
    private let key: [UInt8]

    /// A secret that begins with `whsec_` is the base64 of the key; any other is the key itself.
    init(secret: Secret) {
        let text = secret.exposed
        if text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst(6))), !key.isEmpty {
            self.key = Array(key)
        } else {
            key = Array(text.utf8)
        }
    }

    /// Nil when OpenSSL cannot compute it.
    func header(id: String, timestamp: Int, body: [UInt8]) -> String? {
        let message = Array("\(id).\(timestamp).".utf8) + body
        var sum = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard HMAC(EVP_sha256(), key, CInt(key.count), message, message.count, &sum, &count) != nil else { return nil }
        return "v1," + Data(sum.prefix(Int(count))).base64EncodedString()
    }
}
