/// Writes safe HTML from markup that needs no tree, in one pass over its bytes.
///
/// Most of what feeds carry is nested as it is written, and a tree would give its elements back in the order they
/// stand. This pass answers what `Sanitiser` answers for it, many times as fast. Where building the tree does more
/// than to open and close elements and to end paragraphs and list items (HTML standard §13.2.6: misnested formatting,
/// tables, forms, foreign elements…) it is undecided, and the tree has to say.
///
/// Safety rests on the same ground as there: only names from fixed lists are written, every address is one that
/// `SafeAddress` passes, and everything else is escaped.
struct StraightSanitiser {
    enum Answer: Equatable {
        /// The input is what would be written.
        case unchanged
        case rewritten([UInt8])
        case undecided
    }

    /// Deeper nesting is the tree's business, which bounds it.
    static let deepest = 32
    static let mostTags = 100_000

    let bytes: UnsafeBufferPointer<UInt8>
    let base: WebAddress?
    var controls: StrayControls
    var position = 0
    var open: [StraightElement] = []
    /// Where the start tags of the open elements begin.
    var starts: [Int] = []
    /// Formatting that was interrupted and begins anew before the next text, outermost first.
    var interrupted: [Interrupted] = []
    /// How many bytes of start tags were written anew.
    var rebuilt = 0
    /// The attributes of the tag being read.
    var attributes: [Attribute] = []
    /// Whether the tag being read hides its element.
    var isHiding = false
    /// How many elements are open around the hidden one that is being read over; nil when none is.
    var mutedFrom: Int?
    private var output: [UInt8] = []
    /// The part of the input that is written next as it stands.
    ///
    /// What is unchanged is copied in pieces as long as possible, and not at all when it is the whole.
    private var pending = 0..<0
    private var tags = 0

    static func sanitised(_ bytes: UnsafeBufferPointer<UInt8>, base: WebAddress?) -> Answer {
        guard bytes.count <= HTMLFragment.longestRead, !holdsNoncharacters(bytes) else { return .undecided }
        var pass = StraightSanitiser(bytes: bytes, base: base)
        // The tree loses its own way with them in texts of very many parts, or that use the plane it marks parts by.
        if pass.controls.mayHold, bytes.count > longestWithControls || HTMLSource.usesPrivatePlane(bytes) {
            return .undecided
        }
        return pass.run()
    }

    private static let longestWithControls = 128 << 10

    private static func holdsNoncharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while let mark = Bytes.find(0xEF, in: bytes, from: index) {
            if mark + 2 < bytes.count, bytes[mark + 1] == 0xBF, bytes[mark + 2] >= 0xBE { return true }
            index = mark + 1
        }
        return false
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, base: WebAddress?) {
        self.bytes = bytes
        self.base = base
        controls = StrayControls(bytes)
    }

    private mutating func run() -> Answer {
        while position < bytes.count {
            let isDecided = bytes[position] == UInt8(ascii: "<") ? markup() : text()
            guard isDecided else { return .undecided }
        }
        while !open.isEmpty { closeTop() }
        if output.isEmpty, pending == 0..<bytes.count { return .unchanged }
        flush()
        return .rewritten(output)
    }

    // MARK: - Writing

    /// Writes a part of the input as it stands.
    mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty, mutedFrom == nil else { return }
        if range.lowerBound == pending.upperBound, !pending.isEmpty {
            pending = pending.lowerBound..<range.upperBound
        } else {
            flush()
            pending = range
        }
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        if output.isEmpty { output.reserveCapacity(bytes.count + bytes.count / 8) }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[pending]))
        pending = 0..<0
    }

    mutating func write(_ text: StaticString) {
        guard mutedFrom == nil else { return }
        flush()
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(escaping text: UnsafeBufferPointer<UInt8>, quotes: Bool) {
        guard mutedFrom == nil else { return }
        flush()
        Sanitiser.appendEscaped(text, quotes: quotes, to: &output)
    }

    mutating func writeEnd(_ element: StraightElement) {
        guard element.isWritten else { return }
        write("</")
        write(element.name)
        write(">")
    }

    // MARK: - Reading

    /// Takes text up to the next sign that may begin markup; false where only the tree knows what it says.
    private mutating func text() -> Bool {
        if open.last?.movesText == true { return blank() }
        guard rebuildFormatting() else { return false }
        var start = position
        var index = start
        while index < bytes.count {
            let end = controls.next(from: index)
            index = Self.plainEnd(bytes, from: index, to: end)
            guard index < end else {
                copy(start..<index)
                index = min(index + StrayControls.width, bytes.count)
                start = index
                continue
            }
            let byte = bytes[index]
            guard byte <= UInt8(ascii: ">") || byte == 0x7F, Self.isSpecial(byte) else {
                index += 1
                continue
            }
            copy(start..<index)
            switch byte {
            case UInt8(ascii: "<"):
                position = index
                return true
            case UInt8(ascii: ">"):
                write("&gt;")
                index += 1
            case UInt8(ascii: "&"):
                guard let reference = PlainReference(bytes, at: index) else { return false }
                writeReference(reference, at: index)
                index += reference.length
            case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index += 1
            // Other controls, which the parser replaces here and drops there.
            default: return false
            }
            start = index
        }
        copy(start..<index)
        position = index
        return true
    }

    /// Goes on while eight bytes at a time are nothing special, and then to the first that may be.
    private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = start
        while index + 8 <= end {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A byte that is zero, here, is the one that is looked for; `<` and `>` differ by one bit.
            let bracket = (word | ones &* 2) ^ (ones &* 0x3E)
            let ampersand = word ^ (ones &* 0x26)
            let delete = word ^ (ones &* 0x7F)
            let special =
                (bracket &- ones) & ~bracket | (ampersand &- ones) & ~ampersand | (delete &- ones) & ~delete
                | (word &- ones &* 0x20) & ~word
            let marks = (special & (ones &* 0x80)).littleEndian
            // The lowest mark is right; those above it may be of a borrow.
            guard marks == 0 else { return index + (marks.trailingZeroBitCount >> 3) }
            index += 8
        }
        return index
    }

    /// Takes the white space between the parts of a table; text there is the tree's business.
    private mutating func blank() -> Bool {
        let start = position
        while position < bytes.count, Self.isSpace(bytes[position]) {
            guard bytes[position] != 0x0D, bytes[position] != 0x0C else { return false }
            position += 1
        }
        copy(start..<position)
        return position == bytes.count || bytes[position] == UInt8(ascii: "<")
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x00...0x08, 0x0B...0x1F, 0x7F: true
        default: false
        }
    }

    private mutating func writeReference(_ reference: PlainReference, at index: Int) {
        switch (reference.scalar, reference.length) {
        case ("&", 5), ("<", 4), (">", 4): copy(index..<index + reference.length)
        case ("&", _): write("&amp;")
        case ("<", _): write("&lt;")
        case (">", _): write("&gt;")
        default:
            guard mutedFrom == nil else { return }
            flush()
            output.append(contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Takes what begins with `<`.
    private mutating func markup() -> Bool {
        tags += 1
        guard tags <= Self.mostTags else { return false }
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if next.isLetter { return startTag() }
        switch next {
        case UInt8(ascii: "/"): return endTag()
        case UInt8(ascii: "!"):
            guard position + 3 < bytes.count, bytes[position + 2] == UInt8(ascii: "-"),
                bytes[position + 3] == UInt8(ascii: "-")
            else { return false }
            position = HTMLComment.end(in: bytes, from: position)
            return true
        // Two signs with a comment between them may become one tag.
        case UInt8(ascii: "?"), UInt8(ascii: "<"), 0: return false
        default:
            guard open.last?.movesText != true, rebuildFormatting() else { return false }
            write("&lt;")
            position += 1
            return true
        }
    }
}
