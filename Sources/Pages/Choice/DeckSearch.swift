/// Looks for the standfirst above a body that does not hold it.
struct DeckSearch {
    let tree: PageTree
    let page: PageBlocks
    let description: [UInt64]

    private static let lengths = 30...600
    /// How many blocks above the body are looked at.
    private static let reach = 40

    /// The block of the standfirst among those before `first`, which is the body's first.
    ///
    /// It is named so by an element around it, or it says what the page gives for its description.
    func deck(before first: Int, readings: BlockReadings) -> Int? {
        for index in stride(from: first - 1, through: max(0, first - Self.reach), by: -1) {
            let block = page.blocks[index]
            if block.tag == .h1 { return nil }
            guard block.gone == nil || block.isGoneByName, Self.lengths.contains(block.length), block.links < 0.3 else {
                continue
            }
            if isNamed(block, beside: page.blocks[first]) || isDescription(readings.words[index]) { return index }
        }
        return nil
    }

    private func isDescription(_ words: [UInt64]) -> Bool {
        guard words.count > 5, description.count > 5 else { return false }
        return words == description || description.count > 7 && words.starts(with: description.dropLast())
    }

    /// Whether an element around the block, but not around the body, has the name of a standfirst.
    private func isNamed(_ block: PageBlock, beside body: PageBlock) -> Bool {
        if block.families.contains(.deck) { return true }
        var node = Int(block.node)
        while node > tree.body, !tree.contains(node, Int(body.place)) {
            if tree.nodes[node].families.contains(.deck) { return true }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }
}
