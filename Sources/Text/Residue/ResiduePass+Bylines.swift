import News

import struct Foundation.Date

extension ResiduePass {
    /// Reads bylines above the text, just below its first paragraph, and after its end.
    mutating func readBylines() {
        let body = bodyRange ?? 0...max(0, passages.count - 1)
        let second = passages.indices.first { $0 > body.lowerBound && passages[$0].isBody } ?? body.upperBound
        for index in passages.indices where passages[index].rule == nil && !passages[index].isBody {
            let isHead = index < body.lowerBound && (index < 16 || body.lowerBound - index <= 16)
            let isDeckAbove = index > body.lowerBound && index < second && index <= body.lowerBound + 3
            let isTail = index > body.upperBound && index <= body.upperBound + 24
            guard isHead || isDeckAbove || isTail else { continue }
            readByline(at: index, isStrict: isDeckAbove, isTail: isTail)
        }
        for index in passages.indices {
            guard let fields = passages[index].fields else { continue }
            learn(fields, isTail: index > body.upperBound)
        }
        dropStrayCounts(
            head: passages.indices.prefix(body.lowerBound),
            tail: passages.indices.dropFirst(body.upperBound + 1)
        )
        dropBiography(after: body.upperBound)
        if body.lowerBound < passages.count, let opening = Dateline(passages[body.lowerBound].text) {
            learnt.via = learnt.via ?? Via(name: opening.agency)
            learnt.published = learnt.published ?? opening.date(dates, observed: observed)
            if opening.isAlone { drop(body.lowerBound, .byline) }
        }
    }

    private mutating func readByline(at index: Int, isStrict: Bool, isTail: Bool) {
        guard let line = passages[index].line.map(Self.unglued) else { return }
        if !isStrict, let opening = Dateline(line.text), opening.isAlone {
            var fields = Fields()
            fields.via = Via(name: opening.agency)
            fields.published = opening.date(dates, observed: observed)
            passages[index].fields = fields
            drop(index, .byline)
            return
        }
        var reader = FieldReader(line, dates: dates, observed: observed, zone: zone)
        if let fields = reader.read(isStrict: isStrict) {
            if isStrict, fields.isBareDate, !standsUnderDeck(index) { return }
            // `Mars 2011` below the text or between paragraphs heads a part of a chronicle.
            if isStrict || isTail, fields.isBareDate, fields.published?.precision == .month, hasYear(line) { return }
            passages[index].fields = fields
            drop(index, fields.rule)
            return
        }
        // A label alone, with its value on the next line.
        guard line.tokens.count <= 6, index + 1 < passages.count, passages[index + 1].rule == nil,
            let next = passages[index + 1].line, !passages[index + 1].isBody,
            let label = FieldPhrase.index.match(line.tokens, at: 0),
            line.tokens.count <= 4 || label.count == line.tokens.count,
            label.value.isSure || (!isStrict && label.count == line.tokens.count)
        else { return }
        var joined = FieldReader(Line("\(line.text): \(next.text)"), dates: dates, observed: observed, zone: zone)
        guard let fields = joined.read(isStrict: label.value.isSure) else { return }
        passages[index].fields = fields
        drop(index, fields.rule)
        drop(index + 1, fields.rule)
        if label.value.field == .tags || label.value.field == .section && isTail {
            takeTags(after: index + 1, under: index)
        }
    }

    private func hasYear(_ line: Line) -> Bool { line.tokens.contains { $0.kind == .number && $0.length == 4 } }

    /// Tags that stand one a line below their label.
    private mutating func takeTags(after first: Int, under label: Int) {
        for index in passages.indices.dropFirst(first + 1).prefix(12) where passages[index].rule == nil {
            guard !passages[index].isBody, let line = passages[index].line, line.tokens.count <= 4,
                line.tokens.allSatisfy({ $0.kind != .mark })
            else { return }
            passages[label].fields?.tags.append(line.text)
            drop(index, .tags)
        }
    }

    /// `ParOusmane Ndiaye`: a label that lost the markup between itself and the name.
    private static func unglued(_ line: Line) -> Line {
        guard let first = line.tokens.first, first.kind == .word, first.length > 4 else { return line }
        var text = line.text
        let label = text.withUTF8 { bytes in
            labels.first { label in
                var cursor = ScalarCursor(bytes, from: first.start + label.count, to: bytes.count)
                return bytes.dropFirst(first.start).starts(with: label)
                    && cursor.next().map { Folding.isCapital($0) } ?? false
            }
        }
        guard let label else { return line }
        let rest = first.start + label.count
        return Line("\(line.text(from: first.start, to: rest)) \(line.text(from: rest, to: line.text.utf8.count))")
    }

    private static let labels = ["Par", "By", "Por", "Von", "Door", "par", "by", "por", "von"].map { Array($0.utf8) }

    /// Takes out what is said of the writer under the text: the name alone on a line, and few passages below it.
    private mutating func dropBiography(after end: Int) {
        guard let body = bodyRange else { return }
        learnFromBiography()
        guard !learnt.authors.isEmpty else { return }
        dropLastWords(above: body)
        let places = kept.filter { $0 > body.lowerBound }
        guard let name = places.lastIndex(where: { learnt.authors.contains(passages[$0].text) }), name >= 2,
            places.count - name <= 3, places[..<name].contains(where: { passages[$0].isBody })
        else { return }
        for index in places[name...] { drop(index, .byline) }
    }

    /// A name alone on the last line but one, and a last passage that begins with it and says who that is.
    private mutating func learnFromBiography() {
        let kept = kept
        guard learnt.authors.isEmpty, kept.count > 3, let name = passages[kept[kept.count - 2]].line,
            Names.isName(name, name.tokens.indices), !name.tokens.contains(where: \.isCaseless),
            passages[kept[kept.count - 1]].text.hasPrefix(name.text + " "),
            Names.introducesPerson(Line(passages[kept[kept.count - 1]].text, limit: 120))
        else { return }
        learnt.authors = [name.text]
    }

    /// Takes out a last passage that begins with the writer's name and says who that is: `Jane Doe is a writer for…`.
    private mutating func dropLastWords(above body: ClosedRange<Int>) {
        guard let last = kept.last, last > body.lowerBound, passages[last].text.utf8.count <= 480,
            learnt.authors.contains(where: { $0.utf8.contains(0x20) && passages[last].text.hasPrefix($0 + " ") }),
            kept.dropLast().contains(where: { passages[$0].isBody })
        else { return }
        let line = Line(passages[last].text, limit: 120)
        if Names.introducesPerson(line) {
            drop(last, .byline)
            passages[last].isBody = false
        }
    }

    /// Whether a bare date below the first paragraph is the article's own: a title stands above, and no second date
    /// heads another paragraph.
    private func standsUnderDeck(_ index: Int) -> Bool {
        guard let body = bodyRange, passages[..<body.lowerBound].contains(where: { $0.rule == nil }) else {
            return false
        }
        return !passages.indices.contains { other in
            guard other > index, other <= body.upperBound, passages[other].rule == nil, !passages[other].isBody,
                let line = passages[other].line
            else { return false }
            return DateWords.run(line, from: 0) == line.tokens.count
        }
    }

    /// Whether a date tells more of the publication than the one already known: pages also carry today's date.
    private func isBetter(_ date: StatedDate, _ isLabelled: Bool) -> Bool {
        guard let known = learnt.published else { return true }
        if isLabelled != isPublicationLabelled { return isLabelled }
        // The same day, told more exactly.
        let hours = abs(date.instant.timeIntervalSince(known.instant)) / 3600
        return known.precision == .day && date.precision != .day && hours < 24
    }

    mutating func learn(_ fields: Fields, isTail: Bool) {
        // Below a signed text stand its editors and those who helped.
        let isSigned = isTail && !learnt.authors.isEmpty
        for author in fields.authors where !isSigned && !learnt.authors.contains(author) {
            learnt.authors.append(author)
        }
        if let date = fields.published, isBetter(date, fields.isPublicationLabelled) {
            learnt.published = date
            isPublicationLabelled = fields.isPublicationLabelled
        }
        learnt.updated = learnt.updated ?? fields.updated
        learnt.section = learnt.section ?? fields.section
        for tag in fields.tags where !learnt.tags.contains(tag) { learnt.tags.append(tag) }
        learnt.via = learnt.via ?? fields.via
    }
}
