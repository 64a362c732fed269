/// Phrases looked up by their first word, whatever their case, accents, apostrophes and hyphens.
struct PhraseIndex<Value: Sendable>: Sendable {
    struct Match {
        /// The words it took.
        var count: Int
        var value: Value
    }

    private struct Entry: Sendable {
        var rest: [UInt64]
        var value: Value
    }

    private var entries: [UInt64: [Entry]] = [:]

    /// Reads a table: for each value, phrases separated by `;` or line breaks.
    init(_ table: [(Value, String)]) {
        for (value, phrases) in table {
            for phrase in phrases.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
                let words = Line(String(phrase)).tokens.filter { $0.kind == .word }.map(\.hash)
                guard let first = words.first else { continue }
                entries[first, default: []].append(Entry(rest: Array(words.dropFirst()), value: value))
            }
        }
        // The longest phrase is tried first, so that “lire aussi” does not hide “lire aussi sur”.
        for key in entries.keys { entries[key]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// Whether any phrase begins with this word.
    func hasPhrase(startingWith hash: UInt64) -> Bool { entries[hash] != nil }

    /// The longest phrase whose words stand at `index` one after the other, among those that `isWanted`.
    func match(_ tokens: [Token], at index: Int, where isWanted: (Value) -> Bool = { _ in true }) -> Match? {
        guard index < tokens.count, tokens[index].kind == .word, let candidates = entries[tokens[index].hash] else {
            return nil
        }
        for entry in candidates where isWanted(entry.value) && Self.follows(tokens, entry.rest, at: index + 1) {
            return Match(count: entry.rest.count + 1, value: entry.value)
        }
        return nil
    }

    private static func follows(_ tokens: [Token], _ words: [UInt64], at index: Int) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        for (place, word) in words.enumerated() {
            let token = tokens[index + place]
            guard token.kind == .word, token.hash == word else { return false }
        }
        return true
    }
}
