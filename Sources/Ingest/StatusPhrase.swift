/// The reason phrases of RFC 9110 §15 for the statuses that feeds answer with.
enum StatusPhrase {
    /// The status with its phrase behind it, as far as it has one here.
    static func line(_ status: Int) -> String {
        let phrase = of(status)
        return phrase.isEmpty ? "\(status)" : "\(status) \(phrase)"
    }

    private static func of(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 402: "Payment Required"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 421: "Misdirected Request"
        case 451: "Unavailable For Legal Reasons"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 504: "Gateway Timeout"
        default: ""
        }
    }
}
