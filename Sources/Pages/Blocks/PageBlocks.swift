/// All passages of a page, in order, with their text in one row of bytes.
struct PageBlocks {
    var text: [UInt8] = []
    var blocks: [PageBlock] = []

    func string(_ index: Int) -> String { String(decoding: text[blocks[index].text], as: UTF8.self) }

    /// The blocks whose text begins inside an element.
    func range(in tree: PageTree, _ node: Int) -> Range<Int> {
        let start = firstBlock(from: Int32(node))
        return start..<max(start, firstBlock(from: tree.nodes[node].end))
    }

    private func firstBlock(from place: Int32) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
