import News

/// Who wrote it, where no label says so.
extension DocumentHead {
    /// A name alone under the last paragraph.
    mutating func takeClosingSignature() {
        takeClosingSite()
        if takeClosingWriters() { return }
        guard authors.isEmpty, pass.learnt.authors.isEmpty, let body = pass.bodyRange, let last = pass.kept.last,
            last > body.upperBound, pass.kept.filter({ $0 > body.upperBound }).count == 1, let line = line(last),
            line.length <= 40, Names.isName(line, line.tokens.indices), !line.tokens.contains(where: \.isCaseless)
        else { return }
        takeSignature(line, at: last)
    }

    /// Names alone under the last paragraph, with where and what they are or for whom they write.
    private mutating func takeClosingWriters() -> Bool {
        guard authors.isEmpty, pass.learnt.authors.isEmpty, let body = pass.bodyRange else { return false }
        let tail = pass.kept.filter { $0 > body.upperBound }
        guard tail.count == 1, let last = tail.first, let line = line(last), line.length <= 60, !line.endsLikeSentence,
            let writers = WriterLine.read(line)
        else { return false }
        authors = writers.names
        site = site ?? writers.site
        pass.drop(last, .byline)
        return true
    }

    /// A host's name alone under the last paragraph.
    private mutating func takeClosingSite() {
        guard site == nil, let body = pass.bodyRange, let last = pass.kept.last, last > body.upperBound,
            let line = line(last), SiteName.isHost(line)
        else { return }
        site = line.text
        pass.drop(last, .site)
    }

    /// Takes out lines above and below the text that only repeat the name of a writer.
    mutating func dropNamesAgain(outside body: ClosedRange<Int>) {
        let names = authors + pass.learnt.authors
        for index in pass.kept where !body.contains(index) && names.contains(pass.passages[index].text) {
            pass.drop(index, .byline)
        }
    }

    /// `هسبريس - محمد الراجي`: publisher and writer above or below the date, in a script without capitals.
    mutating func takeDesk(_ line: Line, at index: Int) -> Bool {
        guard site == nil, authors.isEmpty, pass.learnt.authors.isEmpty, line.length <= 60,
            let dash = line.tokens.firstIndex(where: { $0.kind == .mark }), line.tokens[dash].mark.separatesFields,
            (1...3).contains(dash), (2...4).contains(line.tokens.count - dash - 1),
            line.tokens.indices.allSatisfy({ $0 == dash || line.tokens[$0].isCaseless }),
            [index - 1, index + 1].contains(where: {
                pass.passages.indices.contains($0) && pass.passages[$0].fields?.published != nil
            })
        else { return false }
        site = line.text(of: 0..<dash)
        authors = Names.read(line, dash + 1..<line.tokens.count, isLabelled: false) ?? []
        pass.drop(index, .byline)
        return true
    }

    /// Lines of a byline that say more than a name: `Jane Doe Environment correspondent`, `Johanna Müller, Berlin`,
    /// `Budi Santoso, Siti Aminah`, `Budi Santoso - detikNews`, and `Political correspondent` below a name.
    mutating func takeWriters(_ line: Line, at index: Int) -> Bool {
        guard line.length <= 80, !line.endsLikeSentence, standsByByline(index) else { return false }
        if WriterLine.isRole(line), standsByline(index - 1) {
            pass.drop(index, .byline)
            return true
        }
        guard authors.isEmpty, pass.learnt.authors.isEmpty, let writers = WriterLine.read(line) else { return false }
        authors = writers.names
        site = site ?? writers.site
        pass.drop(index, .byline)
        return true
    }

    private func standsByByline(_ index: Int) -> Bool { standsByline(index - 1) || standsByline(index + 1) }

    private func standsByline(_ index: Int) -> Bool {
        guard pass.passages.indices.contains(index) else { return false }
        return pass.passages[index].fields != nil || pass.passages[index].rule == .byline
    }

    /// Whether another line of the head names the publisher for sure, and this one is spelt as a person's name.
    func isNamedBelow(_ index: Int) -> Bool {
        guard authors.isEmpty, let own = line(index), Names.isName(own, own.tokens.indices),
            pass.passages.indices.contains(index + 1), pass.passages[index + 1].rule == nil, let next = line(index + 1)
        else { return false }
        return SiteName.isSure(next)
    }
}
