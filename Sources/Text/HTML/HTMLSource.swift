/// HTML made ready for the parser: its markup, with every run of plain text replaced by one character.
///
/// gumbo hands text through its state machines one character at a time, which is most of what parsing an article costs.
/// What a run says does not matter to the tree, only that it stands there and is not white space, so each is passed as
/// one character of a private plane that carries the run's number, and put back when the tree is read; the same goes
/// for attribute values the parser does not look into. White space at a run's beginning and character references stay
/// as they are, because the parser has rules for them.
struct HTMLSource {
    /// What is parsed.
    private(set) var markup: [UInt8] = []
    /// Where in the original each run lies.
    private(set) var runs: [Range<Int>] = []
    /// Where in the original the contents of scripts lie that hold data.
    private(set) var data: [Range<Int>] = []
    /// Whether the input was larger than is read.
    var isCut = false
    let original: UnsafeBufferPointer<UInt8>
    /// One plane of characters; further runs are passed as they are.
    private let mostRuns: Int

    init(_ original: UnsafeBufferPointer<UInt8>) {
        self.original = original
        // A document that uses the plane itself is passed as it is, so that nothing can pose as a run.
        mostRuns = Self.usesPrivatePlane(original) ? 0 : 0xFFF0
        markup.reserveCapacity(original.count / 2 + 64)
        runs.reserveCapacity(original.count / 64 + 8)
    }

    static func usesPrivatePlane(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while let mark = Bytes.find(0xF3, in: bytes, from: index) {
            if mark + 1 < bytes.count, bytes[mark + 1] >= 0xB0 { return true }
            index = mark + 1
        }
        return false
    }

    /// Takes over markup as it is.
    mutating func appendMarkup(_ range: Range<Int>) {
        markup.append(contentsOf: UnsafeBufferPointer(rebasing: original[range]))
    }

    /// Writes markup of our own.
    mutating func append(_ byte: UInt8) { markup.append(byte) }

    /// Writes a `<` that ends the markup as a reference.
    mutating func escapeLooseSign() {
        guard markup.last == UInt8(ascii: "<") else { return }
        markup.removeLast()
        markup.append(contentsOf: "&lt;".utf8)
    }

    /// Notes the content of a script that holds data instead of a program.
    mutating func noteData(_ range: Range<Int>) {
        if data.count < Self.mostData { data.append(range) }
    }

    private static let mostData = 64

    /// Takes over text: its references as they are, what stands between them as runs.
    mutating func appendText(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let reference = Bytes.find(UInt8(ascii: "&"), in: original, from: start, to: range.upperBound)
            appendRun(start..<(reference ?? range.upperBound))
            guard let reference else { return }
            start = reference + 1
            while start < range.upperBound, Self.mayBeReference(original[start]) { start += 1 }
            appendMarkup(reference..<start)
        }
    }

    private mutating func appendRun(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, original[start] <= 0x20 {
            // The parser drops NUL with an error; it is nothing here either.
            if original[start] != 0 { markup.append(original[start]) }
            start += 1
        }
        guard start < range.upperBound else { return }
        let run = start..<range.upperBound
        // The parser takes C1 controls for errors; we know better what they were meant to be.
        let isWorthIt = run.count > 4 || Bytes.find(0xC2, in: original, from: run.lowerBound, to: run.upperBound) != nil
        if isWorthIt, runs.count < mostRuns { appendMark(of: run) } else { appendMarkup(run) }
    }

    private mutating func appendMark(of run: Range<Int>) {
        let number = runs.count
        runs.append(run)
        markup.append(0xF3)
        markup.append(0xB0 | UInt8(truncatingIfNeeded: number >> 12))
        markup.append(0x80 | UInt8(truncatingIfNeeded: number >> 6 & 0x3F))
        markup.append(0x80 | UInt8(truncatingIfNeeded: number & 0x3F))
    }

    /// Takes over an attribute, its value as a run where the parser has no business with it.
    mutating func append(_ attribute: HTMLTagScan.Attribute, literally: Bool) {
        markup.append(0x20)
        guard !literally, runs.count < mostRuns, let value = attribute.value, value.count > 4,
            isOpaque(attribute.name),
            Bytes.find(UInt8(ascii: "&"), in: original, from: value.lowerBound, to: value.upperBound) == nil
        else { return appendMarkup(attribute.whole) }
        appendMarkup(attribute.name)
        markup.append(UInt8(ascii: "="))
        appendMark(of: value)
    }

    /// Whether the parser never looks at the value of an attribute of this name.
    private func isOpaque(_ name: Range<Int>) -> Bool {
        let name = original[name]
        switch name.count {
        case 0, 1: return false
        case 2: return Self.matches(name, "id")
        case 3: return Self.matches(name, "src") || Self.matches(name, "alt") || Self.matches(name, "rel")
        case 4: return Self.matches(name, "href")
        default:
            return Self.opaqueNames.contains { Self.matches(name, $0) } || Self.matches(name.prefix(5), "data-")
        }
    }

    private static let opaqueNames: [StaticString] = [
        "class", "style", "title", "srcset", "sizes", "content", "target", "property", "datetime",
    ]

    private static func matches(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ expected: StaticString) -> Bool {
        guard name.count == expected.utf8CodeUnitCount else { return false }
        for (offset, byte) in name.enumerated() where byte.lowered != expected.utf8Start[offset] { return false }
        return true
    }

    private static func mayBeReference(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";")
    }

    /// Where the output stands, to come back to.
    var mark: (markup: Int, runs: Int) { (markup.count, runs.count) }

    /// Takes back what was written since `mark`.
    mutating func rollBack(to mark: (markup: Int, runs: Int)) {
        markup.removeLast(max(0, markup.count - mark.markup))
        runs.removeLast(max(0, runs.count - mark.runs))
    }

    /// The number of the run that the four bytes at a place stand for.
    func run(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index + 3 < text.count, text[index] == 0xF3, text[index + 1] >= 0xB0 else { return nil }
        let number =
            Int(text[index + 1] & 0x0F) << 12 | Int(text[index + 2] & 0x3F) << 6 | Int(text[index + 3] & 0x3F)
        return number < runs.count ? number : nil
    }

    /// The text of a run.
    func text(ofRun number: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: original[runs[number]])
    }
}
