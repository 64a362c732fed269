/// Elements somebody forgot to close, known by what begins within them.
extension FeedBuilder {
    /// Where the frames begin that the start of this element ends: a value or text that cannot hold it, with all in it.
    ///
    /// `<link href="…">` without its slash would otherwise swallow what follows up to the end of the entry.
    mutating func firstUnclosed(by field: FeedField, _ family: Namespace) -> Int? {
        // Entries end what is before them by themselves.
        guard field != .unknown, field != .item, field != .entry, let top = frames.last else { return nil }
        switch top.kind {
        case .value: return family == .xhtml ? nil : frames.count - 1
        case .container:
            if top.context == .foreign { return firstUnknownUnclosed() }
            guard top.context == .person || top.context == .image, field.isNeverOfAPart else { return nil }
            return frames.count - 1
        case .markup, .inline:
            guard let index = frames.lastIndex(where: { $0.kind == .markup }) else { return nil }
            return isSibling(field, family, of: frames[index]) ? index : nil
        }
    }

    /// Where an element nobody knows stands in a feed or entry, with no end tag before the entry's own.
    private mutating func firstUnknownUnclosed() -> Int? {
        guard let outer = frames.lastIndex(where: { $0.context == .entry || $0.context == .feed }),
            outer + 1 < frames.count, frames[outer + 1].field == .unknown
        else { return nil }
        if let known = frames[outer + 1].isClosed { return known ? nil : outer + 1 }
        let isClosed = isClosedLater(frames[outer + 1].name)
        frames[outer + 1].isClosed = isClosed
        return isClosed ? nil : outer + 1
    }

    /// Looks for an end tag, up to where the entry ends or another begins; taken for there beyond some distance.
    private mutating func isClosedLater(_ name: Range<Int>) -> Bool {
        guard looksAhead < Self.mostLooksAhead else { return true }
        looksAhead += 1
        let name = bytes(name)
        var offset = scanner.position
        let end = offset + Self.lookAhead
        while let tag = scanner.find(UInt8(ascii: "<"), from: offset), tag < end {
            offset = tag + 1
            if scanner.byte(offset) == UInt8(ascii: "/") {
                let close = offset + 1..<scanner.nameEnd(offset + 1)
                if Self.isSame(bytes(close), name) { return true }
                if Self.endsEntry(bytes(close)) { return false }
            } else if Self.endsEntry(bytes(offset..<scanner.nameEnd(offset))) {
                return false
            }
        }
        return offset < scanner.bytes.count
    }

    private static let mostLooksAhead = 1000
    private static let lookAhead = 64 << 10

    private static func endsEntry(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name[...]
        return ["item", "entry", "channel", "feed"].contains { $0.utf8.elementsEqual(local.lazy.map { $0 | 0x20 }) }
    }

    /// Whether an element is too much a feed's to be markup of the text it begins in.
    private func isSibling(_ field: FeedField, _ family: Namespace, of text: Frame) -> Bool {
        if let type = attribute("type", of: text)?.lowercased(), type.hasSuffix("xml"), !type.contains("xhtml") {
            return false
        }
        switch family {
        case .plain, .atom, .oldAtom:
            return field.isNeverOfAPart || (text.field == .title && field == .link || field == .atomLink)
        case .dublinCore, .content, .itunes, .media, .feedBurner: return true
        default: return false
        }
    }
}

extension FeedField {
    /// Whether it is said of feeds and entries only, never of a person or picture, nor an element of HTML.
    fileprivate var isNeverOfAPart: Bool {
        switch self {
        case .id, .published, .issued, .created, .updated, .category, .enclosure, .comments, .language, .ttl,
            .generator, .editor, .webMaster, .rssAuthor, .person:
            true
        default: false
        }
    }
}
