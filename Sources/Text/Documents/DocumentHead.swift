/// Tells title, deck, publisher and kicker among the short passages above a document's text.
struct DocumentHead {
    var pass: ResiduePass
    var title: String?
    private(set) var subtitle: String?
    var site: String?
    private(set) var section: String?
    var authors: [String] = []
    /// Whether the title stands twice: then what stands below the second is the page's head, not the text.
    private var isTitleRepeated = false

    /// The longest title and deck, in letters.
    private static let longestTitle = 240
    private static let longestDeck = 480

    init(_ pass: ResiduePass) { self.pass = pass }

    mutating func read() {
        guard let body = pass.bodyRange else { return readWithoutBody() }
        dropMenu(above: body.lowerBound)
        var head = pass.kept.filter { $0 < body.lowerBound }
        takeKicker(&head)
        takeWay(&head)
        guard let first = head.first, isTitle(first) else { return }
        if head.count == 1, let line = line(first), isSignature(line, at: first) {
            // A name above the date of a document without a title.
            return takeSignature(line, at: first)
        }
        title = take(first, as: .title)
        takeLabel()
        takeLeadingDate()
        takeRepeatedTitle(after: first)
        let window = first + 1..<min(first + 7, body.upperBound + 1)
        takeLabels(window.filter { pass.passages[$0].rule == nil })
        takeDeck(in: window, body: body.lowerBound)
        takeClosingSignature()
        dropNamesAgain(outside: body)
    }

    /// A document of nothing but short lines: the first is its title when others follow.
    private mutating func readWithoutBody() {
        let kept = pass.kept
        guard kept.count > 1, let first = kept.first, isTitle(first) else { return }
        title = take(first, as: .title)
    }

    /// A way from the home page without marks between its steps (`Accueil Économie Le titre`), known by the title's
    /// second appearance below it.
    private mutating func takeWay(_ head: inout [Int]) {
        guard let first = head.first, let way = line(first), let home = way.tokens.first, LineRules.homes.contains(home)
        else { return }
        let isWay = head.dropFirst().prefix(3).contains { index in
            guard let title = line(index), title.tokens.count > 2, title.tokens.count < way.tokens.count else {
                return false
            }
            return zip(way.tokens.reversed(), title.tokens.reversed()).allSatisfy {
                $0.hash == $1.hash && $0.value == $1.value && $0.mark == $1.mark
            }
        }
        guard isWay else { return }
        pass.drop(first, .breadcrumb)
        head.removeFirst()
        takeKicker(&head)
    }

    /// The words of a passage; nil for one too long for any place in a head.
    func line(_ index: Int) -> Line? {
        let passage = pass.passages[index]
        if let line = passage.line { return line }
        return passage.text.utf8.count <= 3 * Self.longestDeck ? Line(passage.text) : nil
    }

    private func isTitle(_ index: Int) -> Bool {
        guard let line = line(index), line.length <= Self.longestTitle else { return false }
        return line.tokens.contains { $0.kind == .word }
            && line.tokens.last.map { $0.kind != .mark || $0.mark != .stop } ?? false
    }

    private mutating func take(_ index: Int, as rule: Rule) -> String {
        pass.drop(index, rule)
        return pass.passages[index].text
    }

    mutating func takeSignature(_ line: Line, at index: Int) {
        authors = Names.read(line, line.tokens.indices, isLabelled: false) ?? []
        pass.drop(index, .byline)
    }

    /// A page's text often has its title twice, first with the site's name behind: `Title - Site`, then `Title`.
    private mutating func takeRepeatedTitle(after first: Int) {
        guard let whole = line(first), let next = pass.kept.first(where: { $0 > first }), let second = line(next) else {
            return
        }
        let count = second.tokens.count
        guard count > 1, whole.tokens.count >= count,
            zip(whole.tokens, second.tokens).allSatisfy({
                $0.hash == $1.hash && $0.value == $1.value && $0.mark == $1.mark
            })
        else { return }
        isTitleRepeated = true
        let rest = count..<whole.tokens.count
        if rest.isEmpty {
            title = take(next, as: .title)
        } else if whole.tokens[count].kind == .mark, whole.tokens[count].mark.separatesFields,
            (2...7).contains(rest.count)
        {
            title = take(next, as: .title)
            site = site ?? whole.text(of: count + 1..<whole.tokens.count)
        }
    }

    /// A section or publisher above the title.
    private mutating func takeKicker(_ head: inout [Int]) {
        while head.count > 1, let line = line(head[0]) {
            if isSection(line) {
                section = section ?? line.text
                pass.drop(head[0], .section)
            } else if SiteName.isSure(line) || (SiteName.isShouted(line, words: 3) && isLonger(head[1])) {
                site = site ?? line.text
                pass.drop(head[0], .site)
            } else {
                return
            }
            head.removeFirst()
        }
    }

    /// Whether the line names sections and nothing else.
    func isSection(_ line: Line) -> Bool {
        var index = 0
        while index < line.tokens.count, let match = FieldPhrase.sections.match(line.tokens, at: index) {
            index += match.count
        }
        return index > 0 && index == line.tokens.count
    }

    /// Whether a passage is a title beside a name of a few words.
    private func isLonger(_ index: Int) -> Bool {
        guard let line = line(index) else { return false }
        return line.tokens.filter { $0.kind == .word }.count > 4 && !SiteName.isShouted(line, words: 40)
    }

    /// A publisher's or a writer's name alone on a line between title and text.
    private mutating func takeLabels(_ places: [Int]) {
        for index in places where !pass.passages[index].isBody {
            guard let line = line(index) else { continue }
            if takeDesk(line, at: index) || takeWriters(line, at: index) { continue }
            let isSite =
                SiteName.isSure(line)
                || (SiteName.isShouted(line, words: 5) && !isNamedBelow(index)
                    && (!isHeading(index) || isTitleRepeated && !hasOtherShouts(than: index)))
                || (SiteName.isTitled(line) && !standsAboveText(index))
            if site == nil, isSite {
                site = line.text
                pass.drop(index, .site)
            } else if section == nil, isSection(line), !isHeading(index) {
                section = line.text
                pass.drop(index, .section)
            } else if authors.isEmpty, pass.learnt.authors.isEmpty, isSignature(line, at: index) {
                takeSignature(line, at: index)
            }
        }
    }

    /// Whether a line in capitals is a heading: it stands right above text, or others like it stand in the text.
    private func isHeading(_ index: Int) -> Bool {
        pass.bodyRange != nil && (hasOtherShouts(than: index) || standsAboveText(index))
    }

    private func hasOtherShouts(than index: Int) -> Bool {
        guard let body = pass.bodyRange else { return false }
        return pass.kept.contains { other in
            other > body.lowerBound && (line(other).map { SiteName.isShouted($0, words: 12) } ?? false)
        }
    }

    /// Whether a bare name stands beside other parts of a byline.
    private func isSignature(_ line: Line, at index: Int) -> Bool {
        guard line.length <= 60, Names.isName(line, line.tokens.indices) else { return false }
        // A script without capitals does not tell names from other words: only its place between title and byline does.
        if line.tokens.contains(where: \.isCaseless) { return line.length <= 24 && standsUnderTitle(index) }
        let neighbours = [index - 1, index + 1].filter { pass.passages.indices.contains($0) }
        if neighbours.contains(where: { pass.passages[$0].fields != nil }) { return true }
        // Under a title, a name above a heading is no heading, nor is one in a document that has no others.
        guard title != nil else { return false }
        return !standsAboveText(index) || !hasOtherHeadings(than: index)
    }

    private func standsUnderTitle(_ index: Int) -> Bool {
        guard index > 0, index + 1 < pass.passages.count, pass.passages[index - 1].rule == .title else { return false }
        switch pass.passages[index + 1].rule {
        case .share, .date, .byline, .counters: return true
        default: return false
        }
    }

    private func standsAboveText(_ index: Int) -> Bool {
        pass.kept.first { $0 > index }.map { pass.passages[$0].isBody } ?? false
    }

    private func hasOtherHeadings(than index: Int) -> Bool {
        pass.kept.contains { $0 != index && !pass.passages[$0].isBody }
    }

    /// The deck: the one passage between title and byline, or one too long for a heading right under the title.
    private mutating func takeDeck(in window: Range<Int>, body: Int) {
        let kept = window.filter { pass.passages[$0].rule == nil }
        guard let deck = kept.first, let line = line(deck), line.length <= Self.longestDeck,
            pass.kept.contains(where: { $0 > deck && pass.passages[$0].isBody })
        else { return }
        let byline = window.last { $0 > deck && isByline($0) } ?? deck
        let isAlone = kept.filter { $0 < byline }.count == 1
        if byline > deck, isAlone, line.length >= 20 {
            subtitle = take(deck, as: .subtitle)
        } else if deck < body {
            let isHeaded = kept.count > 1 && kept[1] < body
            if line.length >= (isHeaded ? 40 : 80) { subtitle = take(deck, as: .subtitle) }
        }
    }

    /// Whether a passage was read as a byline or names the publisher.
    private func isByline(_ index: Int) -> Bool {
        pass.passages[index].fields != nil || pass.passages[index].rule == .site || pass.passages[index].rule == .byline
    }
}
