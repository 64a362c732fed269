/// How much good text lies in each element: the letters of paragraphs that are no lists of links.
struct PageMass {
    private(set) var of: [Int32]
    private(set) var total: Int32 = 0

    static func isGood(_ block: PageBlock) -> Bool {
        guard block.tag.bearsText, block.length >= 70, block.around.caption < 0 else { return false }
        if block.tag == .item { return block.links < 0.2 && block.length > 120 }
        return block.links < 0.35
    }

    /// Weighs the blocks that `isWanted`; what stands in margins counts a fifth when `discountsMargins`.
    init(_ tree: PageTree, _ blocks: [PageBlock], discountsMargins: Bool, where isWanted: (PageBlock) -> Bool) {
        var mass = [Int32](repeating: 0, count: tree.nodes.count)
        var divisor: [Int32] = []
        if discountsMargins {
            divisor = [Int32](repeating: 1, count: tree.nodes.count)
            for (index, node) in tree.nodes.enumerated() where node.parent >= 0 {
                let isMargin = node.tag == .aside || node.tag == .footer
                // Readers often write more than the article's author.
                let own: Int32 = node.families.contains(.comments) && node.tag != .body ? 50 : isMargin ? 5 : 1
                divisor[index] = max(divisor[Int(node.parent)], own)
            }
        }
        for block in blocks where Self.isGood(block) && isWanted(block) {
            let length = Int32(clamping: block.length)
            let weight = discountsMargins ? length / divisor[Int(block.node)] : length
            mass[Int(block.node)] &+= weight
            total &+= weight
        }
        for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 && mass[index] > 0 {
            mass[Int(tree.nodes[index].parent)] &+= mass[index]
        }
        of = mass
    }

    subscript(_ node: Int) -> Int { Int(of[node]) }

    /// Whether an element holds at least that share of the page's good text.
    func isAtLeast(_ share: Double, in node: Int) -> Bool { total > 0 && Double(of[node]) >= share * Double(total) }
}
