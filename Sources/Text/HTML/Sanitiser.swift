/// Writes a tree as safe HTML, in one walk.
///
/// Safety does not rest on recognising what is bad: only names from fixed lists are written, every address is parsed and
/// written anew, and all text and attribute values are escaped.
struct Sanitiser {
    var out: [UInt8] = []
    let tree: HTMLTree
    let base: WebAddress?
    /// What is open, by the `kind` of its node.
    var open: [(end: Int, kind: Int)] = []
    /// Whether a parser reads what was written as it was meant, and not one element ended by another.
    private(set) var isSettled = true
    /// The drawing or formula that is open.
    var foreign: Foreign?

    init(_ tree: HTMLTree, base: WebAddress?) {
        self.tree = tree
        self.base = base
        walk()
    }

    /// Where the content of the last `<pre>` begins.
    private var preformattedStart: Int?

    var isInLink: Bool {
        open.contains { (_, kind) in
            kind >= 0 ? HTMLTree.kinds[kind].role == .link : ForeignElement.at(kind)?.isLink ?? false
        }
    }

    var html: String { String(decoding: out, as: UTF8.self) }

    private var isFormulaOpen: Bool { open.contains { ForeignElement.at($0.kind)?.isFormula == true } }

    private mutating func walk() {
        // The first node is the parser's own root element.
        var index = 1
        while index < tree.nodes.count {
            while let last = open.last, last.end <= index { close() }
            let node = tree.nodes[index]
            if node.isText {
                let start = out.count
                Self.appendEscaped(node.text, to: &out)
                // A parser takes one line end after `<pre>` away, so one that is text is written twice; what was left
                // out may have stood between.
                if start == preformattedStart, out.count > start, out[start] == 0x0A { out.insert(0x0A, at: start) }
                // What was written counts: of some characters nothing is.
                if foreign != nil, isFormulaOpen, out[start...].contains(where: { $0 > 0x20 }) { foreign?.shows = true }
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
        if let element = ForeignElement.at(Int(node.kind)) { return enter(node, as: element, at: index) }
        // Of what is not known in a formula the text is kept, in a drawing nothing.
        guard node.kind >= 0 else { return node.role == .silent ? end : index + 1 }
        let kind = HTMLTree.kinds[Int(node.kind)]
        if foreign != nil { return enterWithinForeign(node, kind, at: index) }
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

    /// Writes a picture that has an address, or a text in its stead.
    ///
    /// Scripts that load pictures late keep the address outside `src`.
    private mutating func writeImage(_ node: HTMLTree.Node) {
        if let address = HTMLImage.address(of: node, in: tree, base: base) {
            out += "<img src=\"".utf8
            Self.append(attribute: Array(address.utf8), to: &out)
            out.append(UInt8(ascii: "\""))
        } else {
            guard !HTMLImage.isPixel(node, in: tree), tree.attribute("alt", of: node)?.isEmpty == false else { return }
            out += "<img".utf8
        }
        writeAttributes(node)
        out.append(UInt8(ascii: ">"))
    }

    private mutating func writeTag(_ node: HTMLTree.Node, _ kind: HTMLElementKind, at index: Int) {
        // `rt` and `rp`, whose place only a ruby tells, are looked at once more in any case.
        let isReading = node.role == .silent && kind.name.count == 2
        if isReading || node.role.isBlock && endsOpenElement(node.role) || isStray(node.role) { isSettled = false }
        out.append(UInt8(ascii: "<"))
        out += kind.name
        if tree.hasAttributes(node) { writeAttributes(node) }
        out.append(UInt8(ascii: ">"))
        if node.role == .preformatted { preformattedStart = out.count }
    }

    /// Whether the start tag of such an element ends one that is open, which what was left out had kept apart.
    private func endsOpenElement(_ role: HTMLRole) -> Bool {
        for (depth, (_, kind)) in open.reversed().enumerated() where kind >= 0 {
            switch HTMLTree.kinds[kind].role {
            case .paragraph: return true
            case .heading where depth == 0 && role == .heading: return true
            case .item where role == .item: return true
            case .cell, .caption: return false
            case .list where role == .item: return false
            default: break
            }
        }
        return false
    }

    /// Whether the start tag of a row or cell stands in no table, where a parser passes over it: elements of a formula that
    /// bear the names of a table's parts lead the parser of the tree astray.
    private func isStray(_ role: HTMLRole) -> Bool {
        guard role == .row || role == .cell else { return false }
        for (_, kind) in open.reversed() where kind >= 0 {
            switch HTMLTree.kinds[kind].role {
            case .table, .row: return false
            case .cell: return true
            default: break
            }
        }
        return true
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

    static func append(attribute value: [UInt8], to out: inout [UInt8]) {
        value.withUnsafeBufferPointer { appendEscaped($0, quotes: true, to: &out) }
    }

    private mutating func close() {
        guard let (_, kind) = open.popLast() else { return }
        out += "</".utf8
        out += kind >= 0 ? HTMLTree.kinds[kind].name : ForeignElement.at(kind)?.name ?? []
        out.append(UInt8(ascii: ">"))
        leftForeign()
    }

    static func appendEscaped(
        _ text: UnsafeBufferPointer<UInt8>,
        quotes: Bool = false,
        to out: inout [UInt8]
    ) {
        var start = 0
        var index = 0
        while index < text.count {
            let escape: StaticString
            var width = 1
            switch text[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            // Line ends are one sign each, as the parser would have made them.
            case 0x0D: escape = index + 1 == text.count || text[index + 1] != 0x0A ? "\n" : ""
            case 0x00...0x08, 0x0B...0x1F, 0x7F: escape = ""
            case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0: (escape, width) = ("", 2)
            case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
                (escape, width) = ("", 3)
            case UInt8(ascii: "\"") where quotes: escape = "&quot;"
            default:
                index += 1
                continue
            }
            out.append(contentsOf: text[start..<index])
            out.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
            index += width
            start = index
        }
        out.append(contentsOf: text[start...])
    }
}
