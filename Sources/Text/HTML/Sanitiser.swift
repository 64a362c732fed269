/// Writes a tree as safe HTML, in one walk.
///
/// Safety does not rest on recognising what is bad: only names from fixed lists are written, every address is parsed and
/// written anew, and all text and attribute values are escaped.
struct Sanitiser {
    private var out: [UInt8] = []
    private let tree: HTMLTree
    private let base: WebAddress?
    private var open: [(end: Int, kind: Int)] = []

    init(_ tree: HTMLTree, base: WebAddress?) {
        self.tree = tree
        self.base = base
        walk()
    }

    private var isInLink: Bool { open.contains { HTMLTree.kinds[$0.kind].role == .link } }

    var html: String { String(decoding: out, as: UTF8.self) }

    private mutating func walk() {
        // The first node is the parser's own root element.
        var index = 1
        while index < tree.nodes.count {
            while let last = open.last, last.end <= index { close() }
            let node = tree.nodes[index]
            if node.isText {
                Self.appendEscaped(node.text, to: &out)
                index += 1
            } else {
                index = enter(node, at: index)
            }
        }
        while !open.isEmpty { close() }
    }

    /// Writes a start tag, if the element is kept; the index to go on at.
    private mutating func enter(_ node: HTMLTree.Node, at index: Int) -> Int {
        let end = Int(node.end)
        guard !node.isHidden else { return end }
        // Of a formula the text is kept, of a drawing nothing.
        guard node.kind >= 0 else { return node.role == .silent ? end : index + 1 }
        let kind = HTMLTree.kinds[Int(node.kind)]
        switch kind.output {
        case .dropped: return end
        case .unwrapped: return index + 1
        case .void:
            if node.role == .image { writeImage(node) } else { writeTag(node, kind, at: index) }
            return end
        // The tree may hold a link in a link, which no markup can say.
        case .kept where node.role == .link && isInLink: return index + 1
        case .kept:
            writeTag(node, kind, at: index)
            open.append((end, Int(node.kind)))
            return index + 1
        }
    }

    /// Writes a picture, if it has an address; scripts that load pictures late keep it outside `src`.
    private mutating func writeImage(_ node: HTMLTree.Node) {
        guard let address = HTMLImage.address(of: node, in: tree, base: base) else { return }
        out += "<img src=\"".utf8
        Self.append(attribute: Array(address.utf8), to: &out)
        out.append(UInt8(ascii: "\""))
        writeAttributes(node)
        out.append(UInt8(ascii: ">"))
    }

    private mutating func writeTag(_ node: HTMLTree.Node, _ kind: HTMLElementKind, at index: Int) {
        out.append(UInt8(ascii: "<"))
        out += kind.name
        if tree.hasAttributes(node) { writeAttributes(node) }
        out.append(UInt8(ascii: ">"))
        // A parser takes one line end after this tag away, so one that is text is written twice.
        if node.role == .preformatted, index + 1 < node.end, tree.nodes[index + 1].text.first == 0x0A {
            out.append(0x0A)
        }
    }

    private mutating func writeAttributes(_ node: HTMLTree.Node) {
        let (tree, base) = (tree, base)
        tree.forEachAttribute(of: node) { name, value in
            guard let rule = SafeAttribute(name), !(node.role == .image && rule == .source),
                let safe = rule.safe(value, base: base)
            else { return }
            Self.write(name, safe, to: &out)
        }
    }

    private static func write(_ name: UnsafeBufferPointer<UInt8>, _ value: [UInt8], to out: inout [UInt8]) {
        out.append(0x20)
        out.append(contentsOf: name)
        out += "=\"".utf8
        append(attribute: value, to: &out)
        out.append(UInt8(ascii: "\""))
    }

    private static func append(attribute value: [UInt8], to out: inout [UInt8]) {
        value.withUnsafeBufferPointer { appendEscaped($0, quotes: true, to: &out) }
    }

    private mutating func close() {
        guard let (_, kind) = open.popLast() else { return }
        out += "</".utf8
        out += HTMLTree.kinds[kind].name
        out.append(UInt8(ascii: ">"))
    }

    private static func appendEscaped(
        _ text: UnsafeBufferPointer<UInt8>,
        quotes: Bool = false,
        to out: inout [UInt8]
    ) {
        var start = 0
        var index = 0
        while index < text.count {
            let escape: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            // Line ends are one sign each, as the parser would have made them.
            case 0x0D where index + 1 == text.count || text[index + 1] != 0x0A: escape = "\n"
            case 0x00...0x08, 0x0B...0x1F: escape = ""
            case UInt8(ascii: "\"") where quotes: escape = "&quot;"
            default:
                index += 1
                continue
            }
            out.append(contentsOf: text[start..<index])
            out.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
            index += 1
            start = index
        }
        out.append(contentsOf: text[start...])
    }
}
