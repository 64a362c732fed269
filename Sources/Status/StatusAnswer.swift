/// What the status address says to a request.
public struct StatusAnswer: Sendable, Hashable {
    public var status: Int
    public var type: String
    public var body: [UInt8]

    public init(_ status: Int = 200, type: String, body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }

    public static func text(_ text: String, status: Int = 200) -> StatusAnswer {
        StatusAnswer(status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// The whole answer.
    ///
    /// Nothing of it is kept by caches, run, framed or taken from elsewhere, whatever is in it.
    func bytes(withBody: Bool) -> [UInt8] {
        let head = """
            HTTP/1.1 \(status) \(Self.phrase(status))\r
            Content-Type: \(type)\r
            Content-Length: \(body.count)\r
            Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'\r
            X-Content-Type-Options: nosniff\r
            Referrer-Policy: no-referrer\r
            Cache-Control: no-store\r
            Connection: close\r
            \r\n
            """
        return Array(head.utf8) + (withBody ? body : [])
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 421: "Misdirected Request"
        case 431: "Request Header Fields Too Large"
        default: "Service Unavailable"
        }
    }
}
