/// Where a secret may stand: in a file of its own, never in a list that everybody may read.
enum SecretRule {
    static let remedy = "put it in a file of its own and write `${credential:NAME}` or `${file:PATH}`"

    /// Header fields whose values are secret by their meaning.
    private static let secretHeaders: Set<String> = ["authorization", "proxy-authorization"]

    /// Whether `text` is one reference and nothing else.
    static func isReference(_ text: some StringProtocol) -> Bool {
        text.hasPrefix("${") && text.hasSuffix("}") && text.count(where: { $0 == "}" }) == 1
    }

    /// Refuses a value that is a secret by its header's name and written out.
    static func check(header name: String, written text: String) throws(ValueFault) {
        guard secretHeaders.contains(name.lowercased()), !text.contains("${") else { return }
        throw ValueFault("the secret is written out", remedy: remedy)
    }
}
