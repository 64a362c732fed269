/// A line of writers that says more than one name: where they are, what they are, or for whom they write.
enum WriterLine {
    /// The people of a line such as `Johanna Müller, Berlin`, and the publisher in `Budi Santoso - detikNews`.
    ///
    /// Nil for any other line, also for a name alone. Only the place of a line tells it from a heading.
    static func read(_ line: Line) -> (names: [String], site: String?)? {
        // `—Jane Doe, The Beacon`
        if let first = line.tokens.first, first.kind == .mark, first.mark == .dash {
            return read(Line(line.text(from: first.end, to: line.text.utf8.count)))
        }
        let tokens = line.tokens
        // `Anne Roy et Paul Durand`
        if tokens.contains(where: { Names.isConjunction($0) && !$0.isCapital }), tokens.allSatisfy({ $0.kind == .word })
        {
            guard let names = Names.read(line, tokens.indices, isLabelled: false), names.count > 1 else { return nil }
            return names.allSatisfy { $0.utf8.contains(0x20) } ? (names, nil) : nil
        }
        if let role = roleStart(line), let name = nameBefore(role, in: line) { return ([name], nil) }
        if let mark = tokens.firstIndex(where: { $0.kind == .mark }), mark > 0, mark + 1 < tokens.count {
            let rest = mark + 1..<tokens.count
            // `ATS / Julien Culet`
            if tokens[mark].mark.separatesFields, Names.isAgency(line, 0..<mark), Names.isName(line, rest) {
                return ([line.text(of: rest)], nil)
            }
            guard Names.isName(line, 0..<mark), tokens[0..<mark].allSatisfy({ !$0.isCaseless }) else { return nil }
            if tokens[mark].mark.separatesFields, tokens[mark].isSpaced {
                if SiteName.isPublisher(line, rest) || Names.isNewsroom(line, rest) {
                    return ([line.text(of: 0..<mark)], line.text(of: rest))
                }
                return Names.isAgency(line, rest) ? ([line.text(of: 0..<mark)], nil) : nil
            }
            guard tokens[mark].mark == .comma else { return nil }
            // `Jane Doe, The Beacon`
            if SiteName.isTitled(Line(line.text(of: rest))) { return ([line.text(of: 0..<mark)], line.text(of: rest)) }
            guard let names = Names.read(line, tokens.indices, isLabelled: false) else { return nil }
            // Beyond one word, which is a place, each name needs two.
            return names.allSatisfy { $0.utf8.contains(0x20) } ? (names, nil) : nil
        }
        return nil
    }

    /// Whether the line says what a writer is and nothing else: `Political correspondent`, `Journaliste au pôle Économie`.
    static func isRole(_ line: Line) -> Bool {
        let words = line.tokens.filter { $0.kind == .word }
        guard (1...6).contains(words.count), words.count == line.tokens.count, let first = words.first,
            let last = words.last
        else { return false }
        return roles.contains(last) || roles.contains(first)
    }

    /// Where what the writer is begins, in a line that ends with it: behind the first two or three capitals.
    private static func roleStart(_ line: Line) -> Int? {
        let tokens = line.tokens
        guard (3...7).contains(tokens.count), let last = tokens.last, roles.contains(last), !last.isCapital,
            tokens.allSatisfy({ $0.kind == .word })
        else { return nil }
        return 2
    }

    private static func nameBefore(_ end: Int, in line: Line) -> String? {
        guard Names.isName(line, 0..<end) else { return nil }
        return line.text(of: 0..<end)
    }

    private static let roles = WordSet(
        """
        correspondent reporter editor columnist writer journalist journaliste correspondant correspondante chroniqueur chroniqueuse
        éditorialiste corresponsal periodista redactor redactora korrespondent korrespondentin redakteur redakteurin
        giornalista inviato inviata corrispondente jornalista repórter correspondente корреспондент muhabir muhabiri wartawan
        """
    )
}
