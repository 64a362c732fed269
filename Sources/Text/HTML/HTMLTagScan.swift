import CGumbo

/// Walks over one tag in the source as a tokeniser does.
struct HTMLTagScan {
    let tag: GumboTag
    /// A hash of the name in lower case.
    let name: UInt64
    let nameRange: Range<Int>
    /// Where the walk stands: at the end after `nextAttribute` has answered nil.
    private(set) var position: Int
    /// Whether a closing angle bracket was found.
    private(set) var isClosed = false
    private(set) var isSelfClosing = false
    private let bytes: UnsafeBufferPointer<UInt8>

    struct Attribute {
        var name: Range<Int>
        /// Without quotes; nil when there is no equals sign.
        var value: Range<Int>?
        /// Name, sign and value with its quotes.
        var whole: Range<Int>
    }

    /// Whether another start tag of the same name ends the element.
    var isSelfReplacing: Bool { tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR }

    /// Whether the parser compares attributes of such elements, so that they must stay as they are.
    var comparesAttributes: Bool { HTMLTagFamily(tag) == .formatting && tag != GUMBO_TAG_A }

    /// Whether it is one of the elements that articles are mostly made of.
    var isCommon: Bool {
        switch tag {
        case GUMBO_TAG_P, GUMBO_TAG_BR, GUMBO_TAG_DIV, GUMBO_TAG_SPAN, GUMBO_TAG_A, GUMBO_TAG_IMG, GUMBO_TAG_UL,
            GUMBO_TAG_OL, GUMBO_TAG_LI, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_BLOCKQUOTE,
            GUMBO_TAG_STRONG, GUMBO_TAG_EM, GUMBO_TAG_B, GUMBO_TAG_I, GUMBO_TAG_META:
            true
        default: false
        }
    }

    var isParagraph: Bool { tag == GUMBO_TAG_P || tag == GUMBO_TAG_BR }

    /// Reads the name of the tag that begins at `start` with `<` or `</` and a letter.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isEnd: Bool) {
        self.bytes = bytes
        var index = start + (isEnd ? 2 : 1)
        let nameStart = index
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        while index < bytes.count, !Self.endsName(bytes[index]) {
            hash = (hash ^ UInt64(bytes[index].lowered)) &* 0x100_0000_01B3
            index += 1
        }
        name = hash
        nameRange = nameStart..<index
        position = index
        guard nameRange.count <= 20, let base = bytes.baseAddress else {
            tag = GUMBO_TAG_UNKNOWN
            return
        }
        let text = UnsafeRawPointer(base + nameStart).assumingMemoryBound(to: CChar.self)
        tag = gumbo_tagn_enum(text, UInt32(truncatingIfNeeded: nameRange.count))
    }

    /// The next attribute; nil at the end of the tag, with `position` after it.
    mutating func nextAttribute() -> Attribute? {
        while position < bytes.count, Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
            position += 1
        }
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: ">") {
            isClosed = true
            isSelfClosing = bytes[position - 1] == UInt8(ascii: "/")
            position += 1
            return nil
        }
        return readAttribute()
    }

    /// Goes to the end of the tag.
    mutating func finish() {
        while nextAttribute() != nil {}
    }

    private mutating func readAttribute() -> Attribute {
        let start = position
        var index = start + 1
        while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
        let name = start..<index
        var after = index
        while after < bytes.count, Self.isSpace(bytes[after]) { after += 1 }
        guard after < bytes.count, bytes[after] == UInt8(ascii: "=") else {
            position = index
            return Attribute(name: name, value: nil, whole: name)
        }
        index = after + 1
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
        let value = readValue(from: index)
        return Attribute(name: name, value: value, whole: start..<position)
    }

    private mutating func readValue(from start: Int) -> Range<Int>? {
        guard start < bytes.count else {
            position = bytes.count
            return nil
        }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = Bytes.find(quote, in: bytes, from: start + 1) else {
                position = bytes.count
                return nil
            }
            position = close + 1
            return (start + 1)..<close
        }
        var index = start
        while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        position = index
        return start..<index
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
    }
}
