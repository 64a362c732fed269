/// Says whether one text is a copy of another, whole or in good part.
///
/// Containment of the smaller in the larger (Broder, 1997) without what belongs to the sites, and guards against texts
/// of one template with other facts: these share most of their words, and differ where it matters.
struct CopyJudge: Sendable {
    /// How much of the smaller text must stand in the larger.
    var containment = 0.5
    /// The same when the titles are one and long enough to mean something.
    var containmentUnderSameTitle = 0.4
    /// The same within one source, whose columns and series share a lot.
    var containmentWithinSource = 0.7
    /// The same where the titles are alike and no fact is another.
    var containmentOfEdited = 0.55
    /// The same for lists, whose lines come in every choice and order.
    var containmentOfLists = 0.8
    /// Shingles of a text that may be a filled template, at most.
    var mostOfTemplate = 400
    /// Shingles two texts must share at least.
    var leastShared = 12
    /// The same of texts that are mostly their sites'.
    var leastSharedOfSite = 8
    /// How much of a text must stand in another where what belongs to the sites counts as well.
    var containmentOfWhole = 0.6
    /// How much more alike two texts of one template are when their digits are masked.
    var substitution = 0.08

    /// How much of the smaller text stands in the larger, 0…1, when one is a copy of the other; nil when it is not.
    func similarity(of pair: ComparedPair) -> Double? {
        guard !isSeries(pair), let similarity = share(of: pair), !isFilledTemplate(pair) else { return nil }
        return similarity
    }

    /// Whether one text may be a copy of the other: when not, there is no similarity, whatever else is known of them.
    func mayBeSimilar(_ one: ComparedText, _ other: ComparedText) -> Bool {
        let own = one.own.shared(with: other.own)
        let smallerOwn = max(min(one.own.count, other.own.count), 1)
        let least = min(containment, containmentUnderSameTitle)
        if own >= min(leastShared, leastSharedOfSite), Double(own) / Double(smallerOwn) >= least { return true }
        let smaller = max(min(one.all.count, other.all.count), 1)
        return Double(one.all.shared(with: other.all)) / Double(smaller) >= containmentOfWhole
    }

    /// Whether two texts are of one template, with other facts in each.
    func isForm(_ pair: ComparedPair) -> Bool { isSeries(pair) || isFilledTemplate(pair) }

    private func share(of pair: ComparedPair) -> Double? {
        if pair.isWithinSource, let verdict = withinSource(pair) { return verdict.similarity }
        if pair.smaller < Comparand.fewShingles { return short(pair) }
        if pair.smallerOwn < Comparand.fewShingles { return mostlyOfTheSite(pair) }
        if pair.one.isList, pair.other.isList, pair.shareOfOwn < containmentOfLists { return nil }
        let least = pair.haveSameTitle ? containmentUnderSameTitle : containment
        return pair.shareOfOwn >= least && pair.sharedOfOwn >= leastShared ? pair.shareOfOwn : nil
    }

    /// The same template with other facts.
    private func isSeries(_ pair: ComparedPair) -> Bool {
        if pair.substituted >= substitution || pair.titlesDifferInFigures { return true }
        if isSameTemplate(pair.shareOfTemplate, pair.shareOfAll) { return true }
        return isSameTemplate(pair.shareOfOwnTemplate, pair.shareOfOwn)
    }

    /// One template whose slots hold other words: “Un motard blessé lundi matin à la sortie du tunnel”.
    ///
    /// Who edits a copy changes a word here and there, who fills a form whole phrases at short distances. Within one
    /// source less is asked for: it has the forms.
    private func isFilledTemplate(_ pair: ComparedPair) -> Bool {
        guard pair.shareOfAll < 0.99, pair.smaller <= mostOfTemplate else { return false }
        let alignment = SlotAlignment(pair.one, pair.other)
        let isNumberPiece = pair.isWithinSource || (pair.smallerOwn < 200 && alignment.facts > 0)
        if isNumberPiece, pair.fewerNumbers >= 4, pair.shareOfNumbers < 0.5 { return true }
        if hasOtherFacts(pair, alignment) { return true }
        guard pair.shareOfAll < 0.97, pair.smaller <= (pair.isWithinSource ? 400 : 150) else { return false }
        if pair.isWithinSource {
            return alignment.slots >= 3 && alignment.wordsOfSlot >= (pair.haveSameTitle ? 2 : 1.2)
                && alignment.shareOfSlots >= 0.05 && alignment.distance <= (pair.haveSameTitle ? 25 : 40)
        }
        if pair.titlesAreFilled { return alignment.slots >= 2 && alignment.shareOfSlots >= 0.025 }
        // Under one title, with the same facts, it is an edited copy.
        if pair.haveSameTitle, alignment.facts == 0 || (pair.fewerNumbers >= 4 && pair.shareOfNumbers == 1) {
            return false
        }
        return alignment.slots >= 3 && alignment.wordsOfSlot >= (pair.haveSameTitle ? 2 : 1.5)
            && alignment.shareOfSlots >= 0.08 && alignment.distance <= (pair.haveSameTitle ? 25 : 18)
    }

    /// Whether what the titles differ in is replaced in the text as well, or facts are all along it.
    private func hasOtherFacts(_ pair: ComparedPair, _ alignment: SlotAlignment) -> Bool {
        if alignment.titleFacts >= 2 || (alignment.titleFacts == 1 && pair.likenessOfTitles >= 0.15) { return true }
        return !pair.isWithinSource && alignment.facts >= 2 && alignment.facts * 2 >= alignment.slots
            && alignment.shared <= 35 * alignment.facts
    }

    /// Whether masking names and numbers leaves nothing that differs.
    private func isSameTemplate(_ masked: Double, _ share: Double) -> Bool {
        masked >= 0.97 && masked - share >= substitution
    }

    /// What two articles of one source need besides; nil when the general rules decide.
    private func withinSource(_ pair: ComparedPair) -> (similarity: Double?, Void)? {
        if pair.titlesAreOfSeries, pair.shareOfAll < 0.97 { return (nil, ()) }
        if pair.smallerOwn < Comparand.fewShingles {
            let isSame = pair.shareOfAll > 0.95 && pair.shareOfNumbers > 0.95 && pair.likenessOfTitles > 0.6
            return (isSame ? pair.shareOfAll : nil, ())
        }
        if pair.likenessOfTitles < 0.34, pair.shareOfOwn < 0.8 { return (nil, ()) }
        if pair.shareOfOwn >= containmentWithinSource { return nil }
        let mayBeEdited = pair.shareOfOwn >= containmentOfEdited && pair.likenessOfTitles >= 0.6
        return mayBeEdited && SlotAlignment(pair.one, pair.other).facts == 0 ? nil : (nil, ())
    }

    /// Texts that belong to their sites but for a few words, or that are made of what the source repeats.
    private func mostlyOfTheSite(_ pair: ComparedPair) -> Double? {
        guard !pair.isWithinSource else { return nil }
        if pair.sharedOfOwn >= leastSharedOfSite, pair.shareOfOwnNumbers >= 0.9 {
            if pair.haveSameTitle, pair.shareOfOwn >= 0.8 { return pair.shareOfOwn }
            if pair.likenessOfTitles >= 0.8, pair.shareOfOwn >= 0.95 { return pair.shareOfOwn }
        }
        if pair.haveSameTitle, pair.shareOfNumbers >= 0.9 {
            if pair.shareOfAll >= containmentOfWhole, pair.sharedOfAll >= leastShared { return pair.shareOfAll }
        }
        let isCopy = pair.shareOfAll >= 0.85 && pair.shareOfNumbers >= 0.85 && pair.sharedOfAll >= leastShared
        return isCopy ? pair.shareOfAll : nil
    }

    /// Short texts: the titles have to agree too, or the whole short text has to be there.
    private func short(_ pair: ComparedPair) -> Double? {
        guard pair.shareOfAll >= (pair.haveSameTitle ? containmentOfWhole : 0.85), pair.shareOfNumbers >= 0.9 else {
            return nil
        }
        let isWhole = !pair.isWithinSource && pair.smaller >= 12 && pair.shareOfOwn >= 0.95
        return pair.likenessOfTitles >= 0.5 || isWhole ? pair.shareOfAll : nil
    }
}

/// What two texts have in common, in numbers.
struct ComparedPair {
    let one: Comparand
    let other: Comparand
    let isWithinSource: Bool
    /// Shingles of the smaller text, whole and without what belongs to the site.
    let smaller: Int
    let smallerOwn: Int
    let sharedOfAll: Int
    let sharedOfOwn: Int
    /// Of the smaller's shingles, 0…1.
    let shareOfAll: Double
    let shareOfOwn: Double
    /// By how much the share grows when digits are masked.
    let substituted: Double
    /// Of the smaller's shingles when names and numbers are masked.
    let shareOfTemplate: Double
    let shareOfOwnTemplate: Double
    let fewerNumbers: Int
    let shareOfNumbers: Double
    /// Of the numbers outside the sites' passages.
    let shareOfOwnNumbers: Double
    /// Jaccard index of the titles' words.
    let likenessOfTitles: Double

    init(_ one: Comparand, _ other: Comparand) {
        self.one = one
        self.other = other
        isWithinSource = one.source == other.source
        smaller = min(one.all.count, other.all.count)
        smallerOwn = min(one.own.count, other.own.count)
        sharedOfAll = one.all.shared(with: other.all)
        sharedOfOwn = one.own.shared(with: other.own)
        shareOfAll = Double(sharedOfAll) / Double(max(smaller, 1))
        shareOfOwn = Double(sharedOfOwn) / Double(max(smallerOwn, 1))
        let smallerMasked = max(min(one.masked.count, other.masked.count), 1)
        substituted = Double(one.masked.shared(with: other.masked)) / Double(smallerMasked) - shareOfAll
        let smallerTemplate = max(min(one.template.count, other.template.count), 1)
        shareOfTemplate = Double(one.template.shared(with: other.template)) / Double(smallerTemplate)
        let smallerOwnTemplate = max(min(one.ownTemplate.count, other.ownTemplate.count), 1)
        shareOfOwnTemplate = Double(one.ownTemplate.shared(with: other.ownTemplate)) / Double(smallerOwnTemplate)
        fewerNumbers = min(one.numbers.count, other.numbers.count)
        shareOfNumbers = Self.share(of: one.numbers, other.numbers)
        shareOfOwnNumbers = Self.share(of: one.ownNumbers, other.ownNumbers)
        let titles = one.sortedTitle.sharedCount(with: other.sortedTitle)
        likenessOfTitles = Double(titles) / Double(max(one.sortedTitle.count + other.sortedTitle.count - titles, 1))
    }

    /// How many of the fewer numbers the other text has, too.
    private static func share(of one: [UInt64], _ other: [UInt64]) -> Double {
        let fewer = min(one.count, other.count)
        return fewer == 0 ? 1 : Double(one.sharedCount(with: other)) / Double(fewer)
    }

    /// Whether both have one title, of enough words to mean something.
    var haveSameTitle: Bool { one.title.count >= 4 && one.title == other.title }

    /// Whether one title has other words in place of some of the other's, and half of them the same.
    var titlesAreFilled: Bool {
        let count = min(one.title.count, other.title.count)
        guard count >= 4, one.title != other.title else { return false }
        let start = zip(one.title, other.title).prefix { $0 == $1 }.count
        let end = zip(one.title.reversed(), other.title.reversed()).prefix(count - start).prefix { $0 == $1 }.count
        guard start + end < count else { return false }
        if (start + end) * 2 >= count { return true }
        return one.title.count == other.title.count
            && zip(one.title, other.title).filter { $0 == $1 }.count * 2 >= count
    }

    /// Whether the titles differ in numbers, days and months only.
    var titlesDifferInFigures: Bool {
        one.maskedTitle == other.maskedTitle && one.title != other.title && shareOfAll < 0.97
    }

    /// Whether the titles have the same words at the same places but for names and numbers.
    var titlesAreOfSeries: Bool {
        guard one.title.count == other.title.count, one.title.count >= 3, one.title != other.title else { return false }
        var same = 0
        for index in one.title.indices {
            if one.title[index] == other.title[index] {
                same += 1
            } else {
                let flags = (one.titleFlags[index], other.titleFlags[index])
                let areFacts = [flags.0, flags.1].allSatisfy { $0.contains(.capital) || $0.contains(.number) }
                guard areFacts else { return false }
            }
        }
        return same * 3 >= one.title.count
    }
}
