/// Marks the blocks that elements around them show to be no part of any article.
///
/// Names and tags are believed only of elements without much of the page's text: some publishers call the article
/// itself a widget, or send it hidden.
struct PagePruner {
    private enum Mark: UInt8 {
        case none, named, hidden, element, role
    }

    static func prune(_ page: inout PageBlocks, _ tree: PageTree, _ mass: PageMass) {
        var marks = [Mark](repeating: .none, count: tree.nodes.count)
        let alike = massOfAlike(tree, mass)
        let cards = PageCards(tree, page.blocks, mass)
        let titles = tree.headings.filter { tree.nodes[$0].tag == .h1 }
        for index in tree.nodes.indices where index > tree.body && tree.nodes[index].tag != .text {
            let node = tree.nodes[index]
            let above = node.parent >= 0 ? marks[Int(node.parent)] : .none
            let own: Mark =
                if cards.isTeaser(node) {
                    .element
                } else if cards.contains(node, index) {
                    .named
                } else {
                    mark(node, index, tree, mass, alike, titles)
                }
            marks[index] = max(above, own)
        }
        for index in page.blocks.indices where page.blocks[index].gone == nil {
            switch marks[Int(page.blocks[index].node)] {
            case .none: break
            case .named:
                page.blocks[index].gone = .name
                page.blocks[index].isGoneByName = true
            case .hidden: page.blocks[index].gone = .hidden
            case .element: page.blocks[index].gone = .element
            case .role: page.blocks[index].gone = .role
            }
            if page.blocks[index].gone == nil, !page.blocks[index].families.isDisjoint(with: .boilerplate) {
                page.blocks[index].gone = .name
                page.blocks[index].isGoneByName = true
            }
        }
    }

    private static func max(_ first: Mark, _ second: Mark) -> Mark {
        first.rawValue >= second.rawValue ? first : second
    }

    private static func massOfAlike(_ tree: PageTree, _ mass: PageMass) -> [UInt64: Int] {
        var sums: [UInt64: Int] = [:]
        for index in tree.nodes.indices where mass[index] > 0 && tree.nodes[index].families.contains(.named) {
            sums[tree.nodes[index].look, default: 0] += mass[index]
        }
        return sums
    }

    private static func mark(
        _ node: PageNode,
        _ index: Int,
        _ tree: PageTree,
        _ mass: PageMass,
        _ alike: [UInt64: Int],
        _ titles: [Int]
    ) -> Mark {
        switch node.tag {
        case .aside, .form, .footer:
            let isWhole = titles.contains { tree.contains(index, $0) } && mass.isAtLeast(0.5, in: index)
            if !isWhole, !mass.isAtLeast(0.85, in: index) { return .element }
        default: break
        }
        let families = node.families
        if families.isEmpty { return .none }
        if families.contains(.concealed), !mass.isAtLeast(0.4, in: index) { return .hidden }
        if families.contains(.unspoken), !mass.isAtLeast(0.3, in: index) { return .hidden }
        if families.contains(.outerRole), !mass.isAtLeast(0.4, in: index) { return .role }
        guard !families.isDisjoint(with: .boilerplate), node.tag.isBlock || node.holdsBlocks else { return .none }
        if families.contains(.comments), node.tag != .body {
            let isWhole = titles.contains { tree.contains(index, $0) }
            return isWhole || Int(mass.total) - mass[index] < 500 && mass[index] > 20 ? .none : .named
        }
        if node.tag.isHeading, families.isDisjoint(with: NameFamilies.boilerplate.subtracting([.kicker, .widget])) {
            return .none
        }
        if mass[index] > 0, Double(alike[node.look] ?? 0) >= 0.3 * Double(mass.total) { return .none }
        switch node.tag {
        case .main, .body, .root: return .none
        case .article where mass.isAtLeast(0.15, in: index): return .none
        default: break
        }
        if !families.isDisjoint(with: [.body, .statedBody]), mass.isAtLeast(0.1, in: index) { return .none }
        let limit: Double
        switch node.tag {
        case .division, .section, .article, .main, .span, .cell, .row, .table, .rowGroup: limit = 0.25
        default: limit = 0.6
        }
        return mass.isAtLeast(limit, in: index) ? .none : .named
    }
}
