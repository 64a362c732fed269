/// How tags open and close elements.
extension StraightSanitiser {
    private var isInItem: Bool { open.contains { $0.model == .item } }

    private func isOpen(_ model: StraightElement.Model) -> Bool { open.contains { $0.model == model } }

    private func name(from start: Int) -> (element: StraightElement, range: Range<Int>)? {
        var end = start
        while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        guard end < bytes.count, Self.isSpace(bytes[end]) || "/>".utf8.contains(bytes[end]),
            let name = TagName(UnsafeBufferPointer(rebasing: bytes[start..<end])),
            let element = StraightElement.named(name)
        else { return nil }
        return (element, start..<end)
    }

    mutating func startTag() -> Bool {
        guard let (element, range) = name(from: position + 1) else { return false }
        if element.model == .script {
            var tag = HTMLTagScan(bytes, at: position, isEnd: false)
            tag.finish()
            position = HTMLComment.endOfRawText(in: bytes, from: tag.position, name: tag.nameRange)
            return true
        }
        guard let end = readAttributes(from: range.upperBound), makesRoom(for: element) else { return false }
        position = end
        switch element.model {
        case .void, .image, .rule: return isHiding || writeStart(element, range, end)
        default:
            // From here to its end, nothing is written.
            if isHiding, mutedFrom == nil { mutedFrom = open.count }
            guard writeStart(element, range, end) else { return false }
            open.append(element)
            return open.count <= Self.deepest && (element.model != .preformatted || beginPreformatted())
        }
    }

    /// Ends the paragraph or item that an element's start ends; false where more than that would end.
    private mutating func makesRoom(for element: StraightElement) -> Bool {
        switch element.model {
        case .link where isOpen(.link): return false
        // In what is read as an old page, a table may stand in a paragraph.
        case .table where isOpen(.paragraph): return false
        case .item:
            guard isInItem, open.last?.model != .list else { break }
            if open.last?.model == .paragraph { closeTop() }
            guard open.last?.model == .item else { return false }
            closeTop()
        case .term:
            guard isOpen(.term), open.last?.model != .list else { break }
            if open.last?.model == .paragraph { closeTop() }
            guard open.last?.model == .term else { return false }
            closeTop()
        case .row:
            endInTable([.cell, .row])
            // A table's rows stand in a section, written or not.
            if open.last?.model == .table {
                write("<tbody>")
                open.append(.body)
            }
        case .cell:
            endInTable([.cell])
            if open.last?.model == .section {
                write("<tr>")
                open.append(.row)
            }
        case .section: endInTable([.cell, .row, .section])
        default: break
        }
        if open.isEmpty, [.row, .cell, .section].contains(element.model) { return false }
        if let last = open.last, !last.takes(element) { return false }
        if element.endsParagraph, isOpen(.paragraph) {
            guard open.last?.model == .paragraph else { return false }
            closeTop()
            guard !isOpen(.paragraph) else { return false }
        }
        return !(element.model == .heading && isOpen(.heading))
    }

    mutating func closeTop() {
        guard let last = open.popLast() else { return }
        writeEnd(last)
        if open.count == mutedFrom { mutedFrom = nil }
    }

    /// A parser takes one line end after this tag away, so one that is text is written twice.
    private mutating func beginPreformatted() -> Bool {
        guard position < bytes.count else { return true }
        if bytes[position] == 0x0A {
            position += 1
            guard position < bytes.count else { return true }
            if bytes[position] == 0x0A { write("\n") }
        }
        switch bytes[position] {
        case 0x0D: return false
        // What is left out would let the text behind it come first.
        case UInt8(ascii: "<"): return name(from: position + 1).map { $0.element.model != .script } ?? false
        default: return true
        }
    }

    mutating func endTag() -> Bool {
        guard let (element, range) = name(from: position + 2) else { return false }
        var close = range.upperBound
        while close < bytes.count, Self.isSpace(bytes[close]) { close += 1 }
        guard close < bytes.count, bytes[close] == UInt8(ascii: ">"), end(element) else { return false }
        guard open.last == element else {
            position = close + 1
            return true
        }
        if element.isWritten, close == range.upperBound, isLowerCase(range) {
            copy(position..<close + 1)
        } else {
            writeEnd(element)
        }
        open.removeLast()
        if open.count == mutedFrom { mutedFrom = nil }
        position = close + 1
        return true
    }

    /// Ends what an end tag ends before its own element, which is then the last; it is not when the tag ends nothing.
    private mutating func end(_ element: StraightElement) -> Bool {
        if open.last == element { return true }
        guard open.contains(element) else { return endNothing(element) }
        switch element.model {
        case .block, .list, .preformatted, .item, .term, .cell: break
        case .row: endInTable([.cell])
        case .section: endInTable([.cell, .row])
        case .table: endInTable([.cell, .row, .section])
        default: return false
        }
        if open.last?.model == .paragraph { closeTop() }
        if open.last?.model == .item, element.model != .item { closeTop() }
        if open.last?.model == .term, element.model != .term { closeTop() }
        return open.last == element
    }

    /// Ends the parts of a table that are left open within the part that begins or ends.
    private mutating func endInTable(_ models: [StraightElement.Model]) {
        if open.last?.model == .paragraph, open.dropLast().last?.model == .cell { closeTop() }
        for model in models where open.last?.model == model { closeTop() }
    }

    /// An end tag without its element is no tag, but for those of paragraphs, headings and lines.
    private mutating func endNothing(_ element: StraightElement) -> Bool {
        switch element.model {
        case .paragraph:
            guard open.last?.movesText != true else { return false }
            write("<p></p>")
            return true
        case .heading: return !isOpen(.heading)
        case .void, .script: return false
        default: return true
        }
    }

    func isLowerCase(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0.lowered == $0 }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
    }
}
