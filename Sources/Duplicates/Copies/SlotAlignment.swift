/// How two texts that run side by side differ: in words put in place of others, as the texts of one template do.
///
/// Anchors are pairs of words that each text has once, in the longest row that keeps the order of both (patience diff,
/// Bram Cohen); around them what is equal is taken along. Between two such stretches a slot is where both texts have
/// something else, and not much. Bounds: texts of `mostWords` words.
struct SlotAlignment {
    static let mostWords = 2000
    /// Words in a slot, at most; a longer one is a passage of its own.
    static let mostInSlot = 8
    /// Words in a gap, at most, that is looked at for facts; before the first stretch and behind the last one fewer.
    static let mostInGap = 16
    static let mostAtEnds = 2

    /// Words both have, in stretches of two or more.
    private(set) var shared = 0
    private(set) var slots = 0
    /// Words in the slots, of both texts together.
    private(set) var filled = 0
    /// Slots with other facts in each text: numbers, days, names.
    private(set) var facts = 0
    /// Slots where what one title has and the other lacks is replaced by what the other has and the one lacks.
    private(set) var titleFacts = 0
    /// Words of the shorter text from the first stretch to the last.
    private(set) var span = 0

    init(_ one: Comparand, _ other: Comparand) {
        let sides = (Side(one), Side(other))
        let (left, right) = (sides.0.text.words, sides.1.text.words)
        guard left.count >= 2, right.count >= 2, left.count <= Self.mostWords, right.count <= Self.mostWords else {
            return
        }
        let stretches = Self.stretches(left, right)
        guard let first = stretches.first, let last = stretches.last else { return }
        for stretch in stretches { shared += stretch.count }
        let start = Stretch(one: 0, other: 0, count: 0)
        let end = Stretch(one: left.count, other: right.count, count: 0)
        for (before, after) in zip([start] + stretches, stretches + [end]) {
            let gaps = (before.one + before.count..<after.one, before.other + before.count..<after.other)
            let longest = max(gaps.0.count, gaps.1.count)
            guard !gaps.0.isEmpty, !gaps.1.isEmpty, longest <= Self.mostInGap else { continue }
            let isWithin = before.count > 0 && after.count > 0
            guard !isRespelt(sides, gaps) else { continue }
            if isWithin || longest <= Self.mostAtEnds, sides.0.hasFact(gaps.0, besides: right[gaps.1]),
                sides.1.hasFact(gaps.1, besides: left[gaps.0])
            {
                facts += 1
            }
            if sides.0.hasTitleFact(gaps.0, besides: sides.1.title),
                sides.1.hasTitleFact(gaps.1, besides: sides.0.title)
            {
                titleFacts += 1
            }
            guard isWithin, longest <= Self.mostInSlot else { continue }
            slots += 1
            filled += gaps.0.count + gaps.1.count
        }
        span = min(last.one + last.count - first.one, last.other + last.count - first.other)
    }

    /// Whether a gap holds the same words spelt otherwise, by a slip or a bad scan: few other letters, and no other number;
    /// or one number, in letters and in digits.
    private func isRespelt(_ sides: (Side, Side), _ gaps: (Range<Int>, Range<Int>)) -> Bool {
        let (one, other) = (sides.0.text, sides.1.text)
        if gaps.0.count == 1, gaps.1.count == 1,
            NumberWords.areOne(one.words[gaps.0.lowerBound], other.words[gaps.1.lowerBound])
        {
            return true
        }
        let hasNumbers = [one.flags[gaps.0], other.flags[gaps.1]].allSatisfy { $0.contains { $0.contains(.number) } }
        if hasNumbers { return false }
        guard gaps.0.count == gaps.1.count else {
            let letters = one.letters[gaps.0].reduce(0, |) ^ other.letters[gaps.1].reduce(0, |)
            return letters.nonzeroBitCount <= min(1 + max(gaps.0.count, gaps.1.count), 4)
        }
        return zip(one.letters[gaps.0], other.letters[gaps.1]).allSatisfy { ($0 ^ $1).nonzeroBitCount <= 2 }
    }

    /// One of the two texts and its title.
    private struct Side {
        let text: FoldedText
        /// Sorted.
        let title: [UInt64]

        init(_ article: Comparand) {
            text = article.text
            title = article.sortedTitle
        }

        /// Whether a number, a day or a name stands in the gap that does not stand in the other text's.
        func hasFact(_ gap: Range<Int>, besides others: ArraySlice<UInt64>) -> Bool {
            gap.contains { place in
                let (word, flags) = (text.words[place], text.flags[place])
                guard !others.contains(word) else { return false }
                if flags.contains(.number) || CalendarWords.contains(word) { return true }
                return flags.contains(.capital) && (!flags.contains(.initial) || title.contains(word))
            }
        }

        func hasTitleFact(_ gap: Range<Int>, besides other: [UInt64]) -> Bool {
            text.words[gap].contains { title.contains($0) && !other.contains($0) }
        }
    }

    /// Words in a slot, in the mean.
    var wordsOfSlot: Double { slots == 0 ? 0 : Double(filled) / Double(2 * slots) }
    /// The share of the text that stands in slots.
    var shareOfSlots: Double { span == 0 ? 0 : Double(filled) / Double(2 * span) }
    /// Equal words to a slot.
    var distance: Double { slots == 0 ? .infinity : Double(shared) / Double(slots) }

    /// Where equal words begin in both texts, and how many they are.
    private struct Stretch {
        var one: Int
        var other: Int
        var count: Int
    }

    private static func stretches(_ one: [UInt64], _ other: [UInt64]) -> [Stretch] {
        var stretches: [Stretch] = []
        var ends = (one: 0, other: 0)
        for anchor in ordered(anchors(one, other)) where anchor.one >= ends.one && anchor.other >= ends.other {
            var stretch = Stretch(one: anchor.one, other: anchor.other, count: 2)
            while stretch.one > ends.one, stretch.other > ends.other, one[stretch.one - 1] == other[stretch.other - 1] {
                stretch.one -= 1
                stretch.other -= 1
                stretch.count += 1
            }
            while stretch.one + stretch.count < one.count, stretch.other + stretch.count < other.count,
                one[stretch.one + stretch.count] == other[stretch.other + stretch.count]
            {
                stretch.count += 1
            }
            ends = (stretch.one + stretch.count, stretch.other + stretch.count)
            stretches.append(stretch)
        }
        return stretches
    }

    /// Pairs of words that stand once in each text, in the order of the first.
    private static func anchors(_ one: [UInt64], _ other: [UInt64]) -> [(one: Int, other: Int)] {
        let places = single(other)
        return single(one).compactMap { pair, place in places[pair].map { (place, $0) } }.sorted { $0.one < $1.one }
    }

    private static func single(_ words: [UInt64]) -> [UInt64: Int] {
        var places: [UInt64: Int] = [:]
        places.reserveCapacity(words.count)
        for place in 0..<words.count - 1 {
            let pair = Mix.step(words[place] &* 3, words[place + 1])
            // Below zero stands where a pair came again.
            places[pair] = places[pair] == nil ? place : -1
        }
        return places.filter { $0.value >= 0 }
    }

    /// The longest row of anchors that ascends in both texts (patience sorting).
    private static func ordered(_ anchors: [(one: Int, other: Int)]) -> [(one: Int, other: Int)] {
        var piles: [Int] = []
        var before = [Int](repeating: -1, count: anchors.count)
        for (index, anchor) in anchors.enumerated() {
            var low = 0
            var high = piles.count
            while low < high {
                let middle = (low + high) / 2
                if anchors[piles[middle]].other < anchor.other { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = piles[low - 1] }
            if low < piles.count { piles[low] = index } else { piles.append(index) }
        }
        var row: [(one: Int, other: Int)] = []
        var next = piles.last ?? -1
        while next >= 0 {
            row.append(anchors[next])
            next = before[next]
        }
        return row.reversed()
    }
}
