/// The opening of an agency's report: `RABAT, 24 nov (MAP) -`, `Paris (AFP) –`.
enum Dateline {
    /// The agency a paragraph's dateline names; nil without one.
    ///
    /// The dateline stays in the text: it is the agency's own first words.
    static func agency(_ text: String) -> String? {
        guard text.utf8.prefix(80).contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B }) else { return nil }
        let line = Line(text, limit: 80)
        let tokens = line.tokens
        guard let first = tokens.first, first.kind == .word, first.isCapital || first.isCaseless,
            let open = tokens.prefix(10).firstIndex(where: { $0.kind == .mark && $0.mark == .open }),
            let close = tokens.prefix(16).firstIndex(where: { $0.kind == .mark && $0.mark == .close }),
            open + 1 < close, close + 1 < tokens.count
        else { return nil }
        let after = tokens[close + 1]
        guard after.kind == .mark, after.mark == .dash || after.mark == .colon else { return nil }
        // Before the bracket stand a place and perhaps a day, no sentence.
        let place = tokens[..<open]
        guard place.allSatisfy({ $0.kind != .mark || $0.mark == .comma || $0.mark == .stop || $0.mark == .slash }),
            Names.isAgency(line, open + 1..<close)
        else { return nil }
        return line.text(of: open + 1..<close)
    }
}
