import struct Text.TextFolder

/// Cuts a page into its passages, in one walk.
struct BlockCollector {
    private(set) var result = PageBlocks()

    private let tree: PageTree
    private var folder = TextFolder(reserving: 4096)
    private var frames: [Frame] = []
    private var node: Int32 = 0
    private var around = BlockSurroundings()
    private var links = 0
    private var place: Int32 = -1
    private var endsInBreak = false
    /// How deep the walk stands in inline elements that are named as boilerplate, and the names.
    private var named = 0
    private var names: NameFamilies = []
    private var namedBytes = 0
    private var emphasised = 0
    private var emphasisedBytes = 0
    private let most: Int

    /// An element whose end is still to come.
    private struct Frame {
        var end: Int32
        var node: Int32
        var around: BlockSurroundings
        var isBlock = false
        var isLink = false
        var isNamed = false
        var isEmphasis = false
    }

    init(_ tree: PageTree, most: Int) {
        self.tree = tree
        self.most = most
        node = Int32(tree.body)
        walk()
    }

    private mutating func walk() {
        guard tree.nodes.indices.contains(tree.body) else { return }
        var index = tree.body
        let end = Int(tree.nodes[index].end)
        while index < end, result.blocks.count < most {
            while let frame = frames.last, frame.end <= index { leave(frame) }
            let entry = tree.nodes[index]
            if entry.tag == .text {
                write(index)
                index += 1
            } else if isSkipped(entry, at: index) {
                index = Int(entry.end)
            } else {
                enter(entry, at: index)
                index += 1
            }
        }
        while let frame = frames.last { leave(frame) }
        flush()
    }

    private func isSkipped(_ entry: PageNode, at index: Int) -> Bool {
        if entry.tag.isSilent { return true }
        if entry.tag == .annotation || entry.tag == .annotationMark { return !isBracketed(entry, at: index) }
        return !entry.tag.isBlock && !entry.holdsBlocks && !entry.families.isDisjoint(with: [.spoken, .concealed])
    }

    /// Whether the reading above a word comes with brackets for those who cannot show it there (`rp`): else it would run
    /// into the word.
    private func isBracketed(_ entry: PageNode, at index: Int) -> Bool {
        guard entry.parent >= 0, entry.parent < Int32(index) else { return false }
        var place = Int(entry.parent) + 1
        let end = min(Int(tree.nodes[Int(entry.parent)].end), place + 64)
        while place < end {
            if tree.nodes[place].tag == .annotationMark { return true }
            place = max(place + 1, Int(tree.nodes[place].end))
        }
        return false
    }

    private mutating func write(_ index: Int) {
        let before = folder.bytes.count
        let isVisible = folder.append(tree.html.nodes[index].text)
        guard isVisible else { return }
        if before == 0 || place < 0 { place = Int32(index) }
        if named > 0 { namedBytes += folder.bytes.count - before }
        if emphasised > 0 { emphasisedBytes += folder.bytes.count - before }
        endsInBreak = false
    }

    private mutating func enter(_ entry: PageNode, at index: Int) {
        if entry.tag == .lineBreak {
            lineBreak()
            return
        }
        let isBlock = entry.tag.isBlock
        let isNamed = !isBlock && !entry.holdsBlocks && !entry.families.isDisjoint(with: [.boilerplate, .deck])
        let isEmphasis = entry.tag == .emphasis
        guard isBlock || entry.tag == .link || isNamed || isEmphasis else { return }
        if isBlock { flush() }
        frames.append(
            Frame(
                end: entry.end,
                node: node,
                around: around,
                isBlock: isBlock,
                isLink: entry.tag == .link,
                isNamed: isNamed,
                isEmphasis: isEmphasis
            )
        )
        if entry.tag == .link {
            links += 1
            folder.isLink = true
        }
        if isEmphasis { emphasised += 1 }
        if isNamed {
            named += 1
            names.formUnion(entry.families)
        }
        guard isBlock else { return }
        node = Int32(index)
        surround(entry.tag, Int32(index))
    }

    private mutating func surround(_ tag: PageTag, _ index: Int32) {
        switch tag {
        case .list, .definitions: around.list = index
        case .table: around.table = index
        case .figure: around.figure = index
        case .caption, .tableCaption: around.caption = index
        case .quote: around.quote = index
        case .header: around.header = index
        case .h1, .h2, .h3, .h4, .h5, .h6: around.heading = index
        case .preformatted:
            around.preformatted = index
            folder.keepsLines = true
        default: break
        }
    }

    private mutating func leave(_ frame: Frame) {
        frames.removeLast()
        if frame.isBlock {
            flush()
            node = frame.node
            around = frame.around
            folder.keepsLines = around.preformatted >= 0
        }
        if frame.isLink {
            links -= 1
            folder.isLink = links > 0
        }
        if frame.isNamed { named -= 1 }
        if frame.isEmphasis { emphasised -= 1 }
    }

    private mutating func lineBreak() {
        if around.preformatted >= 0 {
            folder.lineBreak()
        } else if endsInBreak {
            flush()
        } else {
            if endsParagraph { result.breaks.append(result.text.count + folder.bytes.count) }
            folder.space()
            endsInBreak = true
        }
    }

    /// Whether a single line break ends a paragraph: as much text as a paragraph has, closed as a sentence.
    private var endsParagraph: Bool {
        let start = max(0, (result.breaks.last ?? 0) - result.text.count)
        guard folder.bytes.count - start >= Self.paragraph else { return false }
        switch folder.bytes.last {
        case 0x2E, 0x21, 0x3F: return true
        // `…`, `”`, `»` and the full stop of Chinese and Japanese.
        default: return Self.closings.contains { folder.bytes.suffix($0.count).elementsEqual($0) }
        }
    }

    private static let paragraph = 120
    private static let closings = ["…", "”", "»", "。"].map { Array($0.utf8) }

    private mutating func flush() {
        endsInBreak = false
        let (range, inLinks) = folder.take(into: &result.text)
        defer {
            place = -1
            namedBytes = 0
            emphasisedBytes = 0
            if named == 0 { names = [] }
        }
        guard !range.isEmpty else { return }
        let measure = TextMeasure(result.text, range)
        guard measure.hasWords else {
            result.text.removeLast(range.count)
            while let last = result.breaks.last, last > range.lowerBound { result.breaks.removeLast() }
            return
        }
        var block = PageBlock(
            text: range,
            place: max(place, 0),
            node: node,
            tag: tree.nodes[Int(node)].tag,
            around: around,
            length: measure.length,
            links: Double(inLinks) / Double(range.count),
            endsSentence: measure.endsSentence
        )
        block.isEmphasised = emphasisedBytes * 20 >= range.count * 19
        if namedBytes * 10 >= range.count * 9 { block.families = names.intersection([.boilerplate, .deck]) }
        result.blocks.append(block)
    }
}
