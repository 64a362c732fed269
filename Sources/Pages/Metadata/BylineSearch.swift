import News
import Text

/// Finds who wrote an article, in its metadata and on the page.
struct BylineSearch {
    let tree: PageTree
    let page: PageBlocks
    /// Where the body's first and last text stand.
    let body: ClosedRange<Int>
    let titlePlace: Int
    let siteNames: [[UInt64]]

    private static let most = 12

    /// Metadata first, unless they only name the publisher; then the elements named so; then lines that say it.
    func authors(stated: [[String]]) -> [String] {
        var publisher: [String] = []
        for names in stated {
            let names = names.contains { isSite($0) } ? names : PersonNames.cleaned(names)
            let people = names.filter { !isSite($0) && !PersonNames.isAgency($0) }
            if !people.isEmpty { return Array(people.prefix(Self.most)) }
            if publisher.isEmpty { publisher = names }
        }
        for names in [named(), spoken()] where !names.isEmpty { return Array(names.prefix(Self.most)) }
        return publisher
    }

    private func isSite(_ name: String) -> Bool {
        let words = PageWords.words(name)
        return words.isEmpty || siteNames.contains(words)
    }

    /// The people in elements that are marked as authors or named like bylines, the closest to the text.
    private func named() -> [String] {
        var best: (rank: Int, names: [String], parent: Int32) = (0, [], -1)
        for index in tree.bylines {
            let families = tree.nodes[index].families
            let isMarked = families.contains(.authorLink)
            let isLinked = families.contains(.authorPage) && (isBesideTitle(index) || isWithinArticle(index))
            guard isMarked || isLinked || families.contains(.byline), isEligible(index) else { continue }
            let text = tree.line(index, limit: 300)
            guard text.utf8.count <= (isMarked ? 80 : 160) else { continue }
            let names = PersonNames.read(text, isMarked: isMarked).filter {
                !isSite($0) && !PersonNames.isAgency($0) && !isTold($0) && !(isLinked && PersonNames.isInvitation($0))
            }
            guard !names.isEmpty else { continue }
            let rank = (isMarked ? 2 : 1) + (isBesideTitle(index) ? 4 : index < body.lowerBound ? 2 : 0)
            if rank > best.rank {
                best = (rank, names, tree.nodes[index].parent)
            } else if rank == best.rank, isMarked || isLinked && tree.nodes[index].parent == best.parent,
                best.names.count < Self.most
            {
                best.names += names.filter { name in !best.names.contains { Self.isSame($0, name) } }
            }
        }
        return best.names
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        let (first, second) = (PageWords.words(first), PageWords.words(second))
        return PageWords.contains(first, second) || PageWords.contains(second, first)
    }

    private func isBesideTitle(_ index: Int) -> Bool { index > titlePlace && index < body.lowerBound }

    /// Whether an element is no part of comments, lists of other articles and the like.
    private func isEligible(_ index: Int) -> Bool {
        guard index <= body.upperBound + 600 else { return false }
        var node = index
        // What holds the text as well says nothing against it, whatever its name.
        while node > tree.body, !tree.contains(node, body.lowerBound) {
            let entry = tree.nodes[node]
            if !entry.families.isDisjoint(with: [.comments, .related, .navigation])
                || entry.tag == .footer && !isWithinArticle(node)
            {
                return false
            }
            node = Int(entry.parent)
        }
        return true
    }

    /// Whether an `article` holds an element together with the text.
    private func isWithinArticle(_ index: Int) -> Bool {
        var node = index
        while node > tree.body {
            if tree.nodes[node].tag == .article || !tree.nodes[node].families.isDisjoint(with: [.body, .articleRole]) {
                return tree.contains(node, body.lowerBound)
            }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    /// The people that a line near the title or after the text names.
    private func spoken() -> [String] {
        let dates = DateReader(dayFirst: true)
        for index in nearBlocks {
            let block = page.blocks[index]
            guard block.length <= 160 else { continue }
            for text in readings(of: index) {
                let passage = PassageReading(text)
                guard let byline = passage.byline(isStrict: false, dates: dates, observed: nil, zone: nil) else {
                    continue
                }
                let names = byline.authors.filter { !isSite($0) }
                if !names.isEmpty { return PersonNames.cleaned(names) }
            }
        }
        return bare()
    }

    /// The people whose names alone stand right above or below the text.
    private func bare() -> [String] {
        let above = page.blocks.indices.filter {
            page.blocks[$0].place > Int32(titlePlace) && page.blocks[$0].place < Int32(body.lowerBound)
        }
        let below = page.blocks.indices.filter { page.blocks[$0].place >= Int32(body.upperBound) }.prefix(3)
        for index in above.suffix(3).reversed() + below where page.blocks[index].length <= 70 {
            guard page.blocks[index].tag == .paragraph, page.blocks[index].gone == nil else { continue }
            // Two who share an article: `Anne Roy/Max Klein`.
            let people = page.string(index).split(separator: "/").map { String($0).trimmed }
            let names = people.flatMap { PassageReading($0).names(isLabelled: false) ?? [] }
            guard names.count >= people.count, names.allSatisfy(PersonNames.isWhole), !names.contains(where: isTold)
            else {
                continue
            }
            return names.filter { !isSite($0) }
        }
        return []
    }

    /// Whether the title tells of somebody, who then did not write the article.
    private func isTold(_ name: String) -> Bool {
        PageWords.contains(PageWords.words(tree.line(titlePlace, limit: 600)), PageWords.words(name))
    }

    /// A line with its elements apart, and as it is: `<span>By Anne Roy</span><span>Published…` has no space between.
    private func readings(of index: Int) -> [String] {
        let text = page.string(index)
        let apart = PageLine.read(tree, Int(page.blocks[index].node), limit: 400, parts: true)
        return apart == text || apart.utf8.count > 2 * text.utf8.count ? [text] : [apart, text]
    }

    /// The blocks between the title and the text, then the first ones after it.
    private var nearBlocks: [Int] {
        let above = page.blocks.indices.filter {
            page.blocks[$0].place > Int32(titlePlace) && page.blocks[$0].place <= Int32(body.lowerBound)
        }
        let below = page.blocks.indices.filter { page.blocks[$0].place >= Int32(body.upperBound) }
        return Array(above.suffix(30)) + Array(below.prefix(6))
    }
}
