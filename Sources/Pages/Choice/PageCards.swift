/// Finds teasers of other articles: boxes that look alike side by side, each with a linked heading and little text.
struct PageCards {
    private let looks: Set<UInt64>
    /// Of those, the ones of which each has a linked heading, on a page whose own heading stands elsewhere.
    private let teasers: Set<UInt64>

    private struct Group {
        var count = 0
        var linked = 0
        var headed = 0
        var holdsTitle = false
        var mass = 0
    }

    private static let fewest = 3
    private static let longestEach = 500

    init(_ tree: PageTree, _ blocks: [PageBlock], _ mass: PageMass) {
        var links = [Int32](repeating: 0, count: tree.nodes.count)
        var heads = Set<Int32>()
        for block in blocks where block.links > 0.75 && block.length >= 15 && block.length < 300 {
            links[Int(block.node)] += 1
            guard block.tag.isHeading, block.tag != .h1 else { continue }
            // The box is at most three elements above its heading.
            var node = block.node
            for _ in 0..<3 where node > 0 {
                node = tree.nodes[Int(node)].parent
                if node > 0 { heads.insert(node) }
            }
        }
        let title = tree.headings.first { tree.nodes[$0].tag == .h1 }
        for index in tree.nodes.indices.reversed() where links[index] > 0 && tree.nodes[index].parent >= 0 {
            links[Int(tree.nodes[index].parent)] += links[index]
        }
        var groups: [UInt64: Group] = [:]
        for index in tree.nodes.indices where Self.isBox(tree.nodes[index].tag) && links[index] <= 6 {
            var group = groups[tree.nodes[index].look] ?? Group()
            group.count += 1
            group.linked += links[index] > 0 ? 1 : 0
            group.mass += mass[index]
            group.headed += heads.contains(Int32(index)) ? 1 : 0
            group.holdsTitle = group.holdsTitle || title.map { tree.contains(index, $0) } ?? true
            groups[tree.nodes[index].look] = group
        }
        teasers = Set(
            groups.filter { _, group in
                group.count >= Self.fewest && group.headed == group.count && !group.holdsTitle
                    && group.mass <= group.count * Self.longestEach
            }.keys
        )
        looks = Set(
            groups.filter { _, group in
                group.count >= Self.fewest && group.linked * 4 >= group.count * 3
                    && group.mass <= group.count * Self.longestEach && Double(group.mass) < 0.4 * Double(mass.total)
            }.keys
        )
    }

    func contains(_ node: PageNode, _ index: Int) -> Bool { Self.isBox(node.tag) && looks.contains(node.look) }

    /// Whether the box is surely another article's, however much of the page's text such boxes have.
    func isTeaser(_ node: PageNode) -> Bool { node.tag == .article && teasers.contains(node.look) }

    private static func isBox(_ tag: PageTag) -> Bool {
        switch tag {
        case .division, .article, .section, .item, .term: true
        default: false
        }
    }
}
