import CGumbo

/// Knows the markup that has no part in what a page's text is, so that it need not be parsed.
///
/// A third of what a news page sends besides its scripts are drawings of icons, references to style sheets and
/// attributes for the layout.
enum LeanMarkup {
    /// Drawings with more in them are left to the parser.
    private static let mostInside = 2000

    /// Where an element without a say ends, whose start tag begins at `start`; nil for any other.
    static func end(of tag: HTMLTagScan, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        switch tag.tag {
        case GUMBO_TAG_SVG: endOfDrawing(tag, in: bytes)
        case GUMBO_TAG_LINK: endOfReference(tag, in: bytes)
        default: nil
        }
    }

    /// After a `link` that names neither the page's own address nor the next page.
    private static func endOfReference(_ tag: HTMLTagScan, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var tag = tag
        var isTelling = false
        while let attribute = tag.nextAttribute() {
            guard let value = attribute.value, attribute.name.count == 3,
                equals(bytes[attribute.name], "rel")
            else { continue }
            // An entity might hide a letter.
            isTelling = isTelling || bytes[value].contains(UInt8(ascii: "&"))
            isTelling = isTelling || holds(bytes[value], "canonical") || holds(bytes[value], "next")
        }
        return isTelling || !tag.isClosed ? nil : tag.position
    }

    /// After an inline drawing that holds nothing but shapes and their names.
    ///
    /// Nil where an element inside would end the drawing or be HTML again (HTML standard, 13.2.6.5), and where the
    /// drawing has no end.
    private static func endOfDrawing(_ tag: HTMLTagScan, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var tag = tag
        tag.finish()
        if tag.isSelfClosing { return tag.position }
        var index = tag.position
        var depth = 1
        for _ in 0..<mostInside {
            guard let open = Bytes.find(UInt8(ascii: "<"), in: bytes, from: index), open + 2 < bytes.count else {
                return nil
            }
            let isEnd = bytes[open + 1] == UInt8(ascii: "/")
            guard bytes[open + (isEnd ? 2 : 1)].isLetter else {
                guard bytes[open + 1] == UInt8(ascii: "!"), bytes[open + 2] == UInt8(ascii: "-") else { return nil }
                index = HTMLComment.end(in: bytes, from: open)
                continue
            }
            var inner = HTMLTagScan(bytes, at: open, isEnd: isEnd)
            inner.finish()
            guard inner.isClosed else { return nil }
            index = inner.position
            switch inner.tag {
            case GUMBO_TAG_SVG: depth += isEnd ? -1 : inner.isSelfClosing ? 0 : 1
            case GUMBO_TAG_STYLE where !isEnd && !inner.isSelfClosing:
                index = HTMLComment.endOfRawText(in: bytes, from: index, name: inner.nameRange)
            case GUMBO_TAG_UNKNOWN, GUMBO_TAG_TITLE, GUMBO_TAG_DESC, GUMBO_TAG_IMAGE: break
            default: return nil
            }
            if depth == 0 { return index }
        }
        return nil
    }

    /// Whether an attribute of that name tells what an element is, where it leads, or what it states.
    ///
    /// Those that begin with `data-` stay: publishers name parts of their pages by them.
    static func isTelling(_ name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let name = bytes[name]
        guard let first = name.first?.lowered else { return false }
        if name.count > 5, first == UInt8(ascii: "d"), equals(name.prefix(5), "data-") { return true }
        return telling.contains { $0.utf8CodeUnitCount == name.count && $0.utf8Start[0] == first && equals(name, $0) }
    }

    private static let telling: [StaticString] = [
        "class", "id", "href", "rel", "role", "style", "hidden", "itemprop", "property", "aria-hidden", "name",
        "content", "datetime", "lang", "xml:lang", "src", "type", "http-equiv", "encoding",
    ]

    private static func equals(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ expected: StaticString) -> Bool {
        guard bytes.count == expected.utf8CodeUnitCount else { return false }
        for (offset, byte) in bytes.enumerated() where byte.lowered != expected.utf8Start[offset] { return false }
        return true
    }

    private static func holds(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ word: StaticString) -> Bool {
        guard bytes.count >= word.utf8CodeUnitCount else { return false }
        return (bytes.startIndex...(bytes.endIndex - word.utf8CodeUnitCount)).contains { start in
            equals(bytes[start..<(start + word.utf8CodeUnitCount)], word)
        }
    }
}
