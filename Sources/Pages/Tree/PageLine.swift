import struct Text.HTMLTree
import struct Text.TextFolder

/// Texts of one line out of a page.
enum PageLine {
    /// The text inside an element; scripts and the like apart.
    ///
    /// With `without` elements of those names are left out as well.
    static func read(_ tree: PageTree, _ index: Int, limit: Int, without: NameFamilies = []) -> String {
        var folder = TextFolder()
        var place = index + 1
        let end = Int(tree.nodes[index].end)
        while place < end, folder.bytes.count < limit {
            let node = tree.nodes[place]
            if node.tag == .text {
                folder.append(tree.html.nodes[place].text)
            } else if node.tag.isSilent || !node.families.isDisjoint(with: without.union([.spoken, .concealed])) {
                place = Int(node.end)
                continue
            } else if node.tag.isBlock || node.tag == .lineBreak {
                folder.space()
            }
            place += 1
        }
        return folder.take()?.text ?? ""
    }

    static func read(_ value: UnsafeBufferPointer<UInt8>?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        var folder = TextFolder()
        folder.append(value)
        return folder.take()?.text
    }
}
