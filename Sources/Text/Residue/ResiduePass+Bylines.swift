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
            readByline(at: index, isStrict: isDeckAbove)
        }
        for index in passages.indices { if let fields = passages[index].fields { learn(fields) } }
        if body.lowerBound < passages.count, let opening = Dateline(passages[body.lowerBound].text) {
            learnt.via = learnt.via ?? Via(name: opening.agency)
            learnt.published = learnt.published ?? opening.date(dates, observed: observed)
        }
    }

    private mutating func readByline(at index: Int, isStrict: Bool) {
        guard let line = passages[index].line else { return }
        var reader = FieldReader(line, dates: dates, observed: observed, zone: zone)
        if let fields = reader.read(isStrict: isStrict) {
            if isStrict, fields.isBareDate, !standsUnderDeck(index) { return }
            passages[index].fields = fields
            drop(index, fields.rule)
            return
        }
        // A label alone, with its value on the next line.
        guard line.tokens.count <= 4, index + 1 < passages.count, passages[index + 1].rule == nil,
            let next = passages[index + 1].line, !passages[index + 1].isBody,
            FieldPhrase.index.match(line.tokens, at: 0, where: { $0.isSure }) != nil
        else { return }
        var joined = FieldReader(Line("\(line.text): \(next.text)"), dates: dates, observed: observed, zone: zone)
        guard let fields = joined.read(isStrict: true) else { return }
        passages[index].fields = fields
        drop(index, fields.rule)
        drop(index + 1, fields.rule)
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

    private mutating func learn(_ fields: Fields) {
        for author in fields.authors where !learnt.authors.contains(author) { learnt.authors.append(author) }
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
