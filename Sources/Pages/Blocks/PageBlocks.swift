/// All passages of a page, in order, with their text in one row of bytes.
struct PageBlocks {
    var text: [UInt8] = []
    var blocks: [PageBlock] = []
    /// Where in `text` a line break ends a paragraph inside a passage, in order.
    var breaks: [Int] = []

    func string(_ index: Int) -> String { String(decoding: text[blocks[index].text], as: UTF8.self) }

    /// The paragraphs of a passage: one, or several that line breaks divide.
    func paragraphs(_ index: Int) -> [String] {
        let range = blocks[index].text
        var low = 0
        var high = breaks.count
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var paragraphs: [String] = []
        var start = range.lowerBound
        for end in breaks[low...].prefix(while: { $0 < range.upperBound }) {
            paragraphs.append(String(decoding: text[start..<end], as: UTF8.self))
            start = end
        }
        paragraphs.append(String(decoding: text[start..<range.upperBound], as: UTF8.self))
        return paragraphs
    }

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
