/// `<br>` and the tags of paragraphs in a text that is none of HTML, left by whoever took its other markup away.
enum LineBreakTags {
    /// `text` with its tags as line breaks, where one of them stands as no writer would quote it: beside another, beside
    /// a line break, or behind a sentence.
    static func replaced(in text: String) -> String {
        var text = text
        return text.withUTF8 { replaced($0) } ?? text
    }

    /// Nil when there is nothing to replace.
    private static func replaced(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var tags: [Range<Int>] = []
        var isMarkup = false
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), let end = end(of: bytes, at: index) else {
                index += 1
                continue
            }
            isMarkup = isMarkup || isBreak(bytes, index..<end, after: tags.last)
            tags.append(index..<end)
            index = end
        }
        guard isMarkup else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        index = 0
        for tag in tags {
            output.append(contentsOf: bytes[index..<tag.lowerBound])
            output.append(0x0A)
            index = tag.upperBound
        }
        output.append(contentsOf: bytes[index...])
        return String(decoding: output, as: UTF8.self)
    }

    /// Where a tag of a line break or a paragraph ends that begins at a place: `<br>`, `<br />`, `<p>`, `</p>`.
    private static func end(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var place = start + 1
        func letter(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] | 0x20 : 0 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
        if letter(place) == UInt8(ascii: "b"), letter(place + 1) == UInt8(ascii: "r") {
            place += 2
        } else if letter(place) == UInt8(ascii: "p") {
            place += 1
        } else {
            return nil
        }
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "/") { place += 1 }
        return place < bytes.count && bytes[place] == UInt8(ascii: ">") ? place + 1 : nil
    }

    private static func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>, after last: Range<Int>?) -> Bool
    {
        var before = tag.lowerBound
        while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
        if let last, before <= last.upperBound { return true }
        if before > 0, isEnd(bytes[before - 1]) { return true }
        let next = tag.upperBound
        return before > 0 && (next == bytes.count || bytes[next] == 0x0A || bytes[next] == 0x0D)
    }

    /// Line breaks and the ends of sentences.
    private static func isEnd(_ byte: UInt8) -> Bool {
        [0x0A, 0x0D, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte)
    }
}
