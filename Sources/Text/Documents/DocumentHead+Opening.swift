import News

/// What stands above or before the title.
extension DocumentHead {
    /// A site's menu above everything: lines of one or two words one below the other, of which three name sections.
    mutating func dropMenu(above body: Int) {
        let places = pass.passages.indices.prefix(body)
        var end = 0
        var sections = 0
        while end < places.count, let line = line(end), (1...3).contains(line.tokens.count), !line.endsLikeSentence,
            pass.passages[end].fields == nil
        {
            sections += isSection(line) || pass.passages[end].rule == .navigation ? 1 : 0
            end += 1
        }
        // The title stands below, and the last line may be its kicker.
        guard end >= 4, sections >= 3, end < body, pass.passages[end..<body].contains(where: { $0.rule == nil }) else {
            return
        }
        for index in 0..<end where pass.passages[index].rule == nil { pass.drop(index, .navigation) }
    }

    /// `Titre : …`, as tools that save articles write it.
    mutating func takeLabel() {
        guard let text = title else { return }
        let line = Line(text, limit: 40)
        guard line.tokens.count > 3, line.tokens[1].mark == .colon, Self.titles.contains(line.tokens[0]) else { return }
        title = line.text(from: line.tokens[2].start, to: text.utf8.count)
    }

    /// `12-06-2025 17:45 - Le titre`: lists print the moment before each title.
    mutating func takeLeadingDate() {
        guard let text = title, text.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return }
        let line = Line(text)
        let run = DateWords.run(line, from: 0)
        let next = run + 1
        guard run > 2, next + 2 < line.tokens.count, line.tokens[run].kind == .mark,
            line.tokens[run].mark.separatesFields || line.tokens[run].mark == .colon,
            line.tokens[run].isSpaced || line.tokens[run].mark == .colon,
            let date = pass.dates.read(line.text(of: 0..<run)), date.precision != .year
        else { return }
        title = line.text(from: line.tokens[next].start, to: text.utf8.count)
        var fields = Fields()
        fields.published = date
        pass.learn(fields, isTail: false)
    }

    private static let titles = WordSet("titre title título titel titolo headline العنوان заголовок başlık judul")
}
