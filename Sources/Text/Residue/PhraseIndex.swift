/// Phrases looked up by their first word, whatever their case, accents, apostrophes and hyphens.
struct PhraseIndex<Value: Sendable>: Sendable {
    struct Match {
        /// The words it took.
        var count: Int
        var value: Value
    }

    private struct Entry: Sendable {
        /// The words after the first, in `words`.
        var rest: Range<Int>
        var value: Value
    }

    /// For each first word, its place in `groups`, counted from 1.
    private let starts: WordTable<UInt16>
    private var groups: [Range<Int>] = []
    private var entries: [Entry] = []
    private var words: [UInt64] = []

    /// Reads a table: for each value, phrases separated by `;` or line breaks.
    init(_ table: [(Value, String)]) {
        var starts: [UInt64: UInt16] = [:]
        let phrases = Dictionary(grouping: Phrase.list(table)) { $0.words[0].hash }
        for (start, phrases) in phrases {
            let first = entries.count
            // The longest phrase is tried first, so that “lire aussi” does not hide “lire aussi sur”.
            for phrase in phrases.sorted(by: { $0.words.count > $1.words.count }) {
                let rest = words.count..<(words.count + phrase.words.count - 1)
                words += phrase.words.dropFirst().map(\.hash)
                entries.append(Entry(rest: rest, value: phrase.value))
            }
            groups.append(first..<entries.count)
            starts[start] = UInt16(clamping: groups.count)
        }
        self.starts = WordTable(starts)
    }

    /// Whether any phrase begins with this word.
    func hasPhrase(startingWith hash: UInt64) -> Bool { starts[hash] != 0 }

    /// The longest phrase whose words stand at `index` one after the other, among those that `isWanted`.
    func match(_ tokens: [Token], at index: Int, where isWanted: (Value) -> Bool = { _ in true }) -> Match? {
        guard index < tokens.count, tokens[index].kind == .word else { return nil }
        let start = starts[tokens[index].hash]
        guard start != 0 else { return nil }
        for place in groups[Int(start) - 1] {
            let entry = entries[place]
            guard isWanted(entry.value), follow(tokens, entry.rest, at: index + 1) else { continue }
            return Match(count: entry.rest.count + 1, value: entry.value)
        }
        return nil
    }

    private func follow(_ tokens: [Token], _ rest: Range<Int>, at index: Int) -> Bool {
        guard index + rest.count <= tokens.count else { return false }
        var place = index
        for word in rest {
            guard tokens[place].kind == .word, tokens[place].hash == words[word] else { return false }
            place += 1
        }
        return true
    }
}
