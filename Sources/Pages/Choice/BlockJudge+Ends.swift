/// What is judged once the running text is known: notes, signatures and headings at its ends.
extension BlockJudge {
    /// Takes out what stands in italics after the text and says who wrote it, or what to read or follow besides.
    mutating func dropAfterwords(_ readings: inout BlockReadings) {
        let kept = verdict.kept
        guard kept.count > 4, kept.count(where: { page.blocks[$0].isEmphasised }) * 3 < kept.count else { return }
        for index in kept.reversed() {
            let block = page.blocks[index]
            guard block.isEmphasised, block.length < 700, isLoose(index) else { return }
            let reading = readings.afterword(index)
            let leadsNowhere = block.length < 150 && page.text[block.text].last == UInt8(ascii: ":")
            if reading.introducesPerson || reading.namesChannel || leadsNowhere { drop(index, .note) }
        }
    }

    /// Takes out what tells after the text who its known writer is.
    mutating func dropPortrait(_ readings: inout BlockReadings) {
        let kept = verdict.kept
        guard kept.count > 4, !knowledge.authors.isEmpty else { return }
        for index in kept.reversed().prefix(4) where isLoose(index) && page.blocks[index].length < 700 {
            let words = readings.words[index]
            guard knowledge.authors.contains(where: { !$0.isEmpty && words.starts(with: $0) }) else {
                if page.blocks[index].length > 60 { return }
                continue
            }
            if readings.afterword(index).introducesPerson { drop(index, .author) }
        }
    }

    /// Takes out the writer's name above the text.
    mutating func dropNames(_ readings: inout BlockReadings) {
        for index in verdict.kept.prefix(3) {
            let block = page.blocks[index]
            guard index < firstLong else { return }
            if block.length < 70, !block.tag.isHeading, isLoose(index), readings[index].isNames { drop(index, .byline) }
        }
    }

    /// Takes a heading above the whole text for the standfirst, unless others like it part the text.
    mutating func takeDeck() {
        let kept = verdict.kept
        guard verdict.deck == nil, kept.count > 3, let first = kept.first, page.blocks[first].tag.isHeading,
            page.blocks[first].length > 25, page.blocks[first].length < 300, !knowledge.title.isEmpty,
            !kept.dropFirst().contains(where: { page.blocks[$0].tag == page.blocks[first].tag })
        else { return }
        verdict.deck = first
        drop(first, .deck)
    }

    /// After the last long block an end heading ends the article.
    mutating func cutTail(_ readings: inout BlockReadings) {
        guard lastLong + 1 < range.upperBound else { return }
        for index in (lastLong + 1)..<range.upperBound where rule(index) == nil && page.blocks[index].tag.isHeading {
            guard isEndHeading(index, &readings) else { continue }
            for later in index..<range.upperBound where rule(later) == nil { drop(later, .tail) }
            return
        }
    }

    /// Takes out notes and signatures at both ends of the text.
    mutating func dropNotes(_ readings: inout BlockReadings) {
        let kept = verdict.kept
        guard kept.count > 2 else { return }
        for index in kept.reversed().prefix(5) where isLoose(index) {
            let block = page.blocks[index]
            let reading = readings[index]
            if block.length < 400, reading.opensNote {
                drop(index, .note)
            } else if index > lastLong, block.length < (isTrusted(index) ? 40 : 70), !reading.isSentence,
                !isFootnote(block)
            {
                drop(index, .signature)
            } else if block.length > 60 {
                break
            }
        }
        for index in verdict.kept.prefix(3) where isLoose(index) && page.blocks[index].length < 400 {
            guard readings[index].opensNote else { continue }
            drop(index, .note)
        }
        for index in range where rule(index) == nil && !isTrusted(index) && page.blocks[index].length < 400 {
            if isLoose(index), readings[index].opensNote { drop(index, .note) }
        }
    }

    private func isFootnote(_ block: PageBlock) -> Bool { page.text[block.text.lowerBound] == UInt8(ascii: "*") }

    /// Whether a block is no part of a list, table or quotation.
    func isLoose(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return !isInside(block.around.list) && !isInside(block.around.table) && !isInside(block.around.quote)
            && block.tag != .preformatted
    }

    private func isEndHeading(_ index: Int, _ readings: inout BlockReadings) -> Bool {
        let reading = readings[index]
        return reading.announcesOthers || reading.family != nil
    }

    mutating func dropEmptyHeadings(_ readings: inout BlockReadings) {
        var next: Int?
        for index in range.reversed() where rule(index) == nil {
            if page.blocks[index].tag.isHeading {
                let isText = page.blocks[index].endsSentence && page.blocks[index].length > 80
                if next == nil, !isText {
                    drop(index, .emptyHeading)
                    continue
                }
                if page.blocks[index].length < 60, isEndHeading(index, &readings) {
                    drop(index, .emptyHeading)
                    continue
                }
            }
            next = index
        }
    }
}
