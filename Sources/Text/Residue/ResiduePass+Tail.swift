extension ResiduePass {
    /// Takes out what a subscription has, listed below the line that asks for one.
    mutating func dropOffers() {
        guard let body = bodyRange,
            let gate = passages.indices.first(where: { $0 > body.upperBound && passages[$0].rule == .paywall })
        else { return }
        for index in passages.indices where index > gate && passages[index].rule == nil { drop(index, .paywall) }
    }

    /// Takes out what a platform says of itself after the note that ends a re-posted article.
    mutating func dropBlurb() {
        guard let note = passages.lastIndex(where: { $0.rule == .origin }), kept.contains(where: { $0 < note }) else {
            return
        }
        for index in passages.indices where index > note && passages[index].rule == nil {
            if Blurb.speaksOfUs(passages[index].text) { drop(index, .blurb) }
        }
    }

    /// Takes out closing passages in another language than the article's.
    mutating func dropForeignTail() {
        let kept = kept
        guard kept.count > 1, let tail = ForeignTail(kept.map { passages[$0].text }, language: language).count else {
            return
        }
        let run = kept.suffix(tail)
        guard let first = run.first, let last = kept.dropLast(tail).last else { return }
        // A site's blurb follows its other furniture, or speaks of “us”.
        let isAfterResidue = (last + 1..<first).contains { passages[$0].rule != nil && passages[$0].rule != .separator }
        guard isAfterResidue || run.allSatisfy({ Blurb.speaksOfUs(passages[$0].text) }) else { return }
        for index in run { drop(index, .language) }
    }
}
