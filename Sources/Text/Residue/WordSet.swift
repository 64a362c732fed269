/// Single words, for a quick yes or no.
struct WordSet: Sendable {
    /// What it holds, as `Token.hash` has it.
    let hashes: Set<UInt64>
    private let table: WordTable<UInt8>

    /// Reads words separated by white space.
    init(_ words: String) {
        hashes = Set(Line(words, limit: 1 << 16).tokens.filter { $0.kind == .word }.map(\.hash))
        table = WordTable(Dictionary(uniqueKeysWithValues: hashes.map { ($0, 1) }))
    }

    func contains(_ token: Token) -> Bool { token.kind == .word && table[token.hash] != 0 }
}
