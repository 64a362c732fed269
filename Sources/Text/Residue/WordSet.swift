/// Single words, for a quick yes or no.
struct WordSet: Sendable {
    private var hashes: Set<UInt64>

    /// Reads words separated by white space.
    init(_ words: String) {
        hashes = Set(Line(words, limit: 1 << 16).tokens.filter { $0.kind == .word }.map(\.hash))
    }

    func contains(_ token: Token) -> Bool { token.kind == .word && hashes.contains(token.hash) }
}
