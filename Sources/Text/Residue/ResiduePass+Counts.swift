extension ResiduePass {
    /// Takes out numbers that stand alone on their lines beside counters and buttons: `0`, `SHARES`, `12`, `VIEWS`.
    mutating func dropStrayCounts(head: Range<Int>, tail: Range<Int>) {
        for range in [head, tail] {
            var start = range.startIndex
            while start < range.endIndex {
                var end = start
                var hasNoun = false
                var hasNumber = false
                while end < range.endIndex, let part = countPart(end) {
                    if passages[end].rule == nil, part == .noun { hasNoun = true }
                    if part == .button { hasNoun = true }
                    if part == .number { hasNumber = true }
                    end += 1
                }
                if hasNoun, hasNumber {
                    for index in start..<end where passages[index].rule == nil { drop(index, .counters) }
                }
                start = max(end, start + 1)
            }
        }
    }

    private enum CountPart { case number, noun, button }

    /// What a line of counters a passage is; nil for any other.
    private func countPart(_ index: Int) -> CountPart? {
        switch passages[index].rule {
        case .share, .comments, .counters, .navigation: return .button
        case nil: break
        default: return nil
        }
        guard !passages[index].isWordy, let line = passages[index].line, !line.tokens.isEmpty, line.tokens.count <= 5
        else { return nil }
        if line.length <= 10, line.tokens[0].kind == .number,
            line.tokens.dropFirst().allSatisfy({
                $0.length <= 2 && !$0.isSpaced || $0.kind == .number || $0.mark == .slash
            })
        {
            return .number
        }
        return FieldPhrase.counters.match(line.tokens, at: 0)?.count == line.tokens.count ? .noun : nil
    }
}
