import struct Text.HTMLTree
import struct Text.TextFolder

/// Texts of one line out of a page.
enum PageLine {
    /// The text inside an element; scripts and the like apart.
    ///
    /// With `without` elements of those names are left out as well; with `parts` a space stands between any two elements.
    static func read(
        _ tree: PageTree,
        _ index: Int,
        limit: Int,
        without: NameFamilies = [],
        parts: Bool = false
    ) -> String {
        var folder = TextFolder()
        var place = index + 1
        let end = Int(tree.nodes[index].end)
        while place < end, folder.bytes.count < limit {
            let node = tree.nodes[place]
            if node.tag == .text {
                folder.append(tree.html.nodes[place].text)
            } else if isMark(tree, place) {
                place += 1
                continue
            } else if node.tag.isSilent || node.tag == .annotation || node.tag == .annotationMark
                || !node.families.isDisjoint(with: without.union([.spoken, .concealed]))
            {
                place = Int(node.end)
                continue
            } else if parts || node.tag.isBlock || node.tag == .lineBreak {
                folder.space()
            }
            place += 1
        }
        return folder.take()?.text ?? ""
    }

    /// Whether an element for screen readers holds a mark alone: the colon between a kicker and a title.
    private static func isMark(_ tree: PageTree, _ place: Int) -> Bool {
        let node = tree.nodes[place]
        guard node.families.contains(.spoken), !node.tag.isBlock, Int(node.end) == place + 2 else { return false }
        let text = tree.html.nodes[place + 1].text
        return tree.nodes[place + 1].tag == .text && text.count <= 4 && text.allSatisfy { $0 <= 0x40 }
    }

    static func read(_ value: UnsafeBufferPointer<UInt8>?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        var folder = TextFolder()
        folder.append(value)
        return folder.take()?.text
    }
}
