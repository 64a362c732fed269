/// A tree's text in one line.
enum PlainText {
    static func line(_ tree: HTMLTree) -> String {
        line(tree, in: 0..<tree.nodes.count)
    }

    /// The text of a range of nodes, a space where blocks and lines end.
    static func line(_ tree: HTMLTree, in range: Range<Int>) -> String {
        var folder = TextFolder(reserving: 64)
        var ends: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            while let end = ends.last, end <= index {
                folder.space()
                ends.removeLast()
            }
            let node = tree.nodes[index]
            if node.isText {
                folder.append(node.text)
            } else if node.role == .silent || node.isHidden {
                index = Int(node.end)
                continue
            } else if node.role.isBlock || node.role == .lineBreak {
                folder.space()
                ends.append(Int(node.end))
            }
            index += 1
        }
        return folder.take()?.text ?? ""
    }
}
