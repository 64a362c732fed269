import Text

/// Tells an article's own blocks from the rest inside one container.
struct BlockJudge {
    /// What is known of the article before its text is.
    struct Knowledge {
        var title: [UInt64] = []
        var headings: [[UInt64]] = []
        var description: [UInt64] = []
        var authors: [[UInt64]] = []
    }

    struct Verdict {
        var range: Range<Int>
        /// Why each block of the range goes; nil while it stays.
        var rules: [PageRule?]
        var deck: Int?
        /// Blocks whose parents hold a good part of the text.
        var isTrusted: [Bool]

        var kept: [Int] { range.filter { rules[$0 - range.lowerBound] == nil } }
    }

    let tree: PageTree
    let page: PageBlocks
    let knowledge: Knowledge
    private let root: Int
    private let rootMass: Int
    let range: Range<Int>
    private let ignoresNames: Bool
    var verdict: Verdict
    private var lists: [Int32: Sum] = [:]
    private var tables: [Int32: Sum] = [:]
    var firstLong = 0
    var lastLong = 0
    /// Where the page's heading stands above the text; the beginning when it stands outside.
    private var title = 0

    private struct Sum {
        var length = 0
        var links = 0.0
        var count = 0
    }

    init(
        _ tree: PageTree,
        _ page: PageBlocks,
        _ knowledge: Knowledge,
        root: Int,
        rootMass: Int,
        range: Range<Int>,
        ignoresNames: Bool
    ) {
        self.tree = tree
        self.page = page
        self.knowledge = knowledge
        self.root = root
        self.rootMass = rootMass
        self.range = range
        self.ignoresNames = ignoresNames
        verdict = Verdict(
            range: range,
            rules: range.map { index in
                let block = page.blocks[index]
                return block.isGoneByName && ignoresNames ? nil : block.gone
            },
            isTrusted: Array(repeating: false, count: range.count)
        )
    }

    mutating func judge(_ readings: inout BlockReadings) -> Verdict {
        weigh()
        var seen: Set<UInt64> = []
        var captions: Set<UInt64> = []
        for index in range where rule(index) == nil {
            var rule = reason(index, &readings, &seen)
            // The words under a picture may stand beside it once more, for another width of screen.
            if page.blocks[index].length > 40 {
                let key = Self.key(of: readings.words[index])
                if rule == .caption || rule == .figure {
                    captions.insert(key)
                } else if rule == nil, captions.contains(key) {
                    rule = .caption
                }
            }
            drop(index, rule)
        }
        dropFlatCopy(readings)
        cutTail(&readings)
        dropNotes(&readings)
        dropAfterwords(&readings)
        dropPortrait(&readings)
        dropNames(&readings)
        takeDeck()
        dropEmptyHeadings(&readings)
        return verdict
    }

    func rule(_ index: Int) -> PageRule? { verdict.rules[index - range.lowerBound] }

    mutating func drop(_ index: Int, _ rule: PageRule?) {
        if let rule { verdict.rules[index - range.lowerBound] = rule }
    }

    func isTrusted(_ index: Int) -> Bool { verdict.isTrusted[index - range.lowerBound] }

    /// The element whose children blocks like this one are.
    private func parent(_ block: PageBlock) -> Int32 {
        switch block.tag {
        case .paragraph, .item, .h2, .h3, .h4, .quote: tree.nodes[Int(block.node)].parent
        default: block.node
        }
    }

    func isInside(_ node: Int32) -> Bool { node > Int32(root) }

    private mutating func weigh() {
        var sums: [Int32: Int] = [:]
        var shapes: [UInt64: Int] = [:]
        var total = 0
        for index in range where rule(index) == nil {
            let block = page.blocks[index]
            if block.length >= 80, block.links < 0.35 {
                sums[parent(block), default: 0] += block.length
                shapes[tree.nodes[Int(parent(block))].shape, default: 0] += block.length
                total += block.length
            }
            if isInside(block.around.list) { Self.add(block, to: &lists[block.around.list, default: Sum()]) }
            if isInside(block.around.table) { Self.add(block, to: &tables[block.around.table, default: Sum()]) }
        }
        let least = 0.18 * Double(max(total, 1))
        for index in range {
            let parent = parent(page.blocks[index])
            let sum = max(sums[parent] ?? 0, shapes[tree.nodes[Int(parent)].shape] ?? 0)
            verdict.isTrusted[index - range.lowerBound] = Double(sum) >= least && total > 0
        }
        let standing = range.filter { rule($0) == nil }
        firstLong =
            standing.first { page.blocks[$0].length >= 100 && page.blocks[$0].links < 0.3 && isTrusted($0) }
            ?? standing.first { page.blocks[$0].length >= 100 && page.blocks[$0].links < 0.3 } ?? range.lowerBound
        title = range.first { $0 < firstLong && page.blocks[$0].tag == .h1 } ?? range.lowerBound
        lastLong =
            standing.last { page.blocks[$0].length >= 60 && page.blocks[$0].links < 0.35 && isTrusted($0) }
            ?? range.upperBound - 1
    }

    private static func add(_ block: PageBlock, to sum: inout Sum) {
        sum.length += block.length
        sum.links += Double(block.length) * block.links
        sum.count += 1
    }

    /// The names of all elements between a block and the container.
    private func families(_ block: PageBlock) -> NameFamilies {
        var families = block.families
        var node = Int(block.node)
        while node > root {
            families.formUnion(tree.nodes[node].families)
            node = Int(tree.nodes[node].parent)
        }
        return families
    }

    private mutating func reason(_ index: Int, _ readings: inout BlockReadings, _ seen: inout Set<UInt64>) -> PageRule?
    {
        let block = page.blocks[index]
        let words = readings.words[index]
        let trusted = isTrusted(index)
        let isQuote = isInside(block.around.quote)
        let isHeading = block.tag.isHeading
        if let rule = repeatsTitle(index, block, words) { return rule }
        if index < title, block.length < 60, !block.endsSentence { return .short }
        if isInside(block.around.caption), block.length < 300 || block.tag == .caption { return .caption }
        if isInside(block.around.figure), !isQuote, !isInside(block.around.table), block.tag != .preformatted,
            block.length < 400
        {
            return .figure
        }
        if isInside(block.around.header), block.length < 400, !trusted { return .header }
        if isDeck(index, block, words, trusted) {
            verdict.deck = index
            return .deck
        }
        if let rule = boxRule(index, block, trusted, isQuote) { return rule }
        if !isQuote, block.tag != .preformatted, let rule = family(index, block, trusted, words, &readings) {
            return rule
        }
        if let rule = linkRule(block, isQuote, trusted) { return rule }
        let isListed = isInside(block.around.list)
        let isTabled = isInside(block.around.table)
        if !trusted, !isQuote, !isListed, !isTabled, !isHeading, block.tag != .preformatted {
            if block.length < 50, !block.endsSentence { return .short }
            if block.length < 25 { return .short }
            if index < firstLong, block.length < 130, !block.endsSentence { return .short }
        }
        if block.length > 60 {
            guard seen.insert(Self.key(of: words)).inserted else { return .duplicate }
        }
        if isQuote, block.length > 40, isRepeated(index, words, readings) { return .pullQuote }
        return nil
    }

    /// A number for a passage by its words.
    private static func key(of words: [UInt64]) -> UInt64 {
        words.reduce(NameTable.seed) { NameTable.pair($0, $1) &* 0x9E37_79B9_7F4A_7C15 }
    }

    private func repeatsTitle(_ index: Int, _ block: PageBlock, _ words: [UInt64]) -> PageRule? {
        let title = knowledge.title
        if block.tag == .h1, index <= firstLong || title.isEmpty || PageWords.contains(title, words) { return .title }
        guard !title.isEmpty else { return nil }
        if block.tag.isHeading {
            if words == title || knowledge.headings.contains(words) { return .title }
            if block.length > 20, index <= firstLong,
                PageWords.contains(title, words) || PageWords.contains(words, title)
            {
                return .title
            }
        }
        return index < firstLong && words == title ? .title : nil
    }

    /// Judges what stands in a box of its own beside the running text.
    private func boxRule(_ index: Int, _ block: PageBlock, _ trusted: Bool, _ isQuote: Bool) -> PageRule? {
        if index < firstLong, block.tag.isHeading, tree.nodes[Int(block.node)].families.contains(.kicker) {
            return .short
        }
        if isQuote || trusted { return nil }
        let around = families(block)
        if around.contains(.media), block.length < 300 { return .media }
        if around.contains(.aside) { return .box }
        return block.length < 250 && standsByPicture(block) ? .caption : nil
    }

    /// Whether the smallest box around the block holds a picture or player and no other text.
    private func standsByPicture(_ block: PageBlock) -> Bool {
        var node = Int(block.node)
        for _ in 0..<4 where node > root {
            let inside = page.range(in: tree, node)
            // Who took the picture may stand below, in a line of its own.
            guard inside.count == 1 || inside.count == 2 && inside.contains(where: isTiny) else { return false }
            if node != Int(block.node) || block.length < 120, tree.holdsPicture(node) { return true }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    private func isTiny(_ index: Int) -> Bool {
        page.blocks[index].length <= 30 && !page.blocks[index].endsSentence && !page.blocks[index].tag.isHeading
    }

    private func isDeck(_ index: Int, _ block: PageBlock, _ words: [UInt64], _ trusted: Bool) -> Bool {
        let isOwn = block.tag == .paragraph && tree.nodes[Int(block.node)].families.contains(.surelyDeck)
        if index <= firstLong, !trusted || isOwn, block.length <= 420, rootMass > block.length * 2,
            index < range.upperBound - 1, families(block).contains(.deck)
        {
            return true
        }
        guard index < firstLong, block.length > 30, !knowledge.description.isEmpty else { return false }
        let description = knowledge.description
        let isSame =
            words == description || description.count > 7 && words.starts(with: description.dropLast())
        return isSame && (block.tag.isHeading || !trusted)
    }

    private func family(
        _ index: Int,
        _ block: PageBlock,
        _ trusted: Bool,
        _ words: [UInt64],
        _ readings: inout BlockReadings
    ) -> PageRule? {
        let isHeading = block.tag.isHeading
        if block.length < 110, let rule = authorRule(index, block, words) { return rule }
        guard block.length < 400 else { return nil }
        let reading = readings[index]
        if reading.standsForMedia { return .note }
        let isSentence = trusted && block.endsSentence && block.length > 60
        switch reading.family {
        case .share, .navigation, .adSlot, .comments, .backToTop, .separator, .breadcrumb, .counters, .tags:
            if block.length < 170 || !trusted { return .share }
        case .readAlso:
            if block.links > 0.25 || block.length < 60 || isHeading || !block.endsSentence { return .readAlso }
        case .newsletter, .copyright, .paywall, .origin, .blurb:
            if block.length < 330, block.links > 0.08 || block.length < 150 || !trusted { return .appeal }
        case .credit:
            if !isHeading, !block.endsSentence, !trusted || block.length < 140 { return .credit }
        default: break
        }
        switch reading.fields {
        case .date: if !isHeading, block.length < 120, !isSentence { return .date }
        case .byline: if !isHeading, block.length < 130, block.tag != .item, !block.endsSentence { return .byline }
        case nil: break
        default: if !isHeading, block.length < 120, !isSentence, block.tag != .item { return .residue }
        }
        return nil
    }

    private func authorRule(_ index: Int, _ block: PageBlock, _ words: [UInt64]) -> PageRule? {
        for author in knowledge.authors where !author.isEmpty {
            if words == author { return .author }
            guard words.count <= author.count + 6, PageWords.contains(words, author),
                index < firstLong || index > lastLong || block.length < 60
            else { continue }
            return .author
        }
        return nil
    }

    private func linkRule(_ block: PageBlock, _ isQuote: Bool, _ trusted: Bool) -> PageRule? {
        let list = lists[block.around.list]
        // `MAYOR CALLS FOR INQUIRY INTO HARBOUR FIRE`, linked: another article's headline between two paragraphs.
        if block.links > 0.9, block.length < 320, block.length > 20, list == nil, isInCapitals(block) { return .link }
        if let list, list.links > 0.55 * Double(list.length), !(list.count >= 3 && list.length > 220 * list.count) {
            return .linkList
        }
        if let table = tables[block.around.table], table.links > 0.5 * Double(table.length) { return .linkTable }
        if block.links > 0.75, block.length < 320, !(trusted && block.endsSentence && block.length > 50 && list == nil),
            block.tag != .preformatted,
            !(list.map { $0.links < 0.4 * Double($0.length) } ?? false), !(isQuote && block.length > 60)
        {
            return .link
        }
        if block.links > 0.5, block.length < 120, !block.endsSentence, !isQuote, list == nil { return .link }
        return nil
    }

    /// Whether a block has capitals and no small letter, as far as ASCII tells.
    private func isInCapitals(_ block: PageBlock) -> Bool {
        let text = page.text[block.text]
        return text.contains { $0 &- 0x41 < 26 } && !text.contains { $0 &- 0x61 < 26 }
    }

    /// Whether a quotation stands in the running text as well, if not word for word.
    private func isRepeated(_ index: Int, _ words: [UInt64], _ readings: BlockReadings) -> Bool {
        let triples = PageWords.triples(words)
        return range.contains { other in
            guard other != index, page.blocks[other].length > 100, rule(other) == nil else { return false }
            let others = readings.words[other]
            if PageWords.contains(others, words) { return true }
            // Who said it follows in the quotation alone.
            if words.count >= 16, PageWords.contains(others, Array(words.prefix(max(8, words.count * 45 / 100)))) {
                return true
            }
            guard triples.count > 5, others.count > words.count else { return false }
            let shared = Set(
                (0..<(others.count - 2)).lazy.map { PageWords.triple(others, $0) }.filter(triples.contains)
            )
            return shared.count * 4 >= triples.count * 3
        }
    }

    /// Takes out a passage that holds most of the others once more, without their paragraphs.
    private mutating func dropFlatCopy(_ readings: BlockReadings) {
        let kept = verdict.kept
        guard kept.count > 4, let longest = kept.max(by: { page.blocks[$0].length < page.blocks[$1].length }),
            page.blocks[longest].length > 1500, isLoose(longest)
        else { return }
        let triples = PageWords.triples(readings.words[longest])
        var known: Set<UInt64> = []
        for index in kept where index != longest && page.blocks[index].length > 80 {
            let words = readings.words[index]
            guard words.count > 3 else { continue }
            for place in 0..<(words.count - 2) {
                let triple = PageWords.triple(words, place)
                if triples.contains(triple) { known.insert(triple) }
            }
        }
        if known.count * 10 >= triples.count * 6 { drop(longest, .duplicate) }
    }
}
