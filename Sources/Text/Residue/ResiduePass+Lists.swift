extension ResiduePass {
    /// Takes out what stands listed under a heading such as “À lire aussi”.
    mutating func dropRelatedLists() {
        let start = bodyRange?.lowerBound ?? passages.count
        let end = bodyRange?.upperBound ?? 0
        let headings = passages.indices.filter { $0 > start && passages[$0].rule == nil && !passages[$0].isBody }
        let first = headings.first ?? passages.count
        let last = headings.last { $0 <= end } ?? 0
        for index in passages.indices {
            guard passages[index].rule == .readAlso, let line = passages[index].line,
                LineRules.isRelatedHeading(line)
            else { continue }
            var list: [Int] = []
            var next = index + 1
            while next < passages.count, list.count < 12, isListed(passages[next]) {
                if passages[next].rule == nil { list.append(next) }
                next += 1
            }
            // In an article with headings, the line right above a paragraph is one of them.
            let isHeaded = first < index || last > next
            if next < passages.count, passages[next].isBody, isHeaded { list = list.dropLast() }
            for place in list { drop(place, .readAlso) }
        }
    }

    private func isListed(_ passage: Passage) -> Bool {
        guard let line = passage.line else { return false }
        if passage.rule != nil { return true }
        return !passage.isBody && line.length <= 180 && line.tokens.last?.mark != .stop
    }

    mutating func dropShareBars() {
        var start = 0
        while start < passages.count {
            var end = start
            var buttons: [Int] = []
            while end < passages.count {
                if passages[end].rule == nil, !passages[end].isWordy, let line = passages[end].line,
                    LineRules.isShareButton(line)
                {
                    buttons.append(end)
                } else if passages[end].rule != .share {
                    break
                }
                end += 1
            }
            if end - start > 1 { for place in buttons { drop(place, .share) } }
            start = max(end, start + 1)
        }
    }
}
