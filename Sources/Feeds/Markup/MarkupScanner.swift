#if canImport(Glibc)
    import Glibc
#endif

/// Cuts XML, and what is meant to be XML, into tags and text.
///
/// Never fails: what breaks a rule is noted as a defect and read as its writer must have meant it. Works on UTF-8
/// in place; events name byte ranges, so nothing is copied. References are left to `ReferenceDecoder`.
/// Each byte is visited a bounded number of times.
struct MarkupScanner {
    /// A piece of markup, by its place in the bytes.
    enum Event {
        /// A start tag; its attributes are in `attributes`.
        case open(name: Range<Int>, isEmpty: Bool)
        case close(name: Range<Int>)
        /// Text with its references undecoded.
        case text(Range<Int>)
        /// The inside of a CDATA section.
        case literal(Range<Int>)
    }

    /// An attribute, its references undecoded.
    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// Attributes beyond this many are read over.
    static let maximumAttributes = 64

    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the reading began.
    let first: Int
    var position: Int
    /// Of the last start tag.
    var attributes: [Attribute] = []
    /// The first rule that was broken, and where.
    var defect: (message: String, offset: Int)?
    /// Where an XML declaration stands that is not the first thing; of all that is wrong this matters least.
    var misplacedDeclaration: Int?
    /// Whether the document ended within a tag, comment or section.
    var isCut = false
    var entities = DeclaredEntities()
    var lacksInstructionEnd = false
    var lacksCommentEnd = false
    var lacksSectionEnd = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        self.bytes = bytes
        first = start
        position = start
        attributes.reserveCapacity(16)
    }

    mutating func note(_ message: @autoclosure () -> String, at offset: Int) {
        if defect == nil { defect = (message(), offset) }
    }

    /// The next tag or text; nil at the end.
    mutating func next() -> Event? {
        while position < bytes.count {
            let start = position
            guard bytes[start] == UInt8(ascii: "<") else {
                position = find(UInt8(ascii: "<"), from: start) ?? bytes.count
                return .text(start..<position)
            }
            switch byte(start + 1) {
            case UInt8(ascii: "/"):
                if let event = endTag() { return event }
            case UInt8(ascii: "!"):
                if let event = declaration() { return event }
            case UInt8(ascii: "?"):
                skipInstruction()
            case let first where Self.startsName(first):
                if let event = startTag() { return event }
            default:
                note("a < that starts no tag", at: start)
                position = start + 1
                return .literal(start..<start + 1)
            }
        }
        return nil
    }

    /// Goes past the next `<`; answers its offset.
    mutating func skipToTag() -> Int? {
        guard let found = find(UInt8(ascii: "<"), from: position) else { return nil }
        position = found + 1
        return found
    }

    // MARK: - Bytes

    /// The byte at an offset; 0 beyond the end.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset < bytes.count ? bytes[offset] : 0
    }

    /// The first offset of a byte.
    func find(_ wanted: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(wanted), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }

    func find(_ wanted: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = bytes.baseAddress,
            let found = memchr(base + range.lowerBound, Int32(wanted), range.count)
        else { return nil }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }

    /// The first offset of a short text.
    func find(_ wanted: StaticString, from start: Int) -> Int? {
        var start = start
        while let found = find(wanted.utf8Start[0], from: start) {
            if matches(wanted, at: found) { return found }
            start = found + 1
        }
        return nil
    }

    /// The last offset of a text in the whole document.
    func lastOffset(of wanted: [UInt8]) -> Int? {
        guard let first = wanted.first else { return nil }
        var end = bytes.count
        while let offset = bytes[..<end].lastIndex(of: first) {
            if bytes[offset...].starts(with: wanted) { return offset }
            end = offset
        }
        return nil
    }

    func matches(_ wanted: StaticString, at start: Int) -> Bool {
        let count = wanted.utf8CodeUnitCount
        guard start + count <= bytes.count, let base = bytes.baseAddress else { return false }
        return memcmp(base + start, wanted.utf8Start, count) == 0
    }

    func matchesIgnoringCase(_ wanted: StaticString, at start: Int) -> Bool {
        guard start + wanted.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<wanted.utf8CodeUnitCount where bytes[start + index] | 0x20 != wanted.utf8Start[index] | 0x20 {
            return false
        }
        return true
    }

    static func startsName(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x80
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }

    /// Anything that cannot end a name in a tag is part of it.
    static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }

    func nameEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
        return end
    }

    func skippingSpace(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        return end
    }

    mutating func cut(_ what: StaticString, at offset: Int) {
        note("the document ends within \(what)", at: offset)
        isCut = true
        position = bytes.count
    }

}
