/// Gathers text in UTF-8 and cleans its typography on the way.
///
/// White space folds to one space and is trimmed at both ends; a no-break space stays where it stands alone or where
/// the language wants it (before `; : ! ? »`, after `«`). Soft hyphens, zero-width spaces, direction marks and controls
/// go; the joiners U+200C and U+200D stay inside words beyond Latin script and in emoji, where they carry meaning.
package struct TextFolder {
    package private(set) var bytes: [UInt8] = []
    /// How many of the bytes were written while `isLink` was set.
    package private(set) var linkBytes = 0
    package var isLink = false
    /// Whether line ends and runs of spaces stay.
    package var keepsLines = false

    private var gap = Gap.none
    private var hardSpace: UInt8 = 0

    private enum Gap { case none, soft, hard, mixed }

    var isEmpty: Bool { bytes.isEmpty }

    package init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Marks that white space stands here.
    package mutating func space() { gap = gap == .none ? .soft : (gap == .hard ? .mixed : gap) }

    /// Ends a line inside preformatted text; a space elsewhere.
    package mutating func lineBreak() {
        if keepsLines { bytes.append(0x0A) } else { space() }
    }

    /// Appends text; true when anything visible was in it.
    @discardableResult
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = bytes.count
        var index = 0
        while index < text.count {
            let end = keepsLines ? Self.endOfPlain(text, from: index) : Self.endOfWords(text, from: index)
            if end > index { write(UnsafeBufferPointer(rebasing: text[index..<end])) }
            index = end
            if index < text.count { index += readSpecial(text, at: index) }
        }
        return bytes.count > before
    }

    /// The text so far, and the share of it inside links; begins anew.
    package mutating func take() -> (text: String, linkShare: Double)? {
        defer {
            bytes.removeAll(keepingCapacity: true)
            linkBytes = 0
            gap = .none
        }
        if keepsLines { trimLines() }
        guard !bytes.isEmpty else { return nil }
        return (String(decoding: bytes, as: UTF8.self), min(1, Double(linkBytes) / Double(bytes.count)))
    }

    /// Moves the text so far to the end of `buffer`; begins anew.
    ///
    /// - Returns: where it stands there, and how many of its bytes lie within links.
    package mutating func take(into buffer: inout [UInt8]) -> (range: Range<Int>, linkBytes: Int) {
        if keepsLines { trimLines() }
        let start = buffer.count
        let inLinks = min(linkBytes, bytes.count)
        buffer.append(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
        linkBytes = 0
        gap = .none
        return (start..<buffer.count, inLinks)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF
    }

    private static func endOfPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, isPlain(text[index]) { index += 1 }
        return index
    }

    /// Where words end that stay as they are: plain bytes, visible characters and single spaces between them.
    ///
    /// Most text is one such run.
    private static func endOfWords(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard isPlain(text[start]) else { return start }
        return kinds.withUnsafeBufferPointer { kinds in
            var index = start
            var before = plain
            while index < text.count {
                let kind = kinds[Int(text[index])]
                if kind & (before | special) == 0 {
                    before = kind
                    index += 1
                    continue
                }
                let width = kind == special ? widthOfVisible(text, at: index) : 0
                guard width > 0 else { break }
                before = plain
                index += width
            }
            return before == space ? index - 1 : index
        }
    }

    private static let plain: UInt8 = 0
    private static let space: UInt8 = 1
    /// Needs a decision.
    private static let special: UInt8 = 2
    private static let kinds: [UInt8] = (0...255).map { $0 == 0x20 ? space : isPlain($0) ? plain : special }

    /// The width of a character that needs a decision, if the decision is to write it; else 0.
    private static func widthOfVisible(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = text[index]
        guard lead > 0x7F else { return 0 }
        let width = lead == 0xC2 ? 2 : 3
        guard index + width <= text.count else { return 0 }
        let isVisible = SpecialCharacter(lead, text[index + 1], width == 3 ? text[index + 2] : 0) == .visible
        return isVisible ? width : 0
    }

    private mutating func write(_ run: UnsafeBufferPointer<UInt8>) {
        if gap != .none { closeGap(before: run[0]) }
        bytes.append(contentsOf: run)
        if isLink { linkBytes += run.count }
    }

    /// Writes the white space that stood before a visible byte.
    private mutating func closeGap(before next: UInt8) {
        defer { gap = .none }
        guard !bytes.isEmpty else { return }
        let keepsHard = gap == .hard || (gap == .mixed && (Self.wantsHardSpace(next) || endsWithOpeningQuote))
        if isLink { linkBytes += 1 }
        guard keepsHard else {
            bytes.append(0x20)
            return
        }
        if hardSpace == 0xA0 { bytes += [0xC2, 0xA0] } else { bytes += [0xE2, 0x80, 0xAF] }
    }

    private static func wantsHardSpace(_ next: UInt8) -> Bool {
        switch next {
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"): true
        // The lead byte of », which is looked at alone because it comes here as a run of its own.
        case 0xC2: true
        default: false
        }
    }

    private var endsWithOpeningQuote: Bool { bytes.suffix(2).elementsEqual([0xC2, 0xAB]) }

    /// Reads one character that needs a decision; its width.
    private mutating func readSpecial(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = text[index]
        if lead <= 0x20 || lead == 0x7F {
            readControl(lead)
            return 1
        }
        let width = lead == 0xC2 ? 2 : 3
        guard index + width <= text.count else {
            write(UnsafeBufferPointer(rebasing: text[index...]))
            return text.count - index
        }
        let second = text[index + 1]
        let third = width == 3 ? text[index + 2] : 0
        switch SpecialCharacter(lead, second, third) {
        case .hardSpace:
            gap = gap == .none ? .hard : .mixed
            hardSpace = third == 0 ? 0xA0 : 0xAF
        case .softSpace: space()
        case .nothing: break
        case .control: write(control: second)
        case .joiner
        where (bytes.last ?? 0) < 0x80 || gap != .none || bytes.count >= 2 && bytes[bytes.count - 2] == 0xC3:
            break
        default: write(UnsafeBufferPointer(rebasing: text[index..<(index + width)]))
        }
        return width
    }

    private mutating func readControl(_ byte: UInt8) {
        switch byte {
        case 0x0A where keepsLines: bytes.append(0x0A)
        case 0x0D where keepsLines: break
        case 0x20 where keepsLines, 0x09 where keepsLines: bytes.append(byte)
        case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: space()
        default: break
        }
    }

    /// Writes what a C1 control was meant to be: windows-1252 that somebody took for Latin-1.
    ///
    /// The same table by which HTML reads `&#128;` to `&#159;`.
    private mutating func write(control: UInt8) {
        let scalar = Self.windows1252[Int(control & 0x1F)]
        guard scalar > 0 else { return }
        let bytes = [0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)]
        let short = [0xC0 | UInt8(truncatingIfNeeded: scalar >> 6), 0x80 | UInt8(scalar & 0x3F)]
        (scalar < 0x800 ? short : bytes).withUnsafeBufferPointer { write($0) }
    }

    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private mutating func trimLines() {
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        let blank = bytes.prefix { $0 <= 0x20 }
        if let newline = blank.lastIndex(of: 0x0A) { bytes.removeFirst(newline + 1) }
    }
}
