extension FieldReader {
    /// `12 vues`, `1,2 k vues`, `Partages : 3`, `Temps de lecture : 4 min`.
    mutating func counter(at index: Int) -> Int? {
        let tokens = line.tokens
        var place = index
        if tokens[place].kind == .number {
            while place < tokens.count, tokens[place].kind == .number { place += 1 }
            if place < tokens.count, Self.thousands.contains(tokens[place]) { place += 1 }
            if place < tokens.count, tokens[place].kind == .mark, tokens[place].mark != .dash { place += 1 }
            guard let match = FieldPhrase.counters.match(tokens, at: place) else { return nil }
            counters += 1
            return withPlural(from: place + match.count)
        }
        // `Lu 1 203 fois`
        if Self.seen.contains(tokens[place]) {
            var next = place + 1
            if next < tokens.count, tokens[next].mark == .colon, tokens[next].kind == .mark { next += 1 }
            let first = next
            while next < tokens.count, tokens[next].kind == .number { next += 1 }
            if next > first, next < tokens.count, Self.times.contains(tokens[next]) {
                counters += 1
                return next + 1
            }
        }
        if let match = FieldPhrase.readingTime.match(tokens, at: place) {
            place += match.count
            while let more = FieldPhrase.readingTime.match(tokens, at: place) { place += more.count }
            while place < tokens.count, tokens[place].kind == .mark { place += 1 }
            while let more = FieldPhrase.readingTime.match(tokens, at: place) { place += more.count }
            guard place < tokens.count, tokens[place].kind == .number else { return nil }
            // `Temps de lecture : 1'`
            if place + 2 == tokens.count, tokens[place + 1].kind == .mark, !tokens[place + 1].isSpaced {
                counters += 1
                return place + 2
            }
            return counter(at: place)
        }
        guard let match = FieldPhrase.counters.match(tokens, at: place) else { return nil }
        place += match.count
        guard place < tokens.count, tokens[place].kind == .mark || tokens[place].kind == .number else { return nil }
        while place < tokens.count, tokens[place].kind == .mark { place += 1 }
        guard place < tokens.count, tokens[place].kind == .number else { return nil }
        counters += 1
        return place + 1
    }

    /// Whether a counter begins at a number, which is where the piece before it ends.
    func countBegins(at index: Int) -> Bool {
        line.tokens[index].kind == .number && FieldPhrase.counters.match(line.tokens, at: index + 1) != nil
    }

    /// Where `commentaire(s)` ends.
    private func withPlural(from index: Int) -> Int {
        let tokens = line.tokens
        guard index + 2 < tokens.count, tokens[index].mark == .open, !tokens[index].isSpaced,
            tokens[index + 1].length == 1,
            tokens[index + 2].mark == .close
        else { return index }
        return index + 3
    }

    /// Where a time of day without a date ends, as in `mis à jour à 14:00`; it says nothing that could be kept.
    func time(from start: Int) -> Int? {
        let tokens = line.tokens
        var index = start
        while index < tokens.count, Self.timeWords.contains(tokens[index]) { index += 1 }
        guard index + 1 < tokens.count, tokens[index].kind == .number, tokens[index].value < 25 else { return nil }
        let first = index
        while index < tokens.count, tokens[index].kind == .number || Self.timeWords.contains(tokens[index]) {
            index += 1
        }
        return index - first > 1 ? index : nil
    }

    private static let seen = WordSet(
        "lu lue vu vue consulté read viewed gelesen leído leída visto vista letto lido lida visualizado"
    )
    private static let times = WordSet("fois times veces vezes volte mal keer")
    private static let thousands = WordSet("k m K M mille mil ألف")
    private static let timeWords = WordSet("à a at las às um alle ore h heures uhr hrs pm am p m gmt le الساعة على")
}
