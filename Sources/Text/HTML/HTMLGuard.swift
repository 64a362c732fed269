/// Bounds what a parse can cost, before it begins.
///
/// gumbo follows the HTML standard, whose tree construction is quadratic, or worse, for some input: deep nesting, piles
/// of unclosed formatting elements that are rebuilt in every paragraph, thousands of attributes on a tag. One linear
/// pass models the stack of open elements from above and leaves out the tags that go beyond any honest page; text is
/// never left out for it. Scripts, styles and comments, which no reader of the tree looks at, are cut as well, which
/// makes parsing faster.
struct HTMLGuard {
    static let deepest = 256
    static let mostTags = 150_000
    static let mostAttributes = 48
    static let mostFormatting = 32
    /// How many bytes of rebuilt formatting tags a document may cause before it loses all formatting.
    static let mostRebuilt = 4 << 20
    /// Below this many tags the model is not kept: what they can do is bounded by their number.
    static let fewTags = 500

    /// How much of the markup is let through, for when the parser cannot cope with it.
    enum Care: CaseIterable {
        case everything
        /// Only what articles are mostly made of, without tables, forms, templates and foreign elements.
        case common
        /// Only the begin of paragraphs.
        case paragraphs

        func lets(_ tag: HTMLTagScan) -> Bool {
            switch self {
            case .everything: true
            case .common: tag.isCommon
            case .paragraphs: tag.isParagraph
            }
        }
    }

    /// The input as it is safe to parse.
    ///
    /// With `isLean` what says nothing of a page's text is cut as well (`LeanMarkup`).
    static func prepared(_ bytes: UnsafeBufferPointer<UInt8>, care: Care, isLean: Bool = false) -> HTMLSource {
        let head = shortened(bytes)
        var scan = HTMLGuard(head, care: care, dropsFormatting: false, isLean: isLean)
        scan.run()
        if scan.isBomb {
            scan = HTMLGuard(head, care: care, dropsFormatting: true, isLean: isLean)
            scan.run()
        }
        if head.count < bytes.count { scan.source.isCut = true }
        return scan.source
    }

    /// The input up to the last tag that fits `HTMLFragment.longestRead`.
    private static func shortened(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard bytes.count > HTMLFragment.longestRead else { return bytes }
        let head = bytes[..<HTMLFragment.longestRead]
        var end = head.lastIndex(of: UInt8(ascii: "<")) ?? 0
        // Without a tag in sight, cut between two characters.
        if end < head.count / 2 {
            end = head.endIndex
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }

    private var source: HTMLSource
    private let bytes: UnsafeBufferPointer<UInt8>
    private let care: Care
    private let dropsFormatting: Bool
    private let isLean: Bool
    private let keepsModel: Bool
    private var isBomb = false
    private var tags = 0
    private var stack: [OpenTag] = []
    /// The sizes of the open formatting tags by name.
    private var formatting: [UInt64: [Int]] = [:]
    private var leftOut: [UInt64: Int] = [:]
    private var formattingCount = 0
    private var formattingBytes = 0
    private var rebuilt = 0
    private var roots = 0
    private var openSections = 0
    /// Of the attributes of the tag being read.
    private var names: [Range<Int>] = []

    private struct OpenTag {
        var name: UInt64
        var family: HTMLTagFamily
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, care: Care, dropsFormatting: Bool, isLean: Bool) {
        self.bytes = bytes
        self.care = care
        self.dropsFormatting = dropsFormatting
        self.isLean = isLean
        source = HTMLSource(bytes)
        keepsModel = Self.hasManyTags(bytes)
    }

    private static func hasManyTags(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 3 * fewTags else { return false }
        var index = 0
        for _ in 0..<fewTags {
            guard let next = Bytes.find(UInt8(ascii: "<"), in: bytes, from: index) else { return false }
            index = next + 1
        }
        return true
    }

    private mutating func run() {
        var textStart = 0
        var index = 0
        while !isBomb, !source.isCut, let start = Bytes.find(UInt8(ascii: "<"), in: bytes, from: index),
            start + 1 < bytes.count
        {
            guard let construct = Construct(bytes, at: start) else {
                // A sign that begins no tag is text.
                index = start + 1
                continue
            }
            appendText(textStart..<start)
            // What follows may be left out: a loose sign must not become a tag with what comes then.
            source.escapeLooseSign()
            index = pass(construct, at: start)
            textStart = index
        }
        if !source.isCut { appendText(textStart..<bytes.count) }
    }

    /// Takes over text, without the end of a section that was begun with `<![CDATA[`.
    private mutating func appendText(_ range: Range<Int>) {
        var start = range.lowerBound
        while openSections > 0, let end = Bytes.find(UInt8(ascii: ">"), in: bytes, from: start, to: range.upperBound) {
            let isSectionEnd =
                end >= start + 2 && bytes[end - 1] == UInt8(ascii: "]") && bytes[end - 2] == UInt8(ascii: "]")
            source.appendText(start..<(isSectionEnd ? end - 2 : end + 1))
            if isSectionEnd { openSections -= 1 }
            start = end + 1
        }
        source.appendText(start..<range.upperBound)
    }

    /// What a `<` begins, as the tokeniser decides by the bytes after it.
    private enum Construct {
        case startTag, endTag, comment, section, declaration, bogusComment

        init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
            let next = bytes[start + 1]
            let second = start + 2 < bytes.count ? bytes[start + 2] : 0
            switch next {
            case UInt8(ascii: "!"):
                let third = start + 3 < bytes.count ? bytes[start + 3] : 0
                if second == UInt8(ascii: "-"), third == UInt8(ascii: "-") {
                    self = .comment
                } else if second == UInt8(ascii: "["), start + 9 <= bytes.count,
                    bytes[(start + 3)..<(start + 9)].elementsEqual("CDATA[".utf8)
                {
                    self = .section
                } else {
                    self = second.lowered == UInt8(ascii: "d") ? .declaration : .bogusComment
                }
            case UInt8(ascii: "/"):
                guard start + 2 < bytes.count else { return nil }
                self = second.isLetter ? .endTag : .bogusComment
            case UInt8(ascii: "?"): self = .bogusComment
            default:
                guard next.isLetter else { return nil }
                self = .startTag
            }
        }
    }

    /// Takes over or leaves out what begins at `start`; where it ends.
    private mutating func pass(_ construct: Construct, at start: Int) -> Int {
        switch construct {
        case .startTag: return passTag(start, isEnd: false)
        case .endTag: return passTag(start, isEnd: true)
        case .section:
            // Feeds escape twice; a browser would take all up to the first `>` for a comment.
            openSections += 1
            return start + 9
        case .comment: return HTMLComment.end(in: bytes, from: start)
        case .declaration, .bogusComment:
            let end = Bytes.find(UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 } ?? bytes.count
            if construct == .declaration { source.appendMarkup(start..<end) }
            return end
        }
    }

    private mutating func passTag(_ start: Int, isEnd: Bool) -> Int {
        let before = source.mark
        var tag = HTMLTagScan(bytes, at: start, isEnd: isEnd)
        tags += 1
        guard tags <= Self.mostTags else {
            source.isCut = true
            return bytes.count
        }
        let family = HTMLTagFamily(tag.tag)
        if !isEnd, family == .script || family == .style {
            var holdsData = false
            while let attribute = tag.nextAttribute() { holdsData = holdsData || isDataType(attribute) }
            let content = tag.position
            let end = HTMLComment.startOfEndTag(in: bytes, from: content, name: tag.nameRange)
            if holdsData, family == .script { source.noteData(content..<end) }
            return HTMLComment.endOfRawText(in: bytes, from: end, name: tag.nameRange)
        }
        if isLean, !isEnd, let end = LeanMarkup.end(of: tag, in: bytes, from: start) { return end }
        write(&tag, from: start, isEnd: isEnd)
        let isDropped =
            isEnd
            ? keepsModel && dropsEnd(tag, family) : dropsStart(tag, family, size: tag.position - start)
        if isDropped || !care.lets(tag) { source.rollBack(to: before) }
        guard !isEnd, family == .rawText else { return tag.position }
        let end = HTMLComment.startOfEndTag(in: bytes, from: tag.position, name: tag.nameRange)
        // Without its tag such text would be markup.
        if care == .everything { source.appendMarkup(tag.position..<end) }
        return end
    }

    /// Whether an attribute says that a script is JSON, by the end of its media type.
    private func isDataType(_ attribute: HTMLTagScan.Attribute) -> Bool {
        guard let value = attribute.value, attribute.name.count == 4,
            zip(bytes[attribute.name], "type".utf8).allSatisfy({ $0.lowered == $1 })
        else { return false }
        var type = value
        while let last = type.last, bytes[last] <= 0x20 { type.removeLast() }
        return type.count > 4 && zip(bytes[type.suffix(4)], "json".utf8).allSatisfy { $0.lowered == $1 }
    }

    private mutating func write(_ tag: inout HTMLTagScan, from start: Int, isEnd: Bool) {
        source.appendMarkup(start..<tag.nameRange.upperBound)
        let literally = tag.comparesAttributes
        names.removeAll(keepingCapacity: true)
        while let attribute = tag.nextAttribute() {
            // The first of a name counts; the parser loses what follows a repeated one that has no value.
            guard !isEnd, names.count < Self.mostAttributes, !isRepeated(attribute.name) else { continue }
            names.append(attribute.name)
            if isLean, !literally, !LeanMarkup.isTelling(attribute.name, in: bytes) { continue }
            source.append(attribute, literally: literally)
        }
        if tag.isSelfClosing {
            source.append(0x20)
            source.append(UInt8(ascii: "/"))
        }
        if tag.isClosed { source.append(UInt8(ascii: ">")) }
    }

    private func isRepeated(_ name: Range<Int>) -> Bool {
        names.contains { earlier in
            earlier.count == name.count
                && zip(bytes[earlier], bytes[name]).allSatisfy { $0.lowered == $1.lowered }
        }
    }

    private mutating func dropsStart(_ tag: HTMLTagScan, _ family: HTMLTagFamily, size: Int) -> Bool {
        if family == .root {
            roots += 1
            return roots > 4
        }
        guard keepsModel else { return false }
        if family == .formatting { return dropsFormatting(tag, size: size) }
        countRebuilt()
        guard family != .void else { return false }
        if family == .closing, let top = stack.last, top.name == tag.name { return false }
        guard stack.count < Self.deepest else { return true }
        stack.append(OpenTag(name: tag.name, family: family))
        return false
    }

    private mutating func dropsFormatting(_ tag: HTMLTagScan, size: Int) -> Bool {
        guard !dropsFormatting, formattingCount < Self.mostFormatting else {
            leftOut[tag.name, default: 0] += 1
            return true
        }
        // A link closes the one before it.
        if tag.isSelfReplacing { closeFormatting(tag.name) }
        formatting[tag.name, default: []].append(size)
        formattingCount += 1
        formattingBytes += size
        return false
    }

    private mutating func closeFormatting(_ name: UInt64) {
        guard let size = formatting[name]?.popLast() else { return }
        formattingCount -= 1
        formattingBytes -= size
    }

    /// Where a block begins or ends, the open formatting may be rebuilt.
    private mutating func countRebuilt() {
        rebuilt += formattingBytes
        if rebuilt > Self.mostRebuilt, !dropsFormatting { isBomb = true }
    }

    /// Models an end tag; true when it belongs to a start tag that was left out.
    private mutating func dropsEnd(_ tag: HTMLTagScan, _ family: HTMLTagFamily) -> Bool {
        if family == .formatting {
            if let count = leftOut[tag.name], count > 0 {
                leftOut[tag.name] = count - 1
                return true
            }
            closeFormatting(tag.name)
            return dropsFormatting
        }
        countRebuilt()
        var depth = stack.count
        while depth > 0 {
            let open = stack[depth - 1]
            if open.name == tag.name {
                stack.removeSubrange((depth - 1)...)
                break
            }
            if open.family == .barrier || (family == .other && open.family != .other) { break }
            depth -= 1
        }
        return false
    }
}
