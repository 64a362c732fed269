/// Turns a tree into blocks, in one walk.
struct BlockWriter {
    private(set) var result = HTMLText()

    private let tree: HTMLTree
    private let base: WebAddress?
    private var folder: TextFolder
    private var open: [Frame] = []
    private var context = BlockContext()
    /// Whether a `<br>` was the last thing seen, beside white space.
    private var endsInBreak = false
    private var linkStart = 0
    private var linkAddress: String?
    private var seenImages: Set<String> = []
    /// Text without block markup is set as the writer typed it: blank lines part paragraphs.
    private let splitsAtBlankLines: Bool

    private static let mostImages = 200
    private static let mostLinks = 1000

    /// An element whose end is still to come.
    private struct Frame {
        var end: Int
        var node: Int
        var outer: BlockContext
    }

    init(_ tree: HTMLTree, base: WebAddress?, range: Range<Int>? = nil) {
        self.tree = tree
        self.base = base
        folder = TextFolder(reserving: 1024)
        let range = range ?? 0..<tree.nodes.count
        // The topmost element is the parser's own.
        splitsAtBlankLines = !tree.nodes[range].dropFirst().contains { $0.role.isBlock || $0.role == .lineBreak }
        walk(range)
    }

    private mutating func walk(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            while let frame = open.last, frame.end <= index { leave(frame) }
            let node = tree.nodes[index]
            if node.isText {
                write(node.text)
                index += 1
            } else if node.role == .silent || node.isHidden {
                index = Int(node.end)
            } else {
                enter(node, at: index)
                index += 1
            }
        }
        while let frame = open.last { leave(frame) }
        flush()
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        guard splitsAtBlankLines else {
            if folder.append(text) { endsInBreak = false }
            return
        }
        var rest = text[...]
        while let gap = BlankLine.first(in: rest) {
            folder.append(UnsafeBufferPointer(rebasing: rest[..<gap.lowerBound]))
            flush()
            rest = rest[gap.upperBound...]
        }
        folder.append(UnsafeBufferPointer(rebasing: rest))
    }

    private mutating func enter(_ node: HTMLTree.Node, at index: Int) {
        switch node.role {
        case .lineBreak: lineBreak()
        case .image: readImage(node)
        case .inline where !node.isCaption: break
        case .silent: break
        default:
            if node.end > Int32(index + 1) || node.role.isBlock {
                open.append(Frame(end: Int(node.end), node: index, outer: context))
                begin(node, at: index)
            }
        }
    }

    private mutating func begin(_ node: HTMLTree.Node, at index: Int) {
        if node.role.isBlock { boundary(node.role) }
        context.enter(node)
        switch node.role {
        case .link: beginLink(node)
        case .row: context.isDataRow = context.isDataRow || isDataRow(at: index)
        case .preformatted: folder.keepsLines = true
        default: break
        }
    }

    private mutating func leave(_ frame: Frame) {
        open.removeLast()
        let node = tree.nodes[frame.node]
        if node.role == .link { endLink() }
        // A row ends its block itself; what stands inside it only spaces.
        let endsRow = node.role == .row && context.isDataRow && !frame.outer.isDataRow
        if endsRow {
            flush()
        } else if node.role.isBlock {
            boundary(node.role)
        } else if node.isCaption, !frame.outer.isCaption {
            flush()
        }
        context = frame.outer
        folder.keepsLines = context.isPreformatted
    }

    /// Ends the block where a block element begins or ends, unless it lies in a row or item that is one block itself.
    private mutating func boundary(_ role: HTMLRole) {
        let staysTogether = context.isDataRow || (context.isItem && role == .division)
        if staysTogether { folder.space() } else { flush() }
    }

    private mutating func lineBreak() {
        if context.isPreformatted {
            folder.lineBreak()
        } else if endsInBreak, !context.isDataRow {
            flush()
        } else {
            folder.space()
            endsInBreak = true
        }
    }

    private mutating func flush() {
        endsInBreak = false
        let isInLink = folder.isLink
        if folder.bytes.count > linkStart { endLink() }
        if let (text, share) = folder.take() {
            result.blocks.append(HTMLBlock(kind: context.kind, text: text, linkShare: share))
        }
        linkStart = 0
        // A link around several blocks stays open through them, but is listed once.
        folder.isLink = isInLink
    }

    /// Whether a row holds data: several cells, none with paragraphs or tables of its own.
    ///
    /// Rows that only lay out a page are boxes like any other.
    private func isDataRow(at index: Int) -> Bool {
        var cells = 0
        var paragraphs = 0
        var position = index + 1
        let end = Int(tree.nodes[index].end)
        while position < end {
            switch tree.nodes[position].role {
            case .cell:
                cells += 1
                paragraphs = 0
            case .table, .quote, .heading, .preformatted, .figure: return false
            case .paragraph, .item:
                paragraphs += 1
                if paragraphs > 1 { return false }
            default: break
            }
            position += 1
        }
        return cells > 1
    }

    private mutating func beginLink(_ node: HTMLTree.Node) {
        folder.isLink = true
        linkStart = folder.bytes.count
        guard result.links.count < Self.mostLinks, let href = tree.attribute("href", of: node), !href.isEmpty else {
            return
        }
        linkAddress = SafeAddress.link(String(decoding: href, as: UTF8.self), base: base)
    }

    private mutating func endLink() {
        folder.isLink = false
        guard let address = linkAddress else { return }
        linkAddress = nil
        var start = min(linkStart, folder.bytes.count)
        if start < folder.bytes.count, folder.bytes[start] == 0x20 { start += 1 }
        let text = String(decoding: folder.bytes[start...], as: UTF8.self)
        result.links.append(HTMLLink(address: address, text: text, block: result.blocks.count))
    }

    private mutating func readImage(_ node: HTMLTree.Node) {
        guard result.images.count < Self.mostImages,
            let address = HTMLImage.address(of: node, in: tree, base: base), seenImages.insert(address).inserted
        else { return }
        result.images.append(address)
    }
}
