import CGumbo

/// Drawings and formulas within HTML.
extension Sanitiser {
    /// A drawing or formula being written.
    struct Foreign {
        /// Where its markup begins, to take it back when nothing in it is to be seen.
        var start: Int
        /// How many elements were open before it.
        var depth: Int
        var shows = false
    }

    /// Writes the start tag of an element of SVG or MathML, if it is kept where it stands; the index to go on at.
    mutating func enter(_ node: HTMLTree.Node, as element: ForeignElement, at index: Int) -> Int {
        if foreign == nil {
            guard element.isRoot else { return element.isFormula ? index + 1 : Int(node.end) }
            foreign = Foreign(start: out.count, depth: open.count)
        } else {
            let outer = open.last.flatMap { ForeignElement.at($0.kind) }
            guard let outer, outer.isFormula == element.isFormula, case .elements = outer.content else {
                return Int(node.end)
            }
            if element.isLink, isInLink { return index + 1 }
        }
        if element.isShape { foreign?.shows = true }
        writeTag(node, element)
        open.append((Int(node.end), Int(node.kind)))
        return index + 1
    }

    /// What becomes of an HTML element within a drawing or formula; the index to go on at.
    mutating func enterWithinForeign(_ node: HTMLTree.Node, _ kind: HTMLElementKind, at index: Int) -> Int {
        guard kind.output == .kept || kind.output == .unwrapped else { return Int(node.end) }
        let isDescribed = open.contains {
            if case .phrases? = ForeignElement.at($0.kind)?.content { true } else { false }
        }
        guard isDescribed, Self.phrases.contains(String(decoding: kind.name, as: UTF8.self)) else { return index + 1 }
        out.append(UInt8(ascii: "<"))
        out += kind.name
        out.append(UInt8(ascii: ">"))
        open.append((Int(node.end), Int(node.kind)))
        return index + 1
    }

    /// Words' elements that every parser keeps within a description.
    private static let phrases: Set<String> = [
        "abbr", "cite", "code", "dfn", "em", "i", "b", "kbd", "q", "samp", "span", "strong", "sub", "sup", "var",
    ]

    private mutating func writeTag(_ node: HTMLTree.Node, _ element: ForeignElement) {
        out.append(UInt8(ascii: "<"))
        out += element.name
        if element.isRoot {
            let name = element.isFormula ? "http://www.w3.org/1998/Math/MathML" : "http://www.w3.org/2000/svg"
            out += " xmlns=\"\(name)\"".utf8
        }
        var declaresXLink = false
        tree.forEachForeignAttribute(of: node) { name, isXLink, value in
            guard let rule = ForeignAttribute(name, isXLink: isXLink, of: element),
                let safe = rule.safe(value, base: base)
            else { return }
            if isXLink, !declaresXLink {
                out += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"".utf8
                declaresXLink = true
            }
            out += isXLink ? " xlink:\(name)=\"".utf8 : " \(name)=\"".utf8
            Self.append(attribute: safe, to: &out)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: ">"))
    }

    /// Ends the drawing or formula with the element whose end tag has just been written, if it is its outermost.
    mutating func leftForeign() {
        guard let ended = foreign, open.count <= ended.depth else { return }
        foreign = nil
        if !ended.shows { out.removeLast(max(0, out.count - ended.start)) }
    }
}

extension HTMLTree {
    /// Calls `body` with name, value and whether it is XLink's, for each attribute that is no namespace binding.
    func forEachForeignAttribute(
        of node: Node,
        _ body: (_ name: String, _ isXLink: Bool, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard let element = node.element else { return }
        let attributes = element.pointee.attributes
        for index in 0..<Int(attributes.length) {
            guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self) else { continue }
            let space = attribute.pointee.attr_namespace
            guard space == GUMBO_ATTR_NAMESPACE_NONE || space == GUMBO_ATTR_NAMESPACE_XLINK else { continue }
            let name = Self.bytes(attribute.pointee.name)
            guard name.count <= 32 else { continue }
            body(
                String(decoding: name, as: UTF8.self),
                space == GUMBO_ATTR_NAMESPACE_XLINK,
                Self.value(of: attribute, in: source)
            )
        }
    }
}
