/// How tags open and close elements.
extension StraightSanitiser {
    private func isOpen(_ model: StraightElement.Model) -> Bool { open.contains { $0.model == model } }

    func name(from start: Int) -> (element: StraightElement, range: Range<Int>)? {
        var end = start
        while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        guard end < bytes.count, Self.endsAttribute(bytes[end]),
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
        if element.isTablePart, !interrupted.isEmpty { return false }
        if element.model == .link { interrupted.removeAll { $0.element.model == .link } }
        if element.isText, !rebuildFormatting() { return false }
        guard let end = readAttributes(from: range.upperBound), makesRoom(for: element) else { return false }
        switch element.model {
        case .void, .part, .image, .rule:
            position = end
            return isHiding || writeStart(element, range, end)
        default:
            guard begin(element, range, end) else { return false }
            position = end
            return element.model != .preformatted || interrupted.isEmpty && beginPreformatted()
        }
    }

    /// Opens an element whose attributes have been read.
    mutating func begin(_ element: StraightElement, _ name: Range<Int>, _ end: Int) -> Bool {
        // From here to its end, nothing is written.
        if isHiding, mutedFrom == nil { mutedFrom = open.count }
        guard writeStart(element, name, end) else { return false }
        open.append(element)
        starts.append(name.lowerBound - 1)
        return open.count <= Self.deepest
    }

    /// Ends the paragraph or item that an element's start ends; false where more than that would end.
    private mutating func makesRoom(for element: StraightElement) -> Bool {
        switch element.model {
        case .link where isOpen(.link): return false
        // In what is read as an old page, a table may stand in a paragraph.
        case .table where isOpen(.paragraph): return false
        case .item, .term:
            if let index = itemEnded(by: element.model) {
                guard close(from: index) else { return false }
            } else if open.contains(where: { !$0.isWritten && !$0.isPhrase }) {
                // What keeps two items apart here is not written, and would not keep them apart when read again.
                return false
            }
        case .row:
            endInTable([.cell, .row])
            // A table's rows stand in a section, written or not.
            if open.last?.model == .table {
                write("<tbody>")
                open.append(.body)
                starts.append(position)
            }
        case .cell:
            endInTable([.cell])
            if open.last?.model == .section {
                write("<tr>")
                open.append(.row)
                starts.append(position)
            }
        case .section: endInTable([.cell, .row, .section])
        default: break
        }
        if open.isEmpty, [.row, .cell, .section].contains(element.model) { return false }
        if let last = open.last, !last.takes(element) { return false }
        if element.endsParagraph, let index = open.lastIndex(where: { $0.model == .paragraph }), !close(from: index) {
            return false
        }
        return !(element.model == .heading && isOpen(.heading))
    }

    /// Where the item is open that the start of another ends: nothing but lines, paragraphs and divisions between.
    private func itemEnded(by model: StraightElement.Model) -> Int? {
        for index in open.indices.reversed() {
            if open[index].model == model { return index }
            guard open[index].isPhrase || open[index].model == .paragraph || open[index] == .division else {
                return nil
            }
        }
        return nil
    }

    mutating func closeTop() {
        guard let last = open.popLast() else { return }
        starts.removeLast(max(0, starts.count - open.count))
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
        guard close < bytes.count, bytes[close] == UInt8(ascii: ">") else { return false }
        switch ending(of: element) {
        case .undecided: return false
        case .none:
            position = close + 1
            return true
        case .last: break
        }
        if element.isWritten, close == range.upperBound, isLowerCase(range) {
            copy(position..<close + 1)
        } else {
            writeEnd(element)
        }
        open.removeLast()
        starts.removeLast(max(0, starts.count - open.count))
        if open.count == mutedFrom { mutedFrom = nil }
        position = close + 1
        return true
    }

    /// What an end tag ends.
    private enum Ending { case none, last, undecided }

    /// Ends what an end tag ends before its own element, which is then the last.
    private mutating func ending(of element: StraightElement) -> Ending {
        if !interrupted.isEmpty {
            if element.isTablePart { return .undecided }
            if element.isFormatting, let index = interrupted.lastIndex(where: { $0.element == element }) {
                interrupted.remove(at: index)
                return .none
            }
        }
        if open.last == element { return .last }
        guard let index = open.lastIndex(of: element) else { return endNothing(element) ? .none : .undecided }
        let inner = open[(index + 1)...]
        switch element.model {
        case .formatting, .link:
            // The parser would part what stands around it.
            guard inner.allSatisfy(\.isPhrase) else { return .undecided }
        case .inline:
            guard !inner.contains(where: \.isTablePart) else { return .undecided }
            guard inner.allSatisfy(\.isPhrase) else { return .none }
        case .block, .list, .preformatted, .heading, .paragraph, .term:
            guard !inner.contains(where: \.isTablePart) else { return .undecided }
        case .item:
            guard !inner.contains(where: { $0.isTablePart || $0.model == .list }) else { return .undecided }
        case .cell: if open.last?.model == .paragraph { closeTop() }
        case .row: endInTable([.cell])
        case .section: endInTable([.cell, .row])
        case .table: endInTable([.cell, .row, .section])
        case .void, .part, .image, .rule, .script: return .undecided
        }
        guard element.isTablePart || close(from: index + 1) else { return .undecided }
        return open.last == element ? .last : .undecided
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
        case .void, .part, .script: return false
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
