import News

/// The head of an answer as its record has it.
///
/// The status line is one of HTTP/1.1 whatever the protocol was, since readers of web archives know no other. Fields that
/// are untrue of a body whose encodings are undone go behind `X-Archive-Orig-`. Cookies are left out: they are the
/// daemon's secrets as much as the publisher's words, and nothing that is read depends on them.
enum WARCHead {
    static let prefix = "x-archive-orig-"

    private static let untrue: Set<String> = ["content-encoding", "transfer-encoding", "content-length"]
    private static let secret: Set<String> = ["set-cookie", "set-cookie2", "authentication-info"]

    static func bytes(of response: FetchResponse) -> [UInt8] {
        var bytes = statusLine(response)
        func add(_ name: String, _ value: some Collection<UInt8>) {
            bytes += Array(name.utf8) + Array(": ".utf8) + value + Array("\r\n".utf8)
        }
        let length = Array("\(response.body.count)".utf8)
        for (name, value) in fields(of: response) where !secret.contains(name) {
            if name == "content-length", value == length { continue }
            add(untrue.contains(name) ? prefix + name : name, value.filter { $0 != 0x0D && $0 != 0x0A })
        }
        add("content-length", length)
        return bytes + Array("\r\n".utf8)
    }

    private static func statusLine(_ response: FetchResponse) -> [UInt8] {
        let line = response.head.bytes.prefix { $0 != 0x0D && $0 != 0x0A }
        // `HTTP/1.1 200 OK`: what follows the number is the publisher's, if there is anything.
        let phrase = line.split(separator: 0x20, maxSplits: 2).dropFirst(2).first ?? []
        let version = response.version == .http1_0 ? "1.0" : "1.1"
        return Array("HTTP/\(version) \(response.status) ".utf8) + phrase + Array("\r\n".utf8)
    }

    /// As received, or put together where only the values are known.
    private static func fields(of response: FetchResponse) -> [(name: String, value: [UInt8])] {
        guard response.head.bytes.isEmpty else { return response.head.lines() }
        return response.headers.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
    }
}
