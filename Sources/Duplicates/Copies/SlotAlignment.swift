/// How two texts that run side by side differ: in words put in place of others, as the texts of one template do.
///
/// Anchors are pairs of words that each text has once, in the longest row that keeps the order of both (patience diff,
/// Bram Cohen); around them what is equal is taken along. Between two such stretches a slot is where both texts have
/// something else, and not much. Bounds: texts of `mostWords` words.
struct SlotAlignment {
    static let mostWords = 2000
    /// Words in a slot, at most; a longer one is a passage of its own.
    static let mostInSlot = 8

    /// Words both have, in stretches of two or more.
    private(set) var shared = 0
    private(set) var slots = 0
    /// Words in the slots, of both texts together.
    private(set) var filled = 0
    /// Words of the shorter text from the first stretch to the last.
    private(set) var span = 0

    init(_ oneText: FoldedText, _ otherText: FoldedText) {
        let (one, other) = (oneText.words, otherText.words)
        guard one.count >= 2, other.count >= 2, one.count <= Self.mostWords, other.count <= Self.mostWords else {
            return
        }
        let stretches = Self.stretches(one, other)
        guard let first = stretches.first, let last = stretches.last else { return }
        for stretch in stretches { shared += stretch.count }
        for (before, after) in zip(stretches, stretches.dropFirst()) {
            let gap = (after.one - before.one - before.count, after.other - before.other - before.count)
            guard gap.0 > 0, gap.1 > 0, max(gap.0, gap.1) <= Self.mostInSlot else { continue }
            let letters = (
                oneText.letters[after.one - gap.0..<after.one].reduce(0, |),
                otherText.letters[after.other - gap.1..<after.other].reduce(0, |)
            )
            // Few other letters: the same words spelt otherwise, by a slip or a bad scan.
            guard (letters.0 ^ letters.1).nonzeroBitCount > 1 + max(gap.0, gap.1) else { continue }
            slots += 1
            filled += gap.0 + gap.1
        }
        span = min(last.one + last.count - first.one, last.other + last.count - first.other)
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
