import struct Text.HTMLTree

/// A page's elements with what their tags and names say.
struct PageTree {
    let html: HTMLTree
    private(set) var nodes: [PageNode] = []
    /// The places of what metadata are read from, in order.
    private(set) var heads: [Int] = []
    private(set) var headings: [Int] = []
    private(set) var times: [Int] = []
    /// Elements with `itemprop`, `rel=author` or names of bylines.
    private(set) var bylines: [Int] = []
    /// Elements named like dates.
    private(set) var dated: [Int] = []
    private(set) var body = 0
    /// The places of pictures and players, in order.
    private var pictures: [Int32] = []

    private static let mostNoted = 400

    init(_ html: HTMLTree) {
        self.html = html
        nodes.reserveCapacity(html.nodes.count)
        var silentUntil: Int32 = 0
        for index in html.nodes.indices {
            let node = html.nodes[index]
            var entry = PageNode(tag: Self.tag(of: node), parent: node.parent, end: node.end)
            if !node.isText {
                if index >= silentUntil { read(node, at: index, into: &entry) }
                if entry.tag.isSilent, node.end > silentUntil { silentUntil = node.end }
            }
            nodes.append(entry)
        }
        for index in nodes.indices.reversed() where nodes[index].tag.isBlock || nodes[index].holdsBlocks {
            let parent = Int(nodes[index].parent)
            if parent >= 0 { nodes[parent].holdsBlocks = true }
        }
    }

    private static func tag(of node: HTMLTree.Node) -> PageTag {
        if node.isText { return .text }
        let kind = Int(node.kind)
        return kind >= 0 && kind < PageTag.ofKinds.count ? PageTag.ofKinds[kind] : node.isSilent ? .silent : .inline
    }

    private mutating func read(_ node: HTMLTree.Node, at index: Int, into entry: inout PageNode) {
        switch entry.tag {
        case .meta, .reference, .documentTitle, .base, .root: note(index, &heads)
        case .body where body == 0: body = index
        case .h1, .h2, .h3: note(index, &headings)
        case .time: note(index, &times)
        case .picture, .media: pictures.append(Int32(index))
        default: break
        }
        if entry.tag.isSilent { return }
        var traits = AttributeTraits(tag: entry.tag)
        html.forEachAttribute(of: node) { traits.read(name: $0, value: $1) }
        entry.families = traits.families
        entry.look = NameTable.pair(traits.look, UInt64(UInt32(bitPattern: node.parent)) &* 0x9E37_79B9_7F4A_7C15)
        let above = node.parent >= 0 ? nodes[Int(node.parent)].shape : 0
        entry.shape = NameTable.pair(above, traits.look) &* 0x9E37_79B9_7F4A_7C15
        if entry.families.contains(.dated) { note(index, &dated) }
        if traits.isNoted || !entry.families.isDisjoint(with: [.byline, .authorLink, .authorPage]) {
            note(index, &bylines)
        }
    }

    private func note(_ index: Int, _ list: inout [Int]) {
        if list.count < Self.mostNoted { list.append(index) }
    }

    /// Whether a picture or player stands inside an element.
    func holdsPicture(_ node: Int) -> Bool {
        var low = 0
        var high = pictures.count
        while low < high {
            let middle = (low + high) / 2
            if pictures[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < pictures.count && pictures[low] < nodes[node].end
    }

    /// Whether `inner` lies inside `outer`, which counts as inside itself.
    func contains(_ outer: Int, _ inner: Int) -> Bool { inner >= outer && inner < Int(nodes[outer].end) }

    /// The closest element that holds both.
    func commonAncestor(_ first: Int, _ second: Int) -> Int {
        var place = first
        while place > 0, !contains(place, second) { place = Int(nodes[place].parent) }
        return max(0, place)
    }

    /// How many elements lie between a node and one that holds it.
    func distance(from inner: Int, to outer: Int) -> Int {
        var place = inner
        var steps = 0
        while place > outer, place > 0 {
            place = Int(nodes[place].parent)
            steps += 1
        }
        return steps
    }

    /// The text inside an element, folded into one line.
    func line(_ index: Int, limit: Int = 2000) -> String {
        PageLine.read(self, index, limit: limit)
    }

    /// An attribute's value, folded into one line; nil when it is missing or empty.
    func attribute(_ name: StaticString, of index: Int) -> String? {
        PageLine.read(html.attribute(name, of: html.nodes[index]))
    }
}
