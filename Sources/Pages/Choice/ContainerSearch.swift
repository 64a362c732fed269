/// Finds elements that may hold the article, each in a way of its own.
struct ContainerSearch {
    let tree: PageTree
    let page: PageBlocks
    let mass: PageMass
    /// The blocks of good text that are not gone.
    let good: [Int]
    private let containers: [Int]

    init(_ tree: PageTree, _ page: PageBlocks, _ mass: PageMass, isWanted: (PageBlock) -> Bool) {
        self.tree = tree
        self.page = page
        self.mass = mass
        good = page.blocks.indices.filter { PageMass.isGood(page.blocks[$0]) && isWanted(page.blocks[$0]) }
        containers = tree.nodes.indices.filter {
            $0 >= tree.body && mass[$0] > 0 && tree.nodes[$0].tag.isContainer
        }
    }

    /// An element that calls itself the article's body; split bodies are found together.
    func named() -> Int? {
        for family in [NameFamilies.statedBody, .body] {
            let found = containers.filter { tree.nodes[$0].families.contains(family) }
            guard let most = found.map({ mass[$0] }).max(),
                Double(most) >= 0.35 * Double(mass.total) || most > 1500
            else { continue }
            return whole(of: found, most: most)
        }
        return nil
    }

    private func whole(of found: [Int], most: Int) -> Int? {
        let top = found.filter { 2 * mass[$0] >= most }
        guard var best = top.first(where: { mass[$0] == most }) else { return nil }
        let outer = best
        if let inner = top.last(where: {
            $0 != outer && tree.contains(outer, $0) && mass[$0] * 20 >= mass[outer] * 19
        }) {
            best = inner
        }
        let parts = found.filter {
            $0 != best && mass[$0] * 25 > mass[best] * 2 && !tree.contains(best, $0) && !tree.contains($0, best)
                && areNear($0, best)
        }
        guard !parts.isEmpty else { return best }
        let ancestor = parts.reduce(best) { tree.commonAncestor($0, $1) }
        let sum = parts.reduce(mass[best]) { $0 + mass[$1] }
        guard tree.nodes[ancestor].tag != .body, tree.nodes[ancestor].tag != .root,
            mass[ancestor] * 100 <= sum * 135
        else { return best }
        return ancestor
    }

    private func areNear(_ first: Int, _ second: Int) -> Bool {
        let ancestor = tree.commonAncestor(first, second)
        return tree.distance(from: first, to: ancestor) <= 3 && tree.distance(from: second, to: ancestor) <= 3
    }

    /// The first `article` element with most of what any has.
    func article() -> Int? {
        let found = containers.filter { tree.nodes[$0].tag == .article }
        guard let most = found.map({ mass[$0] }).max(),
            let first = found.first(where: { mass[$0] * 10 >= most * 6 }), mass.isAtLeast(0.3, in: first)
        else { return nil }
        return first
    }

    /// The element with the most points: paragraphs give them to their parents by length and commas, fading upwards.
    func scored() -> Int? {
        var points: [Int: Double] = [:]
        for index in good {
            let block = page.blocks[index]
            let commas = page.text[block.text].reduce(0) { $0 + ($1 == 0x2C ? 1 : 0) }
            let value = 1 + min(Double(block.length) / 100, 5) + Double(commas) * 0.3
            if Self.isBox(block.tag) { points[Int(block.node), default: 0] += value }
            var node = Int(tree.nodes[Int(block.node)].parent)
            var weight = 1.0
            for depth in 0..<4 where node >= 0 {
                points[node, default: 0] += value * weight
                weight *= depth == 0 ? 0.55 : 0.6
                node = Int(tree.nodes[node].parent)
            }
        }
        func worth(_ node: Int) -> Double {
            (points[node] ?? 0) * (tree.nodes[node].families.contains(.body) ? 1.15 : 1)
        }
        guard var best = points.keys.max(by: { (worth($0), -$0) < (worth($1), -$1) }) else { return nil }
        while tree.nodes[best].parent >= 0, tree.nodes[best].tag != .body {
            let parent = Int(tree.nodes[best].parent)
            guard mass[best] * 100 < mass[parent] * 72, mass[parent] <= Int(mass.total) else { break }
            best = parent
        }
        return best
    }

    private static func isBox(_ tag: PageTag) -> Bool {
        switch tag {
        case .division, .cell, .section, .article, .main, .body: true
        default: false
        }
    }

    /// The parent of more good text than any other.
    func dominant() -> Int? {
        var sums: [Int: Int] = [:]
        for index in good {
            let block = page.blocks[index]
            let isLeaf = block.tag == .paragraph || block.tag == .item || block.tag == .quote
            let node = isLeaf ? Int(tree.nodes[Int(block.node)].parent) : Int(block.node)
            sums[node, default: 0] += block.length
        }
        return sums.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    /// The smallest element with the heading that says the title and a good part of the text.
    func titled(by titleWords: [UInt64]) -> Int? {
        guard !titleWords.isEmpty,
            let heading = tree.headings.first(where: { PageWords.words(tree.line($0)) == titleWords })
        else { return nil }
        var node = Int(tree.nodes[heading].parent)
        while node > 0, !mass.isAtLeast(0.35, in: node) { node = Int(tree.nodes[node].parent) }
        return node > 0 ? node : nil
    }

    /// The smallest element around blocks that are known to be the article's, with a good part of the text.
    func around(_ anchors: [Int]) -> Int? {
        guard let first = anchors.first else { return nil }
        let parents = anchors.map { max(0, Int(tree.nodes[Int(page.blocks[$0].node)].parent)) }
        var node = parents.reduce(max(0, Int(tree.nodes[Int(page.blocks[first].node)].parent))) {
            tree.commonAncestor($0, $1)
        }
        while node > tree.body, !mass.isAtLeast(0.3, in: node) { node = Int(tree.nodes[node].parent) }
        return node > 0 ? node : nil
    }

    /// The densest run of blocks: long ones without links add, short and linked ones take away.
    func densestRun(where isWanted: (PageBlock) -> Bool) -> Range<Int> {
        var best = (value: 0.0, range: 0..<0)
        var sum = 0.0
        var start = 0
        for index in page.blocks.indices where isWanted(page.blocks[index]) {
            let block = page.blocks[index]
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += Double(min(block.length, 600)) * (1 - 2.2 * block.links) - 75
            if sum > best.value { best = (sum, start..<(index + 1)) }
        }
        return best.range
    }
}
