import CGumbo

extension HTMLTree {
    /// An element's name as written; empty for text and for elements that the parser added itself.
    package func elementName(of node: Node) -> [UInt8] {
        let name = name(of: node)
        if !name.isEmpty { return Array(name.utf8) }
        return writtenName(of: node).map(Array.init) ?? []
    }

    /// Whether an element has that name (in lower case), one outside HTML included.
    package func isNamed(_ node: Node, _ name: [UInt8]) -> Bool {
        // Elements that HTML does not know share one kind without a name.
        if node.kind >= 0, Int(node.kind) < Self.kinds.count, !Self.kinds[Int(node.kind)].name.isEmpty {
            return Self.kinds[Int(node.kind)].name == name
        }
        guard let written = writtenName(of: node), written.count == name.count else { return false }
        return zip(written, name).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
    }

    private func writtenName(of node: Node) -> UnsafeBufferPointer<UInt8>? {
        guard !node.isText, let element = node.element else { return nil }
        var tag = element.pointee.original_tag
        gumbo_tag_from_original_text(&tag)
        guard let start = tag.data, tag.length > 0, tag.length <= 256 else { return nil }
        let bytes = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: bytes, count: tag.length)
    }
}
