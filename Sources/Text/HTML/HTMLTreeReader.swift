import CGumbo
import Glibc

/// Copies gumbo's tree into a row, without recursion, and puts the runs of text back.
struct HTMLTreeReader {
    private var nodes: [HTMLTree.Node] = []
    private var open: [(index: Int, children: GumboVector, next: Int)] = []
    private let source: HTMLSource
    private let seesVisibility: Bool
    private let arena: UnsafeMutablePointer<HTMLArena>
    /// Runs already put back.
    ///
    /// A reference may name the character of a run; without this, many could repeat a long one.
    private var used: [Bool]

    init(_ source: HTMLSource, arena: UnsafeMutablePointer<HTMLArena>, seesVisibility: Bool) {
        self.source = source
        self.seesVisibility = seesVisibility
        self.arena = arena
        used = Array(repeating: false, count: source.runs.count)
        nodes.reserveCapacity(source.markup.count / 16 + 16)
    }

    mutating func read(_ root: UnsafeMutablePointer<GumboNode>) -> [HTMLTree.Node] {
        append(root, parent: -1)
        while let (index, children, next) = open.last {
            if next < Int(children.length) {
                open[open.count - 1].next = next + 1
                if let child = children.data[next]?.assumingMemoryBound(to: GumboNode.self) {
                    append(child, parent: index)
                }
            } else {
                nodes[index].end = Int32(clamping: nodes.count)
                open.removeLast()
            }
        }
        return nodes
    }

    private mutating func append(_ node: UnsafeMutablePointer<GumboNode>, parent: Int) {
        let index = nodes.count
        var entry = HTMLTree.Node(role: .inline, parent: Int32(clamping: parent), end: Int32(clamping: index + 1))
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            entry.isText = true
            entry.text = restored(HTMLTree.bytes(node.pointee.v.text.text))
            nodes.append(entry)
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            // Members of an imported union are copies; the element's own place is where the union lies.
            guard let offset = MemoryLayout<GumboNode>.offset(of: \.v) else { break }
            let element = (UnsafeRawPointer(node) + offset).assumingMemoryBound(to: GumboElement.self)
            describe(element, in: &entry)
            nodes.append(entry)
            open.append((index, element.pointee.children, 0))
        default: break
        }
    }

    private func describe(_ element: UnsafePointer<GumboElement>, in entry: inout HTMLTree.Node) {
        entry.element = element
        let tag = Int(element.pointee.tag.rawValue)
        if element.pointee.tag_namespace == GUMBO_NAMESPACE_HTML, tag < HTMLTree.kinds.count {
            entry.kind = Int16(truncatingIfNeeded: tag)
            entry.role = HTMLTree.kinds[tag].role
            entry.level = HTMLTree.kinds[tag].level
        } else {
            if let index = ForeignElement.index(of: element) { entry.kind = HTMLTree.Node.kind(ofForeign: index) }
            if element.pointee.tag_namespace == GUMBO_NAMESPACE_SVG || isAnnotation(element) { entry.role = .silent }
        }
        guard seesVisibility, element.pointee.attributes.length > 0 else { return }
        var visibility = HTMLVisibility()
        HTMLTree.forEachAttribute(of: element, in: source) { visibility.read(name: $0, value: $1) }
        entry.isHidden = visibility.isHidden
        entry.isCaption = visibility.isCaption
    }

    /// Whether an element of a formula holds its source text instead of a part of it.
    private func isAnnotation(_ element: UnsafePointer<GumboElement>) -> Bool {
        guard element.pointee.tag_namespace == GUMBO_NAMESPACE_MATHML else { return false }
        var name = element.pointee.original_tag
        gumbo_tag_from_original_text(&name)
        guard let start = name.data, name.length >= 10 else { return false }
        return strncasecmp(start, "annotation", 10) == 0
    }

    /// A text node's text with its runs put back; the run itself when it is all there is.
    private mutating func restored(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard Bytes.find(0xF3, in: text, from: 0) != nil else { return text }
        if text.count == 4, let run = take(text, at: 0) { return run }
        var pieces: [UnsafeBufferPointer<UInt8>] = []
        var (start, index, total) = (0, 0, 0)
        while let mark = Bytes.find(0xF3, in: text, from: index) {
            index = mark + 1
            guard let run = take(text, at: mark) else { continue }
            pieces.append(UnsafeBufferPointer(rebasing: text[start..<mark]))
            pieces.append(run)
            total += mark - start + run.count
            index = mark + 4
            start = index
        }
        guard !pieces.isEmpty else { return text }
        pieces.append(UnsafeBufferPointer(rebasing: text[start...]))
        total += text.count - start
        return joined(pieces, count: total) ?? text
    }

    private mutating func take(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let number = source.run(in: text, at: index), !used[number] else { return nil }
        used[number] = true
        return source.text(ofRun: number)
    }

    private func joined(_ pieces: [UnsafeBufferPointer<UInt8>], count: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let memory = arena.pointee.allocate(count) else { return nil }
        let buffer = UnsafeMutableBufferPointer(start: memory.bindMemory(to: UInt8.self, capacity: count), count: count)
        var end = 0
        for piece in pieces {
            for byte in piece {
                buffer[end] = byte
                end += 1
            }
        }
        return UnsafeBufferPointer(buffer)
    }
}
