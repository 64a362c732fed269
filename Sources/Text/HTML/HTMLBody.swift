/// Where in a document its article stands.
enum HTMLBody {
    /// The innermost `article` or `main` element with more than half of the readable text, else everything.
    static func articleRange(of tree: HTMLTree) -> Range<Int> {
        let sums = readableSums(tree)
        let total = sums.last ?? 0
        var best = 0..<tree.nodes.count
        for (index, node) in tree.nodes.enumerated()
        where tree.isElement(node, "article") || tree.isElement(node, "main") {
            let end = Int(node.end)
            guard index < best.upperBound, (sums[end] - sums[index]) * 2 > total else { continue }
            best = index..<end
        }
        return best
    }

    /// How many bytes of readable text stand before each node; one more entry than nodes.
    private static func readableSums(_ tree: HTMLTree) -> [Int] {
        var sums = [Int](repeating: 0, count: tree.nodes.count + 1)
        var silentUntil = 0
        for (index, node) in tree.nodes.enumerated() {
            if index >= silentUntil, node.role == .silent || node.isHidden { silentUntil = Int(node.end) }
            let isReadable = node.isText && index >= silentUntil
            sums[index + 1] = sums[index] + (isReadable ? node.text.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) } : 0)
        }
        return sums
    }
}
