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
            return place + match.count
        }
        // `Lu 1 203 fois`
        if Self.seen.contains(tokens[place]) {
            var next = place + 1
            while next < tokens.count, tokens[next].kind == .number { next += 1 }
            if next > place + 1, next < tokens.count, Self.times.contains(tokens[next]) {
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
    private static let timeWords = WordSet("à a at las às um alle ore h heures uhr hrs pm am gmt le الساعة على")
}
