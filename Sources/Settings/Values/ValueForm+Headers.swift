import News

extension ValueForm where Value == [Header] {
    /// Request headers as a table of names and values, in the order written.
    ///
    /// No message repeats a value: it may be, or hold, a secret.
    static func headers(_ secrets: SecretReader) -> Self {
        Self(collecting: { node, complain in
            guard case .table(let members) = node.value else {
                complain(node, ValueFault("this is \(node.kind), not a table", remedy: "write `{ Name = \"value\" }`"))
                return nil
            }
            let ordered = members.sorted {
                ($0.value.keyPlace.line, $0.value.keyPlace.column) < ($1.value.keyPlace.line, $1.value.keyPlace.column)
            }
            var headers: [Header] = []
            for (name, value) in ordered {
                do throws(ValueFault) {
                    try HeaderRule.check(name: name)
                    guard case .text(let text) = value.value else {
                        throw ValueFault("this is \(value.kind), not text", remedy: "write the value in quotes")
                    }
                    let resolved = try secrets.resolve(text)
                    try HeaderRule.check(value: resolved)
                    try SecretRule.check(header: name, written: text)
                    headers.append(Header(name: name, value: resolved))
                } catch {
                    complain(value, error)
                }
            }
            return headers.count == members.count ? headers : nil
        })
    }
}

extension ValueForm where Value == String {
    /// Text that can be a header's value and is no secret.
    static var headerText: Self {
        Self(text: "text in quotes") { (text) throws(ValueFault) in
            try HeaderRule.check(value: text)
            guard text.contains(where: { $0 != " " }) else {
                throw ValueFault("the text is empty", remedy: "write something, or remove the key")
            }
            return text
        }
    }
}

/// What may be sent as a header (RFC 9110 §5).
enum HeaderRule {
    /// In bytes; servers refuse requests whose headers are much longer.
    static let longestValue = 8192

    /// What the daemon sets itself, or what would change where a message ends.
    private static let reserved: Set<String> = [
        "host", "connection", "content-length", "transfer-encoding", "te", "trailer", "upgrade", "keep-alive",
        "if-none-match", "if-modified-since", "accept-encoding",
    ]

    static func check(name: String) throws(ValueFault) {
        let isToken = name.utf8.allSatisfy { byte in
            TOMLScanner.isBareKeyByte(byte) || "!#$%&'*+.^`|~".utf8.contains(byte)
        }
        guard isToken, !name.isEmpty, name.utf8.count <= 128 else {
            throw ValueFault("`\(name.shown)` cannot be a header's name", remedy: "use letters, digits and `-`")
        }
        guard !reserved.contains(name.lowercased()) else {
            throw ValueFault("the header `\(name)` is set by depeche itself", remedy: "remove it")
        }
    }

    static func check(value: String) throws(ValueFault) {
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) else {
            throw ValueFault(
                "the value holds a line break or another character that a header cannot carry",
                remedy: "use visible ASCII characters on one line"
            )
        }
        guard value.utf8.count <= longestValue else {
            throw ValueFault("the value is longer than \(longestValue) bytes", remedy: "shorten it")
        }
    }
}
