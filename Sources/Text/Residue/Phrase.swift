/// A phrase of a table, as the words it is found by.
struct Phrase<Value> {
    /// At least one.
    var words: [Word]
    var value: Value

    struct Word {
        /// As `Token.hash`.
        var hash: UInt64
        /// In letters.
        var length: Int
    }

    /// The phrases of a table: for each value, phrases separated by `;` or line breaks.
    static func list(_ table: [(Value, String)]) -> [Phrase] {
        table.flatMap { value, phrases in
            phrases.split { $0 == ";" || $0.isNewline }.compactMap { phrase in
                let words = Line(String(phrase)).tokens.filter { $0.kind == .word }
                guard !words.isEmpty else { return nil }
                return Phrase(words: words.map { Word(hash: $0.hash, length: $0.length) }, value: value)
            }
        }
    }

    /// A number for the words it opens with: the first two, or the only one.
    var openingKey: UInt64 { words.count > 1 ? WordHash.pair(words[0].hash, words[1].hash) : words[0].hash }

    /// A number for its two longest neighbours, which are rarer in other texts than any others; or for its only word.
    var rarestKey: UInt64 {
        let pairs = zip(words, words.dropFirst())
        guard let rarest = pairs.max(by: { $0.0.length + $0.1.length < $1.0.length + $1.1.length }) else {
            return words[0].hash
        }
        return WordHash.pair(rarest.0.hash, rarest.1.hash)
    }
}
