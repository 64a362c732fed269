import News

import struct Foundation.Date
import struct Foundation.TimeZone

/// Reads a line that is nothing but fields, in any order: `Par X | 12 mai 2024 à 10:30 | Politique | 4 min de lecture`.
///
/// A line of which one piece is not understood is no byline.
struct FieldReader {
    let line: Line
    let dates: DateReader
    let observed: Date?
    let zone: TimeZone?
    private var fields = Fields()
    private var sure = 0
    private var weak = 0
    var counters = 0
    private var bareDates = 0
    /// Pieces that name nobody and nothing for certain: a name or a section without a label.
    private var loose: [Range<Int>] = []

    init(_ line: Line, dates: DateReader, observed: Date?, zone: TimeZone?) {
        self.line = line
        self.dates = dates
        self.observed = observed
        self.zone = zone
    }

    /// The fields; nil when the line is no byline.
    ///
    /// With `isStrict` a preposition and a name (`Par X`) are not enough.
    mutating func read(isStrict: Bool = false) -> Fields? {
        guard line.length <= 220, line.tokens.count <= 60 else { return nil }
        if OddLine.isHashtags(line) {
            fields.tags = line.tokens.split { $0.mark == .hash && $0.kind == .mark }.compactMap { tag in
                guard let first = tag.first, let last = tag.last(where: { $0.kind != .mark }) else { return nil }
                return line.text(from: first.start, to: last.end)
            }
            fields.rule = .tags
            return fields
        }
        var index = 0
        while index < line.tokens.count {
            if line.tokens[index].kind == .mark {
                index += 1
                continue
            }
            // `Publicado el X y actualizado el Y`
            if index > 0, sure > 0, Names.isConjunction(line.tokens[index]), fieldBegins(at: index + 1) {
                index += 1
                continue
            }
            if let next = hijri(at: index) {
                index = next
                continue
            }
            guard let next = field(at: index), next > index else { return nil }
            index = next
        }
        let isDesk = !isStrict && sure + weak + counters == 0 && loose.count == 1 && loose.allSatisfy(isDesk)
        guard sure > 0 || (!isStrict && weak > 0) || counters > 1 || (counters == 1 && loose.isEmpty) || isDesk else {
            return nil
        }
        guard settleLoose() else { return nil }
        if sure == 0, weak == 0 { fields.rule = isDesk ? .byline : .counters }
        fields.isBareDate =
            bareDates > 0 && bareDates == sure && weak + counters == 0 && fields.authors.isEmpty
            && fields.section == nil
        return fields
    }

    private mutating func field(at index: Int) -> Int? {
        if let next = counter(at: index) { return next }
        if let match = FieldPhrase.index.match(line.tokens, at: index),
            let next = labelled(match.value, from: index + match.count, words: match.count)
        {
            return next
        }
        let run = DateWords.run(line, from: index)
        // `أسعار الذهب اليوم`: a title that ends in its day is no byline.
        if run == 1, index > 0, line.tokens[index].kind == .word, line.tokens[index - 1].kind == .word { return nil }
        if run > 0, let date = date(index..<index + run) {
            if fields.published == nil {
                fields.published = date
            } else if fields.updated == nil {
                fields.updated = date
            }
            bareDates += 1
            note(.date)
            return index + run
        }
        if let age = age(at: index) {
            fields.published = fields.published ?? age.date
            note(.date)
            return age.end
        }
        // `Publié par X à 10:05`: the day stands elsewhere.
        if sure + weak > 0, let next = time(from: index), next < line.tokens.count || index > 0 { return next }
        if let companion = Names.companion(line, at: index) {
            fields.via = fields.via ?? Via(name: companion.agency)
            note(.source)
            return companion.end
        }
        let end = pieceEnd(from: index)
        guard loose.count < 4, end > index else { return nil }
        loose.append(index..<end)
        return end
    }

    private mutating func labelled(_ phrase: FieldPhrase, from start: Int, words: Int) -> Int? {
        var start = start
        var isMarked = words > 1
        while start < line.tokens.count, line.tokens[start].kind == .mark, Self.followsLabel(line.tokens[start].mark) {
            isMarked = true
            start += 1
        }
        switch phrase.field {
        case .author: return author(from: start, isSure: phrase.isSure, isMarked: isMarked)
        case .editor: return editor(from: start)
        case .published, .updated:
            let run = DateWords.run(line, from: start)
            guard run > 0 else {
                if phrase.isSure, let end = time(from: start) { return end }
                // `vor 5 Stunden aktualisiert`
                if phrase.isSure, start == line.tokens.count, bareDates > 0 {
                    if phrase.field == .updated { (fields.published, fields.updated) = (nil, fields.published) }
                    return start
                }
                // `Publié par X le …`: the label's value comes later.
                return phrase.isSure && start < line.tokens.count && isMarked ? start : nil
            }
            guard let date = date(start..<start + run) else {
                // `on 02/10/2025` in a language whose writers disagree: a date, but nobody knows which.
                guard isNumeric(start..<start + run) else { return nil }
                note(.date)
                return start + run
            }
            if phrase.field == .published {
                fields.published = date
                fields.isPublicationLabelled = phrase.isSure
                if !phrase.isSure { bareDates += 1 }
            } else {
                fields.updated = date
            }
            note(.date)
            return start + run
        case .section:
            let end = pieceEnd(from: start)
            let isKnown = end > start && FieldPhrase.sections.match(line.tokens, at: start)?.count == end - start
            guard phrase.isSure ? isMarked : sure + weak > 0 || isKnown else { return nil }
            guard end > start, end - start <= 5, fields.section == nil, !line.endsLikeSentence || isMarked else {
                return nil
            }
            fields.section = line.text(of: start..<end)
            note(.section)
            return end
        case .tags: return isMarked ? tags(from: start) : nil
        case .source: return source(from: start, isMarked: isMarked)
        case .ignored: return start
        }
    }

    private mutating func author(from start: Int, isSure: Bool, isMarked: Bool) -> Int? {
        let end = pieceEnd(from: start)
        guard end > start, end - start <= 16 else { return nil }
        let start = nameStart(in: start..<end)
        let isLabelled = isSure && isMarked
        if Names.isAgency(line, start..<end) {
            fields.via = fields.via ?? Via(name: line.text(of: start..<end))
        } else if !Names.isNewsroom(line, start..<end) {
            guard let names = Names.read(line, start..<end, isLabelled: isLabelled) else { return nil }
            for name in names where !fields.authors.contains(name) { fields.authors.append(name) }
        }
        if isSure { note(.byline) } else { weak += 1 }
        return end
    }

    /// Where the name begins: `à Dakar, Aminata Diallo` says first where the writer is.
    private func nameStart(in range: Range<Int>) -> Int {
        let first = line.tokens[range.lowerBound]
        guard first.kind == .word, !first.isCapital, !first.isCaseless, range.count > 3,
            let comma = range.first(where: { line.tokens[$0].mark == .comma && line.tokens[$0].kind == .mark }),
            comma + 1 < range.upperBound
        else { return range.lowerBound }
        return comma + 1
    }

    /// Whoever edited the text did not write it.
    private mutating func editor(from start: Int) -> Int? {
        let end = pieceEnd(from: start)
        guard end > start, end - start <= 16, Names.read(line, start..<end, isLabelled: false) != nil else {
            return nil
        }
        note(.byline)
        return end
    }

    private mutating func tags(from start: Int) -> Int? {
        var tag = start
        for index in start...line.tokens.count {
            let isEnd = index == line.tokens.count
            guard isEnd || (line.tokens[index].kind == .mark && line.tokens[index].mark != .quote) else { continue }
            if index > tag, index - tag <= 6 { fields.tags.append(line.text(of: tag..<index)) }
            tag = index + 1
        }
        guard start < line.tokens.count else { return nil }
        note(.tags)
        return line.tokens.count
    }

    private mutating func source(from start: Int, isMarked: Bool) -> Int? {
        if isMarked, let address = address(at: start) {
            fields.via = address.via
            note(.source)
            return address.end
        }
        let end = pieceEnd(from: start)
        guard end > start, end - start <= 6, isMarked || line.tokens[start].isCapital else { return nil }
        fields.via = Via(name: line.text(of: start..<end))
        note(.source)
        return end
    }

    /// An address of the web, and the publisher it names.
    private func address(at start: Int) -> (via: Via, end: Int)? {
        let tokens = line.tokens
        guard start < tokens.count, Self.schemes.contains(tokens[start]) else { return nil }
        var end = start + 1
        while end < tokens.count, !tokens[end].isSpaced { end += 1 }
        let text = line.text(of: start..<end)
        guard let parts = WebAddress(text), let host = parts.host else { return nil }
        return (Via(name: host.hasPrefix("www.") ? String(host.dropFirst(4)) : host, url: text), end)
    }

    /// Where the piece that begins at `start` ends: at a separator, a date or the next label.
    private func pieceEnd(from start: Int) -> Int {
        var index = start
        while index < line.tokens.count {
            let token = line.tokens[index]
            if token.kind == .mark, token.mark.separatesFields || token.mark == .semicolon { break }
            if index > start, fieldBegins(at: index) || Names.companion(line, at: index) != nil { break }
            index += 1
        }
        while index > start, line.tokens[index - 1].kind == .mark { index -= 1 }
        return index
    }

    private func fieldBegins(at index: Int) -> Bool {
        let tokens = line.tokens
        guard index < tokens.count else { return false }
        if DateWords.run(line, from: index) > 0, tokens[index].kind == .number || !tokens[index].isCapital {
            return true
        }
        if tokens[index - 1].kind == .mark, DateWords.run(line, from: index) > 0 { return true }
        if !tokens[index].isCapital, time(from: index) != nil { return true }
        if countBegins(at: index) { return true }
        guard let match = FieldPhrase.index.match(tokens, at: index) else { return false }
        if match.value.field == .ignored { return true }
        guard index + match.count < tokens.count else { return false }
        let next = index + match.count
        switch match.value.field {
        case .published, .updated:
            return DateWords.run(line, from: next) > 0 || (match.value.isSure && match.count > 1)
        case .author, .editor:
            return match.value.isSure && match.count > 1
                || (tokens[index].length > 2 && Self.by.contains(tokens[index]))
        case .section: return match.count > 1 || (tokens[next].isCapital && !tokens[index].isCapital)
        case .tags, .source: return tokens[next].kind == .mark && tokens[next].mark == .colon
        case .ignored: return true
        }
    }

    /// Whether a range begins with the three numbers of a day, month and year.
    private func isNumeric(_ range: Range<Int>) -> Bool {
        let numbers = line.tokens[range].prefix(3)
        return numbers.count == 3 && numbers.allSatisfy { $0.kind == .number } && numbers.contains { $0.length == 4 }
            && numbers.filter { $0.value <= 31 }.count == 2
    }

    /// Names, sections and places without a label count beside something certain.
    private mutating func settleLoose() -> Bool {
        for range in loose {
            if let section = firstSection(in: range), fields.section == nil {
                fields.section = section
            } else if SiteName.isPublisher(line, range) {
                continue
            } else if Names.isAgency(line, range) {
                fields.via = fields.via ?? Via(name: line.text(of: range))
            } else if Names.isNewsroom(line, range) {
                continue
            } else if fields.authors.isEmpty, Names.isName(line, range) {
                fields.authors = Names.read(line, range, isLabelled: false) ?? []
                fields.rule = .byline
            } else if Names.companion(line, at: range.upperBound) != nil, range.count <= 6 {
                continue
            } else if let label = FieldPhrase.index.match(line.tokens, at: range.lowerBound, where: { $0.isSure }),
                label.count == range.count
            {
                // A label whose value was not understood names nobody.
                continue
            } else if !isPlace(range) {
                return false
            }
        }
        return true
    }

    /// The first of the sections that a piece lists, `A la une, Économie`; nil when it names anything else.
    private func firstSection(in range: Range<Int>) -> String? {
        var first: String?
        var index = range.lowerBound
        while index < range.upperBound {
            guard let match = FieldPhrase.sections.match(line.tokens, at: index) else { return nil }
            first = first ?? line.text(of: index..<index + match.count)
            index += match.count
            guard index < range.upperBound else { break }
            guard line.tokens[index].kind == .mark, line.tokens[index].mark == .comma else { return nil }
            index += 1
        }
        return index == range.upperBound ? first : nil
    }

    /// Whether a piece names nothing but an agency or the newsroom.
    private func isDesk(_ range: Range<Int>) -> Bool {
        Names.isAgency(line, range) || Names.isNewsroom(line, range)
    }

    /// `Rabat, le 5 mai 2024`: one capitalised word in front of a date; `Anne Roy | Rabat | 5/5/2024`: a piece of its own.
    private func isPlace(_ range: Range<Int>) -> Bool {
        if range.count <= 2, range.lowerBound > 0, range.upperBound < line.tokens.count, !fields.authors.isEmpty,
            fields.published != nil, line.tokens[range].allSatisfy({ $0.kind == .word && $0.isCapital }),
            line.tokens[range.upperBound].kind == .mark, line.tokens[range.upperBound].mark.separatesFields
        {
            return true
        }
        // `Por João Manuel — Luanda`
        if range.count <= 3, range.upperBound == line.tokens.count, range.lowerBound > 1, !fields.authors.isEmpty,
            line.tokens[range].allSatisfy({ $0.kind == .word && $0.isCapital })
        {
            return true
        }
        guard range.count == 1, range.lowerBound == 0, fields.published != nil, line.tokens.count > 1 else {
            return false
        }
        return line.tokens[0].isCapital && (line.tokens[1].kind != .mark || line.tokens[1].mark != .colon)
    }

    private mutating func note(_ rule: Rule) {
        if sure == 0 { fields.rule = rule }
        sure += 1
    }

    private static func followsLabel(_ mark: Mark) -> Bool {
        switch mark {
        case .colon, .dash, .pipe, .arrow, .bullet: true
        default: false
        }
    }

    private static let by = WordSet("par von por بقلم")
    private static let schemes = WordSet("http https")
}
